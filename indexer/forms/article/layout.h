// The layout of one article: its lines and the role of each.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/schema/source_line.h"
#include "forms/draft/field_names.h"

namespace broadsheet::schema {
class LanguageIdentifier;
}

namespace broadsheet::indexer {

// A line that is not blank.
struct LayoutLine {
  std::string_view text;     // cleaned, white space at its end cut off
  std::uint64_t number = 0;  // counted from 0 within the record
  bool after_blank = false;  // a blank line stands before it
  LineRole role = LineRole::kBody;
  std::string_view first, second;  // the two lines as printed, if `text` joins a date line broken over two
  std::string_view printed = {};   // the line as printed, if `text` is what follows its label
  NewsField field = NewsField::kOther;  // with LineRole::kField: what it says
};

// Reads the roles of the lines of `text` (well-formed UTF-8, which must outlive this).
class ArticleLayout {
 public:
  // `default_language` reads date lines where the language of the text cannot be told. `languages` must
  // outlive this.
  ArticleLayout(std::string_view text, schema::LanguageIdentifier& languages,
                std::string_view default_language = {});

  // The lines that are not blank, with their roles. More than kMaxArticleLines are cut off: see too_long().
  [[nodiscard]] const std::vector<LayoutLine>& lines() const noexcept { return lines_; }
  [[nodiscard]] bool too_long() const noexcept { return too_long_; }
  // Control characters that were removed.
  [[nodiscard]] std::uint64_t removed() const noexcept { return removed_; }
  // All lines, blank ones too.
  [[nodiscard]] std::uint64_t line_count() const noexcept { return line_count_; }

  // The source line, if there is one.
  [[nodiscard]] const std::optional<schema::SourceLine>& source() const noexcept { return source_; }
  // The date lines in the order of preference: nearest the source line first.
  [[nodiscard]] const std::vector<std::size_t>& date_lines() const noexcept { return date_lines_; }
  // Full date lines that are none of these: in the text.
  [[nodiscard]] std::size_t dates_inside() const;
  // The language that most of the text seems to be in; empty if unknown.
  [[nodiscard]] const std::string& language() const noexcept { return language_; }
  [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warnings_; }

 private:
  void cut(std::string_view text);
  void join_broken_dates();
  void find_fields();
  [[nodiscard]] bool takes_labels(std::size_t count) const;
  void take_field(std::size_t place);
  void find_tail();
  void find_source(std::size_t begin);
  void find_dates_above(std::size_t tail);
  void find_head();
  void find_lone_date();
  void find_language(std::string_view default_language);
  [[nodiscard]] std::string sample(std::size_t begin, std::size_t end) const;
  void find_headlines();
  [[nodiscard]] bool is_second_headline(std::size_t first, std::size_t second) const;

  schema::LanguageIdentifier& languages_;
  std::vector<LayoutLine> lines_;
  std::deque<std::string> cleaned_;  // lines that lost control characters, and lines that were joined
  bool too_long_ = false;
  std::uint64_t removed_ = 0;
  std::uint64_t line_count_ = 0;
  std::size_t tail_ = 0;  // the lines from here on are date and source lines
  std::optional<schema::SourceLine> source_;
  std::vector<std::size_t> date_lines_;
  std::string language_;
  std::string date_language_;  // what date lines are read in: language_, else the default
  std::vector<std::string> warnings_;
};

}  // namespace broadsheet::indexer

// An article that is being put together: forms report what they found of it, and one place settles what
// counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/schema/article.h"

namespace broadsheet::indexer {

// What gave a piece of evidence. Borrows its names, which must outlive the draft.
struct Found {
  std::string_view rule;    // "the date line"; empty: see `member`
  std::string_view member;  // the name of a member or field of the record, as it is there
  std::uint64_t line = 0;   // counted from 1 within the file; 0: no line says it
  Certainty certainty = Certainty::kRead;
};

// A member of the record says so.
inline Found stated(std::string_view member, std::uint64_t line) {
  return {{}, member, line, Certainty::kStated};
}

// A text that says when an article was published or changed.
struct DateStatement {
  std::string text;
  Found found;
  bool is_pair = false;  // counts only if it says both when the article was published and when it was changed
  bool is_read = false;  // the form has read it itself, into `date` or `problem`
  std::optional<schema::Dateline> date;
  std::string problem;    // why it is not a date, where the form knows better than the text
  std::string reads_as;   // what is read in place of `text`, where the form writes dates in its own way
  std::string rule;       // how the form came to that reading, or to `date`; empty: nothing was open
  double confidence = 1;  // and how sure of it it is
};

// Collects the fields of one article. Evidence is kept only where it is asked for: nothing else costs time.
class ArticleDraft {
 public:
  // `options` and `tools` must outlive it.
  ArticleDraft(const ParseOptions& options, Detail detail, ParseTools& tools)
      : options_(options), detail_(detail), tools_(tools) {}

  void set_id(std::string id, schema::IdOrigin origin, const Found& found);
  // Beyond kMaxHeadlines they are left out.
  void add_headline(schema::TextPart headline, const Found& found);
  void set_body(schema::TextPart body, const Found& found);
  void set_source(schema::SourceLine source, const Found& found);
  void set_byline(std::string byline, const Found& found);
  void set_url(std::string url, const Found& found);
  // Beyond kMaxTags they are left out.
  void add_tag(std::string tag, const Found& found);
  // So many more were left out already.
  void leave_out(std::size_t headlines, std::size_t tags) {
    headlines_left_out_ += headlines;
    tags_left_out_ += tags;
  }
  void set_origins(std::vector<Origin> origins) { article().origins = std::move(origins); }
  void set_extra(std::string json) { article().extra_json = std::move(json); }

  // When the article was published, the statement that counts most first. The first that can be read counts;
  // if none can, the first says why.
  void add_published(DateStatement statement) { published_.push_back(std::move(statement)); }
  // When a crawl fetched it: no statement of a time later than a day after that counts, and none of the
  // change. If nothing else says when it was published, it was then at the latest.
  void set_fetched(std::int64_t utc_seconds) { fetched_ = utc_seconds; }
  // When it was changed; it counts before what a statement of the publication says too.
  void set_modified(DateStatement statement) { modified_ = std::move(statement); }
  // Dates that were settled when the article was first read: nothing is read anew.
  void keep_published(std::string text, std::optional<schema::Dateline> date, const Found& found);
  void keep_modified(std::optional<schema::Dateline> date, const Found& found);

  // The zone that the record names for its dates.
  void set_zone(std::string zone) { zone_ = std::move(zone); }
  // What the text seems to be in, for reading dates, where the form has found out already.
  void set_text_language(std::string language) { text_language_ = std::move(language); }

  // A remark for people; beyond kMaxWarnings they are left out.
  void warn(std::string sentence);

  [[nodiscard]] bool has_text() const {
    return !parsed_.article.headlines.empty() || !parsed_.article.body.text.empty();
  }
  [[nodiscard]] const schema::SourceLine& source() const { return parsed_.article.source; }
  [[nodiscard]] const schema::TextPart& body() const { return parsed_.article.body; }

  // Settles the dates; texts and their languages must have been set. True if the statement of the publication
  // that counts is a pair.
  bool settle_dates();

  // The article, with all that its fields decide together.
  ParsedArticle finish() &&;

 private:
  struct Reading {
    std::string text;  // empty: there was none
    std::optional<schema::Dateline> published;
    std::optional<schema::Dateline> modified;
    std::string problem;  // why there is no `published`
    Found found;
  };

  schema::Article& article() { return parsed_.article; }
  void hint_language(schema::DatelineHints& hints) const;
  static Reading read(DateStatement statement, const schema::DatelineHints& hints);
  [[nodiscard]] bool is_too_late(const schema::Dateline& date) const;
  void drop_later(Reading& reading) const;
  void fall_back_on_crawl(Reading& reading, const schema::DatelineHints& hints) const;
  void settle_modified(const schema::DatelineHints& hints);
  void apply(Reading reading, const schema::DatelineHints& hints);
  void settle_source();
  void note_completed();
  [[nodiscard]] bool keeps_evidence() const { return detail_ == Detail::kEvidence; }
  void note(std::string_view field, std::string_view value, const Found& found, bool taken = true);
  void note_date(std::string_view field, const schema::Dateline& date, const Found& found, bool taken = true);
  // Gives `field` `value` unless it has one, or `value` is empty.
  void fill(std::string& field, std::string_view name, std::string value, const Found& found);

  const ParseOptions& options_;
  const Detail detail_;
  ParseTools& tools_;
  ParsedArticle parsed_;
  std::vector<DateStatement> published_;
  std::optional<DateStatement> modified_;
  Found published_found_;  // of what counts
  bool dates_settled_ = false;
  bool counts_pair_ = false;
  std::string zone_;
  std::optional<std::string> text_language_;
  std::optional<std::int64_t> fetched_;
  std::size_t headlines_left_out_ = 0;
  std::size_t tags_left_out_ = 0;
};

}  // namespace broadsheet::indexer

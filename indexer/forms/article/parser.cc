// The parser of the article format: from lines and their roles to an article.
#include "forms/article/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/language.h"
#include "forms/article/layout.h"
#include "forms/article/line_rules.h"
#include "forms/draft/dates.h"
#include "forms/draft/text_cleaner.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

// The lines of one role, as printed; blank lines between them part paragraphs.
std::string join_body(const std::vector<LayoutLine>& lines) {
  std::string body;
  bool blank = false;
  for (const LayoutLine& line : lines) {
    blank = blank || line.after_blank;
    if (line.role != LineRole::kBody) continue;
    if (!body.empty()) body += blank ? "\n\n" : "\n";
    body += line.text;
    blank = false;
  }
  return body;
}

// Every line of the record with its role, blank ones too.
std::vector<LineReading> list_lines(const Record& record, const ArticleLayout& layout) {
  std::vector<LineReading> readings;
  std::uint64_t number = 0;
  const auto add_blanks = [&](std::uint64_t until) {
    for (; number < until; ++number) readings.push_back({record.origin.line + number, LineRole::kBlank, {}});
  };
  for (const LayoutLine& line : layout.lines()) {
    add_blanks(line.number);
    for (const std::string_view text : {line.first, line.second.empty() ? line.text : line.second}) {
      if (text.empty()) continue;
      readings.push_back({record.origin.line + number, line.role, std::string(text)});
      ++number;
    }
  }
  add_blanks(layout.line_count());
  return readings;
}

// Two date lines one after the other may be one statement: published, then modified.
DateReading read_dates(const ArticleLayout& layout, const schema::DatelineHints& hints,
                       std::vector<std::string>& warnings) {
  const std::vector<std::size_t>& places = layout.date_lines();
  const auto text_at = [&](std::size_t place) { return trim_line(layout.lines()[place].text); };
  if (places.size() == 2) {
    const std::size_t above = std::min(places[0], places[1]);
    const std::size_t below = std::max(places[0], places[1]);
    if (below == above + 1) {
      const std::string joined = std::string(text_at(above)) + " " + std::string(text_at(below));
      DateReading reading = read_date_text(joined, hints);
      if (reading.published && reading.modified) return reading;
    }
  }
  DateReading first;
  for (const std::size_t place : places) {
    DateReading reading = read_date_text(text_at(place), hints);
    const bool read = reading.published.has_value();
    if (read || first.text.empty()) first = std::move(reading);
    if (read) break;
  }
  if (places.size() > 1) {
    warnings.push_back(
        fmt::format("{} date lines; the one nearest the source line was taken", places.size()));
  }
  return first;
}

}  // namespace

std::variant<ParsedArticle, Rejection> parse_article(const Record& record, const ParseOptions& options,
                                                     bool with_lines) {
  std::string_view text = record.bytes;
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  const ArticleLayout layout(text, options.default_language);
  if (layout.too_long()) return Rejection{fmt::format("more than {} lines", kMaxArticleLines)};

  ParsedArticle parsed;
  schema::Article& article = parsed.article;
  parsed.warnings = layout.warnings();
  TextCleaner cleaner;
  for (const LayoutLine& line : layout.lines()) {
    if (line.role == LineRole::kHeadline) article.headlines.push_back({cleaner.line(line.text), {}, {}});
  }
  article.body.text = join_body(layout.lines());
  if (article.headlines.empty() && article.body.text.empty()) {
    return Rejection{layout.lines().empty() ? "empty" : "neither headline nor body"};
  }
  if (layout.removed() > 0) {
    parsed.warnings.push_back(
        fmt::format("{} control character{} removed", layout.removed(), layout.removed() == 1 ? "" : "s"));
  }
  if (layout.source()) article.source = *layout.source();

  // The language settles what a date line leaves open: the body's, then the headline's.
  std::string language = article.body.text.empty() ? std::string() : layout.language();
  if (language.empty() && !article.headlines.empty()) {
    language = schema::identify_language(article.headlines.front().text).language;
  }
  const schema::DatelineHints hints = date_hints(options, language);
  DateReading dates = read_dates(layout, hints, parsed.warnings);
  apply_dates(article, std::move(dates), hints);
  apply_lead(article);
  complete(article, options.default_language);
  if (with_lines) parsed.lines = list_lines(record, layout);
  return parsed;
}

}  // namespace broadsheet::indexer

// What both parsers do with dates and leads.
#include "forms/draft/dates.h"

#include <utility>
#include <variant>

#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

// How much of the first paragraph is looked at: place, date, agency and reporters fit many times over.
constexpr std::size_t kLeadBytes = 600;

// The first paragraph's beginning with its line breaks undone.
std::string opening_of(const schema::Article& article) {
  std::string_view text = article.body.text;
  text = text.substr(0, text.find("\n\n"));
  return schema::join_lines(schema::cut_at_character(text, kLeadBytes));
}

// The reporter's line at the end of the body, or right at its start: "" if there is none.
std::string reporter_of(const schema::Article& article) {
  constexpr int kLinesLookedAt = 2;
  std::string_view rest = article.body.text;
  const std::string_view first = rest.substr(0, rest.find('\n'));
  for (int i = 0; i < kLinesLookedAt && !rest.empty(); ++i) {
    while (rest.ends_with('\n')) rest.remove_suffix(1);
    const std::size_t before = rest.rfind('\n');
    // The only line is the text.
    if (before == std::string_view::npos) return {};
    const std::string_view line = rest.substr(before + 1);
    if (schema::is_reporter_line(line)) return std::string(line);
    rest = rest.substr(0, before);
  }
  return schema::is_reporter_line(first) ? std::string(first) : std::string();
}

}  // namespace

schema::DatelineHints date_hints(const ParseOptions& options, std::string_view language) {
  schema::DatelineHints hints;
  hints.language = language.empty() ? std::string_view(options.default_language) : language;
  hints.default_zone = options.default_time_zone;
  hints.zones = options.zones;
  return hints;
}

DateReading read_date_text(std::string_view text, const schema::DatelineHints& hints) {
  DateReading result;
  result.text = text;
  auto reading = schema::read_dateline(text, hints);
  if (auto* none = std::get_if<schema::NotADateline>(&reading)) {
    result.problem = std::move(none->reason);
    if (result.problem.empty()) result.problem = "not a date";
    return result;
  }
  auto& read = std::get<schema::DatelineReading>(reading);
  result.published = std::move(read.published);
  result.modified = std::move(read.modified);
  return result;
}

void apply_dates(schema::Article& article, DateReading reading, const schema::DatelineHints& hints) {
  if (reading.text.empty()) {
    auto wire = schema::read_wire_dateline(opening_of(article), hints);
    if (auto* read = std::get_if<schema::DatelineReading>(&wire)) {
      reading.text = read->published.text;
      reading.published = std::move(read->published);
      reading.modified = std::move(read->modified);
    } else {
      const auto& none = std::get<schema::NotADateline>(wire);
      reading.problem = none.absurd() ? none.reason : "no date line";
    }
  }
  article.date_text = std::move(reading.text);
  article.published = std::move(reading.published);
  if (!article.modified) article.modified = std::move(reading.modified);
  article.date_problem = article.published ? std::string() : std::move(reading.problem);
}

void apply_lead(schema::Article& article) {
  schema::SourceLine& source = article.source;
  if (auto lead = schema::read_agency_lead(opening_of(article))) {
    if (source.agency.empty()) source.agency = std::move(lead->agency);
    if (source.place.empty()) source.place = std::move(lead->place);
    if (source.byline.empty()) source.byline = std::move(lead->byline);
    if (source.address.empty()) source.address = std::move(lead->address);
  } else if (article.published) {
    if (source.agency.empty()) source.agency = article.published->agency;
    if (source.place.empty()) source.place = article.published->place;
  }
  if (source.byline.empty() && article.byline.empty()) source.byline = reporter_of(article);
  if (source.byline.empty() && article.byline.empty() && article.published) {
    source.byline = article.published->byline;
  }
  if (article.byline.empty()) article.byline = source.byline;
  if (source.address.empty()) source.address = schema::mail_address_in(article.byline);
}

}  // namespace broadsheet::indexer

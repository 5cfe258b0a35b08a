// An article that is being put together: what counts of what was found.
#include "forms/draft/article_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "analysis/language.h"
#include "forms/draft/limits.h"
#include "forms/draft/tags.h"
#include "model/complete.h"
#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

using schema::Article;
using schema::IdOrigin;
using schema::LanguageOrigin;
using schema::LanguageSource;
using schema::SourceLine;
using schema::TextPart;

// How much of the first paragraph is looked at: place, date, agency and reporters fit many times over.
constexpr std::size_t kLeadBytes = 600;

// How much of a long value is evidence enough.
constexpr std::size_t kShownBytes = 200;

// The first paragraph's beginning with its line breaks undone.
std::string opening_of(const Article& article) {
  std::string_view text = article.body.text;
  text = text.substr(0, text.find("\n\n"));
  return schema::join_lines(schema::cut_at_character(text, kLeadBytes));
}

// The reporter's line at the end of the body, or right at its start: "" if there is none.
std::string reporter_of(const Article& article) {
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

Found rule(std::string_view name, Certainty certainty = Certainty::kRead) { return {name, {}, 0, certainty}; }

// The day of an instant, in UTC.
schema::LocalTime day_of(std::int64_t utc_seconds) {
  const std::chrono::year_month_day day(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(utc_seconds))));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

void ArticleDraft::set_id(std::string id, IdOrigin origin, const Found& found) {
  article().id = std::move(id);
  article().id_origin = origin;
  note("id", article().id, found);
}

void ArticleDraft::add_headline(TextPart headline, const Found& found) {
  if (article().headlines.size() == kMaxHeadlines) {
    ++headlines_left_out_;
    return;
  }
  note("headline", headline.text, found);
  article().headlines.push_back(std::move(headline));
}

void ArticleDraft::set_body(TextPart body, const Found& found) {
  article().body = std::move(body);
  note("body", article().body.text, found);
}

void ArticleDraft::set_source(SourceLine source, const Found& found) {
  article().source = std::move(source);
  const SourceLine& own = article().source;
  note("source", own.raw, found);
  note("publisher", own.publisher, found);
  note("site", own.site, found);
  note("rights", own.rights, found);
  note("code", own.code, found);
  note("year", own.year, found);
  note("agency", own.agency, found);
  note("place", own.place, found);
  note("byline", own.byline, found);
  note("address", own.address, found);
}

void ArticleDraft::set_byline(std::string byline, const Found& found) {
  article().byline = std::move(byline);
  note("byline", article().byline, found);
}

void ArticleDraft::set_url(std::string url, const Found& found) {
  article().url = std::move(url);
  note("url", article().url, found);
}

void ArticleDraft::add_tag(std::string tag, const Found& found) {
  if (article().tags.size() == kMaxTags) {
    ++tags_left_out_;
    return;
  }
  note("tag", tag, found);
  article().tags.push_back(std::move(tag));
}

void ArticleDraft::keep_published(std::string text, std::optional<schema::Dateline> date,
                                  const Found& found) {
  article().date_text = std::move(text);
  article().published = std::move(date);
  published_found_ = found;
  if (article().published) note_date("published", *article().published, found);
  published_.clear();
  dates_settled_ = true;
}

void ArticleDraft::keep_modified(std::optional<schema::Dateline> date, const Found& found) {
  article().modified = std::move(date);
  if (article().modified) note_date("modified", *article().modified, found);
}

void ArticleDraft::warn(std::string sentence) {
  std::vector<std::string>& warnings = parsed_.warnings;
  if (warnings.size() > kMaxWarnings) return;
  warnings.push_back(warnings.size() == kMaxWarnings ? "more remarks like these are left out"
                                                     : std::move(sentence));
}

// The language settles what a date leaves open: the body's, then the headline's, then the default.
void ArticleDraft::hint_language(schema::DatelineHints& hints) const {
  const Article& article = parsed_.article;
  const auto take = [&](const TextPart& part) {
    hints.language =
        part.language.empty() ? tools_.languages().identify(part.text).language : std::string(part.language);
    const bool stated = !part.language.empty() && part.origin != LanguageOrigin::kDetected;
    hints.language_source = stated ? LanguageSource::kStated : LanguageSource::kGuessed;
  };
  if (text_language_) {
    hints.language = *text_language_;
    hints.language_source = LanguageSource::kGuessed;
  } else {
    take(article.body);
  }
  if (hints.language.empty() && !article.headlines.empty()) take(article.headlines.front());
  if (!hints.language.empty()) return;
  hints.language = options_.default_language;
  hints.language_source = LanguageSource::kGiven;
}

ArticleDraft::Reading ArticleDraft::read(DateStatement statement, const schema::DatelineHints& hints) {
  Reading reading;
  reading.text = std::move(statement.text);
  reading.found = statement.found;
  if (statement.is_read) {
    reading.published = std::move(statement.date);
    reading.problem = std::move(statement.problem);
    return reading;
  }
  auto result = schema::read_dateline(statement.reads_as.empty() ? reading.text : statement.reads_as, hints);
  if (auto* read = std::get_if<schema::DatelineReading>(&result)) {
    reading.published = std::move(read->published);
    if (!statement.rule.empty()) {
      reading.published->text = reading.text;
      std::vector<std::string>& rules = reading.published->rules;
      rules.push_back(std::move(statement.rule));
      std::rotate(rules.begin(), rules.end() - 1, rules.end());  // the first that was used
      reading.published->confidence *= statement.confidence;
    }
    reading.modified = std::move(read->modified);
    return reading;
  }
  std::string& reason = std::get<schema::NotADateline>(result).reason;
  reading.problem = !statement.problem.empty() ? std::move(statement.problem)
                    : reason.empty()           ? "not a date"
                                               : std::move(reason);
  return reading;
}

// Clocks are wrong, and zones are not told.
bool ArticleDraft::is_too_late(const schema::Dateline& date) const {
  constexpr std::int64_t kDay = 24 * 60 * 60;
  return fetched_ && date.utc_seconds > *fetched_ + kDay;
}

void ArticleDraft::drop_later(Reading& reading) const {
  if (!reading.published || !is_too_late(*reading.published)) return;
  reading.published.reset();
  reading.problem = "later than the record was made";
}

bool ArticleDraft::settle_dates() {
  if (dates_settled_ && !modified_) return counts_pair_;
  schema::DatelineHints hints;
  hint_language(hints);
  hints.told_zone = zone_;
  hints.default_zone = options_.default_time_zone;
  hints.zones = options_.zones;
  settle_modified(hints);
  if (std::exchange(dates_settled_, true)) return counts_pair_;
  Reading counting;  // the first that can be read; until then the first of all
  bool is_read = false;
  for (DateStatement& statement : published_) {
    const bool is_pair = statement.is_pair;
    if (is_read) {
      if (!is_pair) note("published", statement.text, statement.found, false);
      continue;
    }
    Reading reading = read(std::move(statement), hints);
    drop_later(reading);
    is_read = reading.published && (!is_pair || reading.modified);
    if (!is_read && is_pair) continue;
    if (is_read || counting.text.empty()) std::swap(counting, reading);
    note("published", reading.text, reading.found, false);
    counts_pair_ = is_read && is_pair;
  }
  apply(std::move(counting), hints);
  return counts_pair_;
}

void ArticleDraft::settle_modified(const schema::DatelineHints& hints) {
  if (!modified_) return;
  Reading reading = read(std::move(*modified_), hints);
  modified_.reset();
  drop_later(reading);
  article().modified = std::move(reading.published);
  if (article().modified) {
    note_date("modified", *article().modified, reading.found);
  } else if (!reading.problem.empty()) {
    warn(fmt::format("member \"{}\": {}", reading.found.member, reading.problem));
  }
}

void ArticleDraft::fall_back_on_crawl(Reading& reading, const schema::DatelineHints& hints) const {
  if (reading.published || !fetched_) return;
  DateStatement crawl;
  crawl.text = schema::format_rfc3339(*fetched_);
  crawl.found = rule(schema::kFetchedRule, Certainty::kGuessed);
  reading = read(std::move(crawl), hints);
  if (!reading.published) return;
  std::vector<std::string>& rules = reading.published->rules;
  rules.emplace_back(schema::kFetchedRule);
  std::rotate(rules.begin(), rules.end() - 1, rules.end());
}

// Without a date text, the wire dateline that opens the body is tried.
void ArticleDraft::apply(Reading reading, const schema::DatelineHints& hints) {
  if (reading.text.empty()) {
    schema::DatelineHints near = hints;
    if (fetched_) near.reference = day_of(*fetched_);
    auto wire = schema::read_wire_dateline(opening_of(article()), near);
    auto* const read = std::get_if<schema::DatelineReading>(&wire);
    if (read != nullptr && !is_too_late(read->published)) {
      reading.text = read->published.text;
      reading.published = std::move(read->published);
      reading.modified = std::move(read->modified);
      reading.found = rule("the wire dateline that opens the body", Certainty::kGuessed);
    } else {
      const auto* const none = std::get_if<schema::NotADateline>(&wire);
      reading.problem = none != nullptr && none->absurd() ? none->reason : "no date line";
    }
  }
  fall_back_on_crawl(reading, hints);
  article().date_text = std::move(reading.text);
  article().published = std::move(reading.published);
  published_found_ = reading.found;
  if (article().published) {
    note_date("published", *article().published, reading.found);
  } else {
    note("published", article().date_text, reading.found, false);
  }
  if (reading.modified) note_date("modified", *reading.modified, reading.found, !article().modified);
  if (!article().modified) article().modified = std::move(reading.modified);
  article().date_problem = article().published ? std::string() : std::move(reading.problem);
}

void ArticleDraft::fill(std::string& field, std::string_view name, std::string value, const Found& found) {
  if (value.empty() || value == field) return;
  note(name, value, found, field.empty());
  if (field.empty()) field = std::move(value);
}

// Agency, place and reporter of the lead that opens the body, then of the date line; the reporter also of a
// line of his own around the body.
void ArticleDraft::settle_source() {
  Article& article = this->article();
  SourceLine& source = article.source;
  if (auto lead = schema::read_agency_lead(opening_of(article))) {
    const Found found = rule("the lead", Certainty::kGuessed);
    fill(source.agency, "agency", std::move(lead->agency), found);
    fill(source.place, "place", std::move(lead->place), found);
    fill(source.byline, "byline", std::move(lead->byline), found);
    fill(source.address, "address", std::move(lead->address), found);
  } else if (article.published) {
    fill(source.agency, "agency", article.published->agency, published_found_);
    fill(source.place, "place", article.published->place, published_found_);
  }
  if (source.byline.empty() && article.byline.empty()) {
    fill(source.byline, "byline", reporter_of(article), rule("the reporter's own line", Certainty::kGuessed));
  }
  if (source.byline.empty() && article.byline.empty() && article.published) {
    fill(source.byline, "byline", article.published->byline, published_found_);
  }
  if (article.byline.empty()) article.byline = source.byline;
  if (source.address.empty()) {
    fill(source.address, "address", schema::mail_address_in(article.byline), rule("the byline"));
  }
}

ParsedArticle ArticleDraft::finish() && {
  if (headlines_left_out_ > 0) {
    warn(fmt::format("{} headlines beyond the first {} are left out", headlines_left_out_, kMaxHeadlines));
  }
  if (tags_left_out_ > 0) warn(tags_left_out(tags_left_out_));
  settle_dates();
  settle_source();
  const bool has_id = !article().id.empty();
  schema::complete(article(), options_.default_language, tools_.languages());
  if (keeps_evidence()) {
    if (!has_id) {
      note("id", article().id, rule(article().id_origin == IdOrigin::kUrl ? "the URL" : "the content"));
    }
    note_completed();
  }
  return std::move(parsed_);
}

// The languages that identification and options gave; those of the record are noted with their texts.
void ArticleDraft::note_completed() {
  const auto add = [&](const TextPart& part) {
    if (part.origin == LanguageOrigin::kDetected) {
      note("lang", part.language, rule("identification of the text", Certainty::kGuessed));
    } else if (part.origin == LanguageOrigin::kDefault) {
      note("lang", part.language, rule("the default language"));
    } else {
      note("lang", part.language, rule("the record", Certainty::kStated));
    }
  };
  for (const TextPart& headline : article().headlines) add(headline);
  add(article().body);
}

void ArticleDraft::note(std::string_view field, std::string_view value, const Found& found, bool taken) {
  if (!keeps_evidence() || value.empty()) return;
  Evidence evidence;
  evidence.field = field;
  evidence.value = schema::cut_at_character(value, kShownBytes);
  if (evidence.value.size() < value.size()) evidence.value += "…";
  evidence.rule = found.member.empty() ? std::string(found.rule) : fmt::format("member \"{}\"", found.member);
  evidence.certainty = found.certainty;
  evidence.line = found.line;
  evidence.taken = taken;
  parsed_.evidence.push_back(std::move(evidence));
}

void ArticleDraft::note_date(std::string_view field, const schema::Dateline& date, const Found& found,
                             bool taken) {
  if (keeps_evidence()) note(field, schema::format_rfc3339(date.utc_seconds), found, taken);
}

}  // namespace broadsheet::indexer

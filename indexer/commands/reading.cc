// How one record was read, for people and for programs.
#include "commands/reading.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "broadsheet/indexer/encoding.h"
#include "broadsheet/indexer/form.h"
#include "broadsheet/schema/article.h"
#include "commands/rejects.h"
#include "json/json_writer.h"
#include "report/quantities.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

std::string_view name_of(LineRole role) {
  switch (role) {
    case LineRole::kHeadline:
      return "headline";
    case LineRole::kBody:
      return "body";
    case LineRole::kBlank:
      return "blank";
    case LineRole::kDateline:
      return "date";
    case LineRole::kSource:
      return "source";
    case LineRole::kField:
      return "field";
  }
  return "body";
}

std::string_view name_of(schema::IdOrigin origin) {
  switch (origin) {
    case schema::IdOrigin::kGiven:
      return "given";
    case schema::IdOrigin::kUrl:
      return "url";
    case schema::IdOrigin::kContent:
      return "content";
  }
  return "content";
}

// For people.
std::string_view meaning_of(schema::IdOrigin origin) {
  switch (origin) {
    case schema::IdOrigin::kGiven:
      return "given";
    case schema::IdOrigin::kUrl:
      return "from the URL";
    case schema::IdOrigin::kContent:
      return "from the content";
  }
  return "from the content";
}

std::string_view name_of(schema::LanguageOrigin origin) {
  switch (origin) {
    case schema::LanguageOrigin::kUnknown:
      return "unknown";
    case schema::LanguageOrigin::kGiven:
      return "given";
    case schema::LanguageOrigin::kDetected:
      return "detected";
    case schema::LanguageOrigin::kDefault:
      return "default";
  }
  return "unknown";
}

std::string language_of(const schema::TextPart& part) {
  if (part.language.empty()) return "[language unknown]";
  return fmt::format("[{}, {}]", part.language, name_of(part.origin));
}

// One row, unless `value` is empty.
void row(std::string& text, std::string_view title, std::string_view value) {
  if (!value.empty()) text += fmt::format("\n  {:<9} {}", title, schema::printable(value));
}

void append_lines(std::string& text, const ParsedArticle& parsed) {
  for (const LineReading& line : parsed.lines) {
    if (line.role == LineRole::kBlank) continue;
    text += fmt::format("\n  {:>5} {:<8} {}", line.line, name_of(line.role), schema::printable(line.text));
  }
}

void append_date(std::string& text, std::string_view title, const schema::Dateline& date) {
  const schema::LocalTime& local = date.local;
  row(text, title, date.text);
  row(text, "",
      fmt::format("{}, {:04}-{:02}-{:02} {:02}:{:02}:{:02} on its own clock, precise to the {}",
                  schema::format_rfc3339(date.utc_seconds), local.year, local.month, local.day, local.hour,
                  local.minute, local.second, schema::to_string(date.precision)));
  const std::string resolved = date.zone.empty() ? "UTC, because no zone is known" : date.zone;
  row(text, "",
      date.zone_written.empty() ? "zone " + resolved
                                : fmt::format("zone {} -> {}", date.zone_written, resolved));
  if (date.calendar != "gregorian") row(text, "", date.calendar + " calendar");
  for (const std::string& rule : date.rules) row(text, "", rule);
  if (date.confidence < 1.0) row(text, "", fmt::format("confidence {:.2f}", date.confidence));
}

void append_source(std::string& text, const schema::SourceLine& source) {
  row(text, "source", source.raw);
  row(text, " publisher", source.publisher);
  row(text, " site", source.site);
  row(text, " rights", source.rights);
  row(text, " code", source.code);
  row(text, " year", source.year);
  row(text, " agency", source.agency);
  row(text, " place", source.place);
  row(text, " byline", source.byline);
  row(text, " address", source.address);
}

// "term 3 17 40": its positions; without any, how often it counts.
void append_terms(std::string& text, const Xapian::Document& document) {
  text += "\n  terms";
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text += fmt::format("\n    {}", schema::printable(*term));
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      text += fmt::format(" {}", *at);
  }
}

void write_terms(schema::JsonWriter& json, const Xapian::Document& document) {
  json.begin_array("terms");
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    json.begin_object();
    json.text("term", *term);
    json.number("count", term.get_wdf());
    json.begin_array("positions");
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) json.item(*at);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

// `key`: what the record itself calls the article; else records are counted.
void write_place(schema::JsonWriter& json, const Origin& origin, std::string_view key = {}) {
  json.text("path", place_of(origin));
  json.text("file", place_of(origin));
  json.number("line", origin.line);
  json.number("offset", origin.offset);
  json.number("number", origin.number);
  if (!key.empty()) {
    json.text("record", key);
  } else if (!origin.members.empty()) {
    // Its name in the innermost container tells a record better than its number, which is mostly 1.
    json.text("record", origin.members.back());
  } else {
    json.number("record", origin.number);
  }
  if (!origin.members.empty()) json.text("member", origin.members.back());
}

// What most readers of the output look for, by the names that they have in other tools.
void write_summary(schema::JsonWriter& json, const schema::Article& article) {
  json.text("title", article.headlines.empty() ? std::string_view{}
                                               : std::string_view(article.headlines.front().text));
  if (!article.published) {
    json.null("published");
  } else if (article.published->precision <= schema::Precision::kDay) {
    const schema::LocalTime& day = article.published->local;
    json.text("published", fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day));
  } else {
    json.text("published",
              schema::format_rfc3339(article.published->utc_seconds, article.published->utc_offset_seconds));
  }
  json.text("body", article.body.text);
  json.text("author", article.byline);
  json.text("url", article.url);
  json.text("language", article.body.language);
}

const Form& form_of(const Record& record) { return record.form == nullptr ? fallback_form() : *record.form; }

// "published 2024-02-29T23:13:00Z   from the date line, line 14": what gave each field, and what did not
// count.
void append_evidence(std::string& text, const std::vector<Evidence>& evidence) {
  std::string_view title = "evidence";
  for (const Evidence& piece : evidence) {
    std::string line = fmt::format("{} {}   from {}", piece.field, piece.value, piece.rule);
    if (piece.line > 0) line += fmt::format(", line {}", piece.line);
    if (piece.certainty == Certainty::kGuessed) line += ", guessed";
    if (!piece.taken) line += "; not used";
    row(text, title, line);
    title = {};
  }
}

void write_evidence(schema::JsonWriter& json, const std::vector<Evidence>& evidence) {
  json.begin_array("evidence");
  for (const Evidence& piece : evidence) {
    json.begin_object();
    json.text("field", piece.field);
    json.text("value", piece.value);
    json.text("rule", piece.rule);
    json.text("certainty", to_string(piece.certainty));
    if (piece.line == 0) {
      json.null("line");
    } else {
      json.number("line", piece.line);
    }
    json.boolean("taken", piece.taken);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string reading_text(const Record& record, const ParsedArticle& parsed,
                         const std::optional<Xapian::Document>& document) {
  const schema::Article& article = parsed.article;
  std::string text = fmt::format("{}: record {}, {}", schema::printable(to_string(record.origin)),
                                 record.origin.number, form_of(record).name);
  if (record.encoding != nullptr) text += fmt::format(", in {}", record.encoding->name);
  row(text, "id", fmt::format("{} ({})", article.id, meaning_of(article.id_origin)));
  for (const schema::TextPart& headline : article.headlines)
    row(text, "headline", language_of(headline) + " " + headline.text);
  row(text, "body",
      fmt::format("{} {}", language_of(article.body), counted(article.body.text.size(), "byte")));
  append_lines(text, parsed);
  if (parsed.lines.empty()) row(text, "", article.body.text);
  if (article.published) {
    append_date(text, "date", *article.published);
  } else {
    row(text, "date", fmt::format("none: {}", article.date_problem));
  }
  if (article.modified) append_date(text, "modified", *article.modified);
  append_source(text, article.source);
  row(text, "byline", article.byline);
  row(text, "url", article.url);
  row(text, "tags", fmt::format("{}", fmt::join(article.tags, ", ")));
  for (const Origin& origin : article.origins) row(text, "origin", to_string(origin));
  row(text, "other", article.extra_json);
  for (const std::string& warning : parsed.warnings) row(text, "remark", warning);
  append_evidence(text, parsed.evidence);
  if (document) append_terms(text, *document);
  return text;
}

std::string reading_text(const Record& record, const Skip& skip) {
  // Where nothing looked into it there is no form.
  const std::string form = record.form == nullptr ? "" : fmt::format(", {}", record.form->name);
  return fmt::format("{}: record {}{}\n  skipped: {}", schema::printable(to_string(record.origin)),
                     record.origin.number, form, schema::printable(skip.reason));
}

std::string reading_text(const RejectedRecord& rejected) {
  return fmt::format("{}\n  rejected", schema::printable(to_line(rejected)));
}

std::string reading_json(const Record& record, const ParsedArticle& parsed,
                         const std::optional<Xapian::Document>& document) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  write_place(json, record.origin, parsed.key);
  json.text("format", form_of(record).name);
  if (record.encoding != nullptr) json.text("encoding", record.encoding->name);
  json.boolean("accepted", true);
  json.text("id", parsed.article.id);
  json.text("id_from", name_of(parsed.article.id_origin));
  write_summary(json, parsed.article);
  json.json("article", schema::to_json(parsed.article));
  json.begin_array("lines");
  for (const LineReading& line : parsed.lines) {
    json.begin_object();
    json.number("line", line.line);
    json.text("role", name_of(line.role));
    json.text("text", line.text);
    json.end_object();
  }
  json.end_array();
  json.begin_array("warnings");
  for (const std::string& warning : parsed.warnings) json.item(warning);
  json.end_array();
  write_evidence(json, parsed.evidence);
  if (document) write_terms(json, *document);
  json.end_object();
  return text;
}

std::string reading_json(const Record& record, const Skip& skip) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  write_place(json, record.origin);
  if (record.form != nullptr) json.text("format", record.form->name);  // else nobody looked
  json.boolean("accepted", true);
  json.text("code", schema::kind_of(skip.code).name);
  json.text("skipped", skip.reason);
  // Of a page that was read: it counts as delivered. What was not read has only its member's name.
  if (record.envelope != nullptr && record.revisit == nullptr) json.text("url", record.envelope->url);
  json.end_object();
  return text;
}

std::string reading_json(const RejectedRecord& rejected) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  write_place(json, rejected.origin);
  json.boolean("accepted", false);
  json.text("code", schema::kind_of(rejected.code).name);
  json.text("rejected", rejected.reason);
  json.text("reason", rejected.reason);
  json.text("text", rejected.text);
  if (!rejected.encoding.empty()) json.text("encoding", rejected.encoding);
  json.end_object();
  return text;
}

}  // namespace broadsheet::indexer

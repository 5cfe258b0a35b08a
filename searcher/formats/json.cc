// The JSON formats: one object, or one a hit. docs/API.md documents the shape.
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

#include "broadsheet/searcher/formats.h"
#include "formats/date.h"
#include "formats/display.h"
#include "formats/histogram.h"
#include "formats/html_text.h"
#include "json/json_writer.h"
#include "text/characters.h"

namespace broadsheet::searcher {
namespace {

using schema::JsonWriter;

void print_marked(JsonWriter& json, std::string_view name, const std::vector<MarkedText>& texts) {
  json.begin_array(name);
  for (const MarkedText& marked : texts) {
    json.begin_object();
    json.text("text", marked.text);
    json.text("marked", marked_html(marked));
    json.begin_array("matches");
    // Counted on from match to match, so that a long body is counted once.
    std::size_t byte = 0;
    std::size_t point = 0;
    const std::string_view text = marked.text;
    for (const auto& [begin, end] : marked.matches) {
      point += schema::count_characters(text.substr(byte, begin - byte));
      byte = begin;
      json.begin_object();
      json.number("start", point);
      json.number("length", schema::count_characters(text.substr(begin, end - begin)));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void print_published(JsonWriter& json, const std::optional<schema::Dateline>& published,
                     const Results& results) {
  if (published) {
    json.text("published_local", machine_date(*published, results.time_zone));
  } else {
    json.null("published_local");
  }
}

void print_copies(JsonWriter& json, const Copies& copies, const Results& results) {
  json.begin_object("copies");
  json.number("more", copies.more);
  json.begin_array("ids");
  for (const std::string& id : copies.ids) json.item(id);
  json.end_array();
  json.begin_object("first_seen");
  json.text("id", copies.first_seen.id);
  print_published(json, copies.first_seen.published, results);
  json.text_or_null("source", source_text(copies.first_seen.source));
  json.end_object();
  json.end_object();
}

void print_hit(std::string& out, const Hit& hit, const Results& results) {
  JsonWriter json(out, schema::JsonEscape::kUnsafe);
  json.begin_object();
  json.number("rank", hit.rank);
  json.spelled_number("score", fmt::format("{:.6f}", hit.score));
  json.text("id", hit.article.id);
  print_published(json, hit.article.published, results);
  if (hit.copies) print_copies(json, *hit.copies, results);
  // The article is a member of its own: what members its record had must not be mistaken for ours.
  json.json("article", schema::to_json(hit.article));
  json.begin_object("highlights");
  print_marked(json, "headlines", hit.headlines);
  print_marked(json, "snippets", hit.snippets);
  json.end_object();
  json.end_object();
}

void print_also_as(JsonWriter& json, const Results& results) {
  json.begin_array("also_as");
  for (const AlsoAs& also : results.also_as) {
    json.begin_object();
    json.text("typed", also.typed);
    json.text("name", also.name);
    json.number("articles", also.articles);
    json.end_object();
  }
  json.end_array();
}

void print_terms(JsonWriter& json, const Results& results) {
  json.begin_array("terms");
  for (const schema::TermExplanation& term : results.terms) {
    json.begin_object();
    json.text("written", term.written);
    json.text("field", term.field);
    json.text("kind", term.kind);
    json.optional_text("of", term.of);
    json.text("term", term.term);
    json.number("documents", term.documents);
    json.end_object();
  }
  json.end_array();
}

void print_bin(JsonWriter& json, std::string_view key, std::uint64_t count) {
  json.begin_object();
  json.text_or_null("key", key);
  json.number("count", count);
  json.end_object();
}

void print_histogram(JsonWriter& json, const Histogram& histogram) {
  json.text("histogram_unit", unit_name(histogram.unit));
  json.begin_array("histogram");
  for (const HistogramBin& bin : histogram.bins) print_bin(json, bin.key, bin.count);
  json.end_array();
  json.number("undated", histogram.undated);
}

void print_total(JsonWriter& json, std::string_view name, std::uint64_t value, bool exact, bool estimate) {
  json.begin_object(name);
  json.number("value", value);
  json.text("relation", exact ? "eq" : estimate ? "estimate" : "gte");
  json.end_object();
}

std::string_view tier_name(Tier tier) {
  switch (tier) {
    case Tier::kAny:
      return "any";
    case Tier::kAllWords:
      return "all";
    case Tier::kMostWords:
      return "most";
    case Tier::kSomeWords:
      return "left_out";
  }
  return "any";
}

void print_head(std::string& out, const Results& results) {
  JsonWriter json(out, schema::JsonEscape::kUnsafe);
  json.begin_object();
  json.number("version", kJsonVersion);
  json.text("query", results.query);
  json.text("understood", results.understood);
  json.begin_array("notes");
  for (const schema::Problem& note : results.notes) json.item(note.text);
  json.end_array();
  print_total(json, "total", results.total, results.total_is_exact, results.total_is_estimate);
  print_total(json, "total_any", results.total_any, results.total_any_is_exact,
              results.total_any_is_estimate);
  json.text("tier", tier_name(results.tier));
  if (results.tier == Tier::kMostWords) json.spelled_number("share", fmt::format("{:.2f}", results.share));
  json.begin_array("left_out");
  for (const std::string& word : results.left_out) json.item(word);
  json.end_array();
  json.number("offset", results.offset);
  json.number("limit", results.limit);
  json.spelled_number("took_ms", fmt::format("{:.3f}", results.seconds * 1000));
  if (results.folded) {
    json.begin_object("folded");
    json.number("articles", results.folded->articles);
    json.number("groups", results.folded->groups);
    json.end_object();
  }
  if (results.timed_out) json.boolean("timed_out", true);
  if (results.suggestion) {
    json.text("suggestion", *results.suggestion);
  } else {
    json.null("suggestion");
  }
  print_also_as(json, results);
  if (results.explain) print_terms(json, results);
  if (results.histogram) print_histogram(json, *results.histogram);
  json.begin_array("hits");
}

}  // namespace

void write_json(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  std::string text;
  print_head(text, results);
  bool first = true;
  for (const Hit& hit : results.hits) {
    text += first ? "\n" : ",\n";
    first = false;
    print_hit(text, hit, results);
    out << text;
    text.clear();
  }
  text += first ? "]}\n" : "\n]}\n";
  out << text;
}

void write_jsonl(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  std::string text;
  if (results.histogram) {
    for (const auto& [key, count] : histogram_rows(*results.histogram)) {
      JsonWriter json(text, schema::JsonEscape::kUnsafe);
      print_bin(json, key, count);
      out << text << '\n';
      text.clear();
    }
    return;
  }
  for (const Hit& hit : results.hits) {
    print_hit(text, hit, results);
    out << text << '\n';
    text.clear();
  }
}

}  // namespace broadsheet::searcher

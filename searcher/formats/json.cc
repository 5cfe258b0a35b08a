// The JSON formats: one object, or one a hit. docs/API.md documents the shape.
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

#include "broadsheet/searcher/formats.h"
#include "formats/date.h"
#include "formats/display.h"
#include "formats/histogram.h"
#include "json/json_value.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

// HTML that is safe in an element and in a quoted attribute.
std::string marked_html(const MarkedText& marked) {
  std::string html;
  std::size_t done = 0;
  const std::string_view text = marked.text;
  for (const auto& [begin, end] : marked.matches) {
    append_escaped(html, text.substr(done, begin - done));
    html += "<mark>";
    append_escaped(html, text.substr(begin, end - begin));
    html += "</mark>";
    done = end;
  }
  append_escaped(html, text.substr(done));
  return html;
}

// Writes members one after the other; the commas are its business. Values are the caller's, and JSON already.
class JsonPrinter {
 public:
  explicit JsonPrinter(std::string& out) : out_(out) {}

  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void open(std::string_view name, char bracket) {
    key(name);
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    schema::append_json_string(out_, value);
  }
  void raw(std::string_view name, std::string_view json) {
    key(name);
    out_ += json;
  }
  void item(std::string_view value) {
    separate();
    schema::append_json_string(out_, value);
  }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    schema::append_json_string(out_, name);
    out_ += ':';
  }

  std::string& out_;
  bool first_ = true;
};

void print_marked(JsonPrinter& printer, std::string_view name, const std::vector<MarkedText>& texts) {
  printer.open(name, '[');
  for (const MarkedText& marked : texts) {
    printer.open('{');
    printer.text("text", marked.text);
    printer.text("marked", marked_html(marked));
    printer.open("matches", '[');
    // Counted on from match to match, so that a long body is counted once.
    std::size_t byte = 0;
    std::size_t point = 0;
    const std::string_view text = marked.text;
    for (const auto& [begin, end] : marked.matches) {
      point += code_points(text.substr(byte, begin - byte));
      byte = begin;
      printer.open('{');
      printer.raw("start", std::to_string(point));
      printer.raw("length", std::to_string(code_points(text.substr(begin, end - begin))));
      printer.close('}');
    }
    printer.close(']');
    printer.close('}');
  }
  printer.close(']');
}

void print_hit(std::string& out, const Hit& hit, const Results& results) {
  JsonPrinter printer(out);
  printer.open('{');
  printer.raw("rank", std::to_string(hit.rank));
  printer.raw("score", fmt::format("{:.6f}", hit.score));
  printer.text("id", hit.article.id);
  if (hit.article.published) {
    printer.text("published_local", machine_date(*hit.article.published, results.time_zone));
  } else {
    printer.raw("published_local", "null");
  }
  // The article is a member of its own: what members its record had must not be mistaken for ours.
  printer.raw("article", schema::to_json(hit.article));
  printer.open("highlights", '{');
  print_marked(printer, "headlines", hit.headlines);
  print_marked(printer, "snippets", hit.snippets);
  printer.close('}');
  printer.close('}');
}

void print_terms(JsonPrinter& printer, const Results& results) {
  printer.open("terms", '[');
  for (const schema::TermExplanation& term : results.terms) {
    printer.open('{');
    printer.text("written", term.written);
    printer.text("field", term.field);
    printer.text("kind", term.kind);
    if (!term.of.empty()) printer.text("of", term.of);
    printer.text("term", term.term);
    printer.raw("documents", std::to_string(term.documents));
    printer.close('}');
  }
  printer.close(']');
}

void print_bin(std::string& out, std::string_view key, std::uint64_t count) {
  JsonPrinter printer(out);
  printer.open('{');
  if (key.empty()) {
    printer.raw("key", "null");
  } else {
    printer.text("key", key);
  }
  printer.raw("count", std::to_string(count));
  printer.close('}');
}

void print_histogram(JsonPrinter& printer, const Histogram& histogram) {
  printer.text("histogram_unit", unit_name(histogram.unit));
  std::string bins = "[";
  for (const HistogramBin& bin : histogram.bins) {
    if (bins.size() > 1) bins += ',';
    print_bin(bins, bin.key, bin.count);
  }
  printer.raw("histogram", bins + "]");
  printer.raw("undated", std::to_string(histogram.undated));
}

void print_head(std::string& out, const Results& results) {
  JsonPrinter printer(out);
  printer.open('{');
  printer.raw("version", std::to_string(kJsonVersion));
  printer.text("query", results.query);
  printer.text("understood", results.understood);
  printer.open("notes", '[');
  for (const std::string& note : results.notes) printer.item(note);
  printer.close(']');
  printer.open("total", '{');
  printer.raw("value", std::to_string(results.total));
  printer.text("relation", results.total_is_exact ? "eq" : "gte");
  printer.close('}');
  printer.raw("offset", std::to_string(results.offset));
  printer.raw("limit", std::to_string(results.limit));
  printer.raw("took_ms", fmt::format("{:.3f}", results.seconds * 1000));
  if (results.timed_out) printer.raw("timed_out", "true");
  if (results.suggestion) {
    printer.text("suggestion", *results.suggestion);
  } else {
    printer.raw("suggestion", "null");
  }
  if (results.explain) print_terms(printer, results);
  if (results.histogram) print_histogram(printer, *results.histogram);
  printer.open("hits", '[');
}

}  // namespace

void write_json(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  std::string json;
  print_head(json, results);
  bool first = true;
  for (const Hit& hit : results.hits) {
    json += first ? "\n" : ",\n";
    first = false;
    print_hit(json, hit, results);
    out << schema::escape_unsafe(json);
    json.clear();
  }
  json += first ? "]}\n" : "\n]}\n";
  out << schema::escape_unsafe(json);
}

void write_jsonl(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  std::string json;
  if (results.histogram) {
    for (const auto& [key, count] : histogram_rows(*results.histogram)) {
      print_bin(json, key, count);
      out << json << '\n';
      json.clear();
    }
    return;
  }
  for (const Hit& hit : results.hits) {
    print_hit(json, hit, results);
    out << schema::escape_unsafe(json) << '\n';
    json.clear();
  }
}

}  // namespace broadsheet::searcher

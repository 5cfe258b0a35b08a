// The text format, for reading on a terminal or in a pipe.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/searcher/formats.h"
#include "formats/date.h"
#include "formats/display.h"
#include "formats/histogram.h"
#include "text/columns.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

// ECMA-48 SGR 1 and 22: bold, and neither bold nor faint.
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kNotBold = "\x1b[22m";

// Text is wrapped to no less than this, however narrow the terminal says it is.
constexpr std::size_t kMinWidth = 20;

class Printer {
 public:
  Printer(const Look& look, std::ostream& out) : look_(look), out_(out) {}

  // One text as one or more lines: `lead` before the first, as many spaces before the others.
  void print(std::string_view lead, const MarkedText& marked) {
    const MarkedText safe = printable(marked);
    const std::size_t indent = schema::columns(lead);
    const std::size_t width = look_.width == 0 ? 0 : std::max(look_.width, indent + kMinWidth) - indent;
    const std::string spaces(indent, ' ');
    bool first = true;
    for (const auto& [begin, end] : wrap(safe.text, width)) {
      out_ << (first ? lead : std::string_view(spaces));
      first = false;
      line(safe, begin, end);
      out_ << '\n';
    }
    if (first) out_ << lead << '\n';
  }

  // A text of several paragraphs.
  void print_paragraphs(std::string_view lead, const MarkedText& marked) {
    std::size_t begin = 0;
    while (begin <= marked.text.size()) {
      const std::size_t end = std::min(marked.text.find("\n\n", begin), marked.text.size());
      MarkedText paragraph{marked.text.substr(begin, end - begin), {}};
      for (const auto& [from, to] : marked.matches) {
        if (from < begin || to > end) continue;
        paragraph.matches.emplace_back(from - static_cast<std::uint32_t>(begin),
                                       to - static_cast<std::uint32_t>(begin));
      }
      print(lead, paragraph);
      begin = end + 2;
    }
  }

 private:
  void line(const MarkedText& safe, std::size_t begin, std::size_t end) {
    const std::string_view text = safe.text;
    std::size_t done = begin;
    if (look_.color) {
      for (const auto& [from, to] : safe.matches) {
        const std::size_t low = std::max<std::size_t>(from, begin);
        const std::size_t high = std::min<std::size_t>(to, end);
        if (low >= high) continue;
        out_ << text.substr(done, low - done) << kBold << text.substr(low, high - low) << kNotBold;
        done = high;
      }
    }
    out_ << text.substr(done, end - done);
  }

  const Look& look_;
  std::ostream& out_;
};

// "also as プラボウォ (12), Прабово (3)".
void write_also_as(const Results& results, const Look& look, std::ostream& out) {
  if (results.also_as.empty()) return;
  std::string line;
  for (const AlsoAs& also : results.also_as) {
    line += fmt::format("{}{} ({})", line.empty() ? "" : ", ", also.name, also.articles);
  }
  Printer(look, out).print("also as ", {line, {}});
}

void write_terms(const Results& results, std::ostream& out) {
  out << "understood as: " << schema::printable(results.understood) << "\n";
  std::vector<std::vector<std::string>> rows{{"written", "field", "looked up as", "term", "articles"}};
  for (const schema::TermExplanation& term : results.terms) {
    rows.push_back({schema::printable(term.written),
                    term.field.empty() ? "title, body" : schema::printable(term.field),
                    schema::printable(term.kind + (term.of.empty() ? "" : " of " + term.of)),
                    schema::printable(term.term), std::to_string(term.documents)});
  }
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], schema::columns(row[i]));
  }
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - schema::columns(row[i]), ' ');
      const bool number = i + 1 == row.size();
      line += ' ';
      line += (number ? padding + row[i] : row[i] + padding) + " ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << "\n";
  }
}

std::string_view qualifier(bool exact, bool estimate) {
  return exact ? "" : estimate ? "about " : "at least ";
}

// "2 articles with all words, 549 more with some"
std::string counts(const Results& results) {
  if (results.total == 0) return "no article found";
  std::string text =
      fmt::format("{}{} article{}", qualifier(results.total_is_exact, results.total_is_estimate),
                  results.total, results.total == 1 ? "" : "s");
  switch (results.tier) {
    case Tier::kAny:
      text += " found";
      break;
    case Tier::kAllWords:
      text += " with all words";
      break;
    case Tier::kMostWords:
      text += " with most words";
      break;
    case Tier::kSomeWords:
      text += " with the other words";
      break;
  }
  if (results.total_any > results.total) {
    const bool exact = results.total_is_exact && results.total_any_is_exact;
    text += fmt::format(", {}{} more with some",
                        qualifier(exact, results.total_is_estimate || results.total_any_is_estimate),
                        results.total_any - results.total);
  }
  if (const std::optional<Folded>& folded = results.folded) {
    const bool all = folded->articles >= results.total_any;
    text += fmt::format("; {}{} in {} group{}", all ? "" : "the first ", folded->articles, folded->groups,
                        folded->groups == 1 ? "" : "s");
  }
  return text;
}

// "and 6 more, first seen 2024-03-01 08:13 KST by Harbour Post".
std::string more_of(const Copies& copies, const Results& results) {
  std::string text = fmt::format("and {} more", copies.more);
  if (copies.first_seen.published)
    text += ", first seen " + reader_date(*copies.first_seen.published, results.time_zone);
  if (const std::string source = source_text(copies.first_seen.source); !source.empty())
    text += (copies.first_seen.published ? " by " : ", first by ") + source;
  return text;
}

}  // namespace

void write_text(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  out << counts(results);
  if (results.timed_out) out << " in time";
  out << fmt::format(" ({:.1f} ms)\n", results.seconds * 1000);
  for (const schema::Problem& note : results.notes) out << "note: " << schema::printable(note.text) << "\n";
  if (results.suggestion) out << "did you mean: " << schema::printable(*results.suggestion) << "\n";
  write_also_as(results, page.look, out);
  if (results.explain) write_terms(results, out);

  if (results.histogram) write_histogram(*results.histogram, out);

  Printer printer(page.look, out);
  for (const Hit& hit : results.hits) {
    const schema::Article& article = hit.article;
    const std::string number = fmt::format("{}. ", hit.rank);
    const std::string indent(number.size(), ' ');
    out << '\n';
    bool first = true;
    for (const MarkedText& headline : hit.headlines) {
      printer.print(first ? number : indent, headline);
      first = false;
    }
    if (first) printer.print(number, {"(no headline)", {}});
    const std::string date = article.published            ? reader_date(*article.published, results.time_zone)
                             : !article.date_text.empty() ? article.date_text
                                                          : "no date";
    std::string line = date;
    if (const std::string source = source_text(article.source); !source.empty()) line += " · " + source;
    printer.print(indent, {line + " · " + article.id, {}});
    if (hit.copies) printer.print(indent, {more_of(*hit.copies, results), {}});
    for (const MarkedText& snippet : hit.snippets) printer.print_paragraphs(indent, snippet);
  }
}

}  // namespace broadsheet::searcher

// searcher query: finds articles.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/schema/fields.h"
#include "broadsheet/searcher/formats.h"
#include "broadsheet/searcher/searcher.h"
#include "commands/commands.h"
#include "commands/operator_option.h"
#include "commands/timeout_option.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

// A page offset beyond any index; keeps sums of offset and limit far from overflow.
constexpr std::uint64_t kMaxOffset = 1'000'000'000'000;
// Wider snippets are what --full is for.
constexpr std::uint64_t kMaxSnippetColumns = 10'000;

std::string format_names(std::string_view between) {
  std::vector<std::string_view> names;
  for (const Format& format : formats()) names.push_back(format.name);
  return fmt::format("{}", fmt::join(names, between));
}

std::string help_after_options() {
  std::string text = "\nFormats:\n";
  for (const Format& format : formats()) text += fmt::format("  {:<7}{}\n", format.name, format.meaning);
  text += "\nFields (write field:value):\n";
  for (const schema::Field& field : schema::fields()) {
    std::string meaning(field.meaning);
    std::erase(meaning, '`');
    text += fmt::format("  {:<11}{}\n", field.name, meaning);
  }
  return text +
         "\nThe query language, in short:\n"
         "  menteri pertahanan        articles with any of these words, those with both first\n"
         "  \"mutual defence\"          these words in this order\n"
         "  +NATO -sport              NATO must occur; sport must not\n"
         "  NATO AND (Seoul OR 서울)  AND, OR, NOT, parentheses\n"
         "  defen*                    words that begin with defen\n"
         "  =minister                 this word exactly, no other forms\n"
         "  name:신원식               a name by its sound: Shin Won-sik, シン・ウォンシク\n"
         "  country:KR                articles that name South Korea, in any language\n"
         "  date:2024-02..2024-03-01  a range of dates; date:2024-02.. has no end\n"
         "No query is an error: what can't be read as syntax is read as words, with a note.\n"
         "\nExamples:\n"
         "  searcher query --db news.db 国防相\n"
         "  searcher query --db news.db --sort newest --lang ko,ja 'NATO source:herald'\n"
         "  searcher query --db news.db --time-zone Asia/Seoul --from 2024-03-01 --to 2024-03 typhoon\n"
         "  searcher query --db news.db --format json --limit 3 'title:budget' | jq '.hits[].id'\n"
         "  searcher query --db news.db --histogram month --limit 0 typhoon\n"
         "  searcher query --db news.db --collapse --sort newest ferry\n"
         "  searcher query --db news.db -- -sport football\n"
         "  searcher query --db news.db --timeout 500 --format json 'a* OR \"to be or not to be\"'\n"
         "\nExit status: 0 if an article was found, 1 if none was, 2 if something went wrong.\n";
}

CommandLine query_line() {
  program::Usage usage = usage_of("query", "Finds articles, the best first.", "--db DIR [OPTION]... WORDS...",
                                  help_after_options());
  usage.remedy = "write -- before words that begin with a hyphen, or see searcher query --help";
  usage.hyphen_may_begin_words = true;
  CommandLine line(std::move(usage));
  line.values("db", "index to search; several are searched as one", "DIR");
  line.value("format", "how to print what is found", format_names("|"), "text");
  line.value("limit", "print at most N hits; 0 only counts", "N", "10");
  line.value("offset", "skip the first N hits", "N", "0");
  line.value("sort", "order of the hits; by date, articles without a date come last",
             "relevance|newest|oldest|modified", "relevance");
  line.value("fresh",
             "rank recent articles higher (only by relevance); the boost halves every H (12h, 30d, 2y)", "H");
  line.value("histogram",
             "print how many articles are from each day, month or year (add --limit 0 to print only that)",
             "day|month|year");
  line.flag("collapse", "print one hit for each group of near-copies, and how many more there are");
  line.values("lang", "only articles in this language; if given several times, in any of them", "TAG");
  line.value("source-aliases",
             "file that says which names mean the same source (default: those that the index keeps)", "FILE");
  line.values("source",
              "only articles with these words in their source line; if given several times, with any of them",
              "WORDS");
  line.value("from", "only articles published on this day, month or year, or later", "DATE");
  line.value("to", "only articles published on this day, month or year, or earlier", "DATE");
  line.value("time-zone", "time zone of all dates, typed and shown (default: each article's own)", "ZONE");
  line.value(
      "match",
      "which articles are counted and sorted by date. auto: those with all words (of a long query, most "
      "words); any: those with at least one word; all: those with all words, and only these are found",
      "auto|all|any", "auto");
  line.flag("all", "the same as --match all");
  add_operator_option(line, "and: the same as --match all");
  line.flag("no-stems", "find words only as typed, not in other forms");
  line.flag("no-names", "do not look for names in other scripts and spellings");
  line.values(
      "without-name",
      "do not find this spelling of a name (results list spellings after \"also as\"); may be given several "
      "times",
      "NAME");
  line.flag("no-synonyms", "do not look for places and dates by their names in other languages");
  line.flag("explain", "show how the query was understood, term by term");
  line.value("snippet-length", "approximate width of snippets, in columns", "N", "200");
  line.flag("full", "print whole bodies instead of snippets");
  line.value("timeout", "end the search after MS milliseconds and print what was found by then", "MS");
  line.value("color", "mark matches in bold; auto: on a terminal, unless NO_COLOR is set",
             "auto|always|never", "auto");
  return line;
}

std::vector<std::string> list_option(const CommandLine& line, const std::string& name) {
  std::vector<std::string> values = line.all(name);
  for (const std::string& value : values) {
    if (value.empty()) line.fail(fmt::format("--{}: the value is empty", name));
  }
  return values;
}

// Language tags hold no commas: "ja,ko" is two.
std::vector<std::string> split_at_commas(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const std::string& value : values) {
    std::istringstream stream(value);
    for (std::string part; std::getline(stream, part, ',');) {
      if (!part.empty()) parts.push_back(part);
    }
  }
  return parts;
}

SortOrder sort_option(const CommandLine& line) {
  constexpr std::array kOrders{SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest,
                               SortOrder::kModified};
  return kOrders[line.one_of("sort", {"relevance", "newest", "oldest", "modified"})];
}

// --all and --default-operator and are other ways to say --match all.
MatchMode match_option(const CommandLine& line) {
  constexpr std::array kMatches{MatchMode::kAuto, MatchMode::kAll, MatchMode::kAny};
  const MatchMode match = kMatches[line.one_of("match", {"auto", "all", "any"})];
  const bool all = line.has("all") || operator_option(line) == schema::DefaultOperator::kAnd;
  if (all && match == MatchMode::kAny) {
    line.fail(fmt::format("--match: any and {} can't be given together",
                          line.has("all") ? "--all" : "--default-operator and"));
  }
  return all ? MatchMode::kAll : match;
}

std::optional<HistogramUnit> histogram_option(const CommandLine& line) {
  if (!line.has("histogram")) return std::nullopt;
  constexpr std::array kUnits{HistogramUnit::kDay, HistogramUnit::kMonth, HistogramUnit::kYear};
  return kUnits[line.one_of("histogram", {"day", "month", "year"})];
}

// "30d" in seconds; 0 if the option is not given.
std::int64_t fresh_option(const CommandLine& line) {
  const std::string text = line.text("fresh");
  if (text.empty()) return 0;
  constexpr std::int64_t kMostUnits = 100'000;
  std::int64_t count = 0;
  const char* const end = text.data() + text.size() - 1;
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  const std::int64_t unit = *end == 'h'   ? 3600
                            : *end == 'd' ? 86'400
                            : *end == 'w' ? 7 * 86'400
                            : *end == 'y' ? 365 * 86'400
                                          : 0;
  if (error != std::errc() || rest != end || unit == 0 || count < 1 || count > kMostUnits) {
    line.fail(fmt::format("--fresh: '{}' is not a number from 1 to {} followed by h, d, w or y (30d)", text,
                          kMostUnits));
  }
  return count * unit;
}

const Format& format_option(const CommandLine& line) {
  const std::string name = line.get("format");
  const Format* format = find_format(name);
  if (format == nullptr) line.fail(fmt::format("--format: '{}' is not one of {}", name, format_names(", ")));
  return *format;
}

bool color_option(const CommandLine& line, const program::Terminal& terminal) {
  constexpr std::size_t kAuto = 0;
  constexpr std::size_t kAlways = 1;
  const std::size_t choice = line.one_of("color", {"auto", "always", "never"});
  return choice == kAlways || (choice == kAuto && terminal.is_terminal && !terminal.no_color);
}

SearchRequest read_request(const CommandLine& line, const Format& format) {
  SearchRequest request;
  for (const std::string& word : line.operands()) request.query += (request.query.empty() ? "" : " ") + word;
  request.languages = split_at_commas(list_option(line, "lang"));
  request.sources = list_option(line, "source");
  if (const std::string file = line.text("source-aliases"); !file.empty())
    request.source_aliases = schema::SourceAliases::read(file);
  request.from = line.text("from");
  request.to = line.text("to");
  request.time_zone = line.text("time-zone");
  request.match = match_option(line);
  request.stems = !line.has("no-stems");
  request.names = !line.has("no-names");
  request.names_left_out = list_option(line, "without-name");
  request.synonyms = !line.has("no-synonyms");
  request.explain = line.has("explain");
  request.sort = sort_option(line);
  request.fresh_half_life = fresh_option(line);
  request.histogram = histogram_option(line);
  request.collapse = line.has("collapse");
  request.offset = line.number("offset", 0, kMaxOffset);
  request.limit = line.number("limit", 0, kMaxLimit);
  request.snippet_columns = static_cast<std::uint32_t>(line.number("snippet-length", 0, kMaxSnippetColumns));
  request.detail = format.needs == Detail::kSnippet && line.has("full") ? Detail::kFull : format.needs;
  request.fields = format.fields;
  return request;
}

// What formats for machines have no place for goes to the person at the terminal.
void tell(const Results& results) {
  for (const schema::Problem& note : results.notes) complain("note: " + note.text);
  if (results.timed_out) complain("note: the time was up; there may be more and better articles");
  if (results.total == 0 && !results.timed_out) complain("no article found");
  if (results.suggestion) complain("did you mean: " + *results.suggestion);
}

void print(const Page& page, const Format& format, const Streams& streams) {
  if (!format.as_stored || !streams.terminal.is_terminal) {
    format.write(page, streams.out);
    return;
  }
  // What articles hold must not act on a terminal.
  std::ostringstream text;
  format.write(page, text);
  streams.out << schema::printable_lines(text.str());
}

}  // namespace

int run_query(const Words& words, const Streams& streams) {
  CommandLine line = query_line();
  if (!line.parse(words, streams.out)) return kExitFound;

  const Format& format = format_option(line);
  SearchRequest request = read_request(line, format);
  const std::chrono::milliseconds timeout = timeout_option(line);
  if (request.explain && !format.tells_everything)
    line.fail("--explain: only the formats text and json can show it");
  if (request.histogram && !format.counts_by_date)
    line.fail(fmt::format("--histogram: the format {} can't show it", format.name));
  Look look;
  look.color = color_option(line, streams.terminal);
  look.width = streams.terminal.is_terminal ? streams.terminal.width : 0;

  Searcher searcher(database_option(line));
  for (const std::string& warning : searcher.warnings()) complain("warning: " + warning);
  request.deadline = deadline_after(timeout);
  const Results results = searcher.search(request);
  print({.results = results, .request = request, .look = look}, format, streams);
  if (!format.tells_everything) tell(results);
  if (results.total > 0) return kExitFound;
  if (!results.timed_out) return kExitNothingFound;
  complain("--timeout: the time was up before an article was found");
  return program::kExitFailed;
}

}  // namespace broadsheet::searcher

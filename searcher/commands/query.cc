// searcher query: finds articles.
#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <sstream>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/searcher/formats.h"
#include "broadsheet/searcher/searcher.h"
#include "commands/command.h"
#include "commands/options.h"
#include "formats/histogram.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

// A page offset beyond any index; keeps sums of offset and limit far from overflow.
constexpr std::uint64_t kMaxOffset = 1'000'000'000'000;
// Wider snippets are what --full is for.
constexpr std::uint64_t kMaxSnippetColumns = 10'000;

std::string format_names() {
  std::string names;
  for (const Format& format : formats()) names += (names.empty() ? "" : "|") + std::string(format.name);
  return names;
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
         "  +NATO -sport              must be there; must not be there\n"
         "  NATO AND (Seoul OR 서울)  AND, OR, NOT, parentheses\n"
         "  defen*                    words that begin so\n"
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
         "  searcher query --db news.db -- -sport football\n"
         "\nExit status: 0 if an article was found, 1 if none was, 2 if something went wrong.\n";
}

cxxopts::Options query_options() {
  cxxopts::Options options("searcher query", "Finds articles, the best first.\n");
  options.custom_help("--db DIR [OPTION]... WORDS...");
  options.positional_help("");
  const auto text = [](const char* initial) { return cxxopts::value<std::string>()->default_value(initial); };
  const auto list = [] { return cxxopts::value<std::vector<std::string>>(); };
  // Not given is the same as an empty value; the help shows no default.
  const auto optional = [] { return cxxopts::value<std::string>(); };
  options.add_options()("db", "index to search; several are searched as one", list(), "DIR");
  options.add_options()("format", "how to print what is found", text("text"), format_names());
  options.add_options()("limit", "print so many hits; 0: only count", text("10"), "N");
  options.add_options()("offset", "leave out the first N hits", text("0"), "N");
  options.add_options()("sort", "order; articles without a date come last by date", text("relevance"),
                        "relevance|newest|oldest|modified");
  options.add_options()("fresh",
                        "by relevance, rank recent articles higher; the boost halves every H (12h, 30d, 2y)",
                        optional(), "H");
  options.add_options()("histogram", "count all that is found by date; with --limit 0: only count",
                        optional(), "day|month|year");
  options.add_options()("lang", "only articles in this language; several: any of them", list(), "TAG");
  options.add_options()(
      "source-aliases",
      "names that mean one source, one source a line; without it those that the index keeps", optional(),
      "FILE");
  options.add_options()("source", "only articles with these words in their source line; several: any", list(),
                        "WORDS");
  options.add_options()("from", "only what was published on that day, month or year, or later", optional(),
                        "DATE");
  options.add_options()("to", "only what was published on that day, month or year, or earlier", optional(),
                        "DATE");
  options.add_options()("time-zone", "zone of all dates, read and shown (default: each article's own)",
                        optional(), "ZONE");
  options.add_options()("default-operator", "how words without an operator are joined", text("or"), "or|and");
  options.add_options()("all", "the same as --default-operator and: all words must be there");
  options.add_options()("no-stems", "find words only in the form that is written");
  options.add_options()("no-names", "do not look for names as other scripts and spellings write them");
  options.add_options()("no-synonyms", "don't find places and dates under their names in other languages");
  options.add_options()("explain", "show how the query was understood, term by term");
  options.add_options()("snippet-length", "about how wide snippets are, in columns", text("200"), "N");
  options.add_options()("full", "print whole bodies instead of snippets");
  options.add_options()("color", "mark matches in bold; auto: on a terminal, unless NO_COLOR is set",
                        text("auto"), "auto|always|never");
  return options;
}

std::string optional_option(const Arguments& arguments, const std::string& name) {
  if (arguments.options.count(name) == 0) return {};
  const auto& value = arguments.options[name].as<std::string>();
  if (value.empty()) throw schema::UserError(fmt::format("--{}: the value is empty", name));
  return value;
}

std::vector<std::string> list_option(const Arguments& arguments, const std::string& name) {
  if (arguments.options.count(name) == 0) return {};
  const auto& values = arguments.options[name].as<std::vector<std::string>>();
  for (const std::string& value : values) {
    if (value.empty()) throw schema::UserError(fmt::format("--{}: the value is empty", name));
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

SortOrder sort_option(const Arguments& arguments) {
  const auto& name = arguments.options["sort"].as<std::string>();
  if (name == "relevance") return SortOrder::kRelevance;
  if (name == "newest") return SortOrder::kNewest;
  if (name == "oldest") return SortOrder::kOldest;
  if (name == "modified") return SortOrder::kModified;
  throw schema::UserError(fmt::format("--sort: '{}' is none of relevance, newest, oldest, modified", name));
}

std::optional<HistogramUnit> histogram_option(const Arguments& arguments) {
  if (arguments.options.count("histogram") == 0) return std::nullopt;
  const auto& name = arguments.options["histogram"].as<std::string>();
  for (const HistogramUnit unit : {HistogramUnit::kDay, HistogramUnit::kMonth, HistogramUnit::kYear}) {
    if (name == unit_name(unit)) return unit;
  }
  throw schema::UserError(fmt::format("--histogram: '{}' is none of day, month, year", name));
}

// "30d" in seconds; 0 if the option is not given.
std::int64_t fresh_option(const Arguments& arguments) {
  const std::string text = optional_option(arguments, "fresh");
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
    throw schema::UserError(fmt::format(
        "--fresh: '{}' is not a number from 1 to {} and one of h, d, w, y (30d)", text, kMostUnits));
  }
  return count * unit;
}

const Format& format_option(const Arguments& arguments) {
  const auto& name = arguments.options["format"].as<std::string>();
  const Format* format = find_format(name);
  if (format == nullptr)
    throw schema::UserError(fmt::format("--format: '{}' is none of {}", name, format_names()));
  return *format;
}

bool color_option(const Arguments& arguments, const Terminal& terminal) {
  const auto& name = arguments.options["color"].as<std::string>();
  if (name == "always") return true;
  if (name == "never") return false;
  if (name == "auto") return terminal.is_terminal && !terminal.no_color;
  throw schema::UserError(fmt::format("--color: '{}' is none of auto, always, never", name));
}

SearchRequest read_request(const Arguments& arguments, const Format& format) {
  const auto& options = arguments.options;
  SearchRequest request;
  for (const std::string& word : arguments.words) request.query += (request.query.empty() ? "" : " ") + word;
  request.languages = split_at_commas(list_option(arguments, "lang"));
  request.sources = list_option(arguments, "source");
  if (const std::string file = optional_option(arguments, "source-aliases"); !file.empty())
    request.source_aliases = schema::SourceAliases::read(file);
  request.from = optional_option(arguments, "from");
  request.to = optional_option(arguments, "to");
  request.time_zone = optional_option(arguments, "time-zone");
  request.default_operator =
      options.count("all") > 0 ? schema::DefaultOperator::kAnd : operator_option(arguments);
  request.stems = options.count("no-stems") == 0;
  request.names = options.count("no-names") == 0;
  request.synonyms = options.count("no-synonyms") == 0;
  request.explain = options.count("explain") > 0;
  request.sort = sort_option(arguments);
  request.fresh_half_life = fresh_option(arguments);
  request.histogram = histogram_option(arguments);
  request.offset = number_option(arguments, "offset", 0, kMaxOffset);
  request.limit = number_option(arguments, "limit", 0, kMaxLimit);
  request.snippet_columns =
      static_cast<std::uint32_t>(number_option(arguments, "snippet-length", 0, kMaxSnippetColumns));
  request.detail =
      format.needs == Detail::kSnippet && options.count("full") > 0 ? Detail::kFull : format.needs;
  return request;
}

// What formats for machines have no place for goes to the person at the terminal.
void tell(const Results& results, std::ostream& err) {
  for (const std::string& note : results.notes) err << "searcher: note: " << schema::printable(note) << "\n";
  if (results.total == 0) err << "searcher: no article found\n";
  if (results.suggestion) err << "searcher: did you mean: " << schema::printable(*results.suggestion) << "\n";
}

void print(const Results& results, const Format& format, const FormatOptions& options,
           const Streams& streams) {
  const bool raw = format.name == "csv" || format.name == "tsv" || format.name == "ids";
  if (!raw || !streams.terminal.is_terminal) {
    format.write(results, options, streams.out);
    return;
  }
  // Data go out as they are stored, but what articles hold must not act on a terminal.
  std::ostringstream text;
  format.write(results, options, text);
  streams.out << schema::printable_lines(text.str());
}

}  // namespace

int run_query(const std::vector<std::string>& given, const Streams& streams) {
  cxxopts::Options options = query_options();
  const Arguments arguments = parse_arguments(
      options, given, "write -- before words that begin with a hyphen, or see searcher query --help");
  if (answered_help(options, arguments, help_after_options(), streams.out)) return kFound;

  const Format& format = format_option(arguments);
  const SearchRequest request = read_request(arguments, format);
  if (request.explain && !format.tells_everything) {
    throw schema::UserError("--explain: only the formats text and json have a place for it");
  }
  if (request.histogram && format.name == "ids") {
    throw schema::UserError("--histogram: the format ids has no place for it");
  }
  FormatOptions look;
  look.color = color_option(arguments, streams.terminal);
  look.width = streams.terminal.is_terminal ? streams.terminal.width : 0;

  Searcher searcher(database_option(arguments));
  for (const std::string& warning : searcher.warnings()) {
    streams.err << "searcher: warning: " << schema::printable(warning) << "\n";
  }
  const Results results = searcher.search(request);
  print(results, format, look, streams);
  if (!format.tells_everything) tell(results, streams.err);
  return results.total > 0 ? kFound : kNothingFound;
}

}  // namespace broadsheet::searcher

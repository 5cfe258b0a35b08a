// The options that say how records are read.
#include "commands/parse_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "analysis/language.h"
#include "broadsheet/indexer/form.h"
#include "broadsheet/schema/dateline.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::string_view kZoneForms = "give an IANA name such as Asia/Seoul, or an offset such as +09:00";

constexpr std::uint64_t kMostFilterSeconds = 24ull * 3600;
// Below, hardly a program starts; above, no machine.
constexpr std::uint64_t kLeastFilterMemory = 16ull << 20;
constexpr std::uint64_t kMostFilterMemory = 1ull << 40;

}  // namespace

void add_parse_options(CommandLine& line) {
  line.value("format",
             fmt::format("format of the files: {}; auto (default) looks into each file",
                         list_forms("", ", ", " or ")),
             "auto|" + list_forms("", "|", "|"));
  line.value(
      "encoding",
      "encoding of files that are not UTF-8: Shift_JIS, EUC-KR, GB18030, KOI8-R, windows-1252 (Latin-1), … "
      "(UTF-16 with a byte-order mark needs none)",
      "NAME");
  line.flag("strict",
            "reject records that contain invalid bytes; without this, a few of them are replaced by U+FFFD");
  line.flag("keep-all",
            "also read web pages that are not articles, such as lists of links, instead of skipping them");
  line.values("map",
              fmt::format("which column of a table holds which field, where the header row does not tell: "
                          "FIELD=COLUMN[,FIELD=COLUMN...]; FIELD= means no column. Fields: {}",
                          list_column_fields(", ")),
              "FIELD=COLUMN");
  line.value("default-time-zone", "time zone of dates for which the record names none", "ZONE");
  line.value("default-language",
             "language of texts whose language is neither given nor recognised (BCP 47, such as ja)", "LANG");
  line.values(
      "filter",
      "run COMMAND for each file of this media type: it gets the file on its standard input and writes "
      "text or JSON Lines; may be given several times",
      "MIME=COMMAND");
  line.value("filter-time", "time that a --filter may take for one file (default: 120)", "SECONDS");
  line.value("filter-memory", "memory that a --filter may use (default: 2G)", "SIZE");
  line.values("status",
              "web archives: read pages with these HTTP status codes (200,203,400-499; default: 200)",
              "CODES");
  line.values("mime",
              "web archives: read these media types, separated by commas (text/html,image/*; default: pages, "
              "feeds, and what a --filter reads)",
              "TYPES");
  line.values(
      "url-filter",
      "web archives: read only pages whose address matches PATTERN (* stands for any characters, ? for "
      "one), or with ! in front, only others; may be given several times",
      "PATTERN");
  line.value("since", "web archives: read only what was fetched on this date or later", "DATE");
  line.value("max-expanded", "how much a file may hold, with all that its containers expand to (default: 1T)",
             "SIZE");
  line.value("max-ratio", "how many times its size a file may expand to, from 64 MiB on (default: 250)", "N");
  line.value("max-nesting", "how many containers may be nested (default: 8)", "N");
  line.value("max-members", "how many members the containers of a file may have (default: 20000000)", "N");
  line.value("max-time", "how long expanding a file may take (default: 86400)", "SECONDS");
  line.values("zone", "time zone that an abbreviation stands for; may be given several times", "ABBR=ZONE");
}

namespace {

// The columns that `text` maps to fields: "headline=title,body=text".
void read_map(const CommandLine& line, std::string_view text, ParseOptions& options) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0)
      line.fail(fmt::format("--map: '{}' is not of the form FIELD=COLUMN", pair));
    const std::string_view field = column_field(pair.substr(0, equals));
    if (field.empty())
      line.fail(fmt::format("--map: no field '{}'; the fields are {}", pair.substr(0, equals),
                            list_column_fields(", ")));
    const std::string_view column = pair.substr(equals + 1);
    for (const auto& [other, taken] : options.columns) {
      if (!column.empty() && taken == column && other != field)
        line.fail(fmt::format("--map: the column '{}' can't be both {} and {}", column, other, field));
    }
    if (!options.columns.emplace(field, column).second)
      line.fail(fmt::format("--map: the field '{}' is given twice", field));
  }
}

}  // namespace

ParseOptions parse_options(const CommandLine& line) {
  ParseOptions options;
  options.strict = line.has("strict");
  options.keep_all = line.has("keep-all");
  for (const std::string& pairs : line.all("map")) read_map(line, pairs, options);
  options.default_time_zone = line.get("default-time-zone");
  if (line.has("default-time-zone") && !schema::is_time_zone(options.default_time_zone)) {
    line.fail(fmt::format("--default-time-zone: '{}' is not a time zone; {}", options.default_time_zone,
                          kZoneForms));
  }
  options.default_language = line.get("default-language");
  if (line.has("default-language") && !schema::is_language(options.default_language)) {
    line.fail(fmt::format("--default-language: '{}' is not a language; give a tag such as ja or zh-Hant",
                          options.default_language));
  }
  for (const std::string& pair : line.all("zone")) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0)
      line.fail(fmt::format("--zone: '{}' is not of the form ABBR=ZONE", pair));
    const std::string zone = pair.substr(equals + 1);
    if (!schema::is_time_zone(zone))
      line.fail(fmt::format("--zone: '{}' is not a time zone; {}", zone, kZoneForms));
    options.zones[pair.substr(0, equals)] = zone;
  }
  return options;
}

namespace {

// nullptr: UTF-8.
const Encoding* encoding_option(const CommandLine& line) {
  if (!line.has("encoding")) return nullptr;
  const std::string name = line.get("encoding");
  if (const Encoding* encoding = find_encoding(name)) return encoding;
  line.fail(fmt::format("--encoding: '{}' is not one of {}", name, list_encodings(", ")));
}

// Null: none.
std::shared_ptr<const Filters> filter_options(const CommandLine& line) {
  std::vector<Filter> filters;
  for (const std::string& given : line.all("filter")) {
    const std::size_t equals = given.find('=');
    const std::string type = schema::ascii_lower(given.substr(0, equals));
    if (equals == std::string::npos || type.find('/') == std::string::npos) {
      line.fail(
          fmt::format("--filter: '{}' is not of the form MIME=COMMAND, such as "
                      "'application/pdf=pdftotext - -'",
                      given));
    }
    Filter filter{type, split_command(std::string_view(given).substr(equals + 1))};
    if (filter.command.empty())
      line.fail(fmt::format("--filter: no command in '{}', or a quotation mark that is not closed", given));
    if (!is_program(filter.command.front()))
      line.fail(fmt::format("--filter: there is no program '{}'", filter.command.front()));
    filters.push_back(std::move(filter));
  }
  FilterLimits limits;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.time).count();
  limits.time = std::chrono::seconds(
      line.number("filter-time", 1, kMostFilterSeconds, static_cast<std::uint64_t>(seconds)));
  limits.memory_bytes =
      line.bytes("filter-memory", kLeastFilterMemory, kMostFilterMemory, limits.memory_bytes);
  if (filters.empty()) return nullptr;
  return std::make_shared<const Filters>(std::move(filters), limits);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    items.emplace_back(schema::trimmed_ascii(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

// "200" or "400-499".
std::optional<WebSelection::Statuses> read_statuses(std::string_view text) {
  const auto read = [](std::string_view digits) -> std::optional<int> {
    int code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code);
    const bool is_code = error == std::errc() && end == digits.data() + digits.size() && digits.size() == 3;
    return is_code ? std::optional(code) : std::nullopt;
  };
  const std::size_t hyphen = text.find('-');
  const std::optional<int> first = read(text.substr(0, hyphen));
  const std::optional<int> last = hyphen == std::string_view::npos ? first : read(text.substr(hyphen + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return WebSelection::Statuses{*first, *last};
}

std::int64_t since_option(const CommandLine& line) {
  const std::string given = line.text("since");
  schema::DatelineHints hints;
  const auto reading = schema::read_dateline(given, hints);
  if (const auto* read = std::get_if<schema::DatelineReading>(&reading)) return read->published.utc_seconds;
  line.fail(fmt::format("--since: '{}' is not a date; give one such as 2024-03-01", given));
}

WebSelection web_options(const CommandLine& line) {
  WebSelection wanted;
  for (const std::string& given : line.all("status")) {
    for (const std::string& statuses : split_list(given)) {
      const std::optional<WebSelection::Statuses> read = read_statuses(statuses);
      if (!read) {
        line.fail(fmt::format("--status: '{}' is neither a code such as 200 nor a range such as 400-499",
                              statuses));
      }
      wanted.statuses.push_back(*read);
    }
  }
  for (const std::string& types : line.all("mime")) {
    for (const std::string& type : split_list(types)) {
      if (type.find('/') == std::string::npos)
        line.fail(fmt::format("--mime: '{}' is not a media type such as text/html or image/*", type));
      wanted.media_types.push_back(type);
    }
  }
  for (const std::string& pattern : line.all("url-filter")) {
    if (pattern.starts_with('!')) {
      wanted.not_urls.push_back(pattern.substr(1));
    } else {
      wanted.urls.push_back(pattern);
    }
  }
  if (line.has("since")) wanted.since_utc_seconds = since_option(line);
  return wanted;
}

}  // namespace

namespace {

// How far the limits can be raised: beyond, a number is a slip of the finger. Each container that is nested
// takes some hundred kilobytes.
constexpr std::uint64_t kMostExpanded = std::uint64_t{1} << 50;
constexpr std::uint64_t kMostRatio = 1'000'000;
constexpr std::uint64_t kMostNesting = 64;
constexpr std::uint64_t kMostMembers = 10'000'000'000;
constexpr std::uint64_t kMostSeconds = 365ull * 24 * 3600;

ReadLimits limit_options(const CommandLine& line) {
  ReadLimits limits;
  limits.expanded_bytes = line.bytes("max-expanded", 1, kMostExpanded, limits.expanded_bytes);
  limits.ratio = line.number("max-ratio", 1, kMostRatio, limits.ratio);
  limits.depth = line.number("max-nesting", 1, kMostNesting, limits.depth);
  limits.members = line.number("max-members", 1, kMostMembers, limits.members);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.time).count();
  limits.time =
      std::chrono::seconds(line.number("max-time", 1, kMostSeconds, static_cast<std::uint64_t>(seconds)));
  return limits;
}

}  // namespace

ReadOptions read_options(const CommandLine& line) {
  ReadOptions options;
  options.limits = limit_options(line);
  options.encoding = encoding_option(line);
  options.filters = filter_options(line);
  options.web = web_options(line);
  return options;
}

const Form* form_option(const CommandLine& line) {
  const std::string name = line.has("format") ? line.get("format") : "auto";
  if (name == "auto") return nullptr;
  if (const Form* form = find_form(name)) return form;
  line.fail(fmt::format("--format: '{}' is not one of auto, {}", name, list_forms("", ", ", ", ")));
}

}  // namespace broadsheet::indexer

// indexer inspect --dates: what date lines mean, one result a line.
#include "commands/inspect_dates.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/error.h"
#include "json/json_writer.h"
#include "program/process.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

using Reading = std::variant<schema::DatelineReading, schema::NotADateline>;

std::string local_text(const schema::LocalTime& local) {
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", local.year, local.month, local.day, local.hour,
                     local.minute, local.second);
}

void write_date(schema::JsonWriter& json, const schema::Dateline& date) {
  json.text("utc", schema::format_rfc3339(date.utc_seconds));
  json.text("local", local_text(date.local));
  json.number("utc_offset_seconds", date.utc_offset_seconds);
  json.text("zone_written", date.zone_written);
  json.text("zone", date.zone);
  json.text("precision", schema::to_string(date.precision));
  json.text("calendar", date.calendar);
  json.text("place", date.place);
  json.text("agency", date.agency);
  json.begin_array("rules");
  for (const std::string& rule : date.rules) json.item(rule);
  json.end_array();
  json.real("confidence", date.confidence);
}

std::string as_json(const std::string& line, const Reading& reading) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  json.text("text", line);
  if (const auto* dates = std::get_if<schema::DatelineReading>(&reading)) {
    write_date(json, dates->published);
    if (dates->modified) {
      json.begin_object("modified");
      write_date(json, *dates->modified);
      json.end_object();
    }
  } else {
    const auto& problem = std::get<schema::NotADateline>(reading);
    json.null("utc");
    json.text("reason", problem.reason);
    json.boolean("absurd", problem.absurd());
  }
  json.end_object();
  return text;
}

std::string as_columns(const std::string& line, const Reading& reading) {
  if (const auto* problem = std::get_if<schema::NotADateline>(&reading)) {
    return fmt::format("{}\t-\t{}", schema::printable(line), schema::printable(problem->reason));
  }
  const auto& dates = std::get<schema::DatelineReading>(reading);
  const schema::Dateline& date = dates.published;
  std::string columns =
      fmt::format("{}\t{}\t{}\t{}\t{}", schema::printable(line), schema::format_rfc3339(date.utc_seconds),
                  date.zone.empty() ? "-" : date.zone, schema::to_string(date.precision),
                  schema::printable(fmt::format("{}", fmt::join(date.rules, "; "))));
  if (dates.modified)
    columns += fmt::format("\tmodified {}", schema::format_rfc3339(dates.modified->utc_seconds));
  return columns;
}

Reading read(const std::string& line, const schema::DatelineHints& hints) {
  Reading reading = schema::read_dateline(line, hints);
  if (const auto* problem = std::get_if<schema::NotADateline>(&reading);
      problem != nullptr && !problem->absurd()) {
    Reading wire = schema::read_wire_dateline(line, hints);
    if (std::holds_alternative<schema::DatelineReading>(wire)) return wire;
  }
  return reading;
}

}  // namespace

void inspect_dates(const std::string& file, const ParseOptions& options, bool json,
                   const program::Streams& streams) {
  schema::DatelineHints hints;
  hints.language = options.default_language;
  hints.default_zone = options.default_time_zone;
  hints.zones = options.zones;
  std::ifstream stream;
  if (file == "-") {
    program::require_standard_input();
  } else {
    stream.open(file, std::ios::binary);
    if (!stream) {
      throw schema::UserError(
          schema::ProblemCode::kFileUnreadable,
          fmt::format("{}: {}", file, std::error_code(errno, std::generic_category()).message()));
    }
  }
  std::istream& in = file == "-" ? streams.in : stream;
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const Reading reading = read(line, hints);
    streams.out << (json ? as_json(line, reading) : as_columns(line, reading)) << '\n';
    if (!streams.out) break;  // nobody reads on
  }
}

}  // namespace broadsheet::indexer

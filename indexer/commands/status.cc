// indexer status: what an index holds.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/source_aliases.h"
#include "commands/commands.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "json/json_value.h"
#include "json/json_writer.h"
#include "report/quantities.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

using Named = std::pair<std::string, std::uint64_t>;

// So many of a kind are printed; --json lists all.
constexpr std::size_t kPrinted = 15;

// The terms with `prefix`, without it, and the number of articles that have each.
std::vector<Named> terms(const Xapian::Database& database, std::string_view prefix) {
  std::vector<Named> found;
  const std::string start(prefix);
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    found.emplace_back((*term).substr(prefix.size()), term.get_termfreq());
  }
  return found;
}

std::vector<Named> largest_first(std::vector<Named> names) {
  std::stable_sort(names.begin(), names.end(),
                   [](const Named& a, const Named& b) { return a.second > b.second; });
  return names;
}

struct Status {
  std::string index;
  schema::IndexMetadata metadata;
  std::uint64_t articles = 0;
  std::uint64_t without_date = 0;
  std::uint64_t without_source = 0;
  std::uint64_t bytes = 0;
  std::vector<std::string> shards;
  std::vector<Named> languages;
  std::vector<Named> sources;
  std::vector<Named> years;
  std::optional<schema::JsonValue> last_run;  // an object
};

// Names that mean one source counted together: an article has one.
std::vector<Named> by_source(const std::vector<Named>& names, const schema::SourceAliases& aliases) {
  std::map<std::string, std::uint64_t> sums;
  for (const auto& [name, articles] : names) sums[aliases.shown(name)] += articles;
  return {sums.begin(), sums.end()};
}

Status status_of(const Xapian::Database& database) {
  Status status;
  const std::string state(schema::prefix::kState);
  status.metadata = schema::read_metadata(database);
  status.articles = database.get_doccount();
  status.without_date = database.get_termfreq(state + "nodate");
  status.without_source = database.get_termfreq(state + "nosource");
  status.languages = largest_first(terms(database, schema::prefix::kLanguage));
  status.sources = largest_first(
      by_source(terms(database, schema::prefix::kSourceName), schema::source_aliases_of(database)));
  status.years = terms(database, schema::prefix::kYear);
  return status;
}

Status read_status(const std::string& index, std::string& warning) {
  Status status = schema::read_index(index, status_of, &warning);
  status.index = index;
  for (const auto& shard : schema::shard_paths(index)) status.shards.push_back(shard.filename().string());
  status.bytes = schema::size_on_disk(index);
  auto last_run = schema::parse_json(status.metadata.last_run);
  auto* object = std::get_if<schema::JsonValue>(&last_run);
  if (object != nullptr && object->kind == schema::JsonValue::Kind::kObject)
    status.last_run = std::move(*object);
  return status;
}

void write_list(schema::JsonWriter& json, std::string_view title, const std::vector<Named>& names) {
  json.begin_array(title);
  for (const auto& [name, articles] : names) {
    json.begin_object();
    json.text("name", name);
    json.number("articles", articles);
    json.end_object();
  }
  json.end_array();
}

std::string as_json(const Status& status) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  json.text("index", status.index);
  json.number("articles", status.articles);
  write_list(json, "languages", status.languages);
  write_list(json, "sources", status.sources);
  write_list(json, "years", status.years);
  json.number("without_date", status.without_date);
  json.number("without_source", status.without_source);
  json.number("bytes", status.bytes);
  json.begin_array("shards");
  for (const std::string& shard : status.shards) json.item(shard);
  json.end_array();
  json.number("schema_version", status.metadata.schema_version);
  json.text("analysis_version", status.metadata.analysis_version);
  json.text("created", status.metadata.created);
  if (status.last_run) {
    std::string last_run;
    schema::append_json(last_run, *status.last_run);
    json.json("last_run", last_run);
  } else {
    json.null("last_run");
  }
  json.end_object();
  return text + "\n";
}

// "  languages   ja 12, id 7 and 3 more"
std::string line_of(std::string_view title, const std::vector<Named>& names) {
  if (names.empty()) return {};
  std::string line = fmt::format("  {:<13}", title);
  for (std::size_t i = 0; i < std::min(names.size(), kPrinted); ++i) {
    line += fmt::format("{}{} {}", i == 0 ? "" : ", ", schema::printable_name(names[i].first),
                        grouped(names[i].second));
  }
  if (names.size() > kPrinted)
    line += fmt::format(" and {} more (--json lists all)", grouped(names.size() - kPrinted));
  return line + "\n";
}

std::string as_text(const Status& status) {
  std::string text =
      fmt::format("{}: {}\n", schema::printable(status.index), counted(status.articles, "article"));
  text += line_of("languages", status.languages);
  text += line_of("sources", status.sources);
  text += line_of("years", status.years);
  if (status.without_date > 0)
    text += fmt::format("  {:<13}{}\n", "no date line", grouped(status.without_date));
  if (status.without_source > 0)
    text += fmt::format("  {:<13}{}\n", "no source", grouped(status.without_source));
  text += fmt::format("  {:<13}{} in {}\n", "size", megabytes(status.bytes),
                      counted(status.shards.size(), "shard"));
  text += fmt::format("  {:<13}schema {}, analysis {}\n", "versions", status.metadata.schema_version,
                      schema::printable(status.metadata.analysis_version));
  text += fmt::format("  {:<13}{}\n", "created", schema::printable(status.metadata.created));
  if (status.last_run) {
    const schema::JsonValue& run = *status.last_run;
    const auto number = [&](const char* name) { return schema::whole_number(run.find(name)).value_or(0); };
    const schema::JsonValue* finished = run.find("finished");
    text += fmt::format("  {:<13}{}: {}", "last run",
                        finished == nullptr ? "unfinished" : schema::printable(finished->text),
                        counted(number("records"), "record"));
    // As the summary of the run says it: what follows adds up to the parts.
    if (number("parts") > number("records")) text += fmt::format(", of {} parts", grouped(number("parts")));
    text += fmt::format(": {} added, {} updated, {} unchanged, {}, {} rejected", grouped(number("added")),
                        grouped(number("updated")), grouped(number("unchanged")),
                        counted(number("duplicates"), "duplicate"), grouped(number("rejected")));
    if (number("skipped") > 0) text += fmt::format(", {} skipped", grouped(number("skipped")));
    text += '\n';
  }
  return text;
}

}  // namespace

int run_status(const Words& words, const Streams& streams) {
  CommandLine line = command_line_of(
      "status", "Shows what an index holds: articles by language, source and year, size and versions.", "",
      {"indexer status --db news", "indexer status --db news --json"});
  line.value("db", "directory of the index", "DIR");
  line.flag("json", "print one JSON object");
  if (!line.parse(words, streams.out)) return kExitDone;
  require_no_operands(line);
  std::string warning;
  const Status status = read_status(index_option(line), warning);
  streams.out << (line.has("json") ? as_json(status) : as_text(status));
  if (!warning.empty()) complain(warning);
  return kExitDone;
}

}  // namespace broadsheet::indexer

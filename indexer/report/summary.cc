// The account of a run: counting, and its two forms.
#include "broadsheet/indexer/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "json/json_writer.h"
#include "report/quantities.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

using Named = std::pair<std::string, std::uint64_t>;

constexpr std::size_t kPrintedNames = 10;

// By number of articles, the largest first; equal ones by name.
std::vector<Named> ranked(const Counter& counter) {
  std::vector<Named> names(counter.names().begin(), counter.names().end());
  std::stable_sort(names.begin(), names.end(),
                   [](const Named& a, const Named& b) { return a.second > b.second; });
  return names;
}

double megabytes_per_second(const Summary& summary) {
  return summary.seconds > 0 ? static_cast<double>(summary.text_bytes) / 1e6 / summary.seconds : 0.0;
}

// "  languages  ja 12, id 7, 3 others 4"
std::string line_of(std::string_view title, const Counter& counter, std::string_view unnamed) {
  const std::vector<Named> names = ranked(counter);
  if (names.empty()) return {};
  std::string line = fmt::format("  {:<11}", title);
  std::uint64_t rest = counter.other();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i >= kPrintedNames) {
      rest += names[i].second;
      continue;
    }
    const std::string& name = names[i].first;
    line += fmt::format("{}{} {}", i == 0 ? "" : ", ", name.empty() ? unnamed : schema::printable_name(name),
                        grouped(names[i].second));
  }
  if (rest > 0) {
    const std::size_t others = names.size() - std::min(names.size(), kPrintedNames);
    line += fmt::format(", {} {}", counted(others, "other"), grouped(rest));
  }
  return line + "\n";
}

void write_list(schema::JsonWriter& json, std::string_view title, const Counter& counter, std::size_t limit) {
  json.begin_array(title);
  std::size_t written = 0;
  for (const auto& [name, articles] : ranked(counter)) {
    if (written++ == limit) break;
    json.begin_object();
    json.text_or_null("name", name);
    json.number("articles", articles);
    json.end_object();
  }
  json.end_array();
}

// In the order of the kinds; nothing where there are none.
void write_kinds(schema::JsonWriter& json, std::string_view title,
                 const std::map<schema::ProblemCode, std::uint64_t>& kinds) {
  if (kinds.empty()) return;
  json.begin_array(title);
  for (const auto& [code, parts] : kinds) {
    json.begin_object();
    json.text("code", schema::kind_of(code).name);
    json.number("parts", parts);
    json.end_object();
  }
  json.end_array();
}

std::uint64_t beyond(const Counter& counter, std::size_t limit) {
  std::uint64_t rest = counter.other();
  const std::vector<Named> names = ranked(counter);
  for (std::size_t i = limit; i < names.size(); ++i) rest += names[i].second;
  return rest;
}

}  // namespace

std::string_view to_string(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::kAdded:
      return "added";
    case Outcome::kUpdated:
      return "updated";
    case Outcome::kUnchanged:
      return "unchanged";
    case Outcome::kDuplicate:
      return "duplicate";
    case Outcome::kRejected:
      return "rejected";
    case Outcome::kSkipped:
      return "skipped";
  }
  return "rejected";
}

void Counter::count(std::string_view name) {
  const auto found = names_.find(name);
  if (found != names_.end()) {
    ++found->second;
  } else if (names_.size() < kMaxNames) {
    names_.emplace(name, 1);
  } else {
    ++other_;
  }
}

void Summary::count(Outcome outcome, bool is_first) {
  if (is_first) ++records;
  ++parts;
  switch (outcome) {
    case Outcome::kAdded:
      ++added;
      return;
    case Outcome::kUpdated:
      ++updated;
      return;
    case Outcome::kUnchanged:
      ++unchanged;
      return;
    case Outcome::kDuplicate:
      ++duplicates;
      return;
    case Outcome::kRejected:
      ++rejected;
      return;
    case Outcome::kSkipped:
      ++skipped;
      return;
  }
}

void Summary::check() const {
  if (parts != added + updated + unchanged + duplicates + rejected + skipped || parts < records) {
    throw std::logic_error(fmt::format(
        "{} parts of {} records do not add up: {} added, {} updated, {} unchanged, {} duplicates, "
        "{} rejected, {} skipped",
        parts, records, added, updated, unchanged, duplicates, rejected, skipped));
  }
}

std::string to_text(const Summary& summary) {
  std::string text;
  if (summary.interrupted)
    text += "Interrupted: what follows is done and kept; the same command does the rest.\n";
  if (summary.dry_run) text += "Dry run: nothing was written; what follows is what would be done.\n";
  text += fmt::format("{} in {}", counted(summary.records, "record"), counted(summary.files, "file"));
  if (summary.parts > summary.records) text += fmt::format(", of {} parts", grouped(summary.parts));
  text += fmt::format(": {} added, {} updated, {} unchanged, {}, {} rejected", grouped(summary.added),
                      grouped(summary.updated), grouped(summary.unchanged),
                      counted(summary.duplicates, "duplicate"), grouped(summary.rejected));
  if (summary.skipped > 0) text += fmt::format(", {} skipped", grouped(summary.skipped));
  text += '\n';
  text += line_of("languages", summary.languages, "(unknown)");
  text += line_of("sources", summary.sources, "(none named)");
  if (summary.without_date > 0) {
    text += fmt::format("  {} without a readable date line\n", counted(summary.without_date, "article"));
  }
  if (summary.warnings > 0) {
    text += fmt::format("  {} on how records were read; indexer inspect shows them\n",
                        counted(summary.warnings, "remark"));
  }
  text += fmt::format("  {} of text in {}, {:.1f} MB/s", megabytes(summary.text_bytes),
                      duration(summary.seconds), megabytes_per_second(summary));
  if (!summary.dry_run)
    text += fmt::format("; index {}: {}", schema::printable(summary.index), megabytes(summary.index_bytes));
  return text + "\n";
}

std::string to_json(const Summary& summary, std::size_t names) {
  std::string text;
  schema::JsonWriter json(text, schema::JsonEscape::kUnsafe);
  json.begin_object();
  json.text("index", summary.index);
  json.number("records", summary.records);
  json.number("added", summary.added);
  json.number("updated", summary.updated);
  json.number("unchanged", summary.unchanged);
  json.number("duplicates", summary.duplicates);
  json.number("rejected", summary.rejected);
  json.number("without_date", summary.without_date);
  json.number("warnings", summary.warnings);
  write_list(json, "languages", summary.languages, names);
  json.number("other_languages", beyond(summary.languages, names));
  write_list(json, "sources", summary.sources, names);
  json.number("other_sources", beyond(summary.sources, names));
  json.number("files", summary.files);
  json.number("text_bytes", summary.text_bytes);
  json.real("seconds", summary.seconds);
  json.text("finished", summary.finished);
  json.real("mb_per_second", megabytes_per_second(summary));
  json.number("index_bytes", summary.index_bytes);
  json.boolean("dry_run", summary.dry_run);
  json.boolean("interrupted", summary.interrupted);
  if (summary.parts > summary.records) json.number("parts", summary.parts);
  if (summary.skipped > 0) json.number("skipped", summary.skipped);
  write_kinds(json, "rejected_by", summary.rejected_by);
  write_kinds(json, "skipped_by", summary.skipped_by);
  json.end_object();
  return text;
}

}  // namespace broadsheet::indexer

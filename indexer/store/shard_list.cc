// The shards that an index names in its stub file.
// Source: Xapian's documentation, "Xapian Administrator's Guide", "Stub Databases".
#include "store/shard_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/index_metadata.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

// The type of a line and what it names.
std::pair<std::string_view, std::string_view> parts_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (line.empty() || line.front() == '#' || space == std::string_view::npos) return {};
  return {line.substr(0, space), line.substr(space + 1)};
}

bool is_local(std::string_view type) { return type == "auto" || type == "glass"; }

// Host and port of "remote host:port".
std::pair<std::string, unsigned> remote_of(const std::string& line) {
  const std::string_view target = parts_of(line).second;
  const std::size_t colon = target.rfind(':');
  unsigned port = 0;
  if (parts_of(line).first != "remote" || colon == std::string_view::npos || colon == 0 ||
      std::from_chars(target.data() + colon + 1, target.data() + target.size(), port).ec != std::errc()) {
    throw schema::UserError(fmt::format("a shard '{}' can't be written to", line));
  }
  return {std::string(target.substr(0, colon)), port};
}

}  // namespace

std::string shard_name(unsigned number) { return fmt::format("{}{:06}", kShardPrefix, number); }

unsigned shard_number(std::string_view name) {
  if (!name.starts_with(kShardPrefix)) return 0;
  name.remove_prefix(kShardPrefix.size());
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

ShardList ShardList::parse(std::string_view stub) {
  ShardList list;
  std::istringstream lines{std::string(stub)};
  for (std::string text; std::getline(lines, text);) {
    const auto [type, name] = parts_of(text);
    const bool own = is_local(type) && shard_number(name) > 0;
    list.lines_.push_back({text, own ? std::string(name) : std::string()});
  }
  return list;
}

ShardList ShardList::read(const fs::path& directory) {
  std::ifstream stub(directory / schema::kStubFile);
  std::stringstream text;
  text << stub.rdbuf();
  if (!stub) {
    throw schema::IndexError(
        fmt::format("{}: cannot read its file {}", directory.string(), schema::kStubFile));
  }
  return parse(text.str());
}

std::string ShardList::to_text() const {
  std::string text;
  for (const Line& line : lines_) text += line.text + "\n";
  return text;
}

std::vector<const ShardList::Line*> ShardList::databases() const {
  std::vector<const Line*> databases;
  for (const Line& line : lines_) {
    if (!parts_of(line.text).first.empty()) databases.push_back(&line);
  }
  return databases;
}

std::vector<std::string> ShardList::own() const {
  std::vector<std::string> names;
  for (const Line& line : lines_) {
    if (!line.own.empty()) names.push_back(line.own);
  }
  return names;
}

bool ShardList::all_own() const {
  const std::vector<const Line*> all = databases();
  return std::all_of(all.begin(), all.end(), [](const Line* line) { return !line->own.empty(); });
}

void ShardList::append(const std::string& own) { lines_.push_back({"auto " + own, own}); }

void ShardList::replace(const std::vector<std::string>& names, const std::string& merged) {
  const auto is_named = [&](const Line& line) {
    return !line.own.empty() && std::find(names.begin(), names.end(), line.own) != names.end();
  };
  const auto first = std::find_if(lines_.begin(), lines_.end(), is_named);
  if (first == lines_.end()) throw std::logic_error("no shard to replace");
  *first = {"auto " + merged, merged};
  lines_.erase(std::remove_if(first + 1, lines_.end(), is_named), lines_.end());
}

Xapian::Database ShardList::open(const fs::path& directory) const {
  Xapian::Database all;
  for (const Line* line : databases()) {
    const auto [type, name] = parts_of(line->text);
    if (is_local(type)) {
      const Xapian::Database one((directory / name).string());
      if (one.size() != 1) {
        throw schema::UserError(fmt::format(
            "{}: its line '{}' names an index of several shards; name each of them on a line of its own",
            (directory / schema::kStubFile).string(), line->text));
      }
      all.add_database(one);
    } else {
      const auto [host, port] = remote_of(line->text);
      all.add_database(Xapian::Remote::open(host, port));
    }
  }
  return all;
}

// Xapian deals the documents of several databases out in turns.
ShardList::Place ShardList::place_of(Xapian::docid document) const {
  const auto count = static_cast<Xapian::docid>(databases().size());
  return {(document - 1) % count, (document - 1) / count + 1};
}

std::vector<std::optional<std::size_t>> ShardList::positions_in(const ShardList& now,
                                                                const fs::path& directory) const {
  const auto identity = [&](const Line& line) {
    const auto [type, name] = parts_of(line.text);
    return is_local(type) ? fs::weakly_canonical(directory / name).string() : line.text;
  };
  std::vector<std::string> there;
  for (const Line* line : now.databases()) there.push_back(identity(*line));
  std::vector<std::optional<std::size_t>> positions;
  for (const Line* line : databases()) {
    const auto found = std::find(there.begin(), there.end(), identity(*line));
    positions.push_back(
        found == there.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - there.begin())));
  }
  return positions;
}

std::vector<std::string> ShardList::own_of_databases() const {
  std::vector<std::string> names;
  for (const Line* line : databases()) names.push_back(line->own);
  return names;
}

fs::path ShardList::directory_of(const fs::path& directory, std::size_t database) const {
  const auto [type, name] = parts_of(databases().at(database)->text);
  return is_local(type) ? directory / name : fs::path();
}

Xapian::WritableDatabase ShardList::open_writable(const fs::path& directory, std::size_t database) const {
  const Line& line = *databases().at(database);
  const auto [type, name] = parts_of(line.text);
  if (is_local(type)) return Xapian::WritableDatabase((directory / name).string(), Xapian::DB_OPEN);
  const auto [host, port] = remote_of(line.text);
  return Xapian::Remote::open_writable(host, port);
}

}  // namespace broadsheet::indexer

// The shards that an index names in its stub file.
#include "store/shard_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "broadsheet/schema/error.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

schema::ServerPlace remote_of(const schema::StubLine& line) {
  if (std::optional<schema::ServerPlace> server = schema::server_of(line)) return std::move(*server);
  throw schema::UserError(schema::ProblemCode::kShardElsewhere,
                          fmt::format("a shard '{}' can't be written to", line.text));
}

// The line that names a shard of our own.
ShardList::Line line_of(const std::string& own) { return {schema::parse_stub_line("auto " + own), own}; }

}  // namespace

std::string shard_name(unsigned number) { return fmt::format("{}{:06}", kShardPrefix, number); }

unsigned shard_number(std::string_view name) {
  if (!name.starts_with(kShardPrefix)) return 0;
  name.remove_prefix(kShardPrefix.size());
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

ShardList ShardList::of(std::vector<schema::StubLine> stub) {
  ShardList list;
  for (schema::StubLine& line : stub) {
    const bool is_own = line.is_local() && shard_number(line.place) > 0;
    list.lines_.push_back({std::move(line), {}});
    if (is_own) list.lines_.back().own = list.lines_.back().stub.place;
  }
  return list;
}

ShardList ShardList::parse(std::string_view stub) { return of(schema::parse_stub(stub)); }

ShardList ShardList::read(const fs::path& directory) { return of(schema::read_stub(directory)); }

std::string ShardList::to_text() const {
  std::string text;
  for (const Line& line : lines_) text += line.stub.text + "\n";
  return text;
}

std::vector<const ShardList::Line*> ShardList::databases() const {
  std::vector<const Line*> databases;
  for (const Line& line : lines_) {
    if (line.stub.names_shard()) databases.push_back(&line);
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

void ShardList::append(const std::string& own) { lines_.push_back(line_of(own)); }

void ShardList::replace(const std::vector<std::string>& names, const std::string& merged) {
  const auto is_named = [&](const Line& line) {
    return !line.own.empty() && std::find(names.begin(), names.end(), line.own) != names.end();
  };
  const auto first = std::find_if(lines_.begin(), lines_.end(), is_named);
  if (first == lines_.end()) throw std::logic_error("no shard to replace");
  *first = line_of(merged);
  lines_.erase(std::remove_if(first + 1, lines_.end(), is_named), lines_.end());
}

Xapian::Database ShardList::open(const fs::path& directory) const {
  Xapian::Database all;
  for (const Line* line : databases()) {
    if (line->stub.is_local()) {
      const Xapian::Database one((directory / line->stub.place).string());
      if (one.size() != 1) {
        throw schema::UserError(
            schema::ProblemCode::kShardElsewhere,
            fmt::format(
                "{}: its line '{}' names an index of several shards; name each of them on a line of its own",
                (directory / schema::kStubFile).string(), line->stub.text));
      }
      all.add_database(one);
    } else {
      const auto [host, port] = remote_of(line->stub);
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
    const schema::StubLine& stub = line.stub;
    return stub.is_local() ? fs::weakly_canonical(directory / stub.place).string() : stub.text;
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
  const schema::StubLine& stub = databases().at(database)->stub;
  return stub.is_local() ? directory / stub.place : fs::path();
}

Xapian::WritableDatabase ShardList::open_writable(const fs::path& directory, std::size_t database) const {
  const Line& line = *databases().at(database);
  if (line.stub.is_local())
    return Xapian::WritableDatabase((directory / line.stub.place).string(), Xapian::DB_OPEN);
  const auto [host, port] = remote_of(line.stub);
  return Xapian::Remote::open_writable(host, port);
}

}  // namespace broadsheet::indexer

// Opening an index: the directory of a stub, or a plain Xapian database, and its shards.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/schema/error.h"
#include "index/index_errors.h"

namespace broadsheet::schema {

// True if `directory` holds a Xapian database of any kind: a stub of shards, or a plain one.
bool is_database(const std::filesystem::path& directory);

// Opens the index in `directory` for reading: all shards of its stub, or a plain Xapian database.
//
// Throws IndexError, naming `directory` and the remedy, if it does not exist, is not an index, is damaged, or
// has another schema version; if a remote shard does not answer. `warning` (if not null) is set to one line
// if its analysis version is another than ours.
//
// With a remote shard, writes to a lost connection raise SIGPIPE in the thread that uses the database, unless
// it is ignored or held off (xapian/remote_signals.h).
Xapian::Database open_index(const std::filesystem::path& directory, std::string* warning = nullptr);

// How often read_index() begins at the most. Each failure means that a writer went two commits on, or merged
// a shard, during one reading: no writer of ours does that so often.
inline constexpr int kReadAttempts = 20;

// What is on the disk of the index in `directory`: another text after each commit to one of its local shards,
// and after each change of its lists of shards. Throws nothing for an index that is gone: that is a state
// too.
std::string state_on_disk(const std::filesystem::path& directory);

// The attempts of one reading, and when it is to begin anew on an index that is opened anew: a writer may
// have overtaken it. Damage is none until it was met twice with no change of the index between: bounded by
// kReadAttempts too.
class ReadAttempts {
 public:
  // `directories`: of the indexes that are read as one. They must outlive this.
  explicit ReadAttempts(std::span<const std::filesystem::path> directories) : directories_(directories) {}

  // An attempt was broken off by `error`: whether there is to be another one.
  bool again(const Xapian::Error& error);
  bool again(const IndexError& error);

 private:
  bool has_moved();

  std::span<const std::filesystem::path> directories_;
  int attempts_ = 0;
  std::optional<std::string> state_;  // when damage was met last
};

// `operation(database)` on the index in `directory`, from its beginning on the index as it is by then
// whenever a writer overtook it. Throws IndexError for whatever Xapian says, and as open_index does.
template <typename Operation>
auto read_index(const std::filesystem::path& directory, Operation&& operation,
                std::string* warning = nullptr) {
  for (ReadAttempts attempts(std::span(&directory, 1));;) {
    try {
      const Xapian::Database database = open_index(directory, warning);
      return operation(database);
    } catch (const Xapian::Error& error) {
      if (!attempts.again(error)) throw_index_error(directory, error);
    } catch (const IndexError& error) {
      if (!attempts.again(error)) throw;
    }
  }
}

// The directories of the local shards of the index in `directory`, in the order of the stub; remote ones are
// left out; a plain database is its own shard. Throws IndexError as open_index does.
std::vector<std::filesystem::path> shard_paths(const std::filesystem::path& directory);

// The files of the index in `directory` of which each commit replaces one, whether they are there or not:
// lists of shards, and a file of each local shard. Throws IndexError as open_index does.
std::vector<std::filesystem::path> files_of_commits(const std::filesystem::path& directory);

// True if the stub of the index in `directory` names a remote shard. Throws IndexError as open_index does.
bool has_remote_shard(const std::filesystem::path& directory);

// The bytes that all files of the index in `directory` take. Files that vanish meanwhile count nothing.
std::uint64_t size_on_disk(const std::filesystem::path& directory);

}  // namespace broadsheet::schema

// The shards that an index names in its stub file, one a line, and the directories that they live in.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/stub.h"

namespace broadsheet::indexer {

inline constexpr std::string_view kShardPrefix = "shard-";

class ShardList {
 public:
  // One line of the stub.
  struct Line {
    schema::StubLine stub;
    std::string own;  // name of the directory, if it is one of ours, inside the index; else empty
    friend bool operator==(const Line&, const Line&) = default;
  };

  ShardList() = default;
  // What the stub of the index in `directory` says. Throws IndexError.
  static ShardList read(const std::filesystem::path& directory);
  static ShardList parse(std::string_view stub);

  std::string to_text() const;
  const std::vector<Line>& lines() const noexcept { return lines_; }
  // The directories of our own, in order.
  std::vector<std::string> own() const;
  // True if every line that names a database names one of our own.
  bool all_own() const;

  void append(const std::string& own);
  // Puts `merged` in the place of the first of `names`, and takes the others out.
  void replace(const std::vector<std::string>& names, const std::string& merged);

  // All databases of the list as one, in its order; never those that a later stub names. Throws Xapian's
  // errors; UserError for a line of a kind that we can't open by itself.
  Xapian::Database open(const std::filesystem::path& directory) const;

  // Where a document of open() lives: the position among the databases, and its number there.
  struct Place {
    std::size_t database = 0;
    Xapian::docid document = 0;
  };
  Place place_of(Xapian::docid document) const;
  // For each database of this list the position of the same one in `now`; nothing if it is not there. Both
  // are lists of the index in `directory`; a line may name a shard in another way ("./shard-000001").
  std::vector<std::optional<std::size_t>> positions_in(const ShardList& now,
                                                       const std::filesystem::path& directory) const;
  // Of each database, the name if it is one of our own, else empty.
  std::vector<std::string> own_of_databases() const;

  // The directory of the database at that position; empty if it is a remote one.
  std::filesystem::path directory_of(const std::filesystem::path& directory, std::size_t database) const;

  // The database at that position, for writing.
  Xapian::WritableDatabase open_writable(const std::filesystem::path& directory, std::size_t database) const;

  friend bool operator==(const ShardList&, const ShardList&) = default;

 private:
  static ShardList of(std::vector<schema::StubLine> stub);
  std::vector<const Line*> databases() const;
  std::vector<Line> lines_;
};

// "shard-000042".
std::string shard_name(unsigned number);

// The number of such a name; 0 if it is not one.
unsigned shard_number(std::string_view name);

}  // namespace broadsheet::indexer

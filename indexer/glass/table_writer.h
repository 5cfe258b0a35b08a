// Writes a table of Xapian's glass format, a B-tree, from entries that come in the order of their keys: each
// block once, full, one behind the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "glass/file_writer.h"

namespace broadsheet::indexer::glass {

// Where a table's tree begins, and what else the version file says of a table.
struct TableRoot {
  std::uint32_t block_bytes = 0;
  std::uint32_t compress_above = 0;  // tags of more bytes are worth an attempt; 0: none is compressed
  bool empty = true;                 // no block was written
  std::uint32_t block = 0;           // of the root
  std::uint32_t level = 0;           // of the root; leaves have level 0
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  // that the file has
  bool sequential = true;    // leaves stand in the file in the order of their keys
};

// The revision of what is written here: the first.
inline constexpr std::uint32_t kRevision = 1;

class TableWriter {
 public:
  // Makes `file` when the first entry comes. `block_bytes`: a power of two from 2,048 to 65,536. All members
  // throw Xapian::DatabaseError if a write fails.
  TableWriter(std::filesystem::path file, std::uint32_t block_bytes, std::uint32_t compress_above);

  // Adds an entry. Keys must ascend, and have 1 to kMaxKeyBytes bytes. `compressed`: the tag is a raw deflate
  // stream. A tag that takes more pieces than the format counts (some 65,000 of a quarter of a block) throws
  // Xapian::InvalidArgumentError; the table is as before.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  // Writes what is left. Nothing can be added after.
  TableRoot finish();

 private:
  // A block that is being filled: a directory that grows from its beginning, items that grow from its end.
  struct Block {
    std::vector<unsigned char> bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string first_key;  // what tells it from the block before it; empty in the first block of a level
    unsigned first_component = 0;
    std::size_t free() const { return items_begin - directory_end; }
  };

  Block& block(std::size_t level);
  void begin(Block& block) const;
  unsigned char* place(Block& block, std::size_t item_bytes);
  void add_item(std::string_view key, std::string_view piece, unsigned component, unsigned flags);
  void add_branch(std::size_t level, std::string_view key, unsigned component, std::uint32_t child);
  std::uint32_t write(std::size_t level);

  FileWriter file_;
  const std::uint32_t block_bytes_;
  const std::size_t max_item_bytes_;
  TableRoot root_;
  std::vector<Block> blocks_;  // one a level, the leaves' first
  std::string last_key_;
};

}  // namespace broadsheet::indexer::glass

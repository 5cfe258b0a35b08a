// Reads a table of Xapian's glass format in the order of its keys, whoever wrote it: by walking down its
// tree, so that blocks may stand in any order. Nothing that the file says is trusted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "glass/table_writer.h"

namespace broadsheet::indexer::glass {

// A table's file, open for reading. Many readers, and threads, may share one.
class TableFile {
 public:
  // `root`: what the version file of that `revision` says of it. A table that is empty has no file. Throws
  // Xapian::DatabaseOpeningError with the errno.
  TableFile(std::filesystem::path file, const TableRoot& root, std::uint32_t revision);
  ~TableFile();
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  const TableRoot& root() const { return root_; }
  std::uint32_t revision() const { return revision_; }

  // Throws Xapian::DatabaseError with the errno, DatabaseCorruptError if the file ends before it.
  void read_block(std::uint32_t block, unsigned char* bytes) const;
  // Throws Xapian::DatabaseCorruptError: "FILE: is damaged: `what`".
  [[noreturn]] void fail(const char* what) const;
  [[noreturn]] void fail_overtaken() const;
  // Throws Xapian::DatabaseCorruptError if so many entries, all that were found, are not all there should be:
  // a damaged branch can hide a part of the tree without any other sign.
  void check_entries(std::uint64_t found) const;

 private:
  std::filesystem::path path_;
  TableRoot root_;
  std::uint32_t revision_;
  int descriptor_ = -1;
};

// One walk through a table. What key() and tag() return is valid until the next call of another member. All
// members that move throw Xapian::DatabaseCorruptError naming the file if it is damaged,
// DatabaseModifiedError if blocks were written again since the version file was read.
class TableReader {
 public:
  // Stands before the first entry. `file` must outlive it.
  explicit TableReader(const TableFile& file);
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  // Moves to the next entry; false if there is none.
  bool next();
  // Moves to the first entry whose key is not less than `key`; false if there is none.
  bool seek(std::string_view key);
  // Moves to the last entry whose key is less than `key`; false if there is none.
  bool seek_before(std::string_view key);

  // Some keys in order that divide the table into parts of about one size: `wanted` and more if its tree has
  // so many above its leaves. The reader stands nowhere after it. Keys of a damaged table may be in no order.
  std::vector<std::string> dividing_keys(std::size_t wanted);

  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }
  bool compressed() const { return compressed_; }

 private:
  struct Level {
    std::vector<unsigned char> bytes;
    std::uint32_t block = 0;
    std::uint32_t revision = 0;
    bool loaded = false;
    unsigned at = 0;  // place of the item in the directory
    unsigned items = 0;
  };
  struct Item {
    std::string_view key;
    std::string_view piece;
    unsigned component = 1;
    bool first = false;
    bool last = false;
    bool compressed = false;
  };
  struct Branch {
    std::string_view key;
    unsigned component = 0;
    std::uint32_t child = 0;
  };

  void load(std::size_t level, std::uint32_t block, std::uint32_t newest);
  void load_root();
  Item item(unsigned at) const;
  Branch branch(std::size_t level, unsigned at) const;
  void descend(std::string_view key);
  bool next_item();
  bool next_leaf();
  bool previous_leaf();
  void fill_below(std::size_t level, bool at_end);
  void read_entry();
  void keep_key();

  const TableFile* file_;
  std::vector<Level> levels_;  // the leaves' first
  std::string_view key_;
  std::string_view tag_;
  std::string key_copy_;
  std::string tag_copy_;
  bool compressed_ = false;
  bool begun_ = false;
  bool at_end_ = false;
};

}  // namespace broadsheet::indexer::glass

// Walks through the blocks that block_format.h describes.
#include "glass/table_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "glass/block_format.h"

namespace broadsheet::indexer::glass {
namespace {

std::string_view view(const unsigned char* at, std::size_t size) {
  return {reinterpret_cast<const char*>(at), size};
}

}  // namespace

TableFile::TableFile(std::filesystem::path file, const TableRoot& root, std::uint32_t revision)
    : path_(std::move(file)), root_(root), revision_(revision) {
  if (root_.empty) return;
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0)
    throw Xapian::DatabaseOpeningError(fmt::format("{}: cannot be read", path_.string()), errno);
}

TableFile::~TableFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

// Not mapped into memory: a file that is cut off meanwhile must not end the program.
void TableFile::read_block(std::uint32_t block, unsigned char* bytes) const {
  std::size_t size = 0;
  while (size < root_.block_bytes) {
    const off_t at = static_cast<off_t>(block) * static_cast<off_t>(root_.block_bytes);
    const ssize_t got =
        ::pread(descriptor_, bytes + size, root_.block_bytes - size, at + static_cast<off_t>(size));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Xapian::DatabaseError(fmt::format("{}: cannot be read", path_.string()), errno);
    if (got == 0) fail("it ends too early");
    size += static_cast<std::size_t>(got);
  }
}

void TableFile::fail(const char* what) const {
  throw Xapian::DatabaseCorruptError(fmt::format("{}: is damaged: {}", path_.string(), what));
}

void TableFile::check_entries(std::uint64_t found) const {
  if (found != root_.entries) fail("it has more or fewer entries than its version file says");
}

void TableFile::fail_overtaken() const {
  throw Xapian::DatabaseModifiedError(fmt::format("{}: was changed while it was read", path_.string()));
}

TableReader::TableReader(const TableFile& file) : file_(&file), at_end_(file.root().empty) {
  if (!at_end_) levels_.resize(file.root().level + std::size_t{1});
}

// `newest`: the revision of what refers to the block. A later one means that somebody has used the block
// again, as Xapian does with blocks of older revisions.
void TableReader::load(std::size_t number, std::uint32_t block, std::uint32_t newest) {
  Level& level = levels_[number];
  if (level.loaded && level.block == block) return;
  const std::size_t size = file_->root().block_bytes;
  level.loaded = false;
  level.bytes.resize(size);
  file_->read_block(block, level.bytes.data());
  const unsigned char* bytes = level.bytes.data();
  level.revision = get4(bytes + kRevisionAt);
  if (level.revision > newest) file_->fail_overtaken();
  const unsigned directory_end = get2(bytes + kDirectoryEndAt);
  if (bytes[kLevelAt] != number || directory_end <= kDirectoryBegin || directory_end > size ||
      (directory_end - kDirectoryBegin) % kDirectoryEntry != 0)
    file_->fail("the beginning of a block can't be read");
  level.items = static_cast<unsigned>((directory_end - kDirectoryBegin) / kDirectoryEntry);
  level.block = block;
  level.loaded = true;
}

void TableReader::load_root() { load(levels_.size() - 1, file_->root().block, file_->revision()); }

inline TableReader::Item TableReader::item(unsigned at) const {
  const Level& leaf = levels_[0];
  const unsigned char* bytes = leaf.bytes.data();
  const std::size_t size = leaf.bytes.size();
  const std::size_t begin = get2(bytes + kDirectoryBegin + kDirectoryEntry * at);
  if (begin + kItemHeader > size) file_->fail("an item reaches beyond its block");
  const unsigned char* p = bytes + begin;
  const std::size_t item_size = (get2(p) & kItemSizeBits) + kItemSizeLess;
  Item item;
  item.first = (p[0] & kFirst) != 0;
  item.last = (p[0] & kLast) != 0;
  item.compressed = (p[0] & kCompressed) != 0;
  const std::size_t key_size = p[2];
  const std::size_t header = kItemHeader + key_size + (item.first ? 0 : kPieceNumber);
  if (begin + item_size > size || header > item_size) file_->fail("an item reaches beyond its block");
  item.key = view(p + kItemHeader, key_size);
  if (!item.first) item.component = get2(p + kItemHeader + key_size);
  item.piece = view(p + header, item_size - header);
  return item;
}

TableReader::Branch TableReader::branch(std::size_t number, unsigned at) const {
  const Level& level = levels_[number];
  const unsigned char* bytes = level.bytes.data();
  const std::size_t size = level.bytes.size();
  const std::size_t begin = get2(bytes + kDirectoryBegin + kDirectoryEntry * at);
  if (begin + kChild + 1 > size) file_->fail("an item reaches beyond its block");
  const unsigned char* p = bytes + begin;
  const std::size_t key_size = p[kChild];
  if (begin + kChild + 1 + key_size + kPieceNumber > size) file_->fail("an item reaches beyond its block");
  return {view(p + kChild + 1, key_size), get2(p + kChild + 1 + key_size), get4(p)};
}

// Loads the blocks below what `level` points at, each at its first or last item.
void TableReader::fill_below(std::size_t level, bool at_end) {
  for (; level > 0; --level) {
    const Level& parent = levels_[level];
    load(level - 1, branch(level, parent.at).child, parent.revision);
    Level& child = levels_[level - 1];
    child.at = at_end ? child.items - 1 : 0;
  }
}

bool TableReader::next_leaf() {
  std::size_t level = 1;
  while (level < levels_.size() && levels_[level].at + 1 >= levels_[level].items) ++level;
  if (level >= levels_.size()) return false;
  ++levels_[level].at;
  fill_below(level, false);
  return true;
}

bool TableReader::previous_leaf() {
  std::size_t level = 1;
  while (level < levels_.size() && levels_[level].at == 0) ++level;
  if (level >= levels_.size()) return false;
  --levels_[level].at;
  fill_below(level, true);
  return true;
}

bool TableReader::next_item() {
  if (levels_[0].at + 1 < levels_[0].items) {
    ++levels_[0].at;
    return true;
  }
  return next_leaf();
}

// Moves to the first item whose key is not less than `key`, in the leaf where it stands or would stand:
// levels_[0].at may be one beyond the last item of that leaf.
void TableReader::descend(std::string_view key) {
  load_root();
  for (std::size_t level = levels_.size() - 1; level > 0; --level) {
    // The last item that is not greater; the first counts as less than all.
    unsigned low = 0;
    for (unsigned high = levels_[level].items; high - low > 1;) {
      const unsigned middle = low + (high - low) / 2;
      const Branch found = branch(level, middle);
      const int order = found.key.compare(key);
      (order < 0 || (order == 0 && found.component <= 1) ? low : high) = middle;
    }
    levels_[level].at = low;
    load(level - 1, branch(level, low).child, levels_[level].revision);
  }
  unsigned low = 0;
  for (unsigned high = levels_[0].items; low < high;) {
    const unsigned middle = low + (high - low) / 2;
    if (item(middle).key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  levels_[0].at = low;
}

// The key of the entry that is left must live on: the next one is compared with it.
void TableReader::keep_key() {
  if (key_.data() == key_copy_.data()) return;
  key_copy_.assign(key_);
  key_ = key_copy_;
}

// The entry that begins at the item where the reader stands.
void TableReader::read_entry() {
  Item found = item(levels_[0].at);
  if (!found.first) file_->fail("the first piece of an entry is missing");
  // Keys that do not ascend would make a walk through a tree that refers to itself endless.
  if (begun_ && found.key <= key_) file_->fail("its keys are not in order");
  begun_ = true;
  compressed_ = found.compressed;
  key_ = found.key;
  tag_ = found.piece;
  if (found.last) return;
  key_copy_.assign(key_);
  key_ = key_copy_;
  tag_copy_.assign(tag_);
  for (unsigned component = 2; !found.last; ++component) {
    if (!next_item()) file_->fail("an entry ends before its last piece");
    found = item(levels_[0].at);
    if (found.first || found.component != component || found.key != key_)
      file_->fail("an entry ends before its last piece");
    tag_copy_.append(found.piece);
  }
  tag_ = tag_copy_;
}

bool TableReader::next() {
  if (at_end_) return false;
  if (!begun_) {
    load_root();
    levels_.back().at = 0;
    fill_below(levels_.size() - 1, false);
    // The tree begins with an entry that has no key.
    if (item(0).key.empty()) {
      if (!next_item()) {
        at_end_ = true;
        return false;
      }
    }
  } else if (levels_[0].at + 1 < levels_[0].items) {
    ++levels_[0].at;
  } else {
    keep_key();
    if (!next_leaf()) {
      at_end_ = true;
      return false;
    }
  }
  read_entry();
  return true;
}

bool TableReader::seek(std::string_view key) {
  begun_ = false;
  at_end_ = file_->root().empty;
  if (at_end_) return false;
  const std::string wanted(key);  // may be what we hold
  descend(wanted);
  if (levels_[0].at >= levels_[0].items && !next_leaf()) {
    at_end_ = true;
    return false;
  }
  if (wanted.empty()) return next();
  read_entry();
  if (key_ < wanted) file_->fail("its keys are not in order");
  return true;
}

bool TableReader::seek_before(std::string_view key) {
  begun_ = false;
  at_end_ = file_->root().empty;
  if (at_end_) return false;
  descend(std::string(key));
  if (levels_[0].at > 0) {
    --levels_[0].at;
  } else if (!previous_leaf()) {
    at_end_ = true;
    return false;
  }
  const std::string before(item(levels_[0].at).key);
  if (before.empty()) {
    at_end_ = true;
    return false;
  }
  return seek(before);
}

std::vector<std::string> TableReader::dividing_keys(std::size_t wanted) {
  std::vector<std::string> keys;
  if (file_->root().empty) return keys;
  // Blocks of one level after the other, and the revisions of those that refer to them.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks = {{file_->root().block, file_->revision()}};
  for (std::size_t level = levels_.size() - 1; level > 0 && keys.size() < wanted; --level) {
    keys.clear();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> below;
    for (const auto& [block, newest] : blocks) {
      load(level, block, newest);
      // Of a block that has more than all that is wanted, some are enough: memory stays bounded.
      const unsigned step =
          static_cast<unsigned>(std::max<std::size_t>(1, levels_[level].items / (wanted + 1)));
      for (unsigned at = 0; at < levels_[level].items; at += step) {
        const Branch found = branch(level, at);
        if (at > 0) keys.emplace_back(found.key);
        below.emplace_back(found.child, levels_[level].revision);
      }
    }
    blocks = std::move(below);
  }
  return keys;
}

}  // namespace broadsheet::indexer::glass

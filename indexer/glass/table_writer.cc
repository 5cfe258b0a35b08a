// Blocks of a B-tree, level by level (block_format.h).
#include "glass/table_writer.h"

#include <xapian.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "glass/block_format.h"
#include "glass/encoding.h"

namespace broadsheet::indexer::glass {
namespace {

constexpr std::size_t kMostPieces = 0xFFFF;

// A tag is begun in what is left of a block if that takes more of it than so many bytes beyond the key's
// length: the key is written once more for it.
constexpr std::size_t kWorthAPiece = 34;

std::size_t max_item_bytes(std::size_t block_bytes) {
  const std::size_t fair = (block_bytes - kDirectoryBegin - kItemsOfBlock * kDirectoryEntry) / kItemsOfBlock;
  return std::min(fair, kLargestItem);
}

// As much of `key` as tells it from the smaller key `before`.
std::string_view shortest_separator(std::string_view before, std::string_view key) {
  const auto differs = std::mismatch(key.begin(), key.end(), before.begin(), before.end()).first;
  const auto same = static_cast<std::size_t>(differs - key.begin());
  return key.substr(0, std::min(same + 1, key.size()));
}

}  // namespace

TableWriter::TableWriter(std::filesystem::path file, std::uint32_t block_bytes, std::uint32_t compress_above)
    : file_(std::move(file)), block_bytes_(block_bytes), max_item_bytes_(max_item_bytes(block_bytes)) {
  root_.block_bytes = block_bytes;
  root_.compress_above = compress_above;
}

void TableWriter::begin(Block& block) const {
  block.directory_end = kDirectoryBegin;
  block.items_begin = block_bytes_;
  block.first_key.clear();
  block.first_component = 0;
}

TableWriter::Block& TableWriter::block(std::size_t level) {
  if (level == blocks_.size()) {
    Block& made = blocks_.emplace_back();
    made.bytes.resize(block_bytes_);
    begin(made);
  }
  return blocks_[level];
}

// Room for an item that is known to fit.
unsigned char* TableWriter::place(Block& block, std::size_t item_bytes) {
  assert(block.free() >= item_bytes + kDirectoryEntry);
  block.items_begin -= item_bytes;
  put2(block.bytes.data() + block.directory_end, block.items_begin);
  block.directory_end += kDirectoryEntry;
  return block.bytes.data() + block.items_begin;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  assert(!key.empty() && key.size() <= kMaxKeyBytes && key > last_key_);
  Block& leaf = block(0);
  // The tree begins with an entry that has no key.
  if (root_.empty) {
    unsigned char* item = place(leaf, kItemHeader);
    put2(item, 0);
    item[0] = kFirst | kLast;
    item[2] = 0;
    root_.empty = false;
  }
  const std::size_t header = kItemHeader + key.size();
  const std::size_t piece = max_item_bytes_ - header - kPieceNumber;  // of a later item
  std::size_t first = std::min(tag.size(), piece + kPieceNumber);
  // Where it needs more than what is left of the block, that is filled, if it is worth an item.
  if (first < tag.size() || leaf.free() < kDirectoryEntry + header + tag.size()) {
    const std::size_t room = leaf.free() % (max_item_bytes_ + kDirectoryEntry);
    const std::size_t needed = kDirectoryEntry + header + kPieceNumber;
    if (room > needed) {
      const std::size_t rest = room - needed;
      if (rest >= key.size() + kWorthAPiece ||
          (first < tag.size() && rest >= (tag.size() - kPieceNumber) % piece))
        first = rest + kPieceNumber;
    }
  }
  const std::size_t pieces = 1 + (tag.size() - first + piece - 1) / piece;
  if (pieces >= kMostPieces) throw Xapian::InvalidArgumentError("an entry is too large for a table");
  const unsigned flags = compressed ? kCompressed : 0;
  for (std::size_t i = 1; i <= pieces; ++i) {
    const std::string_view part = tag.substr(0, i == 1 ? first : piece);
    tag.remove_prefix(part.size());
    add_item(key, part, static_cast<unsigned>(i), flags | (i == pieces ? kLast : 0));
  }
  ++root_.entries;
}

void TableWriter::add_item(std::string_view key, std::string_view piece, unsigned component, unsigned flags) {
  const std::size_t size = kItemHeader + key.size() + (component == 1 ? 0 : kPieceNumber) + piece.size();
  if (block(0).free() < size + kDirectoryEntry) {
    write(0);
    block(0).first_key = shortest_separator(last_key_, key);
    block(0).first_component = component;
  }
  unsigned char* item = place(block(0), size);
  put2(item, size - kItemSizeLess);
  item[0] = static_cast<unsigned char>(item[0] | flags | (component == 1 ? kFirst : 0));
  item[2] = static_cast<unsigned char>(key.size());
  item += kItemHeader;
  std::memcpy(item, key.data(), key.size());
  item += key.size();
  if (component != 1) {
    put2(item, component);
    item += kPieceNumber;
  }
  if (!piece.empty()) std::memcpy(item, piece.data(), piece.size());
  if (component == 1) last_key_.assign(key);
}

// Enters `child` into the block above it. A block's first key need not be written: whoever comes here has
// found it in the block above.
void TableWriter::add_branch(std::size_t level, std::string_view key, unsigned component,
                             std::uint32_t child) {
  const auto size = [](std::string_view of) { return kChild + 1 + of.size() + kPieceNumber; };
  if (block(level).free() < size(key) + kDirectoryEntry) {
    write(level);
    block(level).first_key.assign(key);
    block(level).first_component = component;
  }
  Block& branch = block(level);
  if (branch.directory_end == kDirectoryBegin) {
    key = {};
    component = 0;
  }
  unsigned char* item = place(branch, size(key));
  put4(item, child);
  item[kChild] = static_cast<unsigned char>(key.size());
  item += kChild + 1;
  if (!key.empty()) std::memcpy(item, key.data(), key.size());
  put2(item + key.size(), component);
}

// Writes the block of `level`, begins the next one there, and enters it above. Returns its number.
std::uint32_t TableWriter::write(std::size_t level) {
  const std::uint32_t number = root_.blocks++;
  std::string first_key;
  unsigned first_component = 0;
  {
    Block& done = blocks_[level];
    unsigned char* bytes = done.bytes.data();
    put4(bytes + kRevisionAt, kRevision);
    bytes[kLevelAt] = static_cast<unsigned char>(level);
    put2(bytes + kLargestFreeAt, done.free());
    put2(bytes + kTotalFreeAt, done.free());
    put2(bytes + kDirectoryEndAt, done.directory_end);
    std::memset(bytes + done.directory_end, 0, done.free());
    file_.append({reinterpret_cast<const char*>(bytes), block_bytes_});
    first_key = std::move(done.first_key);
    first_component = done.first_component;
    begin(done);
  }
  add_branch(level + 1, first_key, first_component, number);  // may move blocks_
  return number;
}

TableRoot TableWriter::finish() {
  if (root_.empty) return root_;
  // The block of each level goes into the one above, until one is the first of its level: that is the root.
  for (std::size_t level = 0;; ++level) {
    const bool top = level + 1 == blocks_.size();
    root_.block = write(level);
    root_.level = static_cast<std::uint32_t>(level);
    if (top) break;
  }
  file_.finish();
  return root_;
}

}  // namespace broadsheet::indexer::glass

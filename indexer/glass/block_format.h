// The blocks of which a table consists, as its writer makes them and its reader takes them apart.
// docs/GLASS.md describes them in the order in which they are read.
#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::indexer::glass {

// A block begins with its revision (4 bytes), its level (1), its largest and its total free space (2 each)
// and the place where its directory ends (2). Numbers have their highest byte first.
inline constexpr std::size_t kRevisionAt = 0;
inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kLargestFreeAt = 5;
inline constexpr std::size_t kTotalFreeAt = 7;
inline constexpr std::size_t kDirectoryEndAt = 9;

// The directory says where each item begins, in the order of their keys. Behind it comes free space, then the
// items.
inline constexpr std::size_t kDirectoryBegin = 11;
inline constexpr std::size_t kDirectoryEntry = 2;

// An item of a leaf: size and flags (2 bytes), the key's length (1), the key, the number of the piece (2, not
// in the first one), a piece of the tag.
inline constexpr std::size_t kItemHeader = 3;
inline constexpr std::size_t kPieceNumber = 2;

// The size of an item has 13 bits and leaves out the first so many bytes; three flags share its higher byte.
inline constexpr unsigned kItemSizeBits = 0x1FFF;
inline constexpr std::size_t kItemSizeLess = 3;
inline constexpr unsigned kCompressed = 0x80;  // the tag is a raw deflate stream
inline constexpr unsigned kLast = 0x40;        // the last piece of the tag
inline constexpr unsigned kFirst = 0x20;       // the first one

// An item of a branch: the number of the block below (4 bytes), the key's length (1), the key, the number of
// the piece with which the block below begins (2).
inline constexpr std::size_t kChild = 4;

// At least so many items of the largest size fit a block.
inline constexpr std::size_t kItemsOfBlock = 4;
inline constexpr std::size_t kLargestItem = kItemSizeBits + kItemSizeLess;

// The sizes that a block may have, and how deep a tree may be that Xapian follows.
inline constexpr std::uint32_t kLeastBlock = 2048;
inline constexpr std::uint32_t kMostBlock = 65536;
inline constexpr std::uint32_t kMostLevels = 10;

inline unsigned get2(const unsigned char* at) { return static_cast<unsigned>(at[0]) << 8 | at[1]; }
inline std::uint32_t get4(const unsigned char* at) { return get2(at) << 16 | get2(at + 2); }

inline void put2(unsigned char* at, std::size_t value) {
  at[0] = static_cast<unsigned char>(value >> 8);
  at[1] = static_cast<unsigned char>(value);
}
inline void put4(unsigned char* at, std::uint32_t value) {
  put2(at, value >> 16);
  put2(at + 2, value & 0xFFFFu);
}

}  // namespace broadsheet::indexer::glass

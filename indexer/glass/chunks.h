// What the chunks of a posting list begin with.
#pragma once

#include <cstdint>
#include <string_view>

#include "glass/decoding.h"
#include "glass/table_reader.h"

namespace broadsheet::indexer::glass {

struct Chunk {
  std::uint32_t first = 0;  // document
  std::uint32_t last = 0;
  bool is_last = false;      // of the list's chunks
  std::string_view entries;  // valid as long as the tag
};

// The first chunk, and what it says of the whole list.
struct ListHead {
  std::uint32_t count = 0;
  std::uint32_t frequencies = 0;
  Chunk chunk;
};

// What follows the number of the first document.
inline bool parse_chunk(std::string_view tag, Chunk& chunk) {
  if (tag.empty() || (tag[0] != '0' && tag[0] != '1')) return false;
  chunk.is_last = tag[0] == '1';
  tag.remove_prefix(1);
  std::uint32_t behind = 0;
  if (!take_uint(tag, behind) || tag.empty()) return false;
  chunk.last = chunk.first + behind;
  chunk.entries = tag;
  return chunk.first != 0 && chunk.last >= chunk.first;
}

// The chunk at which `reader` stands.
inline bool parse_first_chunk(const TableReader& reader, ListHead& head) {
  std::string_view tag = reader.tag();
  if (reader.compressed() || !take_uint(tag, head.count) || !take_uint(tag, head.frequencies) ||
      !take_uint(tag, head.chunk.first))
    return false;
  ++head.chunk.first;
  return parse_chunk(tag, head.chunk);
}

// Its key has the number of the first document after `prefix` bytes.
inline bool parse_later_chunk(const TableReader& reader, std::size_t prefix, Chunk& chunk) {
  std::string_view number = reader.key().substr(prefix);
  return !reader.compressed() && take_sorted_uint(number, chunk.first) && number.empty() &&
         parse_chunk(reader.tag(), chunk);
}

}  // namespace broadsheet::indexer::glass

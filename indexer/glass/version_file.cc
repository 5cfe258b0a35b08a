// The version file: a signature, a random identifier, the revision, six tables, statistics.
#include "glass/version_file.h"

#include <random>
#include <string>

#include "glass/encoding.h"
#include "glass/file_writer.h"

namespace broadsheet::indexer::glass {
namespace {

// The date of the format, packed: years since 2014, month, day.
constexpr unsigned kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;

// A random UUID (RFC 4122, version 4).
std::string random_identifier() {
  std::random_device device;
  std::string bytes;
  while (bytes.size() < 16) {
    const unsigned word = device();
    for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(word >> shift));
  }
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  return bytes;
}

void append_table(std::string& out, const TableRoot& table) {
  append_uint(out, table.block);
  append_uint(out, table.level << 2 | (table.sequential ? 2u : 0u) | (table.empty ? 1u : 0u));
  append_uint(out, table.entries);
  append_uint(out, table.block_bytes >> 11);
  append_uint(out, table.compress_above);
  // The list of free blocks: none are, and the file may grow from its end.
  std::string free_blocks;
  if (!table.empty) {
    append_uint(free_blocks, kRevision);
    append_uint(free_blocks, table.blocks);
    free_blocks.append(4, '\0');
  }
  append_string(out, free_blocks);
}

}  // namespace

void write_version_file(const std::filesystem::path& directory, const Tables& tables,
                        const Statistics& statistics) {
  std::string bytes("\x0F\x0DXapian Glass", 14);
  bytes.push_back(static_cast<char>(kFormat >> 8));
  bytes.push_back(static_cast<char>(kFormat & 0xFFu));
  bytes += random_identifier();
  append_uint(bytes, kRevision);
  const auto none = [&](std::uint32_t compress_above) {
    TableRoot table;
    table.block_bytes = tables.postings.block_bytes;
    table.compress_above = compress_above;
    return table;
  };
  append_table(bytes, tables.postings);
  append_table(bytes, tables.data);
  append_table(bytes, tables.term_lists);
  append_table(bytes, none(0));               // positions
  append_table(bytes, none(kCompressAbove));  // spelling
  append_table(bytes, none(kCompressAbove));  // synonyms
  append_uint(bytes, statistics.documents);
  append_uint(bytes, statistics.last_document - statistics.documents);
  append_uint(bytes, statistics.shortest);
  append_uint(bytes, statistics.largest_frequency);
  append_uint(bytes, statistics.longest - statistics.largest_frequency);
  append_uint(bytes, 0);  // change sets
  append_uint(bytes, statistics.total_length);
  append_uint(bytes, 0);  // frequencies of spellings
  FileWriter file(directory / "iamglass");
  file.append(bytes);
  file.finish();
}

}  // namespace broadsheet::indexer::glass

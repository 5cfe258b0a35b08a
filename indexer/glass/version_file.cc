// The version file: a signature, a random identifier, the revision, six tables, statistics.
#include "glass/version_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <bit>
#include <cerrno>
#include <random>
#include <string>
#include <string_view>

#include "glass/block_format.h"
#include "glass/decoding.h"
#include "glass/encoding.h"
#include "glass/file_writer.h"
#include "index/stub.h"

namespace broadsheet::indexer::glass {
namespace {

constexpr std::string_view kSignature("\x0F\x0DXapian Glass", 14);
constexpr std::size_t kIdentifierBytes = 16;

// Xapian reads no more of it.
constexpr std::size_t kMostVersionBytes = 256;

// The date of the format, packed: years since 2014, month, day.
constexpr unsigned kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;

// A random UUID (RFC 4122, version 4).
std::string random_identifier() {
  std::random_device device;
  std::string bytes;
  while (bytes.size() < kIdentifierBytes) {
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

bool take_table(std::string_view& in, TableRoot& table) {
  std::uint32_t level = 0;
  std::uint32_t block_bytes = 0;
  std::string_view free_blocks;
  if (!take_uint(in, table.block) || !take_uint(in, level) || !take_uint(in, table.entries) ||
      !take_uint(in, block_bytes) || !take_uint(in, table.compress_above) || !take_string(in, free_blocks))
    return false;
  table.level = level >> 2;
  table.sequential = (level & 2u) != 0;
  table.empty = (level & 1u) != 0;
  if (block_bytes > kMostBlock >> 11) return false;
  table.block_bytes = block_bytes << 11;
  return table.level < kMostLevels && table.block_bytes >= kLeastBlock &&
         std::has_single_bit(table.block_bytes);
}

bool take_statistics(std::string_view& in, Statistics& statistics) {
  std::uint32_t gaps = 0;
  std::uint32_t longer = 0;
  std::uint32_t change_sets = 0;
  std::uint32_t spelling_frequency = 0;
  if (!take_uint(in, statistics.documents) || !take_uint(in, gaps) || !take_uint(in, statistics.shortest) ||
      !take_uint(in, statistics.largest_frequency) || !take_uint(in, longer) || !take_uint(in, change_sets) ||
      !take_uint(in, statistics.total_length) || !take_uint(in, spelling_frequency))
    return false;
  statistics.last_document = statistics.documents + gaps;
  // What is added may wrap around where Xapian took the difference of numbers that were smaller.
  statistics.longest = statistics.largest_frequency + longer;
  return statistics.last_document >= statistics.documents;
}

std::string read_whole(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    throw Xapian::DatabaseOpeningError(fmt::format("{}: cannot be read", file.string()), errno);
  std::string bytes(kMostVersionBytes + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int error = errno;
      ::close(descriptor);
      throw Xapian::DatabaseOpeningError(fmt::format("{}: cannot be read", file.string()), error);
    }
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  ::close(descriptor);
  bytes.resize(size);
  return bytes;
}

}  // namespace

void write_version_file(const std::filesystem::path& directory, const Tables& tables,
                        const Statistics& statistics) {
  std::string bytes(kSignature);
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
  FileWriter file(directory / schema::kGlassFile);
  file.append(bytes);
  file.finish();
}

Version read_version_file(const std::filesystem::path& directory) {
  const std::filesystem::path file = directory / schema::kGlassFile;
  const std::string bytes = read_whole(file);
  const auto damaged = [&](const char* what) {
    return Xapian::DatabaseCorruptError(fmt::format("{}: is damaged: {}", file.string(), what));
  };
  std::string_view in = bytes;
  if (in.size() > kMostVersionBytes || !in.starts_with(kSignature))
    throw damaged("it is not the version file of a Xapian database");
  in.remove_prefix(kSignature.size());
  if (in.size() < 2 + kIdentifierBytes) throw damaged("it ends too early");
  const unsigned format = static_cast<unsigned>(static_cast<unsigned char>(in[0])) << 8 |
                          static_cast<unsigned>(static_cast<unsigned char>(in[1]));
  if (format != kFormat) {
    throw Xapian::DatabaseVersionError(
        fmt::format("{}: is of another version of the glass format", file.string()));
  }
  in.remove_prefix(2 + kIdentifierBytes);
  Version version;
  if (!take_uint(in, version.revision)) throw damaged("its revision can't be read");
  for (TableRoot& table : version.tables) {
    if (!take_table(in, table)) throw damaged("what it says of a table can't be read");
  }
  // Xapian leaves out the statistics of a database that never had any.
  if (!in.empty() && (!take_statistics(in, version.statistics) || !in.empty()))
    throw damaged("its statistics can't be read");
  return version;
}

}  // namespace broadsheet::indexer::glass

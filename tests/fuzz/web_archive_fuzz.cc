// Fuzzes containers, WARC and ARC first of all, from bytes to records and articles.
#include "broadsheet/indexer/parser.h"
#include "forms/open.h"
#include "fuzz/check_records.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

// Whatever the bytes, reading ends, within what they may cost; each record has a place and bytes, or a reason
// of one line, and parsing it ends.
int web_archive(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  indexer::Doors doors;
  doors.read.limits.expanded_bytes = 64U << 20;
  const auto reader = indexer::open_reader(indexer::memory_stream(input), "input", nullptr, doors);
  std::size_t records = 0;
  while (const auto record = reader->next()) {
    // A record takes some bytes: of the input, or of what it expands to.
    require(++records <= (64U << 20), "reading ends", input);
    for (const std::string& reason : {record->problem, record->skipped}) {
      require(reason.find('\n') == std::string::npos, "a reason is one line", input);
      require(schema::find_ill_formed(reason) == std::string::npos, "a reason is UTF-8", input);
    }
    for (const std::string& name : record->origin.members) {
      require(schema::find_ill_formed(name) == std::string::npos, "a name is UTF-8", input);
    }
    if (record->envelope != nullptr) {
      require(schema::find_ill_formed(record->envelope->url) == std::string::npos, "an address is UTF-8",
              input);
    }
    require(!indexer::parse_record(*record, {}).empty(), "a record holds something, or says why not", input);
  }
  require(reader->bytes_read() <= size, "no more is read than there is", input);
  return 0;
}

}  // namespace broadsheet::fuzz

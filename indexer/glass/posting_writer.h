// Writes posting lists, the list of document lengths and the streams of values into the table of posting
// lists, cut into chunks as Xapian cuts them. The table's keys ascend: metadata, statistics of values,
// streams of values, lengths, terms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "glass/table_writer.h"

namespace broadsheet::indexer::glass {

// A chunk is ended when it has so many bytes: Xapian's own sizes, which its searches were tuned with.
inline constexpr std::size_t kPostingChunkBytes = 2000;
inline constexpr std::size_t kValueChunkBytes = 2000;

struct Posting {
  std::uint32_t document = 0;  // from 1
  std::uint32_t frequency = 0;
};

// Adds the posting list of `term`, whose documents ascend; there is at least one.
void add_posting_list(TableWriter& table, std::string_view term, std::span<const Posting> postings);

// Adds the list of document lengths; there is at least one.
void add_lengths(TableWriter& table, std::span<const Posting> lengths);

// How often a value slot is used, and between which values.
struct ValueStatistics {
  std::uint32_t count = 0;
  std::string least;
  std::string greatest;
  void add(std::string_view value);
};
void add_value_statistics(TableWriter& table, std::uint32_t slot, const ValueStatistics& statistics);

// The stream of one slot's values.
class ValueStream {
 public:
  ValueStream(TableWriter& table, std::uint32_t slot) : table_(table), slot_(slot) {}
  // Documents ascend; `value` is not empty.
  void add(std::uint32_t document, std::string_view value);
  void finish();

 private:
  TableWriter& table_;
  const std::uint32_t slot_;
  std::string chunk_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace broadsheet::indexer::glass

// Where else an article stands: the places of a run's duplicates, and new places of what is unchanged, added
// to what the index stores of it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/origin.h"
#include "run/chunk.h"
#include "store/index_writer.h"
#include "text/hash.h"

namespace broadsheet::indexer {

class MoreOrigins {
 public:
  // An article is stored with so many places at most, the first that were read. An agency's report runs in
  // some dozens of papers; a text that stands in thousands of records (a notice, an empty page) must not grow
  // with each.
  static constexpr std::size_t kMost = 32;

  // So many articles may wait, some hundred bytes and their ids and paths each, before they should be
  // written.
  static constexpr std::size_t kMostWaiting = 20'000;

  // Takes the places of a finished chunk's articles that were not written, and those of its revisits; chunks
  // come in input order.
  void add(Chunk& chunk);

  [[nodiscard]] bool is_empty() const noexcept { return waiting_.empty(); }
  [[nodiscard]] bool is_full() const noexcept { return waiting_.size() >= kMostWaiting; }

  // Adds what waits to the articles of the index that `writer` holds: to those that still have the content
  // that was read again, and that were stored with their origin (`completes`: or without any). Not to
  // those that a run replaced and took back. Nobody may
  // merge shards meanwhile. Throws IndexError, and Xapian's errors from looking the articles up.
  void write(IndexWriter& writer, bool completes);

 private:
  struct Waiting {
    std::string id;
    std::string fingerprint;                          // empty: of a revisit
    std::optional<std::int64_t> fetched_utc_seconds;  // of a revisit: when the page was fetched that it is of
    std::vector<schema::Origin> origins;
    std::size_t order = 0;  // in which they came: an article gets its places in that order
  };
  void add_revisit(Revisited& revisit);
  static bool is_meant(const Waiting& waiting, const Xapian::Document& document, schema::Article& article);
  [[nodiscard]] std::vector<const Waiting*> in_order() const;

  std::unordered_map<std::string, Waiting, schema::StringHash>
      waiting_;  // by content_of(), or what is revisited
};

}  // namespace broadsheet::indexer

// Where else an article stands: the places of a run's duplicates, and new places of what is unchanged, added
// to what the index stores of it. Visits to a page that a crawl found as it was come last, wherever commits
// fall: their page may stand behind them in the archive.
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
  // written; and so many visits, whose pages may come later. Of visits to pages that did not come by then
  // half as many wait on: most are visits to pictures.
  static constexpr std::size_t kMostWaiting = 20'000;

  // Takes the places of a finished chunk's articles that were not written, and those of its revisits; chunks
  // come in input order.
  void add(Chunk& chunk);

  // Whether write() has something to do.
  [[nodiscard]] bool is_empty() const noexcept { return articles_.empty() && !has_many_visits(); }
  [[nodiscard]] bool is_full() const noexcept {
    return articles_.size() >= kMostWaiting || has_many_visits();
  }

  // Adds what waits to the articles of the index that `writer` holds, revisits only if there are many: to
  // those that still have the content that was read again, and that were stored with their origin
  // (`completes`: or without any). Not to those that a run replaced and took back. Nobody may merge shards
  // meanwhile. Throws IndexError, and Xapian's errors from looking the articles up.
  void write(IndexWriter& writer, bool completes);

  // The same at the end of the run, revisits too.
  void write_all(IndexWriter& writer, bool completes);

 private:
  struct Waiting {
    std::string id;
    std::string fingerprint;                          // empty: of a revisit
    std::optional<std::int64_t> fetched_utc_seconds;  // of a revisit: when the page was fetched that it is of
    std::vector<schema::Origin> origins;
    std::size_t order = 0;  // in which they came: an article gets its places in that order
    bool is_found = false;  // the article that it is of
  };
  using ByContent = std::unordered_map<std::string, Waiting, schema::StringHash>;

  [[nodiscard]] bool has_many_visits() const noexcept { return visits_.size() >= kMostWaiting; }
  void add_revisit(Revisited& revisit);
  void write_visits(IndexWriter& writer, bool completes);
  static void write_those(ByContent& all, IndexWriter& writer, bool completes);
  static bool is_meant(const Waiting& waiting, const Xapian::Document& document, schema::Article& article);
  static std::vector<Waiting*> in_order(ByContent& all);

  ByContent articles_;  // by content_of()
  ByContent visits_;    // by what is revisited
};

}  // namespace broadsheet::indexer

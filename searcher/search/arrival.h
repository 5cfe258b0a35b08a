// The order in which articles came, for those that a search ranks alike.
//
// Xapian breaks ties by document number, and deals the numbers of several shards out in turns: one of the
// first shard, one of the second. The order would change with every compaction, and with the gaps that
// replaced articles leave. Here the shards stand one behind the other, as they do in the list of an index:
// older ones first.
#pragma once

#include <xapian.h>

#include <memory>

#include "broadsheet/schema/interrupt.h"
#include "broadsheet/searcher/searcher.h"

namespace broadsheet::searcher {

// For one search of one database. Not thread-safe.
//
// What says which shard the matcher is at is asked about every candidate; so it is also what ends a match
// whose time is up: there are no more candidates then, and the best so far are what was found.
class ArrivalOrder {
 public:
  // `database` and `interrupt` must outlive it.
  ArrivalOrder(const Xapian::Database& database, SortOrder sort, schema::Interrupt& interrupt);
  ~ArrivalOrder();
  ArrivalOrder(const ArrivalOrder&) = delete;
  ArrivalOrder& operator=(const ArrivalOrder&) = delete;

  // Makes `enquire` search for `query`, sorted. Must outlive its matches.
  void prepare(Xapian::Enquire& enquire, const Xapian::Query& query);

 private:
  class Key;
  class Watcher;

  const Xapian::Database& database_;
  SortOrder sort_;
  schema::Interrupt& interrupt_;
  std::unique_ptr<Xapian::KeyMaker> key_;
  unsigned shard_ = 0;  // whose documents the matcher is at
};

}  // namespace broadsheet::searcher

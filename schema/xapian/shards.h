// The shards of an opened database, and posting sources that know which of them they are at: what Xapian 1.4
// keeps in private members, and 2.x tells a posting source.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "xapian/supported_version.h"

namespace broadsheet::schema {

// The databases that `database` was put together of, in order; itself if it is one. Empty if this Xapian does
// not tell them (2.x, and there are several): be ready for any.
std::vector<Xapian::Database> shards_of(const Xapian::Database& database);

// True if no shard of `database` is known to be, or may be, served by another process: Xapian's server runs
// no posting source and no key maker of ours.
bool is_local(const Xapian::Database& database);

// True if both are the same opened database, not only of the same files.
bool is_same_database(const Xapian::Database& one, const Xapian::Database& other);

// True if both are the same object.
bool is_same_query(const Xapian::Query& one, const Xapian::Query& other);

// A posting source that is told the number of the shard it goes through, in the order of shards_of().
class ShardSource : public Xapian::PostingSource {
 protected:
  // For searches of `all`, which must outlive it.
  explicit ShardSource(const Xapian::Database& all) : all_(all) {}

  const Xapian::Database& all() const noexcept { return all_; }

  // To the beginning of its list in `shard`, the one with that number. Called once a search and shard.
  virtual void begin(const Xapian::Database& shard, std::size_t number) = 0;

 public:
#if BROADSHEET_XAPIAN_LISTS_SHARDS
  void init(const Xapian::Database& shard) final;
#else
  void reset(const Xapian::Database& shard, Xapian::doccount number) final { begin(shard, number); }
#endif

 private:
  const Xapian::Database& all_;
};

}  // namespace broadsheet::schema

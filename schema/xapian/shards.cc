// The shards of an opened database. Source: Xapian 1.4.22, include/xapian/database.h, and 2.1.0, the same.
#include "xapian/shards.h"

#include <algorithm>

namespace broadsheet::schema {
namespace {

bool is_local_shard(const Xapian::Database& shard) {
  try {
    shard.get_revision();  // which only Xapian's own tables have
    return true;
  } catch (const Xapian::UnimplementedError&) {
    return false;
  }
}

}  // namespace

#if BROADSHEET_XAPIAN_LISTS_SHARDS

std::vector<Xapian::Database> shards_of(const Xapian::Database& database) {
  std::vector<Xapian::Database> shards;
  for (const auto& shard : database.internal) shards.emplace_back(shard.get());
  return shards;
}

bool is_same_database(const Xapian::Database& one, const Xapian::Database& other) {
  return std::equal(one.internal.begin(), one.internal.end(), other.internal.begin(), other.internal.end(),
                    [](const auto& a, const auto& b) { return a.get() == b.get(); });
}

void ShardSource::init(const Xapian::Database& shard) {
  const auto& shards = all_.internal;
  const auto same = [&](const auto& one) { return one.get() == shard.internal.front().get(); };
  const auto at = std::find_if(shards.begin(), shards.end(), same);
  begin(shard, static_cast<std::size_t>(at - shards.begin()));
}

#else

std::vector<Xapian::Database> shards_of(const Xapian::Database& database) {
  if (database.size() == 1) return {database};
  return {};
}

bool is_same_database(const Xapian::Database& one, const Xapian::Database& other) {
  return one.internal.get() == other.internal.get();
}

#endif

bool is_local(const Xapian::Database& database) {
  const std::vector<Xapian::Database> shards = shards_of(database);
  return shards.size() == database.size() && std::all_of(shards.begin(), shards.end(), is_local_shard);
}

bool is_same_query(const Xapian::Query& one, const Xapian::Query& other) {
  return one.internal.get() == other.internal.get();
}

}  // namespace broadsheet::schema

// Rewriting an index as one compact shard.
#include "writer/compact.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/index_metadata.h"
#include "writer/index_writer.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kShardPrefix = "shard-";

std::string shard_name(unsigned number) { return fmt::format("{}{:06}", kShardPrefix, number); }

// Several shards hold their documents in turns. Xapian's compaction would put one shard after the other and
// so change the order of equal ranks: such an index is copied document by document first.
void copy_documents(const Xapian::Database& from, const fs::path& to) {
  Xapian::WritableDatabase copy(to.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (auto key = from.metadata_keys_begin(); key != from.metadata_keys_end(); ++key) {
    copy.set_metadata(*key, from.get_metadata(*key));
  }
  for (auto posting = from.postlist_begin(""); posting != from.postlist_end(""); ++posting) {
    copy.replace_document(*posting, from.get_document(*posting));
  }
  copy.commit();
}

// Writes all of `database` to the new directory `shard`.
void compact_database(Xapian::Database& database, std::size_t shards, const fs::path& shard) {
  constexpr unsigned kKeepNumbers = Xapian::DBCOMPACT_NO_RENUMBER;
  if (shards <= 1) {
    database.compact(shard.string(), kKeepNumbers);
    return;
  }
  const fs::path copy = shard.string() + ".copy";
  copy_documents(database, copy);
  Xapian::Database(copy.string()).compact(shard.string(), kKeepNumbers);
  fs::remove_all(copy);
}

// Shards that a rewriting left that was killed: the stub does not name them.
void remove_leftovers(const fs::path& index, const std::vector<fs::path>& shards) {
  std::vector<fs::path> leftovers;
  for (const fs::directory_entry& entry : fs::directory_iterator(index)) {
    if (!entry.path().filename().string().starts_with(kShardPrefix)) continue;
    if (std::find(shards.begin(), shards.end(), entry.path()) == shards.end())
      leftovers.push_back(entry.path());
  }
  for (const fs::path& leftover : leftovers) fs::remove_all(leftover);
}

template <typename Work>
void with_clear_errors(const fs::path& index, const Work& work) {
  try {
    work();
  } catch (const Xapian::Error& error) {
    schema::throw_index_error(index, error);
  } catch (const fs::filesystem_error& error) {
    throw schema::UserError(fmt::format("{}: {}", error.path1().string(), error.code().message()));
  }
}

}  // namespace

void compact_in_place(const fs::path& index) {
  IndexWriter writer(index, IfMissing::kFail, Analysis::kAny);
  const std::vector<fs::path> old = schema::shard_paths(index);
  const bool local = std::all_of(old.begin(), old.end(),
                                 [&](const fs::path& shard) { return shard.parent_path() == index; });
  if (!local || old.size() != writer.database().size()) {
    throw schema::UserError(
        fmt::format("{}: only an index with all its shards inside it can be rewritten in place; give a "
                    "directory to write to",
                    index.string()));
  }
  with_clear_errors(index, [&] {
    remove_leftovers(index, old);
    unsigned number = 1;
    while (fs::exists(index / shard_name(number))) ++number;
    const std::string name = shard_name(number);
    Xapian::Database source(index.string());
    compact_database(source, old.size(), index / name);
    write_atomically(index / schema::kStubFile, fmt::format("auto {}\n", name));
    // Removed while the lock is held, so that no writer that read the old stub can begin to write there.
    for (const fs::path& shard : old) fs::remove_all(shard);
  });
}

void compact_to(const fs::path& index, const fs::path& target) {
  IndexWriter writer(index, IfMissing::kFail, Analysis::kAny);
  with_clear_errors(index, [&] {
    if (fs::exists(fs::symlink_status(target))) {
      throw schema::UserError(
          fmt::format("{}: exists already; name a directory that does not", target.string()));
    }
    fs::create_directories(target);
    Xapian::Database source(index.string());
    compact_database(source, source.size(), target / shard_name(1));
    write_atomically(target / schema::kStubFile, fmt::format("auto {}\n", shard_name(1)));
  });
}

}  // namespace broadsheet::indexer

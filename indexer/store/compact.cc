// Rewriting an index as one compact shard.
#include "store/compact.h"

#include <fmt/format.h>
#include <xapian.h>

#include <system_error>
#include <thread>

#include "broadsheet/schema/error.h"
#include "index/index_errors.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "store/durable_files.h"
#include "store/index_writer.h"
#include "store/merge.h"

namespace broadsheet::indexer {

namespace fs = std::filesystem;

void compact_in_place(const fs::path& index, const LockPatience& patience, WrittenBy written_by) {
  IndexWriter writer(index, IfMissing::kFail, Analysis::kAny, patience);
  if (!writer.shards().all_own()) {
    throw schema::UserError(
        schema::ProblemCode::kShardElsewhere,
        fmt::format("{}: only an index with all its shards inside it can be rewritten in place; give a "
                    "directory to write to",
                    index.string()));
  }
  const std::vector<std::string> old = writer.shards().own();
  const std::string name = writer.new_shard();
  try {
    merge_shards(index, old, name, std::thread::hardware_concurrency(), written_by);
  } catch (const Xapian::Error& error) {
    schema::throw_index_error(index, error);
  }
  writer.replace(old, name);
}

void compact_to(const fs::path& index, const fs::path& target, const LockPatience& patience,
                WrittenBy written_by) {
  schema::open_index(index);  // no index, or a newer one: say so before anything else
  std::optional<IndexWriter> writer;
  std::error_code error;
  // A plain Xapian database has nothing that could be unfinished, and need not be ours to write to.
  if (fs::exists(index / schema::kStubFile, error)) {
    writer.emplace(index, IfMissing::kFail, Analysis::kAny, patience);
  }
  if (fs::exists(fs::symlink_status(target, error))) {
    throw schema::UserError(
        schema::ProblemCode::kFileInTheWay,
        fmt::format("{}: exists already; name a directory that does not", target.string()));
  }
  // Whole or not there: a copy that was broken off leaves only a name that the next one overwrites.
  fs::path place = fs::absolute(target).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();  // "new/"
  const fs::path draft = place.string() + ".new";
  if (schema::is_database(draft)) {
    throw schema::UserError(
        schema::ProblemCode::kFileInTheWay,
        fmt::format(
            "{}: is an index, and in the way, since the copy is made under this name first; move it away",
            draft.string()));
  }
  require_room(draft);
  try {
    fs::remove_all(draft);
    make_directories(draft);
    if (writer && writer->shards().all_own() && !writer->shards().own().empty()) {
      std::vector<fs::path> databases;
      for (const std::string& name : writer->shards().own()) databases.push_back(index / name);
      merge_databases(databases, draft / shard_name(1), std::thread::hardware_concurrency(), written_by);
    } else {
      schema::open_index(index).compact((draft / shard_name(1)).string(), Xapian::Compactor::FULL,
                                        static_cast<int>(kMergedBlockBytes));
      sync_directory(draft / shard_name(1));
    }
    ShardList shards;
    shards.append(shard_name(1));
    write_atomically(draft / schema::kStubFile, shards.to_text());
    fs::rename(draft, place);
    sync_entries(place.parent_path());
  } catch (const Xapian::Error& problem) {
    schema::throw_index_error(index, problem);
  } catch (const fs::filesystem_error& problem) {
    throw schema::UserError(schema::ProblemCode::kFileUnwritable,
                            fmt::format("{}: {}", problem.path1().string(), problem.code().message()));
  }
}

}  // namespace broadsheet::indexer

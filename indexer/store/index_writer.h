// The one that writes an index: opens or makes it, holds its lock, publishes shards, removes documents.
#pragma once

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/source_aliases.h"
#include "index/index_metadata.h"
#include "store/index_lock.h"
#include "store/shard_list.h"

namespace broadsheet::indexer {

// What to do where there is not an index.
enum class IfMissing { kCreate, kFail };

// Whether to look at the analysis version: adding documents of another analysis would lose matches, removing
// is fine.
enum class Analysis { kMustMatch, kAny };

// Every change of an index is one atomic replacement of its stub file, which names its shards. A shard is
// made in a directory that the stub does not name yet, and is whole on the disk before it does. Documents
// that a publication replaces are removed from the older shards right after it; what is to be removed is
// written down first, so that the next writer does it if this one is killed in between.
class IndexWriter {
 public:
  // Opens `index` for writing, and makes it if there is none and `missing` says so. A half-made index (by a
  // run that was killed) has no stub file yet and is completed, never overwritten. Finishes what a killed
  // writer left. Throws IndexLockedError, naming the holder; IndexError for what is not an index, or may not
  // be written to.
  // `positions`: how a new index will hold them; an existing one must hold them like this, else UserError.
  IndexWriter(std::filesystem::path index, IfMissing missing, Analysis analysis,
              const LockPatience& patience = {}, std::optional<schema::Positions> positions = std::nullopt);

  const std::filesystem::path& path() const noexcept { return index_; }
  const schema::IndexMetadata& metadata() const noexcept { return metadata_; }
  const ShardList& shards() const noexcept { return shards_; }

  // A name for a shard that is to be made in path(); never one that is in use. Thread-safe.
  std::string new_shard() { return shard_name(++last_number_); }

  // Makes the shards `names` (made in path(), whole) a part of the index, and removes the documents at
  // `replaced`, of the shards before them.
  void publish(const std::vector<std::string>& names, std::vector<ShardList::Place> replaced);

  // Puts the shard `merged` in the place of `names`, which hold the same documents, and deletes those.
  void replace(const std::vector<std::string>& names, const std::string& merged);

  // Removes documents. `what` says for whom, in messages.
  void remove(std::vector<ShardList::Place> documents, const std::string& what);

  // A document whose stored data is written anew; `number` is the caller's.
  struct Rewrite {
    ShardList::Place place;
    std::size_t number = 0;
  };
  // Stores what `change` makes of the data of each document and its number. Document numbers, terms and
  // values stay. What is done to one shard is one commit. `what` is said in messages.
  void rewrite_data(std::vector<Rewrite> rewrites,
                    const std::function<std::string(const std::string& data, std::size_t number)>& change,
                    const std::string& what);

  // Keeps the summary of a run and, if not null, the aliases of sources, in the index's metadata.
  void set_last_run(std::string_view json, const schema::SourceAliases* aliases);

  // What `error` means while `what` was being written: an IndexError that names the index.
  [[noreturn]] void fail(const Xapian::Error& error, const std::string& what) const;

 private:
  void open();
  void create(schema::Positions positions);
  void finish_removals();
  void delete_leftovers();
  void write_stub(const ShardList& shards);
  void make_durable(std::size_t database) const;

  std::filesystem::path index_;
  std::optional<IndexLock> lock_;
  schema::IndexMetadata metadata_;
  ShardList shards_;
  std::atomic<unsigned> last_number_{0};
};

// Throws UserError if `index`, which is not an index, is not a place where one can be made: what others keep
// there is never written into.
void require_room(const std::filesystem::path& index);

// Throws IndexError if documents that this program's analysis makes can't be added to `index`, which says
// `metadata` of itself; UserError if it holds positions in another way than `positions`.
void require_same_analysis(const std::filesystem::path& index, const schema::IndexMetadata& metadata);
void require_same_positions(const std::filesystem::path& index, const schema::IndexMetadata& metadata,
                            std::optional<schema::Positions> positions);

// Throws IndexError if `index` is a database without a list of shards, which is not ours to write to.
void require_stub(const std::filesystem::path& index);

// The numbers, in the index in `directory` as a whole, of the documents that a killed writer has replaced but
// not removed; ascending. Throws Xapian's errors and IndexError.
std::vector<Xapian::docid> documents_to_remove(const std::filesystem::path& directory);

// The time now, RFC 3339, UTC.
std::string now_rfc3339();

}  // namespace broadsheet::indexer

// The one that writes an index.
#include "store/index_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <system_error>
#include <utility>

#include "analysis/analyzer.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/schema/fields.h"
#include "index/index_errors.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "store/durable_files.h"
#include "store/lock_holder.h"
#include "store/removal_journal.h"
#include "xapian/error_texts.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

// What was being written, in messages.
constexpr const char* kRemoval = "the removal of replaced articles";

// True if `directory` holds nothing but what a run leaves that was killed while it made an index.
bool is_empty_or_half_made(const fs::path& directory) {
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  if (error)
    throw schema::UserError(schema::ProblemCode::kFileUnreadable,
                            fmt::format("{}: {}", directory.string(), error.message()));
  for (; entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (shard_number(name) == 0 && name != kLockFile && name != std::string(schema::kStubFile) + ".new")
      return false;
    if (error)
      throw schema::UserError(schema::ProblemCode::kFileUnreadable,
                              fmt::format("{}: {}", directory.string(), error.message()));
  }
  return true;
}

bool by_place(const ShardList::Place& a, const ShardList::Place& b) {
  return a.database != b.database ? a.database < b.database : a.document < b.document;
}

}  // namespace

void require_room(const fs::path& index) {
  std::error_code error;
  if (!fs::exists(index, error) || (fs::is_directory(index, error) && is_empty_or_half_made(index))) return;
  throw schema::UserError(
      schema::ProblemCode::kFileInTheWay,
      fmt::format("{}: neither an index nor empty; name another directory for the index", index.string()));
}

void require_same_analysis(const fs::path& index, const schema::IndexMetadata& metadata) {
  if (metadata.analysis_version == schema::analysis_version()) return;
  throw schema::IndexError(
      schema::ProblemCode::kOtherAnalysis,
      fmt::format("{}: its words were cut by analysis {}, this program's is {}: mixing the two would lose "
                  "matches; build the "
                  "index anew in another directory, or add with the Broadsheet that made it",
                  index.string(), metadata.analysis_version, schema::analysis_version()));
}

void require_same_positions(const fs::path& index, const schema::IndexMetadata& metadata,
                            std::optional<schema::Positions> positions) {
  if (!positions || *positions == metadata.positions) return;
  throw schema::UserError(
      schema::ProblemCode::kOtherPositions, "positions",
      fmt::format("{}: holds positions in the way '{}', not '{}'; that is chosen when an index is made",
                  index.string(), schema::to_string(metadata.positions), schema::to_string(*positions)));
}

void require_stub(const fs::path& index) {
  std::error_code error;
  if (fs::exists(index / schema::kStubFile, error)) return;
  throw schema::index_error(schema::ProblemCode::kPlainDatabase, index,
                            "a plain Xapian database, which can only be read");
}

std::string now_rfc3339() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return schema::format_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::vector<Xapian::docid> documents_to_remove(const fs::path& directory) {
  std::vector<Xapian::docid> documents;
  const ShardList shards = ShardList::read(directory);
  const std::vector<ShardList::Place> places = read_journal(directory, shards);
  if (places.empty()) return documents;
  const Xapian::Database database = shards.open(directory);
  const auto databases = static_cast<Xapian::docid>(database.size());
  std::map<std::string, std::vector<Xapian::docid>> of_ids;
  for (const ShardList::Place& place : places) {
    const Xapian::docid document =
        (place.document - 1) * databases + static_cast<Xapian::docid>(place.database) + 1;
    try {
      Xapian::TermIterator id = database.termlist_begin(document);
      id.skip_to(std::string(schema::prefix::kId));
      if (id != database.termlist_end(document)) of_ids[*id].push_back(document);
    } catch (const Xapian::DocNotFoundError&) {
      // Its shard was done before the writer was killed.
    }
  }
  for (const auto& [id, replaced] : of_ids) {
    // Where somebody has taken out the shard that held what replaces them, they are all there is.
    if (database.get_termfreq(id) <= replaced.size()) continue;
    documents.insert(documents.end(), replaced.begin(), replaced.end());
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

IndexWriter::IndexWriter(fs::path index, IfMissing missing, Analysis analysis, const LockPatience& patience,
                         std::optional<schema::Positions> positions)
    : index_(std::move(index)) {
  const bool create_it = missing == IfMissing::kCreate && !schema::is_database(index_);
  if (create_it) {
    make_directories(index_);
    try {
      require_room(index_);
    } catch (const schema::UserError&) {
      if (!schema::is_database(index_)) throw;  // else another writer has made it since we looked
    }
    lock_.emplace(index_, patience);
    // Another writer may have made it since we looked.
    if (!schema::is_database(index_)) create(positions.value_or(schema::Positions::kPacked));
  }
  // Reading first: what is no index, damaged or too new is told apart from what only can't be written.
  metadata_ = schema::read_index(index_, schema::read_metadata);
  if (analysis == Analysis::kMustMatch) require_same_analysis(index_, metadata_);
  require_same_positions(index_, metadata_, positions);
  require_stub(index_);
  if (!lock_) lock_.emplace(index_, patience);
  open();
}

void IndexWriter::open() {
  shards_ = ShardList::read(index_);
  for (const std::string& name : shards_.own())
    last_number_ = std::max(last_number_.load(), shard_number(name));
  try {
    finish_removals();
    delete_leftovers();
  } catch (const Xapian::Error& error) {
    fail(error, {});
  }
}

void IndexWriter::create(schema::Positions positions) {
  const std::string first = shard_name(1);
  try {
    Xapian::WritableDatabase database =
        schema::create_database((index_ / first).string(), Xapian::DB_CREATE_OR_OVERWRITE);
    schema::IndexMetadata metadata;
    metadata.analysis_version = schema::analysis_version();
    metadata.created = now_rfc3339();
    metadata.positions = positions;
    schema::write_metadata(database, metadata);
    database.commit();
  } catch (const Xapian::Error& error) {
    fail(error, {});
  }
  sync_directory(index_ / first);
  ShardList shards;
  shards.append(first);
  // The stub makes it an index, and comes last.
  write_stub(shards);
}

void IndexWriter::write_stub(const ShardList& shards) {
  write_atomically(index_ / schema::kStubFile, shards.to_text());
  shards_ = shards;
}

// Directories that a killed writer was filling, or had not deleted yet.
void IndexWriter::delete_leftovers() {
  // A line may name a shard in another way than we do ("./shard-000001", an absolute path).
  std::vector<fs::path> named;
  for (const fs::path& shard : schema::shard_paths(index_)) named.push_back(fs::weakly_canonical(shard));
  std::vector<fs::path> leftovers;
  for (const fs::directory_entry& entry : fs::directory_iterator(index_)) {
    const std::string name = entry.path().filename().string();
    if (shard_number(name) > 0 &&
        std::find(named.begin(), named.end(), fs::weakly_canonical(entry.path())) == named.end()) {
      leftovers.push_back(entry.path());
    }
  }
  for (const fs::path& leftover : leftovers) {
    std::error_code left;
    fs::remove_all(leftover, left);
    // No name is used twice, not even of what can't be deleted.
    if (left) last_number_ = std::max(last_number_.load(), shard_number(leftover.filename().string()));
  }
}

void IndexWriter::finish_removals() {
  std::error_code error;
  if (!fs::exists(index_ / kRemovalFile, error)) return;
  std::vector<ShardList::Place> places;
  for (const Xapian::docid document : documents_to_remove(index_))
    places.push_back(shards_.place_of(document));
  remove(std::move(places), kRemoval);
  delete_journal(index_);
}

void IndexWriter::publish(const std::vector<std::string>& names, std::vector<ShardList::Place> replaced) {
  ShardList after = shards_;
  for (const std::string& name : names) after.append(name);
  if (!replaced.empty()) {
    std::sort(replaced.begin(), replaced.end(), by_place);
    write_journal(index_, {after.to_text(), names, replaced});
  }
  write_stub(after);
  if (replaced.empty()) return;
  remove(std::move(replaced), kRemoval);
  delete_journal(index_);
}

void IndexWriter::replace(const std::vector<std::string>& names, const std::string& merged) {
  ShardList after = shards_;
  after.replace(names, merged);
  write_stub(after);
  // One that can't be deleted yet (a file system that keeps what somebody reads) is left to the next writer.
  std::error_code left;
  for (const std::string& name : names) fs::remove_all(index_ / name, left);
}

// Xapian puts a new version file in the place of the old one, and leaves the directory to the system: what
// follows (a journal deleted, "done" said) must not reach the disk before it.
void IndexWriter::make_durable(std::size_t database) const {
  const fs::path shard = shards_.directory_of(index_, database);
  if (!shard.empty()) sync_entries(shard);
}

void IndexWriter::remove(std::vector<ShardList::Place> documents, const std::string& what) {
  std::sort(documents.begin(), documents.end(), by_place);
  try {
    for (auto place = documents.begin(); place != documents.end();) {
      const std::size_t number = place->database;
      Xapian::WritableDatabase database = shards_.open_writable(index_, number);
      // One commit, however many there are: Xapian makes one by itself after some thousand changes.
      database.begin_transaction();
      for (; place != documents.end() && place->database == number; ++place) {
        try {
          database.delete_document(place->document);
        } catch (const Xapian::DocNotFoundError&) {
          // Removed before the writer was killed that had begun this.
        }
      }
      database.commit_transaction();
      make_durable(number);
    }
  } catch (const Xapian::Error& error) {
    fail(error, what);
  }
}

void IndexWriter::rewrite_data(std::vector<Rewrite> rewrites,
                               const std::function<std::string(const std::string&, std::size_t)>& change,
                               const std::string& what) {
  std::sort(rewrites.begin(), rewrites.end(),
            [](const Rewrite& a, const Rewrite& b) { return by_place(a.place, b.place); });
  try {
    for (auto rewrite = rewrites.begin(); rewrite != rewrites.end();) {
      const std::size_t number = rewrite->place.database;
      Xapian::WritableDatabase database = shards_.open_writable(index_, number);
      database.begin_transaction();
      for (; rewrite != rewrites.end() && rewrite->place.database == number; ++rewrite) {
        Xapian::Document document = database.get_document(rewrite->place.document);
        document.set_data(change(document.get_data(), rewrite->number));
        database.replace_document(rewrite->place.document, document);
      }
      database.commit_transaction();
      make_durable(number);
    }
  } catch (const Xapian::Error& error) {
    fail(error, what);
  }
}

void IndexWriter::set_last_run(std::string_view json, const schema::SourceAliases* aliases) {
  try {
    // Of several shards, Xapian asks the first.
    Xapian::WritableDatabase first = shards_.open_writable(index_, 0);
    schema::write_last_run(first, json);
    if (aliases != nullptr) schema::write_source_aliases(first, *aliases);
    first.commit();
    make_durable(0);
  } catch (const Xapian::Error& error) {
    fail(error, "the summary of the run");
  }
}

void IndexWriter::fail(const Xapian::Error& error, const std::string& what) const {
  try {
    schema::throw_index_error(index_, error);
  } catch (const schema::IndexLockedError& locked) {
    const std::string holder = schema::is_database(index_) ? describe_lock_holder(index_) : std::string();
    throw schema::IndexLockedError(schema::ProblemCode::kIndexLocked,
                                   fmt::format("{}{}{}", locked.what(), holder.empty() ? "" : ": ", holder));
  } catch (const schema::IndexError& error_of_index) {
    if (what.empty()) throw;
    schema::Problem problem = error_of_index.problem();
    problem.text += fmt::format(
        " (while writing {}); the index holds what was committed before, and the same command does the rest",
        what);
    throw schema::IndexError(std::move(problem));
  }
}

}  // namespace broadsheet::indexer

// The one that writes an index: opens or makes it, holds its lock, commits.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "writer/stored_article.h"

namespace broadsheet::indexer {

// What to do where there is no index.
enum class IfMissing { kCreate, kFail };

// Whether to look at the analysis version: adding documents of another analysis would lose matches, removing
// is fine.
enum class Analysis { kMustMatch, kAny };

class IndexWriter {
 public:
  // Opens `index` for writing, and makes it if there is none and `missing` says so. A half-made index (by a
  // run that was killed) has no stub file yet and is completed, never overwritten. Throws IndexLockedError,
  // naming the holder; IndexError for what is no index of ours, or not ours to write to.
  IndexWriter(std::filesystem::path index, IfMissing missing, Analysis analysis);

  const std::filesystem::path& path() const noexcept { return index_; }
  Xapian::WritableDatabase& database() noexcept { return database_; }

  // These pass errors on as IndexErrors that name the index and `what` was being written ("article 'a1'
  // (x.txt:3)").
  std::optional<StoredArticle> find(std::string_view id);
  void add(const Xapian::Document& document, const std::string& what);
  void replace(Xapian::docid id, const Xapian::Document& document, const std::string& what);
  void remove(Xapian::docid id, const std::string& what);
  void set_last_run(std::string_view json);

  // Makes all that was written since the last commit durable and visible, at once.
  void commit();

 private:
  void open();
  void create();
  [[noreturn]] void fail(const Xapian::Error& error, const std::string& what) const;

  std::filesystem::path index_;
  Xapian::WritableDatabase database_;
};

// Throws UserError if `index`, which is no index, is not a place where one can be made: what others keep
// there is never written into.
void require_room(const std::filesystem::path& index);

// The time now, RFC 3339, UTC.
std::string now_rfc3339();

// Writes `text` to `file` so that, whatever happens, the file is there whole or not at all.
// Throws UserError naming the file.
void write_atomically(const std::filesystem::path& file, std::string_view text);

}  // namespace broadsheet::indexer

// Opening indexes, and turning Xapian's errors into ours.
#include "search/database.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "index/index_errors.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "text/sha256.h"
#include "xapian/error_texts.h"

namespace broadsheet::searcher {
namespace {

std::string names_of(const std::vector<std::filesystem::path>& directories) {
  std::string names;
  for (const auto& directory : directories) names += (names.empty() ? "" : ", ") + directory.string();
  return names;
}

// How often an index is opened anew because it was committed to while it was opened.
constexpr int kOpenAttempts = 20;

// Of the digest of all that names the state; enough that no two states of an index meet.
constexpr std::size_t kRevisionBytes = 8;

// Each part with its length, so that no two lists of parts make the same text.
void append_part(std::string& text, std::string_view part) {
  text += std::to_string(part.size());
  text += ':';
  text += part;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// A remote shard tells no revision: what it has is all that there is to know.
std::string remote_state(const Xapian::Database& database) {
  std::string state;
  append_part(state, database.get_uuid());
  append_part(state, std::to_string(database.get_doccount()));
  append_part(state, std::to_string(database.get_lastdocid()));
  append_part(state, std::to_string(database.get_total_length()));
  return state;
}

}  // namespace

SharedIndex::SharedIndex(std::vector<std::filesystem::path> directories)
    : directories_(std::move(directories)) {
  if (directories_.empty()) {
    throw schema::UserError(schema::ProblemCode::kNoIndexNamed, "indexes", "no index given");
  }
  try {
    open();
  } catch (const Xapian::Error& error) {
    fail(error);
  }
}

SharedIndex::~SharedIndex() {
  // A connection says good-bye.
  std::optional<schema::PipeSignalBlock> no_signal;
  if (has_remote_) no_signal.emplace();
  database_ = Xapian::Database();
}

SharedIndex::Stamp SharedIndex::stamp_of(const std::filesystem::path& file) {
  Stamp stamp;
  stamp.file = file;
  struct stat status = {};
  if (::stat(file.c_str(), &status) == 0) {
    stamp.inode = status.st_ino;
    stamp.changed_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  }
  return stamp;
}

// A few calls of stat(2), some microseconds: what was added a moment ago is found, whoever asks.
bool SharedIndex::has_changed() const {
  return std::any_of(stamps_.begin(), stamps_.end(),
                     [](const Stamp& stamp) { return stamp_of(stamp.file) != stamp; });
}

// Xapian writes that file of a shard anew with each commit: it has the shard's identity and its revision.
std::string SharedIndex::look_at_revision() const {
  std::string state;
  for (const auto& directory : directories_) {
    for (const auto& shard : schema::parts_of_index(directory).shards)
      append_part(state, bytes_of(shard / schema::kGlassFile));
  }
  return state;
}

void SharedIndex::open() {
  for (int attempt = 1;; ++attempt) {
    const std::string state = look_at_revision();
    std::string revision = open_once(state);
    // Otherwise it may be that another state was opened than the one that was looked at.
    if (attempt < kOpenAttempts && look_at_revision() != state) continue;
    revision_ = std::move(revision);
    return;
  }
}

// Returns the revision, if the local shards are in `state`.
std::string SharedIndex::open_once(std::string state) {
  // Taken before the index is opened: what changes meanwhile is seen by the next look.
  std::vector<Stamp> stamps;
  bool has_remote = false;
  for (const auto& directory : directories_) {
    for (const auto& file : schema::files_of_commits(directory)) stamps.push_back(stamp_of(file));
    has_remote = has_remote || schema::has_remote_shard(directory);
  }
  std::optional<schema::PipeSignalBlock> no_signal;
  if (has_remote) no_signal.emplace();
  Xapian::Database all;
  std::vector<std::string> warnings;
  std::optional<schema::PositionLookup> positions;
  for (const auto& directory : directories_) {
    std::string warning;
    const Xapian::Database one = schema::open_index(directory, &warning);
    if (!warning.empty()) warnings.push_back(warning);
    const bool is_remote = schema::has_remote_shard(directory);
    if (is_remote) append_part(state, remote_state(one));
    const schema::PositionLookup of_one = schema::lookup(schema::positions_of(one), is_remote);
    positions = positions ? schema::join(*positions, of_one) : of_one;
    if (directories_.size() == 1) {
      all = one;
    } else {
      all.add_database(one);
    }
  }
  database_ = all;
  stamps_ = std::move(stamps);
  warnings_ = std::move(warnings);
  positions_ = *positions;
  has_remote_ = has_remote;
  opened_ = std::chrono::steady_clock::now();
  return schema::hex(schema::sha256(state).substr(0, kRevisionBytes));
}

bool SharedIndex::refresh() {
  const std::string before = revision_;
  read_looking(true, [](const Xapian::Database&) {});
  return revision_ != before;
}

// For local shards not Xapian::Database::reopen(): it keeps to the shards that the stub named when it was
// opened, and `indexer compact` replaces these. A server is asked by it.
void SharedIndex::bring_up_to_date(bool looks, Reading& reading) {
  const auto has_remote_changed = [&] {
    if (!has_remote_) return false;
    return std::chrono::steady_clock::now() - opened_ >= kConnectionAge || database_.reopen();
  };
  if (!must_open_ && !(looks && (has_changed() || has_remote_changed()))) return;
  must_open_ = true;  // should it fail
  open();
  must_open_ = false;
  reading.opened = true;
  ++generation_;
}

// A connection on which something failed may have half an answer left in it: another is made next time.
bool SharedIndex::begins_again(const Xapian::Error& error, Reading& reading) {
  must_open_ = true;
  const schema::XapianTrouble trouble = schema::trouble_of(error);
  if (trouble == schema::XapianTrouble::kNetwork || trouble == schema::XapianTrouble::kClosed)
    return !reading.opened;
  return reading.attempts.again(error);
}

void SharedIndex::fail(const Xapian::Error& error) const {
  schema::throw_index_error(names_of(directories_), error);
}

}  // namespace broadsheet::searcher

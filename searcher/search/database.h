// The open indexes of a searcher: opening several as one, and starting again when a writer overtakes a
// search.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/positions.h"
#include "index/index_errors.h"
#include "index/open_index.h"
#include "xapian/remote_signals.h"

namespace broadsheet::searcher {

// Several indexes, read as one. Not thread-safe.
class SharedIndex {
 public:
  // Throws IndexError.
  explicit SharedIndex(std::vector<std::filesystem::path> directories);
  ~SharedIndex();
  SharedIndex(const SharedIndex&) = delete;
  SharedIndex& operator=(const SharedIndex&) = delete;

  const std::vector<std::string>& warnings() const noexcept { return warnings_; }

  // What a plan for database() looks for positions in.
  schema::PositionLookup positions() const noexcept { return positions_; }

  // True if a server has one of the shards.
  bool has_remote() const noexcept { return has_remote_; }

  // Counts how often the indexes were reopened: what was kept of them before is stale.
  std::uint64_t generation() const noexcept { return generation_; }

  // Sixteen hexadecimal digits that name the state of all shards. Another one after each commit; the same for
  // copies of the index.
  const std::string& revision() const noexcept { return revision_; }

  // Whether each read() looks for commits; otherwise only refresh() does. True at first.
  void follow(bool each_read) noexcept { follows_ = each_read; }

  // Looks for commits. True if the state is another one now.
  bool refresh();

  // `operation(database)` on the index as it is now (or was at the last refresh(), see follow()), again from
  // its beginning on a reopened database whenever a writer overtook it or a server had dropped an older
  // connection. Throws IndexError for whatever else Xapian says.
  //
  // A look sees commits to local shards, and those that a server of one plain database makes. Where a server
  // serves an index of several shards, only a new connection shows them: a look makes one whenever the last
  // is kConnectionAge old.
  template <typename Operation>
  decltype(auto) read(Operation&& operation) {
    return read_looking(follows_, std::forward<Operation>(operation));
  }

 private:
  template <typename Operation>
  std::invoke_result_t<Operation, const Xapian::Database&> read_looking(bool looks, Operation&& operation) {
    std::optional<schema::PipeSignalBlock> no_signal;
    if (has_remote_) no_signal.emplace();
    for (Reading reading{schema::ReadAttempts(directories_)};;) {
      try {
        bring_up_to_date(looks, reading);
        return operation(std::as_const(database_));
      } catch (const Xapian::Error& error) {
        if (!begins_again(error, reading)) fail(error);
      } catch (const schema::IndexError& error) {
        must_open_ = true;
        if (!reading.attempts.again(error)) throw;
      } catch (...) {
        must_open_ = must_open_ || has_remote_;  // there may be half an answer in the connection
        throw;
      }
    }
  }

  static constexpr std::chrono::seconds kConnectionAge{1};

  // What a file was like when the index was opened: a commit of a shard, and a new list of shards, replace
  // one.
  struct Stamp {
    std::filesystem::path file;
    std::uintmax_t inode = 0;
    std::int64_t changed_ns = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };

  // One call of read().
  struct Reading {
    schema::ReadAttempts attempts;
    bool opened = false;  // the index, by this call
  };

  void open();
  std::string open_once(std::string state);
  std::string look_at_revision() const;
  bool has_changed() const;
  static Stamp stamp_of(const std::filesystem::path& file);
  void bring_up_to_date(bool looks, Reading& reading);
  bool begins_again(const Xapian::Error& error, Reading& reading);
  [[noreturn]] void fail(const Xapian::Error& error) const;

  std::vector<std::filesystem::path> directories_;
  std::vector<std::string> warnings_;
  Xapian::Database database_;
  std::vector<Stamp> stamps_;
  schema::PositionLookup positions_ = schema::PositionLookup::kPacked;
  std::uint64_t generation_ = 0;
  std::string revision_;
  bool follows_ = true;
  bool has_remote_ = false;
  bool must_open_ = false;  // what was opened is of no use any more
  std::chrono::steady_clock::time_point opened_;
};

}  // namespace broadsheet::searcher

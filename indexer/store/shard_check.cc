// Xapian's check, and what is done where that may not open the tables.
#include "store/shard_check.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "glass/read_through.h"
#include "index/stub.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;

// What others may need of the disk that takes the copy while the check goes on.
constexpr std::uintmax_t kRoomForOthers = 64u << 20;

// A damaged shard may have a fault a term; more lines help nobody.
constexpr std::size_t kMostLines = 1000;

bool may_be_written(const fs::path& shard) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(shard, error)) {
    if (entry.path().extension() == ".glass" && ::access(entry.path().c_str(), W_OK) != 0) return false;
  }
  return true;
}

// A copy of a shard, removed when it goes.
class Copy {
 public:
  // Nothing if there is no room for one.
  static std::optional<Copy> of(const fs::path& shard) {
    std::error_code error;
    std::uintmax_t bytes = 0;
    for (fs::directory_iterator entry(shard, error); !error && entry != fs::directory_iterator();
         entry.increment(error))
      bytes += entry->is_regular_file(error) ? entry->file_size(error) : 0;
    if (error) return std::nullopt;
    const fs::path temporary = fs::temp_directory_path(error);
    if (error) return std::nullopt;
    const fs::space_info space = fs::space(temporary, error);
    if (error || space.available < kRoomForOthers || space.available - kRoomForOthers < bytes)
      return std::nullopt;
    std::string name = (temporary / "broadsheet-check-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return std::nullopt;
    Copy copy(name);
    // Whoever opens a database reads its version file first: of a state that is later overwritten, tables are
    // newer.
    fs::copy_file(shard / schema::kGlassFile, copy.directory_ / schema::kGlassFile, error);
    if (error) return std::nullopt;
    for (fs::directory_iterator entry(shard, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      if (entry->path().extension() == ".glass")
        fs::copy_file(entry->path(), copy.directory_ / entry->path().filename(), error);
      if (error) return std::nullopt;
      fs::permissions(copy.directory_ / entry->path().filename(),
                      fs::perms::owner_read | fs::perms::owner_write, error);
      error.clear();
    }
    if (error) return std::nullopt;
    return copy;
  }

  explicit Copy(fs::path directory) : directory_(std::move(directory)) {}
  ~Copy() {
    std::error_code ignored;
    if (!directory_.empty()) fs::remove_all(directory_, ignored);
  }
  Copy(Copy&& other) noexcept : directory_(std::exchange(other.directory_, {})) {}
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  Copy& operator=(Copy&&) = delete;

  const fs::path& directory() const { return directory_; }

 private:
  fs::path directory_;
};

// `text` with the name of the shard where the copy's stands.
std::string renamed(std::string text, const fs::path& copy, const fs::path& shard) {
  const std::string from = copy.string();
  const std::string to = shard.string();
  if (from == to) return text;
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

class Faults {
 public:
  Faults(const fs::path& shard, ShardCheck& result) : shard_(shard), result_(result) {}
  void add(std::string_view fault) {
    ++result_.faults;
    add_line(fault);
  }
  void add(std::size_t count, const std::string& report) {
    result_.faults += count;
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) add_line(line);
    }
  }

 private:
  void add_line(std::string_view line) {
    if (result_.report.size() < kMostLines)
      result_.report.push_back(fmt::format("{}: {}", shard_.string(), line));
  }

  const fs::path& shard_;
  ShardCheck& result_;
};

// Xapian's check of the database in `directory`, which is `shard` or a copy of it.
void check_by_xapian(const fs::path& directory, const fs::path& shard, Faults& faults) {
  std::ostringstream report;
  try {
    const std::size_t found = Xapian::Database::check(directory.string(), 0, &report);
    if (found > 0) faults.add(found, renamed(report.str(), directory, shard));
  } catch (const Xapian::Error& error) {
    // What it had come to says which table is damaged.
    faults.add(1, renamed(report.str() + error.get_description(), directory, shard));
  }
}

// Do the lists of terms agree with what is said of them?
void read_postings(const Xapian::Database& database, Faults& faults) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::uint64_t documents = 0;
    std::uint64_t occurrences = 0;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      ++documents;
      occurrences += at.get_wdf();
    }
    if (documents != database.get_termfreq(*term) || occurrences != database.get_collection_freq(*term)) {
      faults.add(fmt::format(
          "the posting list of '{}' has {} documents and {} occurrences, but says {} and {}", *term,
          documents, occurrences, database.get_termfreq(*term), database.get_collection_freq(*term)));
    }
  }
}

// Do the terms of each document agree with its length?
void read_documents(const Xapian::Database& database, Faults& faults) {
  std::uint64_t documents = 0;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at, ++documents) {
    std::uint64_t length = 0;
    for (auto term = database.termlist_begin(*at); term != database.termlist_end(*at); ++term) {
      length += term.get_wdf();
      if (!database.has_positions()) continue;
      for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) {
      }
    }
    if (length != at.get_doclength()) {
      faults.add(fmt::format("document {}: its terms add up to a length of {}, but it says {}", *at, length,
                             at.get_doclength()));
    }
    const Xapian::Document document = database.get_document(*at);
    document.get_data();
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    }
  }
  if (documents != database.get_doccount())
    faults.add(fmt::format("it has {} documents, but says {}", documents, database.get_doccount()));
}

// What can be told without Xapian's check.
void read_through(const fs::path& shard, Faults& faults) {
  glass::read_through(shard);
  const Xapian::Database database(shard.string());
  read_postings(database, faults);
  read_documents(database, faults);
}

}  // namespace

ShardCheck check_shard(const fs::path& shard) {
  ShardCheck result;
  Faults faults(shard, result);
  fs::path checked = shard;
  try {
    if (may_be_written(shard)) {
      check_by_xapian(shard, shard, faults);
    } else if (const std::optional<Copy> copy = Copy::of(shard)) {
      checked = copy->directory();
      result.judgement = Judgement::kCopy;
      check_by_xapian(checked, shard, faults);
    } else {
      result.judgement = Judgement::kReading;
      read_through(shard, faults);
    }
  } catch (const Xapian::Error& error) {
    faults.add(renamed(error.get_description(), checked, shard));
  }
  return result;
}

}  // namespace broadsheet::indexer

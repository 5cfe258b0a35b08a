/// Readers: from paths to records, in a stable order, streaming.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/indexer/encoding.h"
#include "broadsheet/indexer/filter.h"
#include "broadsheet/indexer/read_limits.h"
#include "broadsheet/indexer/record.h"
#include "broadsheet/indexer/web_selection.h"

namespace broadsheet::indexer {

/// A record larger than this is rejected, not read into memory: newspaper articles are much smaller, and a
/// file that is one huge line must not take the machine's memory.
inline constexpr std::uint64_t kMaxRecordBytes = 16u << 20;

/// One file that will be read.
struct InputFile {
  std::string path;              ///< as it will be named in messages
  std::uint64_t size_bytes = 0;  ///< 0 if not known (standard input)
  std::string problem;  ///< set if it cannot be read (no permission): it counts as one rejected record
};

/// The files that `paths` name: files as they are, directories recursively in byte order of their paths
/// (hidden names left out; symbolic links to directories are not followed), "-" as standard input, which
/// reads as empty if it is closed. Throws UserError for a path that does not exist or may not be read; what
/// is unreadable deeper inside a directory becomes an InputFile with a `problem`.
std::vector<InputFile> list_inputs(const std::vector<std::string>& paths);

/// Removes from `files` those in `directory`, an index inside the archive that is added to it: the files of
/// an index are not records.
void leave_out(std::vector<InputFile>& files, const std::string& directory);

/// Reads the records of one file, one after the other.
class Reader {
 public:
  virtual ~Reader() = default;
  /// The next record, or nullopt at the end. Never throws for what the file holds; a read error becomes a
  /// record with a `problem`.
  virtual std::optional<Record> next() = 0;
  /// Bytes consumed so far.
  virtual std::uint64_t bytes_read() const = 0;
};

/// What holds for all files of a run.
struct ReadOptions {
  /// Of all text without a byte-order mark; nullptr, and for text that begins as only UTF-8 can: UTF-8.
  const Encoding* encoding = nullptr;
  /// Programs that read what no form can; null: none.
  std::shared_ptr<const Filters> filters = {};
  WebSelection web = {};
  /// Of each file.
  ReadLimits limits = {};
};

/// Opens `input`. `form` nullptr: each file's is chosen by its first bytes, then its name (choose_form);
/// standard input needs a form given (UserError otherwise). A file that is binary (NUL bytes) or empty yields
/// one record with a `problem`. In the article format, several articles in one file are separated at their
/// source lines.
std::unique_ptr<Reader> open_reader(const InputFile& input, const Form* form,
                                    const ReadOptions& options = {});

}  // namespace broadsheet::indexer

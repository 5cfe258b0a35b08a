// What becomes of rejected records: a file that lists them all, and the first few for the terminal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "broadsheet/indexer/add.h"

namespace broadsheet::indexer {

// "x.jsonl:14: not UTF-8 (byte 0xE9 at offset 812)": the place and the reason, in one line.
std::string to_line(const RejectedRecord& rejected);

// Throws UserError if `file`, which is going to be emptied, is in the way of what the run reads and writes:
// one of the archives, below a PATH (the next run would take it for an archive), inside the index, or the
// file of source aliases. Empty: there is none.
void require_apart(const std::filesystem::path& file, const AddOptions& options);

// One JSON object without line breaks, of the shape that docs/INDEXER.md documents.
std::string to_json_line(const RejectedRecord& rejected);

// The files that the records of `list` stood in, a file as `--rejects` writes it: each once, in the order in
// which they are named. What is no file or directory (any more) is in `gone`. Throws UserError if it is no
// such list.
std::vector<std::string> files_of_rejects(const std::filesystem::path& list, std::vector<std::string>& gone);

class Rejects {
 public:
  // So many are kept for the terminal.
  static constexpr std::size_t kShown = 20;

  // `file`: where all are listed; empty: nowhere. It is emptied first. Throws UserError if it can't be
  // written.
  explicit Rejects(std::filesystem::path file);

  // True if it is one of the first, which the terminal is shown.
  bool add(const RejectedRecord& rejected);

  // Writes what was added to the file, for a run that has no end. finish() reports a failure.
  void flush() { out_.flush(); }

  // Throws UserError if the file could not be written whole.
  void finish();

  // The lines for the terminal; the last one says how many more there are.
  std::vector<std::string> lines() const;

  // Only that last line, or empty if all were shown; then begins to count again.
  std::string next_round();

 private:
  [[noreturn]] void fail() const;
  std::string more() const;

  std::filesystem::path file_;
  std::ofstream out_;
  std::uint64_t count_ = 0;
  std::vector<std::string> shown_;
};

}  // namespace broadsheet::indexer

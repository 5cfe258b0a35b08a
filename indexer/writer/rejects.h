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

// One JSON object without line breaks, of the shape that docs/INDEXER.md documents.
std::string to_json_line(const RejectedRecord& rejected);

class Rejects {
 public:
  // So many are kept for the terminal.
  static constexpr std::size_t kShown = 20;

  // `file`: where all are listed; empty: nowhere. It is emptied first. Throws UserError if it can't be
  // written.
  explicit Rejects(std::filesystem::path file);

  void add(const RejectedRecord& rejected);

  // Throws UserError if the file could not be written whole.
  void finish();

  // The lines for the terminal; the last one says how many more there are.
  std::vector<std::string> lines() const;

 private:
  [[noreturn]] void fail() const;

  std::filesystem::path file_;
  std::ofstream out_;
  std::uint64_t count_ = 0;
  std::vector<std::string> shown_;
};

}  // namespace broadsheet::indexer

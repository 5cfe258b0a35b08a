// Bytes that wait on the disk for the end of a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// A file without a name, which is made when the first bytes come and goes with the process, however that
// ends. Not thread-safe. Throws std::system_error for what the disk says.
class Spool {
 public:
  explicit Spool(std::filesystem::path directory) : directory_(std::move(directory)) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Returns the place for read().
  std::uint64_t append(std::string_view bytes);
  [[nodiscard]] std::string read(std::uint64_t place, std::size_t bytes);

 private:
  void open();
  void flush();

  const std::filesystem::path directory_;
  int descriptor_ = -1;
  std::uint64_t written_ = 0;
  std::string buffer_;  // behind what is written
};

}  // namespace broadsheet::indexer

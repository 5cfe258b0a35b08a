// Runs a program as a person at a terminal would, and keeps what it said: the helper of all tests of the
// binaries. Also a temporary directory that goes away with the test.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::tests {

// What a program left behind.
struct ProgramResult {
  int exit_code = -1;      // 128 + signal number if a signal ended it
  std::string out;         // all of its standard output
  std::string err;         // all of its standard error
  bool timed_out = false;  // it was killed, with all it had started: it ran longer than RunOptions::timeout
};

// How to run it.
struct RunOptions {
  std::optional<std::string> input;      // given on standard input; none: standard input is empty
  std::filesystem::path directory;       // working directory; empty: this process's own
  std::vector<std::string> environment;  // "NAME=value" added to (or replacing) this process's environment
  std::chrono::milliseconds timeout{120'000};           // generous: tests share a machine
  std::optional<std::chrono::milliseconds> kill_after;  // send `kill_signal` after this time
  int kill_signal = 9;
  bool without_privileges = false;  // if we are the superuser, run a copy of it as the user who owns nothing
};

// Runs `program` with `arguments` (the program's name is added) and waits for its end. Throws
// std::runtime_error if it cannot be started.
ProgramResult run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const RunOptions& options = {});

// A directory of its own, removed with all that is in it.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// Writes `bytes` to `path`, making its parent directories.
void write_file(const std::filesystem::path& path, std::string_view bytes);

// All bytes of `path`; empty if there is no such file.
std::string read_file(const std::filesystem::path& path);

}  // namespace broadsheet::tests

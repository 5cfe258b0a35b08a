// A program that turns one stream of bytes into another.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/byte_stream.h"

namespace broadsheet::indexer {

// Runs `command` without a shell, in a process group of its own: gives it `input` on its standard input and
// reads its standard output. What it holds in memory is bounded, whatever either gives. Its error() says what
// went wrong with the program: it can't be started, its exit code, too much time. The caller's signals are
// left alone.
class ProcessStream final : public ByteStream {
 public:
  // `input` must outlive the stream. `time`: of waiting for the program; `memory_bytes`: for each of its
  // processes (RLIMIT_DATA).
  ProcessStream(ByteStream& input, const std::vector<std::string>& command, std::chrono::milliseconds time,
                std::uint64_t memory_bytes);
  // Ends the program, and what it started, if it still runs.
  ~ProcessStream() override;

 private:
  std::size_t take(char* to, std::size_t size) override;
  bool start();
  bool wait_for_bytes();
  void feed();
  bool listen();
  void finish();
  bool wait_for_end();
  bool is_late();
  int end_by_force();

  ByteStream& input_;
  const std::vector<std::string> command_;
  std::chrono::nanoseconds time_left_;
  const std::uint64_t memory_bytes_;
  int to_program_ = -1;    // its standard input; -1: closed
  int from_program_ = -1;  // its standard output
  int errors_ = -1;        // its standard error
  int process_ = -1;
  bool started_ = false;
  std::string block_;     // of the input
  std::size_t sent_ = 0;  // of it
  std::string said_;      // the last that it wrote to its standard error
};

}  // namespace broadsheet::indexer

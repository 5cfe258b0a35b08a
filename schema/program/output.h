// Where a command reads and writes, and what becomes of output that can't be written.
#pragma once

#include <array>
#include <cstddef>
#include <exception>
#include <istream>
#include <ostream>
#include <streambuf>

namespace broadsheet::program {

// What a command may know of the place that its output goes to.
struct Terminal {
  bool is_terminal = false;
  std::size_t width = 0;  // columns; 0: not known
  bool no_color = false;  // NO_COLOR is set and not empty (https://no-color.org)
};

// Where standard output goes.
Terminal look_at_terminal();

// What a command reads and prints. What it says beside its results goes to complain().
struct Streams {
  std::istream& in;
  std::ostream& out;
  Terminal terminal;
};

// A buffered stream buffer over a file descriptor, which it does not close. It keeps the reason why a write
// failed; what is written after that is dropped.
class DescriptorBuffer final : public std::streambuf {
 public:
  // `by_lines`: what ends a line is written out at once, for a person who reads along.
  DescriptorBuffer(int descriptor, bool by_lines);

  // The errno of the first write that failed, or 0.
  [[nodiscard]] int error() const noexcept { return error_; }

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool write_out();

  int descriptor_;
  bool by_lines_;
  int error_ = 0;
  std::array<char, 1U << 16> buffer_{};
};

// Standard output could not be written; the buffer knows why.
class OutputFailed final : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cannot write to standard output"; }
};

// Writes out what was printed so far. Throws OutputFailed if it can't be written: a summary that did not
// arrive is not a success, and a question that nobody sees has no answer.
void flush(const Streams& streams);

}  // namespace broadsheet::program

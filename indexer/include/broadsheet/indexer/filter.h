/// Filters: programs that turn what no form reads (PDF, office documents, recorded speech) into text or JSON
/// Lines.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer {

/// One filter. The program gets the bytes of one file on its standard input, and writes text or JSON Lines
/// (UTF-8), or anything else that is read, to its standard output. No shell stands between. An exit code
/// other than 0 rejects the file, with the last line that the program wrote to its standard error.
struct Filter {
  std::string media_type;            ///< that it reads, in lower case: "application/pdf", "audio/*"
  std::vector<std::string> command;  ///< the program, found in PATH as execvp does, and its arguments
};

/// What the filter's program may take for one file. Beyond, it is ended and the file rejected.
struct FilterLimits {
  /// Time that is spent waiting for it. A scanned book takes a minute, a hang takes for ever.
  std::chrono::milliseconds time = std::chrono::minutes(2);
  /// Memory of each process (RLIMIT_DATA), in bytes. Converters of office documents take half of it.
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
};

class MediaTypes;

/// The filters of a run: an immutable value, which may be shared by threads.
class Filters {
 public:
  /// The first that reads a type counts.
  explicit Filters(std::vector<Filter> filters, FilterLimits limits = {});
  ~Filters();
  Filters(const Filters&) = delete;
  Filters& operator=(const Filters&) = delete;

  /// The filter of a stream that begins with `head` and was declared to be `declared` (may be empty);
  /// nullptr: none. What the bytes say counts before what was declared. Thread-safe.
  const Filter* find(std::string_view head, std::string_view declared) const;

  /// The filter of streams of that media type; nullptr: none. Thread-safe.
  const Filter* find_type(std::string_view media_type) const noexcept;

  const FilterLimits& limits() const noexcept { return limits_; }

 private:
  std::vector<Filter> filters_;
  FilterLimits limits_;
  std::unique_ptr<MediaTypes> types_;
};

/// Whether `media_type` ("text/html") is what `pattern` means: the type itself, "text/*" or "*/*", in any
/// case.
bool is_media_type(std::string_view media_type, std::string_view pattern) noexcept;

/// Cuts `command` into a program and its arguments at blanks: 'a b' and "a b" are one, and a backslash takes
/// the next character as it is, outside of '...'. Empty if a quote is not closed or there is nothing in it.
std::vector<std::string> split_command(std::string_view command);

/// True if execvp would find the program `name`: a path to an executable file, or one of that name in PATH.
bool is_program(const std::string& name);

}  // namespace broadsheet::indexer

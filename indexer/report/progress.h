// How far a run is, as text: a bar for a terminal, and a plain line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace broadsheet::indexer {

// A state of a run, as the two forms print it.
struct ProgressState {
  std::uint64_t records = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t total_bytes = 0;  // 0: not known
  double seconds = 0.0;
  std::string file;
  bool committing = false;
};

// The bar, without line end, at most `columns` wide: "[=====>     ]  42%  1,234 records  3.4 MB  2.1 MB/s …".
// What does not fit is left out from the right, the file's name first (its end is kept).
std::string progress_bar(const ProgressState& state, std::size_t columns);

// The plain line, without line end.
std::string progress_line(const ProgressState& state);

}  // namespace broadsheet::indexer

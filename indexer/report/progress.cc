// How far a run is.
#include "report/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "report/quantities.h"
#include "text/characters.h"
#include "text/columns.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kBarCells = 20;
constexpr std::size_t kDefaultColumns = 80;

double share(const ProgressState& state) {
  if (state.total_bytes == 0) return 0.0;
  return std::min(1.0, static_cast<double>(state.input_bytes) / static_cast<double>(state.total_bytes));
}

double rate(std::uint64_t amount, double seconds) {
  return seconds > 0 ? static_cast<double>(amount) / seconds : 0.0;
}

// "2.1 MB/s, 1,234 docs/s"
std::string rates(const ProgressState& state) {
  return fmt::format("{:.1f} MB/s, {} docs/s", rate(state.text_bytes, state.seconds) / 1e6,
                     grouped(static_cast<std::uint64_t>(rate(state.records, state.seconds))));
}

// "3 min 5 s left", or nothing while that can't be told.
std::string time_left(const ProgressState& state) {
  const double done = share(state);
  if (done <= 0.0 || state.seconds < 1.0) return {};
  return duration(std::ceil(state.seconds * (1.0 - done) / done)) + " left";
}

// The end of `path` that fits `columns`, safe on a terminal.
std::string tail(const std::string& path, std::size_t columns) {
  const std::string safe = schema::printable(path);
  std::vector<std::pair<std::size_t, std::size_t>> characters;  // where each begins, and its columns
  std::size_t excess = 0;
  for (std::size_t at = 0; at < safe.size();) {
    const std::size_t begin = at;
    characters.emplace_back(begin, schema::columns(schema::next_character(safe, at)));
    excess += characters.back().second;
  }
  excess -= std::min(excess, columns);
  for (const auto& [begin, wide] : characters) {
    if (excess == 0) return safe.substr(begin);
    excess -= std::min(excess, wide);
  }
  return {};
}

}  // namespace

std::string progress_bar(const ProgressState& state, std::size_t columns) {
  std::vector<std::string> pieces;
  if (state.total_bytes > 0) {
    const auto filled = static_cast<std::size_t>(share(state) * kBarCells);
    std::string bar(filled, '=');
    if (filled < kBarCells) bar += '>';
    bar.resize(kBarCells, ' ');
    pieces.push_back(fmt::format("[{}] {:3}%", bar, static_cast<int>(share(state) * 100)));
  }
  pieces.push_back(counted(state.records, "record"));
  pieces.push_back(megabytes(state.text_bytes));
  pieces.push_back(rates(state));
  pieces.push_back(state.committing ? "committing" : time_left(state));
  std::string line;
  for (const std::string& piece : pieces) {
    if (piece.empty()) continue;
    const std::size_t gap = line.empty() ? 0 : 2;
    if (line.size() + gap + piece.size() > columns) return line;
    line.append(gap, ' ');
    line += piece;
  }
  constexpr std::size_t kLeastFileColumns = 8;  // less of a name says nothing
  if (!state.file.empty() && line.size() + 2 + kLeastFileColumns <= columns) {
    line += "  " + tail(state.file, columns - line.size() - 2);
  }
  return line;
}

std::string progress_line(const ProgressState& state) {
  std::string line = fmt::format("{}, {}", counted(state.records, "record"), megabytes(state.text_bytes));
  if (state.total_bytes > 0) line += fmt::format(" ({}%)", static_cast<int>(share(state) * 100));
  line += ", " + rates(state);
  const std::string left = time_left(state);
  if (!left.empty()) line += ", " + left;
  if (!state.file.empty()) line += ": " + tail(state.file, kDefaultColumns);
  return line;
}

}  // namespace broadsheet::indexer

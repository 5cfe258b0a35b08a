// Counts by date as rows, and as lines with bars.
#include "formats/histogram.h"

#include <fmt/format.h>

#include <algorithm>

namespace broadsheet::searcher {
namespace {

constexpr std::uint64_t kBarColumns = 40;  // of the greatest count; fits a narrow terminal with key and count

// Eighths of a column: U+258F is one, U+2588 all eight.
std::string bar(std::uint64_t count, std::uint64_t greatest) {
  // In floating point, so that no count overflows; what is not nothing shows.
  const double share = static_cast<double>(count) / static_cast<double>(greatest);
  const auto eighths = std::max<std::uint64_t>(static_cast<std::uint64_t>(share * kBarColumns * 8 + 0.5), 1);
  std::string text;
  for (std::uint64_t i = 0; i < eighths / 8; ++i) text += "\u2588";
  constexpr const char* kEighths[] = {"",       "\u258F", "\u258E", "\u258D",
                                      "\u258C", "\u258B", "\u258A", "\u2589"};
  return text + kEighths[eighths % 8];
}

}  // namespace

std::string_view unit_name(HistogramUnit unit) noexcept {
  switch (unit) {
    case HistogramUnit::kDay:
      return "day";
    case HistogramUnit::kMonth:
      return "month";
    case HistogramUnit::kYear:
      return "year";
  }
  return "day";
}

std::vector<std::pair<std::string, std::uint64_t>> histogram_rows(const Histogram& histogram) {
  std::vector<std::pair<std::string, std::uint64_t>> rows;
  for (const HistogramBin& bin : histogram.bins) rows.emplace_back(bin.key, bin.count);
  if (histogram.undated > 0) rows.emplace_back(std::string(), histogram.undated);
  return rows;
}

void write_histogram(const Histogram& histogram, std::ostream& out) {
  constexpr std::string_view kUndated = "no date";
  const auto rows = histogram_rows(histogram);
  std::uint64_t greatest = 1;
  std::size_t key_width = 0;
  for (const auto& [key, count] : rows) {
    greatest = std::max(greatest, count);
    key_width = std::max(key_width, key.empty() ? kUndated.size() : key.size());
  }
  const std::size_t count_width = std::to_string(greatest).size();
  for (const auto& [key, count] : rows) {
    out << fmt::format("  {:<{}}  {:>{}}  {}\n", key.empty() ? kUndated : std::string_view(key), key_width,
                       count, count_width, bar(count, greatest));
  }
}

}  // namespace broadsheet::searcher

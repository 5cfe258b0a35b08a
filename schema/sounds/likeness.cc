// The best alignment of two names, one row of the table after the other.
#include "sounds/likeness.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace broadsheet::schema::sounds {
namespace {

// What the table holds of two ways of writing. A character is a number in kLikenessUnit: kZero is 0.
struct Costs {
  Writing first;
  Writing second;
  std::string_view alone_in_first;                  // for each phone: it has no counterpart in the second
  std::string_view alone_in_second;                 // the reverse
  std::array<std::string_view, kPhoneCount> pairs;  // phones of the first; for each, those of the second
};
constexpr char kZero = 'P';

constexpr Costs kCosts[] = {
#include "sounds/likeness_table.inc"
};

constexpr std::size_t place_of(Writing first, Writing second) {
  for (std::size_t i = 0; i < std::size(kCosts); ++i) {
    if (kCosts[i].first == first && kCosts[i].second == second) return i;
  }
  return std::size(kCosts);
}

constexpr bool is_whole() {
  for (std::size_t a = 0; a < kWritings; ++a) {
    for (std::size_t b = a; b < kWritings; ++b) {
      const std::size_t place = place_of(static_cast<Writing>(a), static_cast<Writing>(b));
      if (place == std::size(kCosts)) return false;
      const Costs& costs = kCosts[place];
      if (costs.alone_in_first.size() != kPhoneCount || costs.alone_in_second.size() != kPhoneCount)
        return false;
      for (const std::string_view row : costs.pairs) {
        if (row.size() != kPhoneCount) return false;
      }
    }
  }
  return true;
}
static_assert(is_whole());

// place_of() of every pair.
constexpr auto kPlaces = [] {
  std::array<std::array<std::uint8_t, kWritings>, kWritings> places{};
  for (std::size_t a = 0; a < kWritings; ++a) {
    for (std::size_t b = a; b < kWritings; ++b) {
      places[a][b] = static_cast<std::uint8_t>(place_of(static_cast<Writing>(a), static_cast<Writing>(b)));
    }
  }
  return places;
}();

const Costs& costs_of(Writing first, Writing second) noexcept {
  return kCosts[kPlaces[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)]];
}

constexpr int value(char c) noexcept { return c - kZero; }

// The last row of the alignment of `a` and `b`: the best of all of `a` with the first j phones of `b`.
std::array<int, kMaxPhones + 1> last_row(const Sound& a, const Sound& b) noexcept {
  const bool swapped = b.writing < a.writing;
  const Costs& costs = swapped ? costs_of(b.writing, a.writing) : costs_of(a.writing, b.writing);
  const std::string_view alone_in_a = swapped ? costs.alone_in_second : costs.alone_in_first;
  const std::string_view alone_in_b = swapped ? costs.alone_in_first : costs.alone_in_second;
  const auto second = b.phones.view();
  std::array<int, kMaxPhones + 1> best{};
  for (std::size_t j = 0; j < second.size(); ++j) best[j + 1] = best[j] + value(alone_in_b[second[j]]);
  for (const Phone phone : a.phones.view()) {
    const int alone = value(alone_in_a[phone]);
    int diagonal = std::exchange(best[0], best[0] + alone);
    for (std::size_t j = 0; j < second.size(); ++j) {
      const char pair = swapped ? costs.pairs[second[j]][phone] : costs.pairs[phone][second[j]];
      const int paired = diagonal + value(pair);
      const int left = best[j] + value(alone_in_b[second[j]]);
      diagonal = best[j + 1];
      best[j + 1] = std::max({paired, left, diagonal + alone});
    }
  }
  return best;
}

}  // namespace

int likeness(const Sound& a, const Sound& b) noexcept { return last_row(a, b)[b.phones.size]; }

int likeness_of_beginning(const Sound& name, const Sound& beginning) noexcept {
  const std::array<int, kMaxPhones + 1> row = last_row(beginning, name);
  return *std::max_element(row.begin(), row.begin() + name.phones.size + 1);
}

Likeness likeness(const Readings& a, const Readings& b) noexcept {
  Likeness most;
  bool any = false;
  for (std::size_t i = 0; i < a.size; ++i) {
    for (std::size_t j = 0; j < b.size; ++j) {
      const Likeness found{likeness(a.of[i], b.of[j]),
                           std::size_t{a.of[i].phones.size} + b.of[j].phones.size};
      const bool more =
          found.evidence > most.evidence || (found.evidence == most.evidence && found.length < most.length);
      if (!any || more) most = found;
      any = true;
    }
  }
  return most;
}

}  // namespace broadsheet::schema::sounds

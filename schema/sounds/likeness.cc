// The best alignment of two names, one row of the table after the other.
#include "sounds/likeness.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

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

// The costs of a pair of ways of writing, by which of the two each name has.
class Sides {
 public:
  Sides(Writing first, Writing second) noexcept
      : swapped_(second < first), costs_(swapped_ ? costs_of(second, first) : costs_of(first, second)) {}

  int pair(Phone first, Phone second) const noexcept {
    return value(swapped_ ? costs_.pairs[second][first] : costs_.pairs[first][second]);
  }
  int alone_in_first(Phone phone) const noexcept {
    return value((swapped_ ? costs_.alone_in_second : costs_.alone_in_first)[phone]);
  }
  int alone_in_second(Phone phone) const noexcept {
    return value((swapped_ ? costs_.alone_in_first : costs_.alone_in_second)[phone]);
  }

 private:
  bool swapped_;
  const Costs& costs_;
};

// Of two readings, which one tells more; the first one where both tell the same.
class MostAlike {
 public:
  void add(const Likeness& found) noexcept {
    const bool more =
        found.evidence > most_.evidence || (found.evidence == most_.evidence && found.length < most_.length);
    if (!any_ || more) most_ = found;
    any_ = true;
  }
  const Likeness& most() const noexcept { return most_; }

 private:
  Likeness most_;
  bool any_ = false;
};

}  // namespace

int likeness(const Sound& a, const Sound& b) noexcept {
  const Sides sides(a.writing, b.writing);
  const auto second = b.phones.view();
  std::array<int, kMaxPhones + 1> best{};  // of all of `a` so far with the first phones of `b`
  for (std::size_t j = 0; j < second.size(); ++j) best[j + 1] = best[j] + sides.alone_in_second(second[j]);
  for (const Phone phone : a.phones.view()) {
    const int alone = sides.alone_in_first(phone);
    int diagonal = std::exchange(best[0], best[0] + alone);
    for (std::size_t j = 0; j < second.size(); ++j) {
      const int paired = diagonal + sides.pair(phone, second[j]);
      const int left = best[j] + sides.alone_in_second(second[j]);
      diagonal = best[j + 1];
      best[j + 1] = std::max({paired, left, diagonal + alone});
    }
  }
  return best[second.size()];
}

Likeness likeness(const Readings& a, const Readings& b) noexcept {
  MostAlike alike;
  for (std::size_t i = 0; i < a.size; ++i) {
    for (std::size_t j = 0; j < b.size; ++j) {
      alike.add({likeness(a.of[i], b.of[j]), std::size_t{a.of[i].phones.size} + b.of[j].phones.size});
    }
  }
  return alike.most();
}

// The table of one reading of the name and texts of one way of writing, a row for each phone of the text.
class Comparer::Rows {
 public:
  Rows(const Sound& name, Writing writing)
      : columns_(name.phones.size), pairs_(kPhoneCount * columns_), rows_((kMaxPhones + 1) * (columns_ + 1)) {
    const Sides sides(writing, name.writing);
    for (std::size_t j = 0; j < columns_; ++j) {
      const Phone phone = name.phones.of[j];
      alone_in_name_[j] = sides.alone_in_second(phone);
      rows_[j + 1] = rows_[j] + alone_in_name_[j];
      for (std::size_t i = 0; i < kPhoneCount; ++i)
        pairs_[i * columns_ + j] = sides.pair(static_cast<Phone>(i), phone);
    }
    for (std::size_t i = 0; i < kPhoneCount; ++i)
      alone_in_text_[i] = sides.alone_in_first(static_cast<Phone>(i));
  }

  // The last row for a text with these phones.
  std::span<const int> of(std::span<const Phone> phones) {
    const std::size_t count = std::min(phones.size(), kMaxPhones);
    std::size_t same = 0;
    while (same < count && same < size_ && phones_[same] == phones[same]) ++same;
    if (same < count) {
      for (std::size_t i = same; i < count; ++i) add_row(i, phones[i]);
      size_ = count;
    }
    return {rows_.data() + count * (columns_ + 1), columns_ + 1};
  }

 private:
  void add_row(std::size_t i, Phone phone) {
    phones_[i] = phone;
    const int* const above = rows_.data() + i * (columns_ + 1);
    int* const row = rows_.data() + (i + 1) * (columns_ + 1);
    const int* const pairs = pairs_.data() + phone * columns_;
    const int alone = alone_in_text_[phone];
    int left = row[0] = above[0] + alone;
    for (std::size_t j = 0; j < columns_; ++j) {
      const int without = std::max(above[j] + pairs[j], above[j + 1] + alone);
      row[j + 1] = left = std::max(without, left + alone_in_name_[j]);
    }
  }

  std::size_t columns_;
  std::vector<int> pairs_;
  std::array<int, kMaxPhones> alone_in_name_{};
  std::array<int, kPhoneCount> alone_in_text_{};
  std::vector<int> rows_;
  std::array<Phone, kMaxPhones> phones_{};  // of the rows that are known
  std::size_t size_ = 0;
};

Comparer::Comparer(const Readings& name) : name_(name) {}
Comparer::~Comparer() = default;

Comparer::Rows& Comparer::rows(std::size_t reading, Writing writing) {
  std::unique_ptr<Rows>& rows = rows_[reading][static_cast<std::size_t>(writing)];
  if (rows == nullptr) rows = std::make_unique<Rows>(name_.of[reading], writing);
  return *rows;
}

Likeness Comparer::with(std::span<const SoundView> readings) {
  MostAlike alike;
  for (std::size_t i = 0; i < name_.size; ++i) {
    for (const SoundView& text : readings) {
      alike.add({rows(i, text.writing).of(text.phones).back(), name_.of[i].phones.size + text.phones.size()});
    }
  }
  return alike.most();
}

bool Comparer::is_same(std::span<const SoundView> readings) const noexcept {
  for (std::size_t i = 0; i < name_.size; ++i) {
    const std::span<const Phone> name = name_.of[i].phones.view();
    for (const SoundView& text : readings) {
      if (std::equal(name.begin(), name.end(), text.phones.begin(), text.phones.end())) return true;
    }
  }
  return false;
}

bool Comparer::begins_in_kana(const SoundView& beginning) const noexcept {
  if (beginning.writing != Writing::kKana) return false;
  for (std::size_t i = 0; i < name_.size; ++i) {
    const std::span<const Phone> name = name_.of[i].phones.view();
    if (name_.of[i].writing == Writing::kKana && beginning.phones.size() <= name.size() &&
        std::equal(beginning.phones.begin(), beginning.phones.end(), name.begin())) {
      return true;
    }
  }
  return false;
}

int Comparer::with_beginning(const SoundView& beginning) {
  int most = std::numeric_limits<int>::min();
  for (std::size_t i = 0; i < name_.size; ++i) {
    const std::span<const int> row = rows(i, beginning.writing).of(beginning.phones);
    most = std::max(most, *std::max_element(row.begin(), row.end()));
  }
  return most;
}

}  // namespace broadsheet::schema::sounds

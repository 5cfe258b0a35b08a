// Which letters are one phone.
#include "sounds/phones.h"

#include <algorithm>

namespace broadsheet::schema::sounds {
namespace {

// Letters and signs as fold_rules.cc explains them, then what is written with several letters.
constexpr std::array<std::string_view, kPhoneCount> kPhones{
    "a", "b", "c", "d", "e", "f", "g", "h", "i",  "j",  "k",  "l",  "m",  "n",  "o",  "p", "q", "r",
    "s", "t", "u", "v", "w", "x", "y", "z", ":",  "B",  "C",  "D",  "E",  "F",  "G",  "H", "I", "J",
    "Q", "R", "S", "T", "U", "X", "Y", "Z", "ch", "kh", "ng", "ph", "sh", "th", "ts", "zh"};

// What is read as a phone of another spelling; longer ones first.
struct Spelling {
  std::string_view letters;
  std::string_view phone;
};
constexpr Spelling kSpellings[] = {
    {"tzsch", "ch"}, {"tsch", "ch"}, {"dsch", "j"}, {"dzh", "j"}, {"tch", "ch"}, {"sch", "sh"},
    {"tsh", "ch"},   {"dj", "j"},    {"ck", "k"},   {"tz", "ts"}, {"oo", "u"},   {"ee", "i"},
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

constexpr std::size_t index_of(std::string_view text) {
  for (std::size_t i = 0; i < kPhones.size(); ++i) {
    if (kPhones[i] == text) return i;
  }
  return kNone;
}

constexpr bool are_known() {
  return std::all_of(std::begin(kSpellings), std::end(kSpellings),
                     [](const Spelling& row) { return index_of(row.phone) != kNone; });
}
static_assert(are_known());

struct Found {
  std::size_t phone = kNone;
  std::size_t length = 1;
};

// What a letter may begin: a search reads thousands of names, and most letters are phones by themselves.
struct Beginning {
  std::size_t alone = kNone;
  bool of_two = false;       // of a phone of two letters
  bool of_spelling = false;  // of a row of kSpellings
};

constexpr std::size_t kLetters = 128;
constexpr std::array<Beginning, kLetters> kBeginnings = [] {
  std::array<Beginning, kLetters> beginnings{};
  for (std::size_t c = 0; c < kLetters; ++c) {
    const char letter = static_cast<char>(c);
    beginnings[c].alone = index_of({&letter, 1});
    for (const std::string_view phone : kPhones) {
      if (phone.size() == 2 && phone.front() == letter) beginnings[c].of_two = true;
    }
    for (const Spelling& row : kSpellings) {
      if (row.letters.front() == letter) beginnings[c].of_spelling = true;
    }
  }
  return beginnings;
}();

Found find(std::string_view letters) noexcept {
  const auto first = static_cast<unsigned char>(letters.front());
  if (first >= kLetters) return {};
  const Beginning& begins = kBeginnings[first];
  if (begins.of_spelling) {
    for (const Spelling& row : kSpellings) {
      if (letters.starts_with(row.letters)) return {index_of(row.phone), row.letters.size()};
    }
  }
  if (begins.of_two && letters.size() > 1) {
    if (const std::size_t two = index_of(letters.substr(0, 2)); two != kNone) return {two, 2};
  }
  return {begins.alone, 1};
}

}  // namespace

std::span<const std::string_view> phone_texts() noexcept { return kPhones; }

Phones phones_of(std::string_view letters) noexcept {
  Phones phones;
  std::size_t before = kNone;
  for (std::size_t at = 0; at < letters.size() && phones.size < kMaxPhones;) {
    const Found found = find(letters.substr(at));
    at += found.length;
    if (found.phone != kNone && found.phone != before)
      phones.of[phones.size++] = static_cast<Phone>(found.phone);
    before = found.phone;
  }
  return phones;
}

}  // namespace broadsheet::schema::sounds

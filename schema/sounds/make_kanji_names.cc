// Makes the table of Japanese names of the file ENAMDICT when the library is built, or one without rows.
//
// A line of the file, in EUC-JP, is `KANJI [kana] /(tags) text/`: s is a family name, f, m and g are given
// names, h is a person with both. How usual a reading is, is counted in those people: each that can be parted
// in one way only tells of the reading of both parts. The people themselves are not taken.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sounds/kanji_data.h"

namespace broadsheet::schema::sounds {
namespace {

using Readings = std::map<std::u16string, std::uint32_t>;  // with how many people have it
using Names = std::map<std::u16string, Readings>;

struct Person {
  std::u16string kanji;
  std::u16string kana;
};

struct File {
  Names family;
  Names given;
  std::vector<Person> people;
};

// So many readings of a part are kept, at most; and none that less than one in kRareReading has of those who
// have the most usual one.
constexpr std::size_t kFamilyReadings = 2;
constexpr std::size_t kGivenReadings = 3;
constexpr std::uint32_t kRareReading = 10;

bool is_kanji(std::u16string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char16_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005;
  });
}

bool is_hiragana(std::u16string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char16_t c) { return c > kBeforeHiragana && c <= kLastHiragana; });
}

// The letters of all tags of a line: "(s,m) Name/(p) Name/" is "smp". Tags of several letters say nothing.
std::string tags_of(std::u16string_view meanings) {
  std::string tags;
  for (std::size_t at = 0; at < meanings.size(); ++at) {
    if (meanings[at] != u'/' || at + 1 == meanings.size() || meanings[at + 1] != u'(') continue;
    const std::size_t end = meanings.find(u')', at);
    if (end == std::u16string_view::npos) break;
    for (std::size_t tag = at + 2; tag < end; tag += 2) {
      const bool is_letter = meanings[tag + 1] == u',' || tag + 1 == end;
      if (!is_letter) break;
      tags += static_cast<char>(meanings[tag]);
    }
    at = end;
  }
  return tags;
}

void take_line(std::u16string_view line, File& file) {
  const std::size_t open = line.find(u" [");
  const std::size_t close = line.find(u"] /");
  if (open == std::u16string_view::npos || close == std::u16string_view::npos || close < open) return;
  const std::u16string kanji(line.substr(0, open));
  const std::u16string kana(line.substr(open + 2, close - open - 2));
  if (!is_kanji(kanji) || !is_hiragana(kana)) return;
  const std::string tags = tags_of(line.substr(close + 2));
  if (kanji.size() <= kKanjiOfRow) {
    if (tags.find('s') != std::string::npos) file.family[kanji].try_emplace(kana, 0);
    if (tags.find_first_of("fmg") != std::string::npos) file.given[kanji].try_emplace(kana, 0);
  }
  if (tags.find('h') != std::string::npos) file.people.push_back({kanji, kana});
}

bool read(const char* path, File& file) {
  std::ifstream in(path, std::ios::binary);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open("EUC-JP", &status),
                                                                     ucnv_close);
  if (!in || U_FAILURE(status)) return false;
  for (std::string bytes; std::getline(in, bytes);) {
    status = U_ZERO_ERROR;
    const icu::UnicodeString line(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(),
                                  status);
    if (U_SUCCESS(status)) {
      take_line({line.getBuffer(), static_cast<std::size_t>(line.length())}, file);
    }
  }
  return !file.family.empty() && !file.given.empty();
}

// The one way to part a person's name, as its reading too can be parted.
void count(const Person& person, File& file) {
  std::uint32_t* family_count = nullptr;
  std::uint32_t* given_count = nullptr;
  for (std::size_t length = 1; length < person.kanji.size() && length <= kKanjiOfRow; ++length) {
    const auto family = file.family.find(person.kanji.substr(0, length));
    const auto given = file.given.find(person.kanji.substr(length));
    if (family == file.family.end() || given == file.given.end()) continue;
    for (auto& [reading, people] : family->second) {
      if (!person.kana.starts_with(reading)) continue;
      const auto rest = given->second.find(person.kana.substr(reading.size()));
      if (rest == given->second.end()) continue;
      if (family_count != nullptr) return;  // another way
      family_count = &people;
      given_count = &rest->second;
    }
  }
  if (family_count == nullptr) return;
  ++*family_count;
  ++*given_count;
}

std::uint64_t usual(std::uint32_t people) {
  std::uint64_t level = 0;
  for (; people > 0 && level < kMostUsual; people /= 2) ++level;
  return level;
}

std::uint64_t row_of(std::u16string_view kanji, std::uint32_t people, std::size_t reading) {
  std::uint64_t row = 0;
  for (std::size_t i = 0; i < kKanjiOfRow; ++i) {
    row = row << kKanjiBits | (i < kanji.size() ? std::uint64_t{kanji[i]} - kFirstKanji : 0);
  }
  return (row << kUsualBits | (kMostUsual - usual(people))) << kReadingBits | reading;
}

struct Kept {
  std::u16string kanji;
  std::u16string kana;
  std::uint32_t people;
};

// `most`: readings of a part. `only_of_people`: parts that nobody in the file has are left out.
std::vector<Kept> kept_of(const Names& names, std::size_t most, bool only_of_people) {
  std::vector<Kept> kept;
  for (const auto& [kanji, readings] : names) {
    std::vector<std::pair<std::uint32_t, std::u16string>> sorted;
    for (const auto& [kana, people] : readings) sorted.emplace_back(people, kana);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::uint32_t first = sorted.empty() ? 0 : sorted.front().first;
    if (only_of_people && first == 0) continue;
    for (std::size_t i = 0; i < sorted.size() && i < most; ++i) {
      if (sorted[i].first * kRareReading >= first) kept.push_back({kanji, sorted[i].second, sorted[i].first});
    }
  }
  return kept;
}

bool write(std::ostream& out, std::string_view name, const std::vector<Kept>& kept) {
  std::map<std::u16string, std::size_t> readings;
  for (const Kept& each : kept) readings.try_emplace(each.kana, 0);
  if (readings.size() > (std::size_t{1} << kReadingBits)) return false;
  out << "const std::uint32_t k" << name << "Begins[] = {";
  std::string kana;
  std::size_t number = 0;
  std::size_t end = 0;
  for (auto& [reading, place] : readings) {
    place = number++;
    out << end << ',';
    for (const char16_t c : reading) kana += std::to_string(c - kBeforeHiragana) + ',';
    end += reading.size();
  }
  out << end << "};\nconst char k" << name << "Kana[] = {" << kana << "0};\nconst std::uint64_t k" << name
      << "Rows[] = {";
  std::vector<std::uint64_t> rows;
  for (const Kept& each : kept) rows.push_back(row_of(each.kanji, each.people, readings.at(each.kana)));
  std::sort(rows.begin(), rows.end());
  for (const std::uint64_t row : rows) out << row << "U,";
  out << "0};\n}  // namespace\nconst KanjiTable k" << name << "Names{k" << name << "Rows, " << rows.size()
      << ", k" << name << "Begins, k" << name << "Kana};\nnamespace {\n";
  return true;
}

}  // namespace
}  // namespace broadsheet::schema::sounds

int main(int argc, char** argv) {
  using namespace broadsheet::schema::sounds;
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: broadsheet_make_kanji_names FILE [ENAMDICT]\n";
    return 2;
  }
  File file;
  if (argc == 3 && !read(argv[2], file)) {
    std::cerr << "broadsheet_make_kanji_names: " << argv[2] << " can't be read as ENAMDICT in EUC-JP\n";
    return 1;
  }
  for (const Person& person : file.people) count(person, file);
  std::ofstream out(argv[1]);
  out << "// Made of ENAMDICT by broadsheet_make_kanji_names. ENAMDICT is the property of the Electronic "
         "Dictionary\n"
         "// Research and Development Group, and is used in conformance with the Group's licence (CC BY-SA "
         "3.0).\n"
         "#include \"sounds/kanji_data.h\"\n\nnamespace broadsheet::schema::sounds {\nnamespace {\n";
  if (!write(out, "Family", kept_of(file.family, kFamilyReadings, true)) ||
      !write(out, "Given", kept_of(file.given, kGivenReadings, false))) {
    std::cerr << "broadsheet_make_kanji_names: too many readings\n";
    return 1;
  }
  out << "}  // namespace\n}  // namespace broadsheet::schema::sounds\n";
  return out.flush() ? 0 : 1;
}

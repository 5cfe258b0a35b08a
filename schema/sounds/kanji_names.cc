// Looking parts of names up, and telling names from other runs of Kanji.
#include "sounds/kanji_names.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "sounds/kanji_data.h"
#include "text/characters.h"

namespace broadsheet::schema::sounds {
namespace {

constexpr unsigned kBelowKanji = kUsualBits + kReadingBits;

// A family name of one Kanji, and either part of a name of three, must be that of several people in the file:
// as a part of some name, nearly every Kanji stands there.
constexpr unsigned kUsualPart = 2;
constexpr unsigned kSomePart = 1;

// A family name without a given one is told by what follows it, and must be that of many people.
constexpr unsigned kUsualFamily = 3;

// What the file has as a part of names and newspapers print as a word (江戸時代, 日本国民).
constexpr std::u32string_view kWordsOfFamilies[] = {U"日本", U"江戸", U"名古屋"};
constexpr std::u32string_view kWordsOfGiven[] = {U"国民", U"時代", U"戦争", U"太平洋", U"政治",
                                                 U"平和", U"音楽", U"文化", U"平野",   U"半島",
                                                 U"海峡", U"幕府", U"地方", U"産業"};

// What ends the names of places, offices and the like: as a given name after two Kanji it is mostly that.
constexpr std::u32string_view kEndsOfWords =
    U"市町村区県都府州郡国領藩語学人的党派駅川山線寺城島湖湾港橋道路街系型式流者員長家軍戦車機社店院館園場所"
    U"部課局省庁"
    U"会団体組等中内外前後上下本初元新理大小洋工業数点式族代期制法税金円年月日時分";

// What people are called, after their names.
constexpr std::u32string_view kTitles[] = {
    U"氏",     U"首相",   U"元首相",   U"前首相",   U"大統領", U"総理",   U"大臣",     U"容疑者", U"被告",
    U"受刑者", U"選手",   U"監督",     U"投手",     U"捕手",   U"内野手", U"外野手",   U"騎手",   U"社長",
    U"会長",   U"議員",   U"参院議員", U"衆院議員", U"外相",   U"防衛相", U"財務相",   U"法相",   U"文科相",
    U"厚労相", U"農相",   U"経産相",   U"環境相",   U"総務相", U"国交相", U"官房長官", U"長官",   U"知事",
    U"市長",   U"町長",   U"村長",     U"区長",     U"教授",   U"准教授", U"名誉教授", U"助教",   U"講師",
    U"学長",   U"校長",   U"博士",     U"医師",     U"弁護士", U"裁判長", U"裁判官",   U"記者",   U"編集長",
    U"党首",   U"幹事長", U"委員長",   U"書記長",   U"総裁",   U"副総裁", U"理事長",   U"専務",   U"常務",
    U"署長",   U"院長",   U"館長",     U"名人",     U"九段",   U"八段",   U"七段",     U"六段",   U"五段",
    U"四段",   U"三段",   U"二段",     U"初段",     U"王将",   U"竜王",   U"王位",     U"棋聖",   U"主将",
    U"親方",   U"夫妻",   U"夫人",     U"政権",     U"内閣",   U"元監督", U"元選手",   U"前監督", U"前会長",
    U"前社長", U"元会長", U"元社長",   U"元議員",   U"前知事", U"元知事", U"代表",     U"副代表", U"副社長",
    U"副会長", U"副大臣", U"政務官",   U"新監督",   U"新社長",
};

// What people are called, before their names.
constexpr std::u32string_view kCallings[] = {
    U"首相",   U"総理",   U"大統領", U"社長",     U"会長",   U"監督",   U"作家",   U"俳優",   U"女優",
    U"歌手",   U"画家",   U"詩人",   U"声優",     U"漫画家", U"評論家", U"小説家", U"落語家", U"作曲家",
    U"建築家", U"写真家", U"脚本家", U"映画監督", U"政治家", U"実業家", U"教授",   U"議員",   U"知事",
    U"市長",   U"委員長", U"選手",   U"主演",     U"主将",   U"弁護士", U"医師",   U"記者",   U"元首相",
    U"故",     U"長男",   U"次男",   U"長女",     U"次女",   U"女子",   U"男子",   U"新人",   U"現職",
    U"容疑者", U"被告",   U"投手",   U"捕手",     U"騎手",
};

bool is_one_of(std::u32string_view text, std::span<const std::u32string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool begins_with_one_of(std::u32string_view text, std::span<const std::u32string_view> texts) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](std::u32string_view each) { return text.starts_with(each); });
}

// The rows of a part, which stand side by side.
std::span<const std::uint64_t> rows_of(const KanjiTable& table, std::u32string_view kanji) {
  if (kanji.empty() || kanji.size() > kKanjiOfRow) return {};
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < kKanjiOfRow; ++i) {
    const char32_t c = i < kanji.size() ? kanji[i] - kFirstKanji : 0;
    if (i < kanji.size() && (c == 0 || c >> kKanjiBits != 0)) return {};
    key = key << kKanjiBits | c;
  }
  const std::uint64_t* const end = table.rows + table.count;
  const std::uint64_t* const begin = std::lower_bound(table.rows, end, key << kBelowKanji);
  const std::uint64_t* past = begin;
  while (past != end && *past >> kBelowKanji == key) ++past;
  return {begin, past};
}

KanjiReadings readings_of(const KanjiTable& table, std::u32string_view kanji) {
  KanjiReadings readings;
  for (const std::uint64_t row : rows_of(table, kanji)) {
    if (readings.size == KanjiReadings::kMost) break;
    const std::size_t reading = row & ((std::uint64_t{1} << kReadingBits) - 1);
    std::string& kana = readings.of[readings.size++];
    for (std::uint32_t at = table.begins[reading]; at < table.begins[reading + 1]; ++at) {
      append_character(kana, kBeforeHiragana + static_cast<unsigned char>(table.kana[at]));
    }
  }
  return readings;
}

// How usual a part is as it is mostly read; nothing if it is none.
std::optional<unsigned> usual(const KanjiTable& table, std::u32string_view kanji) {
  const std::span<const std::uint64_t> rows = rows_of(table, kanji);
  if (rows.empty()) return std::nullopt;
  return kMostUsual - static_cast<unsigned>(rows.front() >> kReadingBits & kMostUsual);
}

std::optional<unsigned> usual_family(std::u32string_view kanji) {
  return is_one_of(kanji, kWordsOfFamilies) ? std::nullopt : usual(kFamilyNames, kanji);
}

// How sure a name is parted so; nothing if it isn't.
std::optional<unsigned> certainty(std::u32string_view family, std::u32string_view given) {
  const std::optional<unsigned> of_family = usual_family(family);
  if (!of_family) return std::nullopt;
  const std::optional<unsigned> of_given = usual(kGivenNames, given);
  if (!of_given || is_one_of(given, kWordsOfGiven)) return std::nullopt;
  const bool is_short = family.size() + given.size() == kShortestKanjiName;
  if ((family.size() == 1 || is_short) && *of_family < kUsualPart) return std::nullopt;
  if (is_short && *of_given < kUsualPart) return std::nullopt;
  if (family.size() != 2 && *of_given < kSomePart) return std::nullopt;
  if (*of_family < kSomePart || (*of_family == kSomePart && given.size() == 1)) return std::nullopt;
  if (given.size() == 1 && kEndsOfWords.find(given.front()) != std::u32string_view::npos) return std::nullopt;
  return *of_family + *of_given;
}

// The name that begins at `begin` and ends where the run does or a title begins; the longest one.
std::optional<KanjiName> whole_name_at(std::u32string_view run, std::size_t begin) {
  const std::size_t most = std::min(run.size() - begin, kLongestKanjiName);
  for (std::size_t size = most; size >= kShortestKanjiName; --size) {
    const std::size_t end = begin + size;
    if (end < run.size() && !begins_with_one_of(run.substr(end), kTitles)) continue;
    if (const auto family = length_of_family_name(run.substr(begin, size))) {
      return KanjiName{begin, *family, size - *family};
    }
  }
  return std::nullopt;
}

// A family name at the beginning, before a title.
std::optional<KanjiName> addressed_name(std::u32string_view run, bool is_addressed) {
  for (std::size_t size = std::min(run.size(), kLongestKanjiPart); size >= 2; --size) {
    const bool is_followed =
        size == run.size() ? is_addressed : begins_with_one_of(run.substr(size), kTitles);
    if (!is_followed) continue;
    const std::optional<unsigned> family = usual_family(run.substr(0, size));
    if (family && *family >= kUsualFamily) return KanjiName{0, size, 0};
  }
  return std::nullopt;
}

}  // namespace

bool reads_kanji_names() noexcept { return kFamilyNames.count > 0; }

KanjiReadings family_name_readings(std::u32string_view kanji) { return readings_of(kFamilyNames, kanji); }
KanjiReadings given_name_readings(std::u32string_view kanji) { return readings_of(kGivenNames, kanji); }

std::optional<std::size_t> length_of_family_name(std::u32string_view name) {
  if (name.size() < kShortestKanjiName || name.size() > kLongestKanjiName) return std::nullopt;
  std::optional<std::size_t> length;
  unsigned most = 0;
  for (std::size_t i = 1; i <= kLongestKanjiPart && i < name.size(); ++i) {
    if (name.size() - i > kLongestKanjiPart) continue;
    const std::optional<unsigned> sure = certainty(name.substr(0, i), name.substr(i));
    if (!sure || (length && *sure < most)) continue;
    length = i;
    most = *sure;
  }
  return length;
}

std::optional<KanjiName> kanji_name_in(std::u32string_view run, bool is_addressed) {
  if (!reads_kanji_names() || run.size() < 2) return std::nullopt;
  if (const auto name = whole_name_at(run, 0)) return name;
  if (const auto name = addressed_name(run, is_addressed)) return name;
  for (const std::u32string_view calling : kCallings) {
    if (!run.starts_with(calling) || run.size() < calling.size() + kShortestKanjiName) continue;
    if (const auto name = whole_name_at(run, calling.size())) return name;
  }
  return std::nullopt;
}

}  // namespace broadsheet::schema::sounds

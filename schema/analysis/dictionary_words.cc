// ICU has no call that lists its dictionaries, but their data are public: a header of numbers, and a
// BytesTrie whose bytes are distances from a code point (source/common/dictionarydata.h of ICU).
#include "analysis/dictionary_words.h"

#include <unicode/bytestrie.h>
#include <unicode/udata.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "analysis/cluster_order.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

constexpr std::size_t kShortestPart = 3;
// Letters in more words than this are those of an affix; to cut all these words would take a twentieth of a
// second.
constexpr std::size_t kMaxWordsWithLetters = 4 * kMaxCompoundsOfPart;
// No part of a word is one letter.
constexpr std::size_t kShortestTile = 2;
constexpr std::size_t kLongestTile = 24;

struct Script {
  const char* dictionary;
  char32_t first;  // code points from here on, fewer than 256, are one byte each in Words
};
constexpr std::array kScripts = {Script{"thaidict", 0x0E00}, Script{"laodict", 0x0E80},
                                 Script{"khmerdict", 0x1780}, Script{"burmesedict", 0x1000}};
constexpr char kEnd = '\xFF';

constexpr char kNo = 0;
constexpr char kYes = 1;

// Which of the scripts has all letters of `word`; kScripts.size() if none.
std::size_t script_of(std::string_view word) {
  std::size_t script = kScripts.size();
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_character(word, i);
    std::size_t own = kScripts.size();
    if (c >= 0x0E00 && c < 0x0E80) own = 0;
    if (c >= 0x0E80 && c < 0x0F00) own = 1;
    if (c >= 0x1780 && c < 0x1800) own = 2;
    if (c >= 0x1000 && c < 0x10A0) own = 3;
    if (own == kScripts.size() || (script != kScripts.size() && script != own)) return kScripts.size();
    script = own;
  }
  return script;
}

// All words of one dictionary as they are indexed, a byte a letter, kEnd after each.
class Words {
 public:
  explicit Words(const Script& script) : script_(script) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UDataMemory, decltype(&udata_close)> data(
        udata_open(U_ICUDATA_NAME "-brkitr", "dict", script.dictionary, &status), &udata_close);
    if (U_FAILURE(status)) return;  // an ICU without it cuts no words of this script either
    const auto* numbers = static_cast<const std::int32_t*>(udata_getMemory(data.get()));
    constexpr std::int32_t kTypeMask = 7;            // of numbers[4]; 0: a BytesTrie
    constexpr std::int32_t kOffsetType = 0x1000000;  // of numbers[5]: bytes are distances from an offset
    constexpr std::int32_t kOffsetMask = 0x1FFFFF;
    if ((numbers[4] & kTypeMask) != 0 || (numbers[5] & ~kOffsetMask) != kOffsetType) return;
    read(reinterpret_cast<const char*>(numbers) + numbers[0],
         static_cast<char32_t>(numbers[5] & kOffsetMask));
  }

  std::vector<std::string> compounds_of(std::string_view word) const {
    const std::string part = packed(word);
    std::vector<std::string> found;
    if (part.size() < kShortestPart) return found;
    std::size_t looked_at = 0;
    for (std::size_t at = bytes_.find(part); at != std::string::npos; at = bytes_.find(part, at + 1)) {
      if (++looked_at > kMaxWordsWithLetters) return {};
      const std::size_t begin = at == 0 ? 0 : bytes_.rfind(kEnd, at - 1) + 1;
      const std::size_t end = bytes_.find(kEnd, at);
      const std::string_view before = std::string_view(bytes_).substr(begin, at - begin);
      const std::string_view after =
          std::string_view(bytes_).substr(at + part.size(), end - at - part.size());
      if ((before.empty() && after.empty()) || !is_tiled(before) || !is_tiled(after)) continue;
      if (found.size() == kMaxCompoundsOfPart) return {};
      found.push_back(unpacked(std::string_view(bytes_).substr(begin, end - begin)));
      at = end;
    }
    return found;
  }

 private:
  void read(const char* trie, char32_t offset) {
    UErrorCode status = U_ZERO_ERROR;
    icu::BytesTrie::Iterator words(trie, 0, status);
    std::u32string letters;
    std::string indexed;
    while (words.next(status) != 0 && U_SUCCESS(status)) {
      const icu::StringPiece bytes = words.getString();
      letters.clear();
      for (const char byte : std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size()))) {
        const char32_t letter = offset + static_cast<unsigned char>(byte);
        if (letter == 0x0E33)
          letters += U"\u0E4D\u0E32";  // as NFKC has sara am
        else if (letter == 0x0EB3)
          letters += U"\u0ECD\u0EB2";
        else
          letters += letter;
      }
      order_clusters(letters);
      indexed.clear();
      append_clusters(letters, indexed);
      if (script_of(indexed) == kScripts.size()) continue;  // with a joiner or a hyphen
      begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
      bytes_ += packed(indexed);
      bytes_ += kEnd;
    }
    std::sort(begins_.begin(), begins_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return word_at(a) < word_at(b); });
  }

  std::string packed(std::string_view word) const {
    std::string out;
    for (std::size_t i = 0; i < word.size();)
      out += static_cast<char>(next_character(word, i) - script_.first);
    return out;
  }
  std::string unpacked(std::string_view bytes) const {
    std::string out;
    for (const char byte : bytes) append_character(out, script_.first + static_cast<unsigned char>(byte));
    return out;
  }

  std::string_view word_at(std::uint32_t begin) const {
    return std::string_view(bytes_).substr(begin, bytes_.find(kEnd, begin) - begin);
  }
  bool has(std::string_view word) const {
    const auto found = std::lower_bound(begins_.begin(), begins_.end(), word,
                                        [&](std::uint32_t a, std::string_view b) { return word_at(a) < b; });
    return found != begins_.end() && word_at(*found) == word;
  }

  // True if `letters` are words of the dictionary side by side.
  bool is_tiled(std::string_view letters) const {
    std::string reached(letters.size() + 1, kNo);
    reached.front() = kYes;
    for (std::size_t begin = 0; begin < letters.size(); ++begin) {
      if (reached[begin] == kNo) continue;
      const std::size_t last = std::min(letters.size(), begin + kLongestTile);
      for (std::size_t end = begin + kShortestTile; end <= last; ++end)
        if (has(letters.substr(begin, end - begin))) reached[end] = kYes;
    }
    return reached.back() == kYes;
  }

  const Script& script_;
  std::string bytes_;
  std::vector<std::uint32_t> begins_;  // of the words in bytes_, in the order of the words
};

template <std::size_t kScript>
const Words& words_of() {
  static const Words words(kScripts[kScript]);
  return words;
}

}  // namespace

std::vector<std::string> compounds_of(std::string_view word) {
  switch (script_of(word)) {
    case 0:
      return words_of<0>().compounds_of(word);
    case 1:
      return words_of<1>().compounds_of(word);
    case 2:
      return words_of<2>().compounds_of(word);
    case 3:
      return words_of<3>().compounds_of(word);
    default:
      return {};
  }
}

}  // namespace broadsheet::schema

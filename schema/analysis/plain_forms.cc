// Plain forms of Latin words. Canonical decompositions are those of the Unicode Character Database, by ICU;
// letters that have none (đ, ł, ø) follow the Latin-ASCII transform of CLDR.
#include "analysis/plain_forms.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

struct Letter {
  char32_t letter;
  std::string_view plain;
};

// Letters without a decomposition.
constexpr std::array kPlain{
    Letter{U'æ', "ae"}, Letter{U'ð', "d"},  Letter{U'ø', "o"}, Letter{U'þ', "th"},
    Letter{U'đ', "d"},  Letter{U'ħ', "h"},  Letter{U'ı', "i"}, Letter{U'ł', "l"},
    Letter{U'ŋ', "ng"}, Letter{U'œ', "oe"}, Letter{U'ŧ', "t"}, Letter{U'ə', "e"},
};

// Written as two letters in German and the languages of the North (DIN 5007-2; Norwegian and Danish aa).
constexpr std::array kTwoLetters{
    Letter{U'ä', "ae"}, Letter{U'å', "aa"}, Letter{U'ö', "oe"}, Letter{U'ø', "oe"}, Letter{U'ü', "ue"},
};

template <std::size_t N>
std::string_view find(const std::array<Letter, N>& table, char32_t letter) {
  const auto* row =
      std::find_if(table.begin(), table.end(), [&](const Letter& l) { return l.letter == letter; });
  return row == table.end() ? std::string_view() : row->plain;
}

bool is_plain(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'.'; }

// Appends the plain form of one letter; false if it has none.
bool append_plain(const icu::Normalizer2& decomposer, char32_t letter, std::string& out) {
  if (const std::string_view plain = find(kPlain, letter); !plain.empty()) {
    out += plain;
    return true;
  }
  icu::UnicodeString parts;
  if (!decomposer.getDecomposition(static_cast<UChar32>(letter), parts)) return false;
  const auto base = static_cast<char32_t>(parts.char32At(0));
  if (is_plain(base)) {
    out += static_cast<char>(base);
    return true;
  }
  const std::string_view plain = find(kPlain, base);  // ǿ: ø and an accent
  out += plain;
  return !plain.empty();
}

}  // namespace

void plain_forms(std::string_view word, std::vector<std::string>& forms) {
  forms.clear();
  if (std::all_of(word.begin(), word.end(), is_ascii)) return;
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const decomposer = icu::Normalizer2::getNFDInstance(status);
  if (decomposer == nullptr) return;
  std::string plain;
  std::string two_letters;
  bool differs = false;
  const auto letters = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const auto letter = static_cast<char32_t>(letters.char32At(at));
    if (letter >= 0x300 && letter <= 0x36F && !plain.empty()) continue;  // a mark that composes with nothing
    const std::size_t before = plain.size();
    if (is_plain(letter)) {
      plain += static_cast<char>(letter);
    } else if (!append_plain(*decomposer, letter, plain)) {
      return;
    }
    if (const std::string_view two = find(kTwoLetters, letter); !two.empty()) {
      two_letters += two;
      differs = true;
    } else {
      two_letters.append(plain, before);
    }
  }
  forms.push_back(std::move(plain));
  if (differs && two_letters != forms.front()) forms.push_back(std::move(two_letters));
}

}  // namespace broadsheet::schema

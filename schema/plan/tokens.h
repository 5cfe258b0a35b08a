// Tokens that outlive the analysis, and the units that a typed text is made of.
#pragma once

#include <unicode/uscript.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"

namespace broadsheet::schema::plan {

/// A Token that owns its text.
struct OwnedToken {
  std::string text;
  std::uint32_t position = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::kWord;
  StemScript stem_script = StemScript::kNone;
  bool glued = false;
};

/// A token as `text` has it, resp. all from `first` to `last`, resp. what stands between two neighbours.
std::string_view written_form(std::string_view text, const OwnedToken& token);
std::string_view written_form(std::string_view text, const OwnedToken& first, const OwnedToken& last);
std::string_view written_between(std::string_view text, const OwnedToken& left, const OwnedToken& right);

/// What a unit is, and so how it is looked up.
enum class UnitKind : std::uint8_t {
  kWord,      ///< one word
  kCompound,  ///< words written together: "Won-sik", "wowkorea.jp", "l'homme"
  kHangul,    ///< one eojeol
  kHanRun,    ///< a run of Han and Kana
};

/// One unit of a text: its positioned tokens in order, and those without a position of their own.
struct Unit {
  UnitKind kind = UnitKind::kWord;
  std::vector<OwnedToken> tokens;  ///< of a Han run: the bigrams, then the last character alone
  std::vector<OwnedToken> parts;   ///< dictionary words of a Han run; bigrams of an eojeol
};

/// All tokens of `text`: the positioned ones in order.
struct Tokens {
  std::vector<OwnedToken> positioned;
  std::vector<OwnedToken> others;
};
Tokens tokenize(Analyzer& analyzer, std::string_view text);

/// The units of a text, in order.
std::vector<Unit> units(Tokens tokens);

/// True for tokens of a run of Han and Kana.
bool is_han(TokenKind kind);

/// True for words cut by a dictionary (Thai, Lao, Khmer, Burmese): being written together says nothing of
/// them.
bool is_dictionary_word(std::string_view text);

/// True if all characters are Katakana (or the long-vowel mark); resp. if one at least is not Hiragana.
bool is_katakana(std::string_view text);
bool has_more_than_hiragana(std::string_view text);

bool is_latin(std::string_view text);

/// The script of the first character that has one; USCRIPT_COMMON if none has.
UScriptCode first_script(std::string_view text);

}  // namespace broadsheet::schema::plan

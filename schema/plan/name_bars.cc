// The cases in which sounding alike is not enough; docs/ANALYSIS.md, "Names", has what each brings.
#include "plan/name_bars.h"

#include <algorithm>

#include "analysis/kana_variants.h"
#include "plan/ranking.h"
#include "plan/tokens.h"
#include "sounds/name_surface.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

// Words that share so many characters at their beginning, and half of what was typed, are forms of one word.
constexpr std::size_t kBeginningOfForms = 4;

std::size_t parts_of(std::string_view surface) {
  return 1 + static_cast<std::size_t>(std::count(surface.begin(), surface.end(), ' '));
}

std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_character(text, at);
  return count;
}

// Characters that both begin with.
std::size_t shared_beginning(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t in_a = 0, in_b = 0; in_a < a.size() && in_b < b.size(); ++count) {
    if (next_character(a, in_a) != next_character(b, in_b)) break;
  }
  return count;
}

bool is_part(std::string_view part, std::string_view surface) {
  for (std::size_t at = 0; at <= surface.size();) {
    const std::size_t end = std::min(surface.find(' ', at), surface.size());
    if (surface.substr(at, end - at) == part) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool has_capitals(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
         script == USCRIPT_ARMENIAN;
}

NameBars::NameBars(std::string_view surface, bool known)
    : typed_(surface), known_(known), script_(first_script(surface)), parts_(parts_of(surface)) {}

bool NameBars::is_form(std::string_view surface) const {
  const std::size_t shared = shared_beginning(typed_, surface);
  return shared >= kBeginningOfForms && 2 * shared >= characters_of(typed_);
}

std::optional<double> NameBars::more_evidence(const Surface& surface) const {
  // In Katakana, the v of a name is written as v or as b: that is one name in two spellings.
  if (surface.text == typed_ || with_b_for_v(surface.text) == with_b_for_v(typed_)) return 0.0;
  // An article that has "Vladimir Putin" is found by the word "Putin".
  if (parts_ == 1 && is_part(typed_, surface.text)) return std::nullopt;
  const UScriptCode script = first_script(surface.text);
  double more = 0.0;
  // Who types Kanji means these: others that are read alike are other people.
  if (sounds::has_reading(surface.text) && (script_ == USCRIPT_HAN || script_ == USCRIPT_HIRAGANA)) {
    return std::nullopt;
  }
  if (script == script_) {
    // Of a word that articles have, the look-alikes in its own script are its forms, which stems find, or
    // other words: without capitals nothing shows that they are names.
    if (known_ && (!has_capitals(script_) || is_form(surface.text))) return std::nullopt;
    more = kNameEvidenceInOneScript;
  }
  if (parts_of(surface.text) != parts_) more = std::max(more, kNameEvidenceOfOtherParts);
  // Read as Korean, most pairs of Han characters sound like some word of two syllables.
  if (script_ == USCRIPT_HAN && script == USCRIPT_HANGUL && !surface.is_name) {
    more = std::max(more, kNameEvidenceOfHanInHangul);
  }
  return more;
}

}  // namespace broadsheet::schema::plan

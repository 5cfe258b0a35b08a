// Walking through a name: each script's letters, and what depends on neighbours.
#include "sounds/letters.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace broadsheet::schema::sounds {
namespace {

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FA; }
bool is_thai_leading_vowel(char32_t c) { return c >= 0x0E40 && c <= 0x0E44; }
bool is_han(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UNIFIED_IDEOGRAPH) != 0; }
bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Two letters that are one sound in Greek; the sign is that of fold_rules.cc.
char32_t greek_sign(char32_t first, char32_t second) {
  if (first == U'μ' && second == U'π') return U'B';
  if (first == U'ν' && second == U'τ') return U'D';
  if (first == U'γ' && (second == U'κ' || second == U'γ')) return U'Q';
  if (first == U'ο' && second == U'υ') return U'u';
  if ((first == U'α' || first == U'ε') && second == U'υ') return U'v';
  return 0;
}

// Russian writes the breath of a Korean consonant with х: Пхеньян, Чхве.
bool takes_breath(char32_t c) { return c == U'п' || c == U'т' || c == U'к' || c == U'ч'; }

char32_t lower_base(char32_t c) {
  c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  switch (c) {  // Greek vowels with an accent, as their digraphs have
    case U'ύ':
      return U'υ';
    case U'ά':
      return U'α';
    case U'έ':
      return U'ε';
    case U'ό':
      return U'ο';
    default:
      return c;
  }
}

class Reader {
 public:
  Reader(std::string_view name, HanReading reading, std::string& out)
      : name_(name), reading_(reading), out_(out) {}

  bool read() {
    for (std::size_t at = 0; at < name_.size();) {
      const char32_t c = decode(at);
      if (c == 0) return false;
      if (is_hangul(c)) {
        syllables_.push_back(c);
        continue;
      }
      const bool han = is_han(c);
      if (han && reading_ == HanReading::kKorean) {
        const char32_t syllable = korean_reading(c, out_.empty() && syllables_.empty());
        if (syllable == 0) return false;
        has_han_ = true;
        syllables_.push_back(syllable);
        continue;
      }
      end_hangul();
      if (han) {
        has_han_ = true;
        if (!append_pinyin(c, out_)) return false;
        out_ += kPartEnd;
        previous_ = 0;
        continue;
      }
      std::size_t next = at;
      const char32_t second = at < name_.size() ? decode(next) : 0;
      if (is_thai_leading_vowel(c) && second != 0 && letters_of(second).known) {
        // Written before the consonant that it is heard after.
        out_ += letters_of(second).view();
        out_ += letters_of(c).view();
        at = next;
        continue;
      }
      if (c >= 0x0370 && c < 0x0400 && second != 0) {
        if (const char32_t sign = greek_sign(lower_base(c), lower_base(second)); sign != 0) {
          if (sign == U'v') out_ += 'a';
          out_ += static_cast<char>(sign);
          at = next;
          continue;
        }
      }
      if (!put(c)) return false;
      previous_ = lower_base(c);
    }
    end_hangul();
    return true;
  }

  bool has_han() const { return has_han_; }

 private:
  // The code point at `at`, which is moved on; 0 for ill-formed bytes and NUL.
  char32_t decode(std::size_t& at) const {
    const std::size_t begin = at;
    const char32_t c = next_character(name_, at);
    return is_ill_formed(c, at - begin) ? 0 : c;
  }

  bool put(char32_t c) {
    if (c == 0x3099 || c == 0x309B || c == 0xFF9E) {  // the voicing mark, apart from its Kana
      const std::size_t size = out_.size();
      const bool h = size > 1 && out_[size - 2] == 'h' &&
                     (size == 2 || (out_[size - 3] != 's' && out_[size - 3] != 'c'));
      if (h) out_[size - 2] = 'b';  // classes tell no other Kana from their voiced ones
      return true;
    }
    const Letters& letters = letters_of(c);
    if (!letters.known) return false;
    if ((c == U'х' || c == U'Х') && takes_breath(previous_)) return true;
    std::string_view text = letters.view();
    if (text.empty()) return true;
    if (text == "<") {
      while (!out_.empty() && is_vowel(out_.back())) out_.pop_back();
      while (!out_.empty() && !is_vowel(out_.back()) && out_.back() != kPartEnd) {
        const char taken = out_.back();
        out_.pop_back();
        if (taken != 'h') break;
      }
    } else if (text == ":") {
      // A long a or o may stand for the r that English writes after it.
      if (!out_.empty() && (out_.back() == 'a' || out_.back() == 'o')) out_ += ':';
    } else if (text.front() == '~') {
      // Small Kana take the place of the vowel before them.
      const bool vowel = !out_.empty() && is_vowel(out_.back());
      // ウォ: the first vowel stands alone, and becomes a glide.
      const bool glide =
          vowel && out_.back() == 'u' &&
          (out_.size() == 1 || !u_isalpha(out_[out_.size() - 2]) || is_vowel(out_[out_.size() - 2]));
      if (vowel) out_.pop_back();
      if (glide) out_ += 'w';
      out_ += text.substr(1);
    } else {
      // Vowels of two Kana are no digraph: テウ.
      if (is_kana(c) && is_vowel(text.front()) && !out_.empty() && is_vowel(out_.back())) out_ += kPartEnd;
      out_ += text;
    }
    return true;
  }

  void end_hangul() {
    if (syllables_.empty()) return;
    append_hangul(syllables_, out_.empty(), out_);
    syllables_.clear();
    previous_ = 0;
  }

  std::string_view name_;
  HanReading reading_;
  std::string& out_;
  std::u32string syllables_;
  char32_t previous_ = 0;
  bool has_han_ = false;
};

}  // namespace

bool append_letters(std::string_view name, HanReading reading, std::string& out, bool& has_han) {
  Reader reader(name, reading, out);
  const bool read = reader.read();
  has_han = reader.has_han();
  return read;
}

}  // namespace broadsheet::schema::sounds

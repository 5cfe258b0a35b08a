// What a line of an article looks like: a headline, a sentence's end, a date line.
#include "forms/article/line_rules.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "text/characters.h"
#include "text/scripts.h"

namespace broadsheet::indexer {
namespace {

// A sentence that ends within so many bytes of a line began on the line before.
constexpr std::size_t kShortRemainder = 20;

UChar32 next(std::string_view text, std::size_t& at) noexcept {
  return static_cast<UChar32>(schema::next_character(text, at));
}

UChar32 previous(std::string_view text, std::size_t& at) noexcept {
  return static_cast<UChar32>(schema::previous_character(text, at));
}

bool is_empty_character(UChar32 c) {
  if (c >= 0 && c < 0x7F) return c <= ' ';
  return u_isUWhiteSpace(c) || u_iscntrl(c) || c == 0xFEFF || c == 0x200B;
}

bool is_sentence_sign(UChar32 c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x0589:  // Armenian full stop
    case 0x061F:  // Arabic question mark
    case 0x06D4:  // Urdu full stop
    case 0x0964:  // danda
    case 0x0965:
    case 0x104B:  // Burmese section
    case 0x17D4:  // Khmer khan
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
      return true;
    default:
      return false;
  }
}

// "!" and "?" end headlines too.
bool is_full_stop(UChar32 c) {
  return is_sentence_sign(c) && c != '!' && c != '?' && c != 0xFF01 && c != 0xFF1F && c != 0x061F;
}

bool is_closing(UChar32 c) {
  const int type = u_charType(c);
  return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == 0x201D ||
         c == 0x2019;
}

// Letters of each script; kana count apart from Han characters.
struct Scripts {
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::array<std::size_t, USCRIPT_CODE_LIMIT> other{};
  std::size_t total = 0;
};

Scripts count_scripts(std::string_view text) {
  Scripts scripts;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next(text, at);
    if (!u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script <= USCRIPT_INHERITED) continue;
    ++scripts.total;
    if (script == USCRIPT_HAN) {
      ++scripts.han;
    } else if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) {
      ++scripts.kana;
    } else if (script == USCRIPT_HANGUL) {
      ++scripts.hangul;
    } else {
      ++scripts.other[static_cast<std::size_t>(script)];
    }
  }
  return scripts;
}

// The script that most of the text is in; Han and Kana count as one. A letter of Latin counts less where
// others are, because names and abbreviations stand in texts of every script.
UScriptCode main_script(const Scripts& scripts) {
  std::size_t best = scripts.han * 3 + scripts.kana * 3;
  UScriptCode script = best > 0 ? USCRIPT_HAN : USCRIPT_UNKNOWN;
  if (scripts.hangul * 3 > best) {
    best = scripts.hangul * 3;
    script = USCRIPT_HANGUL;
  }
  for (std::size_t i = 0; i < scripts.other.size(); ++i) {
    const std::size_t weight = scripts.other.at(i) * (i == USCRIPT_LATIN ? 1 : 2);
    if (weight > best) {
      best = weight;
      script = static_cast<UScriptCode>(i);
    }
  }
  return script;
}

// True if a digit of any script or a Han numeral stands in `line`: no date is without.
bool has_digit(std::string_view line) {
  static constexpr std::u16string_view kHanNumerals = u"〇一二三四五六七八九十元";
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] >= '0' && line[at] <= '9') return true;
    if (schema::is_ascii(line[at])) {
      ++at;
      continue;
    }
    const UChar32 c = next(line, at);
    if (u_isdigit(c)) return true;
    if (c <= 0xFFFF && kHanNumerals.find(static_cast<char16_t>(c)) != std::u16string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string_view trim_line(std::string_view text) noexcept {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_empty_character(next(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t start = text.size();
    if (!is_empty_character(previous(text, start))) break;
    text = text.substr(0, start);
  }
  return text;
}

bool ends_sentence(std::string_view line) {
  line = trim_line(line);
  while (!line.empty()) {
    std::size_t start = line.size();
    const UChar32 c = previous(line, start);
    if (is_closing(c)) {
      line = trim_line(line.substr(0, start));
      continue;
    }
    if (!is_sentence_sign(c)) return false;
    // Three dots break off, as headlines do.
    return !(c == '.' && line.size() >= 2 && line[line.size() - 2] == '.');
  }
  return false;
}

bool has_sentence_end_inside(std::string_view line) {
  line = trim_line(line);
  UChar32 before = 0;
  UChar32 before_that = 0;
  for (std::size_t at = 0; at < line.size();) {
    const UChar32 c = next(line, at);
    if (before == 0x3002 && !is_closing(c)) return true;
    if (u_isUWhiteSpace(c) && is_full_stop(before) && before != 0x3002) {
      // "..." breaks off; one letter before the stop is an initial ("J. Doe"); a digit is a number ("1. FC").
      const bool ellipsis = before_that == before;
      std::size_t letters = 0;
      std::size_t back = at - 2;
      while (back > 0 && letters < 4 && line[back - 1] != ' ' && line[back - 1] != '.') {
        --back;
        ++letters;
      }
      if (!ellipsis && letters >= 4 && !u_isdigit(before_that)) return true;
    }
    before_that = before;
    before = c;
  }
  return false;
}

bool looks_like_headline(std::string_view line) {
  line = trim_line(line);
  if (line.empty() || line.size() > kMaxHeadlineCharacters * 4) return false;
  if (schema::count_characters(line) > kMaxHeadlineCharacters || has_sentence_end_inside(line)) return false;
  if (!ends_sentence(line)) return true;
  return line.ends_with('!') || line.ends_with('?') || line.ends_with("！") || line.ends_with("？");
}

bool continues_sentence(std::string_view line) {
  line = trim_line(line);
  if (has_sentence_end_inside(schema::cut_at_character(line, kShortRemainder))) return true;
  for (std::size_t at = 0; at < line.size();) {
    const UChar32 c = next(line, at);
    if (u_isalpha(c)) return u_islower(c) != 0;
    if (u_isdigit(c)) return false;
  }
  return false;
}

bool in_different_scripts(std::string_view a, std::string_view b) {
  const Scripts first = count_scripts(a);
  const Scripts second = count_scripts(b);
  const UScriptCode one = main_script(first);
  const UScriptCode other = main_script(second);
  if (one == USCRIPT_UNKNOWN || other == USCRIPT_UNKNOWN) return false;
  if (one != other) return true;
  if (one != USCRIPT_HAN) return false;
  // Japanese beside Chinese: kana tell. A headline of few characters may have none, so the other must have
  // plenty.
  const auto mostly_kana = [](const Scripts& s) { return s.kana * 5 >= s.han + s.kana; };
  return (first.kana == 0 && mostly_kana(second)) || (second.kana == 0 && mostly_kana(first));
}

bool parts_sentences_by_space(std::string_view line) {
  return schema::parts_sentences_by_space(main_script(count_scripts(line)));
}

bool is_date_line(std::string_view line, std::string_view language) {
  line = trim_line(line);
  if (line.empty() || line.size() > kMaxDateLineBytes) return false;
  if (!has_digit(line)) return false;
  // A number alone is Unix time in JSON; on a line of an article it is any number. Only YYYYMMDD is printed.
  const bool number = std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number && line.size() != 8) return false;
  const UScriptCode script = main_script(count_scripts(line));
  const std::string_view other = script == USCRIPT_HAN ? "zh" : "en";
  for (const std::string_view tried : {language, other}) {
    schema::DatelineHints hints;
    hints.language = tried;
    const auto reading = schema::read_dateline(line, hints);
    if (const auto* read = std::get_if<schema::DatelineReading>(&reading)) {
      return read->published.precision >= schema::Precision::kDay;
    }
    const auto& none = std::get<schema::NotADateline>(reading);
    if (none.absurd() || (none.open() && tried == other)) return true;
    if (tried == other) break;
  }
  return false;
}

}  // namespace broadsheet::indexer

// Folding a name, and giving it its capitals again.
#include "sounds/name_surface.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace broadsheet::schema::sounds {
namespace {

bool parts_words(char32_t c) {
  constexpr std::u32string_view kMarks = U" -=\u00A0\u2010\u2011\u3000\u30A0・･·‧＝";
  return kMarks.find(c) != std::u32string_view::npos;
}

// The parts of `name` in small letters, one space between them: of letters of ASCII, spaces, hyphens and
// apostrophes, as most names of most archives, which need no tables. False, and `out` as it was, for others.
bool append_plain(std::string_view name, std::string& out) {
  const std::size_t start = out.size();
  for (const char c : name) {
    if (c == ' ' || c == '-') {
      if (out.size() > start && out.back() != ' ') out += ' ';
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + ('a' - 'A'));
    } else if ((c >= 'a' && c <= 'z') || c == '\'') {
      out += c;
    } else {
      out.resize(start);
      return false;
    }
  }
  if (out.size() > start && out.back() == ' ') out.pop_back();
  return true;
}

// Where the reading of a name in Kanji ends; 0: there is none. Most surfaces tell by their first byte.
std::size_t end_of_reading(std::string_view surface) noexcept {
  if (!surface.starts_with('\xE3')) return 0;
  for (std::size_t at = 0; at < surface.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(surface, at);
    const bool is_hiragana = c >= 0x3041 && c <= 0x3096;
    if (is_hiragana || (c == U' ' && begin > 0)) continue;
    const bool is_kanji = (c >= 0x3400 && c <= 0x9FFF) || c == U'々';
    return is_kanji ? begin : 0;
  }
  return 0;
}

void append_folded(std::string_view folded, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (!parts_words(next_character(folded, at))) {
      out.append(folded, begin, at - begin);
    } else if (out.size() > start && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.size() > start && out.back() == ' ') out.pop_back();
}

}  // namespace

void append_surface(std::string_view name, TextNormalizer& normalizer, std::string& out) {
  if (append_plain(name, out)) return;
  std::string folded;
  normalizer.start(name);
  while (normalizer.next_chunk()) folded += normalizer.text();
  append_folded(folded, out);
}

std::string surface_of(std::string_view name) {
  TextNormalizer normalizer;
  std::string surface;
  append_surface(name, normalizer, surface);
  return surface;
}

bool has_reading(std::string_view surface) noexcept { return end_of_reading(surface) > 0; }

std::string_view spoken_of(std::string_view surface) noexcept {
  const std::size_t end = end_of_reading(surface);
  return end == 0 ? surface : surface.substr(0, end);
}

std::string_view written_of(std::string_view surface) noexcept {
  return surface.substr(end_of_reading(surface));
}

std::string display_of(std::string_view surface) {
  surface = written_of(surface);
  std::string display;
  bool begins = true;
  for (std::size_t at = 0; at < surface.size();) {
    const char32_t c = next_character(surface, at);
    const auto written = static_cast<UChar32>(c);
    append_character(display, begins ? static_cast<char32_t>(u_totitle(written)) : c);
    begins = c == U' ' || c == U'\'' || c == U'\u2019';
  }
  return display;
}

}  // namespace broadsheet::schema::sounds

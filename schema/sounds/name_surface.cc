// Folding a name, and giving it its capitals again.
#include "sounds/name_surface.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/characters.h"

namespace broadsheet::schema::sounds {
namespace {

bool parts_words(char32_t c) {
  constexpr std::u32string_view kMarks = U" -=\u00A0\u2010\u2011\u3000\u30A0・･·‧＝";
  return kMarks.find(c) != std::u32string_view::npos;
}

// Most names of most archives: letters of ASCII, spaces and hyphens need no tables.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '\'';
  });
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
  std::string folded;
  if (is_plain(name)) {
    folded = name;
    for (char& c : folded) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
  } else {
    normalizer.start(name);
    while (normalizer.next_chunk()) folded += normalizer.text();
  }
  append_folded(folded, out);
}

std::string surface_of(std::string_view name) {
  TextNormalizer normalizer;
  std::string surface;
  append_surface(name, normalizer, surface);
  return surface;
}

std::string display_of(std::string_view surface) {
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

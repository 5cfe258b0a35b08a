// What may reach a terminal.
#include "text/printable.h"

#include <fmt/format.h>
#include <unicode/utf16.h>

#include <cstdint>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

constexpr std::string_view kReplacementText = "\uFFFD";
constexpr std::string_view kEllipsis = "\u2026";

// Longer than any name of a newspaper, and about a line.
constexpr std::size_t kNameCharacters = 80;

// What of a text is not printed as it is, and what stands for it.
enum class Fate { kStays, kSpace, kGoes, kReplaced };

struct Range {
  char32_t first;
  char32_t last;
  Fate fate;
};

// Sources: the Unicode Standard 15, sections 23.1 to 23.9; UAX #9; UAX #14, class BK. In ascending order.
constexpr Range kUnsafe[] = {
    {0x00, 0x08, Fate::kReplaced},      // C0 controls
    {0x09, 0x0D, Fate::kSpace},         // tab, line feed, line tabulation, form feed, carriage return
    {0x0E, 0x1F, Fate::kReplaced},      // C0 controls
    {0x7F, 0x84, Fate::kReplaced},      // delete, C1 controls
    {0x85, 0x85, Fate::kSpace},         // next line
    {0x86, 0x9F, Fate::kReplaced},      // C1 controls
    {0x2028, 0x2029, Fate::kSpace},     // line separator, paragraph separator
    {0x202A, 0x202E, Fate::kGoes},      // directional embeddings and overrides
    {0x2066, 0x2069, Fate::kGoes},      // directional isolates
    {0x206A, 0x206F, Fate::kGoes},      // deprecated formatting characters
    {0xFFF9, 0xFFFB, Fate::kReplaced},  // interlinear annotation
    {0xE0000, 0xE007F, Fate::kGoes},    // tags
};

Fate fate_of(char32_t character) noexcept {
  // Nearly all text is of these two ranges, and none of them is in the table.
  if ((character >= 0x20 && character < 0x7F) || (character >= 0x3000 && character < 0xFFF9))
    return Fate::kStays;
  for (const Range& range : kUnsafe) {
    if (character < range.first) return Fate::kStays;
    if (character <= range.last) return range.fate;
  }
  return Fate::kStays;
}

// Moves `at` past the character there. Nothing if the byte there begins none: `at` moves past that byte
// alone.
struct Step {
  char32_t character;
  bool well_formed;
};
Step next(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const char32_t character = next_character(text, at);
  return {character, !is_ill_formed(character, at - begin)};
}

// `stays` says which unsafe characters stay all the same, given the text and where they are.
template <typename Stays>
std::string made_safe(std::string_view text, const Stays& stays) {
  std::string out;
  out.reserve(text.size());
  std::size_t kept = 0;  // what is before it is in `out`
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto [character, well_formed] = next(text, at);
    const Fate fate = well_formed ? fate_of(character) : Fate::kReplaced;
    if (fate == Fate::kStays || stays(character, at)) continue;
    out.append(text, kept, begin - kept);
    kept = at;
    if (fate == Fate::kSpace) out += ' ';
    if (fate == Fate::kReplaced) out += kReplacementText;
  }
  return out.append(text, kept);
}

}  // namespace

bool is_unsafe(char32_t character) noexcept { return fate_of(character) != Fate::kStays; }

std::string printable(std::string_view text) {
  return made_safe(text, [](char32_t /*character*/, std::size_t /*end*/) { return false; });
}

std::string printable_lines(std::string_view text) {
  return made_safe(text, [&](char32_t c, std::size_t end) {
    // A carriage return before a line end is part of it (CSV); elsewhere it would overwrite the line.
    return c == '\n' || c == '\t' || (c == '\r' && end < text.size() && text[end] == '\n');
  });
}

std::string escape_unsafe(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  std::size_t kept = 0;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    const char32_t c = next(json, at).character;
    // Line ends stand between values only: inside a string JSON has them escaped already.
    if (!is_unsafe(c) || c == '\n') continue;
    out.append(json, kept, begin - kept);
    kept = at;
    if (c > 0xFFFF) {
      out += fmt::format("\\u{:04x}\\u{:04x}", static_cast<unsigned>(U16_LEAD(c)),
                         static_cast<unsigned>(U16_TRAIL(c)));
    } else {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    }
  }
  return out.append(json, kept);
}

std::string percent_encoded(std::string_view text, std::string_view others) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto [character, well_formed] = next(text, at);
    const bool is_other = character < 0x80 && others.find(static_cast<char>(character)) != others.npos;
    if (well_formed && !is_other && !is_unsafe(character)) {
      out.append(text, begin, at - begin);
      continue;
    }
    for (const char byte : text.substr(begin, at - begin))
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t characters) {
  const std::string_view kept = first_characters(text, characters);
  return kept.size() == text.size() ? std::string(text) : std::string(kept).append(kEllipsis);
}

std::string printable_name(std::string_view name) { return printable(shortened(name, kNameCharacters)); }

}  // namespace broadsheet::schema

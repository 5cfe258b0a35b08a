// Numbers. Separators of thousands are left out, the decimal point stays, and chains that are neither (dates,
// versions, addresses) are cut into their parts. docs/ANALYSIS.md, "Numbers".
#include <algorithm>

#include "analysis/cutter.h"

namespace broadsheet::schema {
namespace {

bool is_separator(char32_t c) { return c == U',' || c == U'.' || c == U'\'' || c == U'\u2019'; }

// These part nothing but thousands: a narrow space, the comma of Arabic script.
bool is_thousands_separator(char32_t c) { return c == kNarrowSpace || c == U'\u060C'; }

// A chain of digit groups: starts[0], ends at starts[1] - 1 (its separator), and so on.
struct Chain {
  const Cutting& cutting;
  std::size_t groups() const { return cutting.starts.size() - 1; }
  std::size_t begin(std::size_t group) const { return cutting.starts[group]; }
  std::size_t end(std::size_t group) const { return cutting.starts[group + 1] - 1; }
  std::size_t length(std::size_t group) const { return end(group) - begin(group); }
  char32_t separator_before(std::size_t group) const { return cutting.code_point(begin(group) - 1); }
};

enum class Reading { kParts, kThousands, kThousandsAndDecimals, kDecimals };

// The Indian fashion: 1,25,000 is one lakh and 25 thousand, 1,00,00,000 a crore.
bool groups_in_lakhs(const Chain& chain, std::size_t end) {
  if (end < 3 || chain.length(0) > 2 || chain.length(end - 1) != 3) return false;
  for (std::size_t group = 1; group < end; ++group) {
    if (chain.separator_before(group) != U',') return false;
    if (group + 1 < end && chain.length(group) != 2) return false;
  }
  return true;
}

Reading read_chain(const Chain& chain) {
  const std::size_t groups = chain.groups();
  const char32_t first = chain.separator_before(1);
  const char32_t last = chain.separator_before(groups - 1);
  const bool decimal_last = (last == U'.' || last == U',') && last != first;
  const std::size_t thousands_end = decimal_last ? groups - 1 : groups;
  bool thousands = chain.length(0) <= 3;
  for (std::size_t group = 1; thousands && group < thousands_end; ++group) {
    thousands = chain.length(group) == 3 && chain.separator_before(group) == first;
  }
  thousands = thousands || groups_in_lakhs(chain, thousands_end);
  if (thousands && decimal_last) return Reading::kThousandsAndDecimals;
  if (thousands && (first != U'.' || groups > 2)) return Reading::kThousands;
  if (groups != 2) return Reading::kParts;
  if (first == U'.') return Reading::kDecimals;
  if (first == U',' && chain.length(1) <= 2) return Reading::kDecimals;
  return Reading::kParts;
}

}  // namespace

std::size_t cut_number(Cutting& cutting, std::size_t from) {
  const auto digits_end = [&](std::size_t i) {
    while (cutting.char_class(i) == CharClass::kDigit) ++i;
    return i;
  };
  cutting.starts.clear();
  cutting.starts.push_back(static_cast<std::uint32_t>(from));
  std::size_t end = digits_end(from);
  // Behind a separator that parts nothing but thousands there must be three digits, and such groups before.
  const auto goes_on = [&] {
    if (end + 1 >= cutting.size || cutting.char_class(end + 1) != CharClass::kDigit) return false;
    const char32_t separator = cutting.code_point(end);
    if (is_separator(separator)) return true;
    if (!is_thousands_separator(separator) || digits_end(end + 1) != end + 4) return false;
    if (cutting.starts.size() > 1) return cutting.code_point(cutting.starts[1] - 1) == separator;
    return end - from <= 3 && cutting.code_point(from) != U'0';
  };
  while (goes_on()) {
    cutting.starts.push_back(static_cast<std::uint32_t>(end + 1));
    end = digits_end(end + 1);
  }
  cutting.starts.push_back(static_cast<std::uint32_t>(end + 1));
  const Chain chain{cutting};

  // Letters that follow at once belong to the number: 5g, 1.5bn, 2nd.
  std::size_t word_end = end;
  while (cutting.char_class(word_end) == CharClass::kLetter ||
         cutting.char_class(word_end) == CharClass::kDigit ||
         cutting.char_class(word_end) == CharClass::kMark) {
    ++word_end;
  }
  if (chain.groups() == 1) {
    cutting.put(TokenKind::kWord, cutting.text(from, word_end), from, word_end);
    return word_end;
  }
  const Reading reading = read_chain(chain);
  const std::size_t groups = chain.groups();
  if (reading == Reading::kParts) {
    for (std::size_t group = 0; group < groups; ++group) {
      const std::size_t part_end = group + 1 == groups ? word_end : chain.end(group);
      if (group > 0 && chain.separator_before(group) == kNarrowSpace) cutting.part();
      cutting.put(TokenKind::kWord, cutting.text(chain.begin(group), part_end), chain.begin(group), part_end);
    }
    return word_end;
  }
  cutting.scratch.clear();
  for (std::size_t group = 0; group < groups; ++group) {
    const bool decimals = group + 1 == groups && group > 0 && reading != Reading::kThousands;
    if (decimals) cutting.scratch.push_back('.');
    cutting.scratch.append(cutting.text(chain.begin(group), chain.end(group)));
  }
  cutting.scratch.append(cutting.text(end, word_end));
  cutting.put(TokenKind::kWord, cutting.scratch, from, word_end);
  return word_end;
}

}  // namespace broadsheet::schema

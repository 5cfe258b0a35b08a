// Columns and wrapping, over ICU's properties and break iterators.
#include "formats/display.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <memory>

#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

// The character at `at`, which moves past it; ill-formed bytes are taken one by one as U+FFFD.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto lead = static_cast<std::uint8_t>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  std::size_t next = at;
  UChar32 character = U_SENTINEL;
  U8_NEXT(bytes, next, text.size(), character);
  if (character < 0) {
    ++at;
    return 0xFFFD;
  }
  at = next;
  return static_cast<char32_t>(character);
}

std::unique_ptr<icu::BreakIterator> make_iterator(bool lines) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      lines ? icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status)
            : icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  return U_SUCCESS(status) ? std::move(iterator) : nullptr;
}

// The byte offsets at which ICU sees a boundary, the end of the text included.
std::vector<std::size_t> boundaries(icu::BreakIterator* iterator, std::string_view text) {
  std::vector<std::size_t> found;
  UErrorCode status = U_ZERO_ERROR;
  UText storage = UTEXT_INITIALIZER;
  utext_openUTF8(&storage, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (iterator != nullptr) iterator->setText(&storage, status);
  if (iterator != nullptr && U_SUCCESS(status)) {
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
      found.push_back(static_cast<std::size_t>(at));
    }
  }
  utext_close(&storage);
  if (found.empty() || found.back() != text.size()) found.push_back(text.size());
  return found;
}

std::string_view without_spaces_at_end(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::size_t columns(char32_t character) noexcept {
  if (character < 0x300) return character < 0x20 || character == 0xAD ? 0 : 1;
  const auto c = static_cast<UChar32>(character);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  // Medial vowels and final consonants of conjoining Hangul stand in the column of their syllable.
  if (c >= 0x1160 && c <= 0x11FF) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t columns(std::string_view text) noexcept {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += columns(next_character(text, at));
  return sum;
}

MarkedText printable(const MarkedText& marked) {
  MarkedText out;
  std::size_t done = 0;
  for (const auto& [begin, end] : marked.matches) {
    out.text += schema::printable(std::string_view(marked.text).substr(done, begin - done));
    const auto new_begin = static_cast<std::uint32_t>(out.text.size());
    out.text += schema::printable(std::string_view(marked.text).substr(begin, end - begin));
    out.matches.emplace_back(new_begin, static_cast<std::uint32_t>(out.text.size()));
    done = end;
  }
  out.text += schema::printable(std::string_view(marked.text).substr(done));
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> wrap(std::string_view text, std::size_t width) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  if (width == 0 || columns(text) <= width) return {{0, text.size()}};
  const auto line_breaks = make_iterator(true);
  const auto graphemes = make_iterator(false);
  std::size_t begin = 0;  // of the line
  std::size_t end = 0;    // of what it holds so far
  std::size_t used = 0;   // its columns, spaces at its end included
  const auto finish = [&] {
    const std::string_view line = without_spaces_at_end(text.substr(begin, end - begin));
    if (!line.empty()) lines.emplace_back(begin, begin + line.size());
    begin = end;
    used = 0;
  };
  for (const std::size_t boundary : boundaries(line_breaks.get(), text)) {
    const std::string_view word = text.substr(end, boundary - end);
    const std::size_t needed = columns(without_spaces_at_end(word));
    if (used + needed > width && used > 0) finish();
    if (needed > width) {
      const std::size_t word_begin = end;
      for (const std::size_t cut : boundaries(graphemes.get(), word)) {
        const std::string_view grapheme = text.substr(end, word_begin + cut - end);
        const std::size_t wide = columns(grapheme);
        if (used + wide > width && used > 0) finish();
        end = word_begin + cut;
        used += wide;
      }
    } else {
      end = boundary;
      used += columns(word);
    }
  }
  finish();
  return lines;
}

}  // namespace broadsheet::searcher

// Wrapping, over ICU's break iterators.
#include "formats/display.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>

#include "text/columns.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

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

std::string source_text(const schema::SourceLine& source) {
  std::string text;
  for (const std::string* part : {&source.publisher, &source.site}) {
    if (part->empty()) continue;
    if (!text.empty()) text += ' ';
    text += *part;
  }
  return text.empty() ? source.raw : text;
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
  if (width == 0 || schema::columns(text) <= width) return {{0, text.size()}};
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
    const std::size_t needed = schema::columns(without_spaces_at_end(word));
    if (used + needed > width && used > 0) finish();
    if (needed > width) {
      const std::size_t word_begin = end;
      for (const std::size_t cut : boundaries(graphemes.get(), word)) {
        const std::string_view grapheme = text.substr(end, word_begin + cut - end);
        const std::size_t wide = schema::columns(grapheme);
        if (used + wide > width && used > 0) finish();
        end = word_begin + cut;
        used += wide;
      }
    } else {
      end = boundary;
      used += schema::columns(word);
    }
  }
  finish();
  return lines;
}

}  // namespace broadsheet::searcher

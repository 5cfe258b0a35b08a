// A page of print as its recognition wrote it down: words in reading order, and which of them each part has.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/xml/tree.h"

namespace broadsheet::indexer::ocr {

// A word, or a line where its words are not told apart.
struct Word {
  enum class Part : std::uint8_t { kWhole, kFirst, kSecond };  // of a word that is parted over two lines

  std::string text;
  std::string whole;  // of a part: the word that it is one of
  Part part = Part::kWhole;
  float confidence = -1;  // from 0 to 1; below 0: not told
  bool ends_line = false;
  bool ends_block = false;
};

// Words from one to before another.
using Range = std::pair<std::size_t, std::size_t>;

struct Page {
  std::vector<Word> words;
  std::map<std::string, Range, std::less<>> parts;  // by the id of a block, a line, a word
  std::string language;

  [[nodiscard]] Range all() const { return {0, words.size()}; }
};

// `tree` is one of ALTO (versions 1 to 4.4).
Page read_alto(const xml::Tree& tree);
// PAGE XML (2010 to 2019), in its reading order where it has one.
Page read_page_xml(const xml::Tree& tree);
// The pages of hOCR 1.2. `text`: UTF-8.
std::vector<Page> read_hocr(std::string_view text);

// Writes down words as text: a line for a line, a blank line between blocks, words that were parted whole.
class TextWriter {
 public:
  void add(const Page& page, Range range);
  // What follows is a block of its own.
  void end_block() { gap_ = text_.empty() ? gap_ : "\n\n"; }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  // The mean confidence of all words that have one; below 0: none has.
  [[nodiscard]] double confidence() const noexcept {
    return counted_ == 0 ? -1 : sum_ / static_cast<double>(counted_);
  }

 private:
  std::string text_;
  std::string_view gap_;
  std::string open_;  // the word whose first part was written last
  double sum_ = 0;
  std::size_t counted_ = 0;
};

}  // namespace broadsheet::indexer::ocr

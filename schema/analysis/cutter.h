// What the cutters of all scripts share: the chunk they cut, the place they have reached, and how they hand
// over tokens. A cutter is a function from (Cutting&, index of a run's first character) to the index past the
// run.
#pragma once

#include <unicode/brkiter.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/character_table.h"
#include "analysis/text_normalizer.h"

namespace broadsheet::schema {

/// The state of one analysis. Buffers are kept from text to text.
class Cutting {
 public:
  void start(TokenSink& sink);
  void set_chunk(const TextNormalizer& normalizer);

  /// The characters of the chunk; the one past the last is white space, so that a run always ends.
  const Unit* units = nullptr;
  std::size_t size = 0;

  CharClass char_class(std::size_t i) const noexcept { return units[i].character.char_class(); }
  char32_t code_point(std::size_t i) const noexcept { return units[i].character.code_point(); }

  /// The normalised text of the characters from `from` to before `to`.
  std::string_view text(std::size_t from, std::size_t to) const noexcept {
    return text_.substr(units[from].offset, units[to].offset - units[from].offset);
  }

  /// Hands over a positioned token at the next position, and moves on.
  void put(TokenKind kind, std::string_view text, std::size_t from, std::size_t to,
           StemScript script = StemScript::kNone);
  /// Hands over a token without a position of its own, at `position`.
  void put_at(std::uint32_t position, TokenKind kind, std::string_view text, std::size_t from,
              std::size_t to);

  /// The position that the next positioned token will have.
  std::uint32_t next_position() noexcept;

  /// White space, or a paragraph's end, stands before the next token.
  void part() noexcept { parted_ = true; }
  void end_paragraph() noexcept { gap_pending_ = true; }
  std::uint32_t positions_used() const noexcept { return position_; }

  std::string scratch;     ///< for words that are not written as they are indexed
  std::u32string letters;  ///< a run of a script with a dictionary, a letter for each unit; 0: left out
  std::u16string utf16;    ///< a run in UTF-16, for ICU
  std::vector<std::uint32_t>
      indexes;  ///< for each of its code units (and the end), the index of the character
  std::vector<std::uint32_t> starts;  ///< indexes of the characters of a run that are not marks

  /// ICU's dictionary words: hands over [from, to) index pairs of the pieces of units[from, to).
  template <typename Function>
  void for_each_dictionary_word(std::size_t from, std::size_t to, Function&& function) {
    fill_utf16(from, to);
    int32_t begin = words_->first();
    for (int32_t end = words_->next(); end != icu::BreakIterator::DONE; begin = end, end = words_->next()) {
      function(indexes[static_cast<std::size_t>(begin)], indexes[static_cast<std::size_t>(end)]);
    }
  }

  /// The same for `letters`: hands over index pairs in them.
  template <typename Function>
  void for_each_word_of_letters(Function&& function) {
    fill_utf16_with_letters();
    int32_t begin = words_->first();
    for (int32_t end = words_->next(); end != icu::BreakIterator::DONE; begin = end, end = words_->next()) {
      function(indexes[static_cast<std::size_t>(begin)], indexes[static_cast<std::size_t>(end)]);
    }
  }

 private:
  void open_words();
  void fill_utf16_with_letters();
  void fill_utf16(std::size_t from, std::size_t to);

  std::string_view text_;
  TokenSink* sink_ = nullptr;
  std::uint32_t position_ = 0;
  bool first_ = true;
  bool parted_ = false;
  bool gap_pending_ = false;
  std::unique_ptr<icu::BreakIterator> words_;
  icu::UnicodeString alias_;
};

/// The cutters, one file each. Each returns the index past what it has cut, at least from + 1.
std::size_t cut_words(Cutting& cutting, std::size_t from);       // words.cc
std::size_t cut_number(Cutting& cutting, std::size_t from);      // numbers.cc
std::size_t cut_han(Cutting& cutting, std::size_t from);         // han.cc
std::size_t cut_hangul(Cutting& cutting, std::size_t from);      // hangul.cc
std::size_t cut_dictionary(Cutting& cutting, std::size_t from);  // dictionary.cc
std::size_t cut_emoji(Cutting& cutting, std::size_t from);       // emoji.cc

}  // namespace broadsheet::schema

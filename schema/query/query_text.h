// A typed query as code points, with the characters that mean something to the grammar brought to one form.
// Words are still taken from the bytes as typed; only recognising syntax looks at the folded form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/problem.h"

namespace broadsheet::schema::query {

/// Kinds of quotation mark: which characters may close what was opened.
enum class Quote : std::uint8_t {
  kNone,
  kDouble,         ///< " ＂ “ ” „ ‟ and the like: people and keyboards mix them, so any closes any
  kGuillemet,      ///< « » in either direction
  kCornerOpen,     ///< 「 ｢
  kCornerClose,    ///< 」 ｣
  kWhiteOpen,      ///< 『
  kWhiteClose,     ///< 』
  kBacktickOpen,   ///< `` (two characters)
  kBacktickClose,  ///< '' (two characters)
};

/// The query, decoded. Ill-formed bytes, controls and bidirectional marks are spaces.
class QueryText {
 public:
  /// `text` must outlive this object and be at most a few kibibytes: every byte costs 16.
  explicit QueryText(std::string_view text);

  std::size_t size() const noexcept { return chars_.size(); }

  /// The character at `index`, full-width forms as ASCII; U+0020 for every space, and past the end.
  char32_t at(std::size_t index) const noexcept {
    return index < chars_.size() ? chars_[index].folded : U' ';
  }

  bool is_space(std::size_t index) const noexcept { return at(index) == U' '; }

  /// The quotation mark at `index`. A mark between two Hebrew letters is part of the word (gershayim).
  Quote quote(std::size_t index) const noexcept {
    return index < chars_.size() ? chars_[index].quote : Quote::kNone;
  }

  /// How many characters the mark at `index` takes (2 for `` and ''), 1 if there is none.
  std::size_t quote_width(std::size_t index) const noexcept;

  /// The index of the mark that closes the one at `index`; size() if there is none. Amortised constant if
  /// each quotation is skipped once found.
  std::size_t closing_quote(std::size_t index) const noexcept;

  /// Where the characters [begin, end) stand in the text, in bytes.
  TextRange bytes(std::size_t begin, std::size_t end) const noexcept;

  /// The characters [begin, end) as typed, spaces of all kinds as " ".
  std::string slice(std::size_t begin, std::size_t end) const;

  /// The characters [begin, end) as the grammar sees them: full-width ASCII folded, other characters as
  /// typed.
  std::string folded_slice(std::size_t begin, std::size_t end) const;

 private:
  struct Char {
    char32_t folded;
    std::uint32_t begin;
    std::uint32_t end;
    Quote quote;
  };
  void mark_quotes();
  bool closes(std::size_t index, Quote opener) const noexcept;

  std::string_view text_;
  std::vector<Char> chars_;
  std::size_t last_close_[4] = {0, 0, 0, 0};  ///< per family: one past the last mark that can close
};

}  // namespace broadsheet::schema::query

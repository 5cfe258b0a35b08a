// Whether bytes are the text that most forms are written in: UTF-8, or what was decoded to it. Each form asks
// for itself: others have charsets of their own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/record.h"
#include "text/lines.h"

namespace broadsheet::indexer {

// How many bad places a record may have and still be text with invalid bytes, which are replaced, and not
// text in another encoding, which is rejected. A bad place is a byte that belongs to no character, with the
// bytes 80 to BF straight after it.
//
// One is always allowed: a byte went bad. Beside well-formed characters beyond ASCII more are: of text in
// another encoding, hardly one character in four looks like UTF-8, by accident.
inline constexpr std::size_t kCharactersForABadPlace = 10;
// Without such characters, a few in a text that is long enough: every language that is written with letters
// beyond ASCII has more of them than one in so many bytes, but English.
inline constexpr std::size_t kFewBadPlaces = 3;
inline constexpr std::size_t kBytesForABadPlace = 100;

// Why a stream that begins with `head` can't be text, with the remedy; empty if nothing speaks against it.
std::string text_problem(std::string_view head);

// True if a stream that begins with `head` is no UTF-8 with a few bad bytes, but text in another encoding, or
// no text. `is_whole`: nothing follows.
bool is_in_other_encoding(std::string_view head, bool is_whole);

// The text of a record.
struct RecordText {
  std::optional<std::string> mended;  // if bad places were replaced by U+FFFD
  std::string remark;                 // which; empty if there were none
  // `record` must be the one that this was made of.
  [[nodiscard]] std::string_view text(const Record& record) const {
    return mended ? std::string_view(*mended) : std::string_view(record.bytes);
  }
};

// The text of `record`, or why it is not text: invalid bytes, or NUL. `ends`: how its lines end. `strict`: no
// bad place is allowed.
std::variant<RecordText, Rejection> text_of(const Record& record, schema::LineEnds ends, bool strict);

}  // namespace broadsheet::indexer

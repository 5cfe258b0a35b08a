// What a line of an article looks like: a headline, a sentence's end, a date line.
// Reader and parser share these rules; docs/FORMATS.md states them for people.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::indexer {

// The longest headline, in characters; longer lines are text.
inline constexpr std::size_t kMaxHeadlineCharacters = 200;
// The longest date line, in bytes.
inline constexpr std::size_t kMaxDateLineBytes = 250;

// `text` without white space, control characters and byte-order marks at its ends.
std::string_view trim_line(std::string_view text) noexcept;

// True if a sentence ends at the end of `line`: ". ! ? 。 ？ ！ । ؟ …" before closing quotes; not "...".
bool ends_sentence(std::string_view line);

// True if a sentence ends inside `line`, with more text after it.
bool has_sentence_end_inside(std::string_view line);

// True if `line` could be a headline: not long, not a sentence's end.
bool looks_like_headline(std::string_view line);

// True if the sentence of the line before seems to go on in `line`: its first letter is in lower case, or a
// sentence ends after its first words ("Busan. Both sides agreed").
bool continues_sentence(std::string_view line);

// True if the two lines are mainly in different scripts, or one has Hangul or Kana and the other none.
bool in_different_scripts(std::string_view a, std::string_view b);

// True if `line` is mainly in a script that parts sentences by spaces and not by signs (Thai, Lao, Khmer,
// Burmese).
bool parts_sentences_by_space(std::string_view line);

// True if `line` is a date line to the day or finer, or has the form of one but names no real time.
// `language` is that of the article, if known: forms that languages read differently are recognised without
// it too, but reading them is the parser's business.
bool is_date_line(std::string_view line, std::string_view language = {});

}  // namespace broadsheet::indexer

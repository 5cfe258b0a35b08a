// Words that a line end breaks in two.
#include "index/broken_words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// A half that is longer is no part of a word.
constexpr std::size_t kMaxHalfBytes = 64;

bool is_hangul(UChar32 c) { return c >= 0xAC00 && c <= 0xD7A3; }
bool is_letter(UChar32 c) { return u_isalpha(c) != 0 && !is_hangul(c); }

// The run of characters that `belongs` accepts at the end of `text`.
template <typename Predicate>
std::string_view tail(std::string_view text, Predicate belongs) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t at = begin;
    if (!belongs(static_cast<UChar32>(previous_character(text, at)))) break;
    begin = at;
  }
  return text.substr(begin);
}

// The run of characters that `belongs` accepts at the beginning of `text`.
template <typename Predicate>
std::string_view head(std::string_view text, Predicate belongs) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t at = end;
    if (!belongs(static_cast<UChar32>(next_character(text, at)))) break;
    end = at;
  }
  return text.substr(0, end);
}

std::string_view last_line(std::string_view text) {
  const std::size_t from = text.size() - std::min(text.size(), kMaxHalfBytes + kMaxCharacterBytes);
  const std::size_t end = text.find_last_not_of(" \t\r", text.size());
  if (end == std::string_view::npos || end < from) return {};
  text = text.substr(0, end + 1);
  return text.substr(std::min(text.size(), from));
}

std::string_view first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos || text[begin] == '\n') return {};
  return text.substr(begin, kMaxHalfBytes + kMaxCharacterBytes);
}

std::string joined(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty() || before.size() > kMaxHalfBytes || after.size() > kMaxHalfBytes)
    return {};
  return std::string(before) + std::string(after);
}

// The word that stands at both sides of a line end; empty if there is none.
std::string word_across(std::string_view before, std::string_view after) {
  std::string word = joined(tail(before, is_hangul), head(after, is_hangul));
  if (!word.empty()) return word;
  for (const std::string_view hyphen : {"-", "\u2010"}) {
    if (!before.ends_with(hyphen)) continue;
    before.remove_suffix(hyphen.size());
    const std::string_view second = head(after, is_letter);
    if (second.empty() || u_islower(static_cast<UChar32>(character_at(second, 0))) == 0) return {};
    return joined(tail(before, is_letter), second);
  }
  return {};
}

}  // namespace

std::vector<std::string> broken_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos && words.size() < kMaxBrokenWords;
       at = text.find('\n', at + 1)) {
    std::string word = word_across(last_line(text.substr(0, at)), first_line(text.substr(at + 1)));
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace broadsheet::schema

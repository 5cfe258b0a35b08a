// Text helpers of the source line reader: width folding, offset-true lower case, host names.
#include "text/narrow.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host_character(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.'; }

// Words whose full stop belongs to them.
constexpr std::array<std::string_view, 12> kAbbreviations{"corp", "inc", "ltd", "co",  "cie", "bros",
                                                          "jr",   "llc", "plc", "s.a", "bhd", "pty"};

bool ends_with_abbreviation(std::string_view text) {
  if (text.empty() || text.back() != '.') return false;
  text.remove_suffix(1);
  std::string tail;
  for (auto i = text.rbegin(); i != text.rend() && (is_ascii_letter(*i) || *i == '.'); ++i) {
    tail += static_cast<char>(*i >= 'A' && *i <= 'Z' ? *i + 32 : *i);
  }
  std::reverse(tail.begin(), tail.end());
  if (std::find(kAbbreviations.begin(), kAbbreviations.end(), tail) != kAbbreviations.end()) return true;
  // Letters with a stop after each: "S.L.", "S.p.A.", "B.V.".
  bool initials = tail.size() >= 3 && tail.size() % 2 == 1;
  for (std::size_t i = 0; i < tail.size() && initials; ++i) initials = (tail[i] == '.') == (i % 2 == 1);
  return initials;
}

bool is_trimmed(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  if (c == U'&' || c == U'%' || c == U'#' || c == U'@') return false;
  return u_isUWhiteSpace(character) || u_ispunct(character) || c == U'|' || c == U'<' || c == U'>' ||
         c == U'=' || (u_getIntPropertyValue(character, UCHAR_GENERAL_CATEGORY) == U_FORMAT_CHAR);
}

// White space, and byte-order marks. Most characters are ASCII, and ICU's look-up takes longer than a
// comparison.
bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF;
}

// The length of the host name that `text` begins with (labels parted by dots, the last one of letters), or 0.
std::size_t host_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_host_character(text[length])) ++length;
  while (length > 0 && (text[length - 1] == '.' || text[length - 1] == '-')) --length;
  // A sentence's full stop without a space after it ("X Corp.All rights"): a top-level domain is in one case.
  while (true) {
    const std::string_view name = text.substr(0, length);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return 0;
    const std::string_view top = name.substr(dot + 1);
    const bool letters = std::all_of(top.begin(), top.end(), is_ascii_letter);
    const bool lower = std::all_of(top.begin(), top.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool upper = std::all_of(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
    const bool label_before = name[dot - 1] != '.' && name[dot - 1] != '-';
    // "U.S.", "S.A." and "a.m." are abbreviations: some label must be longer than one letter.
    const bool long_label = dot >= 2 && name[dot - 2] != '.';
    if (top.size() >= 2 && letters && (lower || upper) && label_before && long_label) return length;
    length = dot;
  }
}

}  // namespace

std::string narrow(std::string_view text, std::vector<std::size_t>* offsets) {
  std::string out;
  out.reserve(text.size());
  if (offsets != nullptr) offsets->clear();
  const auto note = [&](std::size_t from) {
    if (offsets != nullptr) offsets->resize(out.size(), from);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    char32_t character = next_character(text, at);
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFF01 - 0x21;
    if (is_space(character)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      append_character(out, character);
    }
    note(start);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (offsets != nullptr) {
    const std::size_t end = offsets->size() > out.size() ? (*offsets)[out.size()] : text.size();
    offsets->resize(out.size());
    offsets->push_back(end);
  }
  return out;
}

std::string lower_same_length(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    if (is_ascii(byte)) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
      ++at;
      continue;
    }
    const std::size_t start = at;
    const char32_t character = next_character(text, at);
    append_character(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(character))));
    if (out.size() != at) {
      out.resize(start);
      out += text.substr(start, at - start);
    }
  }
  return out;
}

std::string_view trim_punctuation(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_trimmed(next_character(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty() && !ends_with_abbreviation(text)) {
    std::size_t start = text.size();
    const char32_t last = previous_character(text, start);
    if (!is_trimmed(last)) break;
    // A closing bracket stays if its opening one is inside: "KBS (서울)".
    if (last == U')' && text.find('(') != std::string_view::npos) break;
    text = text.substr(0, start);
  }
  return text;
}

std::optional<HostSpan> find_host(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_letter(text[at]) && !is_ascii_digit(text[at])) continue;
    // Only at the start of a run of host characters; what follows "@" is an address of a person.
    if (at > 0 && (is_host_character(text[at - 1]) || text[at - 1] == '@' || text[at - 1] == '_')) continue;
    std::size_t start = at;
    if (text.substr(at).starts_with("http://")) start += 7;
    if (text.substr(at).starts_with("https://")) start += 8;
    const std::size_t length = host_length(text.substr(start));
    std::size_t end = start + length;
    if (length == 0 || (end < text.size() && text[end] == '@')) continue;
    std::string host(text.substr(start, length));
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    if (end < text.size() && text[end] == '/') {
      while (end < text.size() && text[end] != ' ' && text[end] != ')' && text[end] != '>' &&
             text[end] != ',')
        ++end;
    }
    return HostSpan{{at, end}, std::move(host)};
  }
  return std::nullopt;
}

bool is_host(std::string_view text) { return !text.empty() && host_length(text) == text.size(); }

std::optional<Span> find_mail_address(std::string_view text) {
  const auto is_local = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
  };
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    const std::size_t length = host_length(text.substr(sign + 1));
    std::size_t begin = sign;
    while (begin > 0 && is_local(text[begin - 1])) --begin;
    if (length != 0 && begin != sign) return Span{begin, sign + 1 + length};
  }
  return std::nullopt;
}

}  // namespace broadsheet::schema

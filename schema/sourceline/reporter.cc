// The reporter's own line under an article: "홍길동 기자 gildong@news.example".
#include <algorithm>
#include <string>

#include "broadsheet/schema/source_line.h"
#include "sourceline/tables.h"
#include "text/characters.h"
#include "text/narrow.h"

namespace broadsheet::schema {
namespace {

// Two names, their titles and an address; more is a sentence.
constexpr std::size_t kMaxCharacters = 80;
constexpr int kMostWords = 6;

bool has_title(std::string_view text) {
  const auto titles = sourceline::reporter_titles();
  return std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
    return text.size() > title.size() && text.ends_with(title);
  });
}

// Few words, none of which ends or begins a sentence.
bool is_short_name(std::string_view text) {
  if (text.find_first_of("?!0123456789") != std::string_view::npos) return false;
  for (const std::string_view sign : {"。", "？", "！", "다.", ". "}) {
    if (text.find(sign) != std::string_view::npos) return false;
  }
  int words = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) {
      ++words;
      const char first = text[begin];
      // "write to news@…": names have capitals, or are in a script without them.
      if (first >= 'a' && first <= 'z') return false;
    }
    begin = end + 1;
  }
  return words > 0 && words <= kMostWords;
}

}  // namespace

std::string mail_address_in(std::string_view text) {
  const auto address = find_mail_address(text);
  return address ? std::string(text.substr(address->begin, address->end - address->begin)) : std::string();
}

bool is_reporter_line(std::string_view line) {
  if (line.size() > kMaxCharacters * 4 || count_characters(line) > kMaxCharacters) return false;
  const std::string text = schema::narrow(line);
  const auto address = find_mail_address(text);
  if (!address) return has_title(trim_punctuation(text)) && is_short_name(text);
  const std::string before(trim_punctuation(std::string_view(text).substr(0, address->begin)));
  const std::string after(trim_punctuation(std::string_view(text).substr(address->end)));
  if (before.empty() == after.empty()) return false;
  return is_short_name(before.empty() ? after : before);
}

}  // namespace broadsheet::schema

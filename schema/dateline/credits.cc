// Credits beside a date. Labels of sources, titles and agencies are those of the source line reader.
#include "dateline/credits.h"

#include <algorithm>
#include <array>
#include <string>

#include "sourceline/tables.h"
#include "text/characters.h"
#include "text/narrow.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr std::size_t kLongestName = 40;  // characters: two names and their paper
constexpr int kMostWords = 6;

// Words before a writer's name; a space follows.
constexpr std::array<std::string_view, 20> kBy{
    "by",        "von",        "por",          "par",         "di",        "door",      "af",
    "av",        "od",         "przez",        "oleh",        "rédaction", "redacción", "de la redaction",
    "edited by", "written by", "published by", "reported by", "posted by", "updated by"};

// Words before a writer's name that a colon or a slash follows.
constexpr std::array<std::string_view, 44> kRoles{
    "작성자",    "글",           "기자",       "글쓴이",   "기사작성", "文",      "作者",   "记者",
    "記者",      "编辑",         "編輯",       "责任编辑", "責任編輯", "责编",    "撰文",   "採訪",
    "執筆",      "取材",         "筆者",       "autor",    "autore",   "auteur",  "author", "editor",
    "reporter",  "redaktion",    "redaktor",   "redaktør", "penulis",  "pewarta", "автор",  "редактор",
    "tác giả",   "ผู้เขียน",        "الكاتب",     "كتب",      "نویسنده",  "लेखक",     "yazar",  "συντάκτης",
    "edited by", "published by", "written by", "लेखन"};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

constexpr std::array<std::string_view, 4> kColons{":", "：", "/", "／"};

bool has_colon(std::string_view text) {
  return std::any_of(kColons.begin(), kColons.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

// The end of a colon or slash at `at`, in any width; `at` if there is none.
std::size_t colon_end(std::string_view text, std::size_t at) {
  for (const std::string_view mark : kColons) {
    if (text.substr(at).starts_with(mark)) return at + mark.size();
  }
  return at;
}

template <typename Labels>
std::size_t colon_label(std::string_view text, std::string_view lower, const Labels& labels) {
  for (const std::string_view label : labels) {
    if (!lower.starts_with(label)) continue;
    const std::size_t at = skip_spaces(text, label.size());
    const std::size_t end = colon_end(text, at);
    if (end != at) return skip_spaces(text, end);
  }
  return 0;
}

}  // namespace

std::size_t credit_label(std::string_view text) {
  const std::string lower = lower_same_length(text);
  if (has_colon(text)) {
    if (const std::size_t end = colon_label(text, lower, sourceline::source_labels()); end != 0) return end;
    if (const std::size_t end = colon_label(text, lower, kRoles); end != 0) return end;
  }
  for (const std::string_view word : kBy) {
    if (lower.starts_with(word) && lower.size() > word.size() && lower[word.size()] == ' ')
      return skip_spaces(text, word.size());
  }
  return 0;
}

bool is_source_credit(std::string_view credit) {
  credit = trim_punctuation(credit);
  const std::string lower = lower_same_length(credit);
  if (colon_label(credit, lower, sourceline::source_labels()) != 0) return true;
  const auto agencies = sourceline::agencies();
  return std::find(agencies.begin(), agencies.end(), lower) != agencies.end();
}

bool is_credited_name(std::string_view text) {
  text = trim_punctuation(text);
  if (text.empty() || count_characters(text) > kLongestName) return false;
  if (text.find_first_of("0123456789?!;@") != std::string_view::npos) return false;
  for (const std::string_view mark : {"。", "，", "？", "！", ". ", "؟", "।"}) {
    if (text.find(mark) != std::string_view::npos) return false;
  }
  int words = 1;
  for (const char c : text) words += c == ' ' ? 1 : 0;
  return words <= kMostWords;
}

bool is_credit(std::string_view text) {
  // "홍길동 기자 gildong@news.example": the address of the one who is named.
  if (const auto address = find_mail_address(text); address && address->begin > 0) {
    if (!trim_punctuation(text.substr(address->end)).empty()) return false;
    text = text.substr(0, address->begin);
    if (text.ends_with('(') || text.ends_with('<')) text.remove_suffix(1);
  }
  text = trim_punctuation(text);
  if (!is_credited_name(text)) return false;
  for (const std::string_view title : sourceline::reporter_titles()) {
    if (text.size() > title.size() && text.ends_with(title)) return true;
  }
  const std::string lower = lower_same_length(text);
  for (const std::string_view agency : sourceline::agencies()) {
    if (lower == agency) return true;
  }
  return false;
}

}  // namespace broadsheet::schema::dateline

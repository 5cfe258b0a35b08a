// Steps through XML from tag to tag.
#include "forms/xml/walk.h"

#include <algorithm>

#include "broadsheet/indexer/reader.h"
#include "text/ascii.h"

namespace broadsheet::indexer::xml {
namespace {

constexpr std::string_view kCData = "<![CDATA[";

constexpr bool begins_name(char c) {
  return schema::is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

// Behind the tag that begins at `at`; npos: not there yet. A `<` ends a tag that nothing else does: XML has
// none in values.
std::size_t tag_end(std::string_view window, std::size_t at) {
  for (std::size_t i = at + 1; (i = window.find_first_of("<>\"'", i)) != std::string_view::npos; ++i) {
    if (window[i] == '>') return i + 1;
    if (window[i] == '<') return i;
    const std::string_view stops = window[i] == '"' ? "<\"" : "<'";
    const std::size_t quote = window.find_first_of(stops, i + 1);
    if (quote == std::string_view::npos) return quote;
    if (window[quote] != '<') {
      i = quote;
      continue;
    }
    // The quote is not closed: the first sign counts that may end a tag.
    const std::size_t end = window.substr(0, quote).find('>', at);
    return end == std::string_view::npos ? quote : end + 1;
  }
  return std::string_view::npos;
}

}  // namespace

Step Walk::pass(std::string_view window, std::size_t begin, std::size_t from, Sign& sign, bool is_all) const {
  const std::size_t searched = sign.searched > base_ ? static_cast<std::size_t>(sign.searched - base_) : 0;
  const std::size_t start = std::max(from, searched);
  const std::size_t at = start > window.size() ? std::string_view::npos : window.find(sign.text, start);
  if (at != std::string_view::npos) return {Step::Kind::kPassed, begin, at + sign.text.size()};
  // Its last sign but one may stand at the end.
  const std::size_t sure = window.size() - std::min(window.size(), sign.text.size() - 1);
  sign.searched = base_ + std::max(start, sure);
  if (is_all || window.size() - begin > kMaxRecordBytes) return {Step::Kind::kPassed, begin, begin + 1};
  return {Step::Kind::kMore, begin, begin};
}

Step Walk::step(std::string_view window, std::size_t from, bool is_all) {
  const std::size_t begin = window.find('<', from);
  if (begin == std::string_view::npos) return {Step::Kind::kNone, window.size(), window.size()};
  const std::string_view rest = window.substr(begin);
  if (rest.size() < kCData.size() && !is_all && rest.find('>') == std::string_view::npos)
    return {Step::Kind::kMore, begin, begin};
  if (rest.starts_with(kCData)) return pass(window, begin, begin + kCData.size(), cdata_, is_all);
  if (rest.starts_with("<!--")) return pass(window, begin, begin + 4, comment_, is_all);
  if (rest.starts_with("<?")) return pass(window, begin, begin + 2, instruction_, is_all);
  const bool closes = rest.size() > 1 && rest[1] == '/';
  const std::size_t name = begin + (closes ? 2 : 1);
  const bool is_tag = name < window.size() && begins_name(window[name]);
  const std::string_view limited = window.substr(0, std::min(window.size(), begin + kMaxTagBytes));
  std::size_t end = is_tag ? tag_end(limited, begin) : std::string_view::npos;
  if (is_tag && end == std::string_view::npos) {
    if (!is_all && rest.size() < kMaxTagBytes) return {Step::Kind::kMore, begin, begin};
    end = limited.find('>', begin);
    end = end == std::string_view::npos ? end : end + 1;
  }
  if (end == std::string_view::npos) return {Step::Kind::kPassed, begin, begin + 1};
  Step step{Step::Kind::kTag, begin, end};
  step.closes = closes;
  step.is_empty = window.substr(begin, end - begin).ends_with("/>");
  const std::string_view inside = window.substr(name, end - name);
  step.name = inside.substr(0, inside.find_first_of(" \t\r\n/><\f"));
  return step;
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view raw_attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find('=', at)) != std::string_view::npos; ++at) {
    std::size_t end = at;
    while (end > 0 && schema::is_ascii_space(tag[end - 1])) --end;
    std::size_t begin = at + 1;
    while (begin < tag.size() && schema::is_ascii_space(tag[begin])) ++begin;
    if (begin >= tag.size()) return {};
    const char quote = tag[begin];
    if (quote != '"' && quote != '\'') continue;
    const std::size_t close = tag.find(quote, begin + 1);
    if (close == std::string_view::npos) return {};
    const bool is_it = end > name.size() && schema::is_ascii_space(tag[end - name.size() - 1]) &&
                       schema::equal_in_any_case(tag.substr(end - name.size(), name.size()), name);
    if (is_it) return tag.substr(begin + 1, close - begin - 1);
    at = close;
  }
  return {};
}

}  // namespace broadsheet::indexer::xml

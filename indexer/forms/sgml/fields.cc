// What the elements of corpora are called. docs/FORMATS.md has the rules for people.
#include "forms/sgml/fields.h"

#include <algorithm>
#include <array>

#include "forms/draft/field_names.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// A start tag is not longer; what is, is no tag.
constexpr std::size_t kMaxTagBytes = 4096;

struct Row {
  SgmlField field;
  std::string_view names;  // in lower case, with `|` around each
};

// The short names that collections have made up, and those that mean another thing than in a table. What is
// not here is asked of the names of columns.
constexpr std::array kRows{
    Row{SgmlField::kBlock, "|p|para|div|h1|h2|h3|h4|h5|h6|li|ul|ol|table|tr|blockquote|center|hr|pre|"},
    Row{SgmlField::kBreak, "|br|"},
    Row{SgmlField::kInline, "|b|i|u|em|strong|a|font|span|sub|sup|small|big|tt|"},
    Row{SgmlField::kItem, "|d|item|"},
    Row{SgmlField::kId, "|newid|docno|docid|"},
    Row{SgmlField::kHeadline, "|headline|hl|head|ti|tit|hd|doctitle|"},
    Row{SgmlField::kText, "|text|body|tx|"},
    Row{SgmlField::kLead, "|lp|leadpara|lead|ld|"},
    Row{SgmlField::kPublished, "|date|date1|date_time|datetime|dd|pd|dt|"},
    Row{SgmlField::kTime, "|time|"},
    Row{SgmlField::kDateline, "|dateline|"},
    Row{SgmlField::kByline, "|byline|by|au|aut|"},
    Row{SgmlField::kSource, "|so|pub|sn|"},
    Row{SgmlField::kRights, "|copyrght|"},
    Row{SgmlField::kLanguage, "|la|"},
    Row{SgmlField::kTags,
        "|in|co|cn|ms|ns|re|gv|tp|places|people|orgs|exchanges|companies|kw|descript|cat|categ|"},
    Row{SgmlField::kType, "|type|doctype|"},
    Row{SgmlField::kGroup, "|header|trailer|"},
    Row{SgmlField::kNote, "|graphic|caption|figure|photo|image|note|"},
    // Names that a table may well have, and that are other things here.
    Row{SgmlField::kOther, "|unknown|day|month|tag|column|name|page|media|link|"},
};

// What a name means that is one of those of columns.
SgmlField of_column(NewsField field) {
  switch (field) {
    case NewsField::kId:
      return SgmlField::kId;
    case NewsField::kHeadline:
      return SgmlField::kHeadline;
    case NewsField::kBody:
      return SgmlField::kText;
    case NewsField::kSummary:
      return SgmlField::kSummary;
    case NewsField::kPublished:
      return SgmlField::kPublished;
    case NewsField::kModified:
      return SgmlField::kModified;
    case NewsField::kByline:
      return SgmlField::kByline;
    case NewsField::kSource:
    case NewsField::kPublisher:
      return SgmlField::kSource;
    case NewsField::kSite:
      return SgmlField::kSite;
    case NewsField::kRights:
      return SgmlField::kRights;
    case NewsField::kLanguage:
      return SgmlField::kLanguage;
    case NewsField::kUrl:
      return SgmlField::kUrl;
    case NewsField::kTags:
      return SgmlField::kTags;
    case NewsField::kZone:  // dates of corpora name their own, or none
    case NewsField::kOther:
      return SgmlField::kOther;
  }
  return SgmlField::kOther;
}

bool is_name_byte(char c) {
  return schema::is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

SgmlField sgml_field(std::string_view name) {
  constexpr std::size_t kLongest = 16;
  if (name.size() <= kLongest) {
    std::string sought("|");
    sought += schema::ascii_lower(name);
    sought += '|';
    for (const Row& row : kRows) {
      if (row.names.find(sought) != std::string_view::npos) return row.field;
    }
  }
  return of_column(meaning_of(name).field);
}

SgmlTag sgml_tag(std::string_view text, std::size_t at, bool& no_comment_end) {
  const SgmlTag none{{}, {}, false, at};
  if (at + 1 >= text.size()) return none;
  SgmlTag tag;
  if (text[at + 1] == '!' || text[at + 1] == '?') {
    const bool is_comment = text.substr(at, 4) == "<!--";
    if (is_comment && no_comment_end) return none;
    const std::size_t end = is_comment
                                ? text.find("-->", at + 4)
                                : text.substr(0, std::min(text.size(), at + kMaxTagBytes)).find('>', at);
    if (end == std::string_view::npos) {
      no_comment_end = no_comment_end || is_comment;
      return none;
    }
    tag.end = end + (is_comment ? 3 : 1);
    return tag;
  }
  tag.closes = text[at + 1] == '/';
  const std::size_t begin = at + (tag.closes ? 2 : 1);
  if (begin >= text.size() ||
      !(schema::is_ascii_letter(text[begin]) || static_cast<unsigned char>(text[begin]) >= 0x80))
    return none;
  const std::string_view window = text.substr(0, std::min(text.size(), at + kMaxTagBytes));
  std::size_t end = begin;
  while (end < window.size() && is_name_byte(window[end])) ++end;
  if (end == window.size()) return none;
  tag.name = text.substr(begin, end - begin);
  if (window[end] != '>' && window[end] != '/' && !schema::is_ascii_space(window[end])) return none;
  const std::size_t attributes = end;
  char quote = 0;
  for (; end < window.size(); ++end) {
    const char c = window[end];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '<') {
      return none;
    } else if (c == '>') {
      tag.attributes = text.substr(attributes, end - attributes);
      tag.end = end + 1;
      return tag;
    } else if ((c == '"' || c == '\'') && window[end - 1] == '=') {
      quote = c;
    }
  }
  return none;
}

bool next_attribute(std::string_view& attributes, SgmlAttribute& attribute) {
  const auto is_space = [](char c) { return schema::is_ascii_space(c); };
  const auto skip = [&](auto&& passes) {
    std::size_t count = 0;
    while (count < attributes.size() && passes(attributes[count])) ++count;
    const std::string_view passed = attributes.substr(0, count);
    attributes.remove_prefix(count);
    return passed;
  };
  while (!attributes.empty()) {
    skip([](char c) { return !is_name_byte(c); });
    attribute.name = skip(is_name_byte);
    skip(is_space);
    attribute.value = {};
    if (attributes.starts_with('=')) {
      attributes.remove_prefix(1);
      skip(is_space);
      const char quote = attributes.empty() ? ' ' : attributes.front();
      if (quote == '"' || quote == '\'') {
        attributes.remove_prefix(1);
        attribute.value = skip([&](char c) { return c != quote; });
        attributes.remove_prefix(std::min<std::size_t>(1, attributes.size()));
      } else {
        attribute.value = skip([&](char c) { return !is_space(c); });
      }
    }
    if (!attribute.name.empty()) return true;
  }
  return false;
}

}  // namespace broadsheet::indexer

// Tags of SGML as corpora write them, and what their elements say: one table for all collections.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// What an element of a document is.
enum class SgmlField : std::uint8_t {
  kId,
  kHeadline,
  kText,
  kLead,     // the first paragraph, which stands before the text
  kSummary,  // the text, if there is no other
  kPublished,
  kTime,  // of the day that another element names
  kModified,
  kDateline,  // place and agency, as printed before the text
  kByline,
  kSource,
  kRights,
  kSite,
  kLanguage,
  kUrl,
  kTags,
  kType,    // "story"
  kGroup,   // it holds others
  kNote,    // beside the text: a caption
  kItem,    // one of a list
  kBlock,   // markup of text: a paragraph
  kBreak,   // a line
  kInline,  // a word
  kOther,   // kept with the article under its own name
};

// What the element (or attribute) `name` is, in any case: by the names that collections use, then by those
// that columns of tables have in the languages of the press ("FECHA"). Thread-safe.
SgmlField sgml_field(std::string_view name);

// A tag at a place of a text.
struct SgmlTag {
  std::string_view name;
  std::string_view attributes;  // as written
  bool closes = false;          // an end tag
  std::size_t end = 0;          // behind it; where it would begin if there is none
};

// The tag, comment or declaration (without a name, both) at `at`, where there is a `<`. Anything else (a bare
// sign, an address in brackets) ends where it begins. Looks at a few kilobytes at most, except for comments:
// `no_comment_end` says that there is no end of one; it is read and set.
SgmlTag sgml_tag(std::string_view text, std::size_t at, bool& no_comment_end);

// The first attribute in `attributes`, which moves behind it. False if there is none.
struct SgmlAttribute {
  std::string_view name;
  std::string_view value;
};
bool next_attribute(std::string_view& attributes, SgmlAttribute& attribute);

}  // namespace broadsheet::indexer

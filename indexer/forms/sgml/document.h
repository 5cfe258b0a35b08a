// One document of a corpus in SGML, taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/sgml/fields.h"

namespace broadsheet::indexer {

// What stands between two items of a list in a text.
inline constexpr char kItemEnd = '\x1F';

// A document as it says itself: what its elements and the attributes of its tag hold, in order.
struct SgmlDocument {
  struct Part {
    SgmlField field = SgmlField::kOther;
    std::string name;  // as written, in lower case
    std::string text;  // plain: LF ends a line, a blank line parts paragraphs, kItemEnd items
  };
  std::string name;              // of its element, in lower case
  std::vector<Part> attributes;  // of its tag
  std::vector<Part> elements;    // empty ones are left out
  std::string text;              // that stands in none of them
  bool is_closed = false;        // it has an end tag
  bool has_more = false;         // more elements than are kept
};

// `text` (UTF-8) is from its start tag on. Tags may be in any case, end tags missing: an element that nobody
// closes ends where the next one begins. Takes time in proportion to `text`; never fails for what it holds.
SgmlDocument read_sgml_document(std::string_view text);

}  // namespace broadsheet::indexer

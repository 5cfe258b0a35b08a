// The parser of pages of MediaWiki.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

struct WikiSite;

// A page: its newest revision, if it is an article (namespace 0, no redirect).
ParsedRecord parse_wiki(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);

// What wikitext says to a reader.
struct WikiText {
  std::string text;
  std::string date;  // of a template that says it: {{date|March 1, 2024}}
  std::vector<std::string> categories;
};
// `site`: what its wiki calls things; nullptr: unknown.
WikiText read_wikitext(std::string_view source, const WikiSite* site = nullptr);

}  // namespace broadsheet::indexer

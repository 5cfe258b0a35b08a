// What a page says of itself for machines: JSON-LD, meta tags (OpenGraph, article:, Dublin Core and others),
// microdata, links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/html/document.h"

namespace broadsheet::indexer::html {

// One thing that is said, and where.
struct Fact {
  std::string value;
  std::string_view rule;  // "JSON-LD datePublished"
};

// All that is said, what counts most first in each list.
struct Facts {
  std::vector<Fact> headlines;
  std::vector<Fact> published;
  std::vector<Fact> modified;
  std::vector<Fact> authors;  // each may name several
  std::vector<Fact> urls;
  std::vector<Fact> languages;
  std::vector<Fact> publishers;  // names of the site or paper
  std::vector<Fact> sections;
  std::vector<Fact> rights;
  std::vector<std::string> tags;
  std::string body;                // JSON-LD articleBody
  std::string type;                // og:type
  std::vector<std::string> types;  // of the nodes of JSON-LD
  bool is_article = false;         // JSON-LD or og:type say so
};

Facts facts_of(const Document& page);

}  // namespace broadsheet::indexer::html

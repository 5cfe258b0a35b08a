// What an export of MediaWiki says of its wiki (`siteinfo`).
#pragma once

#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

// Names, compared as search compares words. Thread-safe once they are there.
class WikiNames {
 public:
  WikiNames() = default;
  WikiNames(std::initializer_list<std::string_view> names);
  void add(std::string_view name);
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::set<std::string> names_;
};

struct WikiSite final : RecordHead {
  std::string name;       // "Wikinews"
  std::string language;   // of all that says no other
  std::string addresses;  // what the addresses of its pages begin with; empty: unknown
  WikiNames files;        // what its namespaces are called
  WikiNames categories;
  WikiNames templates;
  WikiNames others;  // all namespaces but that of articles

  // The address of a page; empty if it is unknown.
  [[nodiscard]] std::string address_of(std::string_view title) const;
};

// `before`: what stands before the first page. Null if it says nothing of the wiki.
std::shared_ptr<const RecordHead> read_wiki_site(std::string_view before);

}  // namespace broadsheet::indexer

// What the elements of a feed say, by whichever of their many names and in whichever way they hold it.
#pragma once

#include <array>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "forms/draft/item.h"
#include "forms/xml/tree.h"

namespace broadsheet::indexer {

// The names of a title, what counts most first.
inline constexpr std::array<std::string_view, 4> kFeedTitles{"title", "atom:title", "dc:title",
                                                             "media:title"};

// What a feed says once for all its entries.
struct FeedFields {
  std::string title;
  std::string link;
  std::string language;
  std::string rights;
  std::map<std::string, std::string, std::less<>> authors;  // login -> name
};

// Looks into a tree of a feed, which outlives it. Not thread-safe.
class FeedElements {
 public:
  using Names = std::span<const std::string_view>;

  explicit FeedElements(const xml::Tree& tree) : tree_(tree) {}

  [[nodiscard]] bool is_entry(xml::NodeId at) const;
  // The first child of one of these names that says something; kNone if there is none.
  [[nodiscard]] xml::NodeId first_of(xml::NodeId in, Names names) const;
  // Its text as it stands.
  [[nodiscard]] Item::Text first_text(xml::NodeId in, Names names) const;
  // The name of an element as its namespace is called here: for evidence.
  [[nodiscard]] std::string_view name_of(xml::NodeId id) const;
  // The text of an element that may hold markup in one of the many ways of feeds.
  [[nodiscard]] std::string text(xml::NodeId id) const;
  // The address of an entry, or of a feed, as it stands there.
  [[nodiscard]] Item::Text link_of(xml::NodeId entry) const;
  // What the feed whose root is node 0 says of all its entries. A channel without a title is called by its
  // text, if there are no entries in it; `had_entries`: they were taken out.
  [[nodiscard]] FeedFields fields(bool had_entries = false) const;

 private:
  [[nodiscard]] bool has_entries(xml::NodeId in) const;

  const xml::Tree& tree_;
  mutable std::set<std::string> names_;  // those of evidence outlive the draft
};

// Whether `text` is an address of the web with its host.
bool is_web_address(std::string_view text);

}  // namespace broadsheet::indexer

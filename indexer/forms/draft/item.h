// An article as forms with fields find it: texts are plain, what is empty was not there.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/indexer/parser.h"
#include "forms/draft/limits.h"

namespace broadsheet::indexer {

// What a form found of one article. Names of fields are for the evidence, and outlive the item.
struct Item {
  struct Text {
    std::string text;
    std::string_view from;      // the field that said it: "dc:creator"
    std::string reads_as = {};  // of a date that the form writes in its own way: what is read in its place
  };

  std::string key;  // what the record calls it, where it holds several
  Text id;          // unique in all archives
  Text url;
  std::vector<Text> headlines;
  Text body;
  Text byline;
  Text language;
  std::vector<Text> tags;
  std::vector<Text> published;  // what counts most first
  Text modified;
  std::string zone;  // of dates that name none
  Text publisher;
  std::string site;
  std::string rights;
  std::string extra;  // an object of JSON that is kept with the article; empty: none
  std::vector<std::string> remarks;
  std::size_t headlines_left_out = 0;
  std::size_t tags_left_out = 0;

  // Beyond kMaxHeadlines and kMaxTags they are counted and left out.
  void add_headline(std::string text, std::string_view from) {
    headlines_left_out += add(headlines, kMaxHeadlines, std::move(text), from);
  }
  void add_tag(std::string text, std::string_view from) {
    tags_left_out += add(tags, kMaxTags, std::move(text), from);
  }
  void add_published(std::string text, std::string_view from, std::string reads_as = {}) {
    if (!text.empty()) published.push_back({std::move(text), from, std::move(reads_as)});
  }

 private:
  // How many were left out.
  static std::size_t add(std::vector<Text>& to, std::size_t most, std::string text, std::string_view from) {
    if (text.empty()) return 0;
    if (to.size() >= most) return 1;
    to.push_back({std::move(text), from});
    return 0;
  }
};

// The article that `item` is, or why there is none.
ParsedPart article_of(Item item, const ParseOptions& options, Detail detail, ParseTools& tools);

// `from` before `name`: an id that only its source knows becomes one that is unique. Empty if `name` is.
std::string id_within(std::string_view from, std::string_view name);

}  // namespace broadsheet::indexer

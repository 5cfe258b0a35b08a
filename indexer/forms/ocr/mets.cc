// The parser of METS: which articles an issue has, from its logical structure, and where on its pages they
// stand. Two profiles are read: trees of areas (CCS docWorks and those after it), and flat lists of articles
// that a group of links ties to areas of pages (British Library).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/charset.h"
#include "forms/draft/item.h"
#include "forms/ocr/beside.h"
#include "forms/ocr/page.h"
#include "forms/ocr/parser.h"
#include "json/json_text.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using ocr::Page;
using ocr::Range;
using xml::kNone;
using xml::NodeId;
using xml::Tree;

// Pages of an issue: weekend editions have some hundred.
constexpr std::size_t kMaxPages = 2000;
// Records of an issue.
constexpr std::size_t kMaxParts = 20'000;

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) line += c;
    if (is_space && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

// Types of divisions that hold others.
bool holds_articles(const std::string& type) {
  constexpr std::array<std::string_view, 18> kTypes{
      "",         "bound_volume", "collection", "content",    "contents",  "day",
      "document", "edition",      "issue",      "month",      "newspaper", "periodical",
      "section",  "sections",     "sequence",   "supplement", "volume",    "year"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

// Types that are no articles, and are called so.
std::string_view no_article(const std::string& type) {
  if (type.find("title_section") != std::string::npos || type == "masthead" || type == "title_page")
    return "the head of an issue";
  if (type == "illustration" || type == "picture" || type == "image" || type == "photograph")
    return "a picture";
  if (type == "table_of_contents" || type == "contents_list") return "a table of contents";
  return {};
}

bool is_heading(std::string_view type) {
  return type == "heading" || type == "headline" || type == "heading_content" || type == "article_heading";
}

class MetsParser {
 public:
  MetsParser(const Tree& tree, const Record& record, const ParseOptions& options, Detail detail,
             ParseTools& tools)
      : tree_(tree), record_(record), options_(options), detail_(detail), tools_(tools) {}

  ParsedRecord parse() {
    find_ids();
    find_files();
    find_issue();
    for (NodeId map = tree_.child(0, "structmap"); map != kNone; map = tree_.next_called(map, "structmap")) {
      if (schema::ascii_lower(tree_.attribute(map, "type")) != "logical") continue;
      for (NodeId div = tree_.child(map, "div"); div != kNone; div = tree_.next_called(div, "div"))
        descend(div);
    }
    if (articles_ == 0) {
      parsed_.clear();
      add_pages();
    }
    if (parsed_.empty()) parsed_.push_back(Skip{"no pages with text (METS)"});
    return std::move(parsed_);
  }

 private:
  void find_ids() {
    for (NodeId at = 0; at < tree_.size(); ++at) {
      if (const std::string_view id = tree_.attribute(at, "id"); !id.empty()) ids_.emplace(id, at);
      if (tree_.is(at, "smlinkgrp")) {
        std::vector<std::string_view> ends;
        for (NodeId end = tree_.child(at, "smlocatorlink"); end != kNone;
             end = tree_.next_called(end, "smlocatorlink")) {
          std::string_view target = tree_.attribute(end, "href");
          if (target.starts_with('#')) target.remove_prefix(1);
          ends.push_back(target);
        }
        for (std::size_t i = 1; i < ends.size(); ++i) links_[ends[0]].push_back(ends[i]);
      } else if (tree_.is(at, "smlink")) {
        std::string_view from = tree_.attribute(at, "from");
        std::string_view to = tree_.attribute(at, "to");
        if (from.starts_with('#')) from.remove_prefix(1);
        if (to.starts_with('#')) to.remove_prefix(1);
        links_[from].push_back(to);
      }
    }
  }

  // Files that may be pages of text.
  void find_files() {
    for (NodeId at = 0; at < tree_.size(); ++at) {
      if (!tree_.is(at, "file")) continue;
      const std::string type = schema::ascii_lower(tree_.attribute(at, "mimetype"));
      const std::string_view href = tree_.attribute(tree_.child(at, "flocat"), "href");
      const bool is_text = type.find("xml") != std::string::npos || type.find("alto") != std::string::npos ||
                           schema::ascii_lower(href).ends_with(".xml");
      if (!is_text || href.empty() || hrefs_.size() >= kMaxPages) continue;
      const std::string_view id = tree_.attribute(at, "id");
      if (hrefs_.emplace(id, href).second) page_ids_.push_back(id);
    }
  }

  void find_issue() {
    issue_id_ = tree_.attribute(0, "objid");
    NodeId best = kNone;
    bool is_sure = false;
    for (NodeId at = 0; at < tree_.size(); ++at) {
      if (title_.empty() && tree_.is(at, "mods")) {
        title_ = one_line(tree_.text_of(tree_.find(at, "titleinfo/title")));
        if (title_.empty()) title_ = one_line(tree_.text_of(tree_.find(at, "relateditem/titleinfo/title")));
      }
      if (language_.empty() && tree_.is(at, "languageterm")) language_ = one_line(tree_.text_of(at));
      if (!tree_.is(at, "dateissued") || is_sure) continue;
      const std::string text = one_line(tree_.text_of(at));
      if (text.empty()) continue;
      const bool is_key = tree_.attribute(at, "keydate") == "yes" ||
                          tree_.attribute(at, "encoding") == "w3cdtf" ||
                          tree_.attribute(at, "encoding") == "iso8601";
      if (best == kNone || is_key) best = at;
      is_sure = is_key;
    }
    date_ = one_line(tree_.text_of(best));
  }

  // Goes down to the articles. Trees of XML are not deep.
  void descend(NodeId div) {
    const std::string type = schema::ascii_lower(tree_.attribute(div, "type"));
    if (parsed_.size() >= kMaxParts) return;
    if (holds_articles(type)) {
      for (NodeId inner = tree_.child(div, "div"); inner != kNone; inner = tree_.next_called(inner, "div"))
        descend(inner);
      return;
    }
    if (const std::string_view why = no_article(type); !why.empty()) {
      parsed_.push_back(Skip{std::string(why)});
      return;
    }
    ++articles_;
    parsed_.push_back(article(div, type));
  }

  // A place on a page.
  struct Area {
    std::string_view file, begin, end;
    bool in_heading = false;
  };

  // The areas inside a division; those of divisions that it is linked to count too.
  void collect(NodeId from, bool in_heading, std::vector<Area>& areas, int links) const {
    std::vector<NodeId> headings;
    for (NodeId at = from; at < tree_[from].end; ++at) {
      while (!headings.empty() && tree_[headings.back()].end <= at) headings.pop_back();
      if (tree_.is(at, "div")) {
        if (is_heading(schema::ascii_lower(tree_.attribute(at, "type")))) headings.push_back(at);
        if (links > 0) follow(at, in_heading || !headings.empty(), areas, links);
      }
      const bool is_area =
          tree_.is(at, "area") || (tree_.is(at, "fptr") && !tree_.attribute(at, "fileid").empty());
      if (!is_area) continue;
      const std::string_view file = tree_.attribute(at, "fileid");
      if (!hrefs_.contains(file)) continue;
      areas.push_back(
          {file, tree_.attribute(at, "begin"), tree_.attribute(at, "end"), in_heading || !headings.empty()});
    }
  }

  void follow(NodeId div, bool in_heading, std::vector<Area>& areas, int links) const {
    const auto found = links_.find(tree_.attribute(div, "id"));
    if (found == links_.end()) return;
    for (const std::string_view target : found->second) {
      const auto there = ids_.find(target);
      if (there != ids_.end()) collect(there->second, in_heading, areas, links - 1);
    }
  }

  ParsedPart article(NodeId div, const std::string& type) {
    std::vector<Area> areas;
    collect(div, false, areas, 1);
    ocr::TextWriter heading;
    ocr::TextWriter body;
    Item item = new_item(tree_.attribute(div, "id"));
    std::set<std::string_view> missing;
    std::vector<std::string_view> pages;
    std::vector<std::string> regions;
    for (const Area& area : areas) {
      const Page* page = page_of(area.file);
      if (page == nullptr) {
        missing.insert(area.file);
        continue;
      }
      if (std::find(pages.begin(), pages.end(), area.file) == pages.end()) pages.push_back(area.file);
      if (!area.begin.empty() && regions.size() < kMaxRegions) regions.emplace_back(area.begin);
      ocr::TextWriter& to = area.in_heading ? heading : body;
      to.add(*page, range_of(*page, area));
      to.end_block();
      if (language_.empty() && item.language.text.empty()) item.language = {page->language, "the page"};
    }
    for (const std::string_view file : missing) item.remarks.push_back(problem_of(file));
    if (areas.size() > 0 && missing.size() > 0 && pages.empty())
      return Rejection{problem_of(*missing.begin()), 0, schema::ProblemCode::kFileUnreadable};
    item.add_headline(one_line(heading.text()), "HEADING");
    if (item.headlines.empty()) item.add_headline(mods_title(div), "MODS title");
    if (item.headlines.empty()) {
      std::string label = one_line(tree_.attribute(div, "label"));
      if (!schema::ascii_lower(label).starts_with("untitled")) item.add_headline(std::move(label), "LABEL");
    }
    item.body = {body.text(), "areas of the pages"};
    if (item.body.text.empty() && heading.text().empty()) return Skip{"an article without text"};
    item.extra = extra(type, body.confidence(), pages, regions);
    return article_of(std::move(item), options_, detail_, tools_);
  }
  static constexpr std::size_t kMaxRegions = 1000;

  [[nodiscard]] std::string mods_title(NodeId div) const {
    std::string_view ids = tree_.attribute(div, "dmdid");
    while (!ids.empty()) {
      const std::size_t end = std::min(ids.find(' '), ids.size());
      const auto found = ids_.find(ids.substr(0, end));
      ids.remove_prefix(std::min(end + 1, ids.size()));
      if (found == ids_.end()) continue;
      const NodeId mods = tree_.find_inside(found->second, "mods");
      std::string title;
      for (NodeId info = tree_.child(mods, "titleinfo"); info != kNone;
           info = tree_.next_called(info, "titleinfo")) {
        const std::string part = one_line(tree_.text_of(tree_.child(info, "title")));
        if (!part.empty()) title += (title.empty() ? "" : " ") + part;
      }
      if (!title.empty() && !schema::ascii_lower(title).starts_with("untitled")) return title;
    }
    return {};
  }

  [[nodiscard]] Item new_item(std::string_view key) const {
    Item item;
    item.key = key;
    if (!issue_id_.empty()) item.id = {id_within(issue_id_, key), "OBJID"};
    item.add_published(date_, "dateIssued");
    if (date_.empty()) item.add_published(ocr::day_in_name(record_.origin.path), "the name of the file");
    item.language = {language_, "languageTerm"};
    item.publisher = {title_, "title"};
    return item;
  }

  static std::string extra(std::string_view type, double confidence,
                           const std::vector<std::string_view>& pages,
                           const std::vector<std::string>& regions) {
    std::string json = "{\"division\":";
    schema::append_json_string(json, type);
    if (confidence >= 0) json += fmt::format(",\"ocr_confidence\":{:.3f}", confidence);
    const auto add = [&](std::string_view name, const auto& values) {
      json += fmt::format(",\"{}\":[", name);
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) json += ',';
        schema::append_json_string(json, values[i]);
      }
      json += ']';
    };
    add("pages", pages);
    add("regions", regions);
    return json + "}";
  }

  static Range range_of(const Page& page, const Area& area) {
    if (area.begin.empty()) return page.all();
    const auto begin = page.parts.find(area.begin);
    if (begin == page.parts.end()) return {0, 0};
    const auto end = area.end.empty() ? begin : page.parts.find(area.end);
    if (end == page.parts.end() || end->second.second < begin->second.first) return begin->second;
    return {begin->second.first, end->second.second};
  }

  // A page of the issue, read once; null if it can't be.
  const Page* page_of(std::string_view file) {
    const auto known = pages_.find(file);
    if (known != pages_.end()) return known->second.problem.empty() ? &known->second.page : nullptr;
    OpenPage& page = pages_[file];
    const std::string_view href = hrefs_.at(file);
    const std::string inside = ocr::path_inside(href);
    if (!record_.origin.members.empty() || record_.origin.path == "-") {
      page.problem = "it lies in a container with its METS file; unpack them";
    } else if (inside.empty()) {
      page.problem = "its path is not inside the directory of its issue";
    } else {
      auto read = ocr::read_beside(record_.origin.path, inside);
      if (const auto* why = std::get_if<std::string_view>(&read)) {
        page.problem = *why;
      } else {
        const std::string& bytes = std::get<std::string>(read);
        CharsetHints hints;
        hints.inside = declared_charset(bytes);
        const Tree tree(decode_document(bytes, hints).text);
        const bool is_page_xml = !tree.is_empty() && tree[0].name == "pcgts";
        page.page = is_page_xml ? ocr::read_page_xml(tree) : ocr::read_alto(tree);
      }
    }
    return page.problem.empty() ? &page.page : nullptr;
  }

  [[nodiscard]] std::string problem_of(std::string_view file) const {
    std::string href(hrefs_.at(file).substr(0, 200));
    std::replace_if(
        href.begin(), href.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return fmt::format("page {}: {}", href, pages_.at(file).problem);
  }

  // Without a structure, a page is a record.
  void add_pages() {
    for (const std::string_view file : page_ids_) {
      const Page* page = page_of(file);
      if (page == nullptr) {
        parsed_.push_back(Rejection{problem_of(file), 0, schema::ProblemCode::kFileUnreadable});
        continue;
      }
      ocr::TextWriter body;
      body.add(*page, page->all());
      if (body.text().empty()) {
        parsed_.push_back(Skip{"a page without text"});
        continue;
      }
      Item item = new_item(file);
      item.body = {body.text(), "the page"};
      if (item.language.text.empty()) item.language = {page->language, "the page"};
      item.extra = extra("page", body.confidence(), {file}, {});
      parsed_.push_back(article_of(std::move(item), options_, detail_, tools_));
    }
  }

  struct OpenPage {
    Page page;
    std::string problem;
  };

  const Tree& tree_;
  const Record& record_;
  const ParseOptions& options_;
  const Detail detail_;
  ParseTools& tools_;
  ParsedRecord parsed_;
  std::size_t articles_ = 0;
  std::map<std::string_view, NodeId> ids_;
  std::map<std::string_view, std::vector<std::string_view>> links_;
  std::map<std::string_view, std::string_view> hrefs_;  // by the id of the file
  std::vector<std::string_view> page_ids_;
  std::map<std::string_view, OpenPage> pages_;
  std::string issue_id_;
  std::string title_;
  std::string date_;
  std::string language_;
};

}  // namespace

ParsedRecord parse_mets(const Tree& mets, const Record& record, const ParseOptions& options, Detail detail,
                        ParseTools& tools) {
  return MetsParser(mets, record, options, detail, tools).parse();
}

}  // namespace broadsheet::indexer

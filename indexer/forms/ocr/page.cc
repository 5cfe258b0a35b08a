// Pages of print: ALTO, PAGE XML, hOCR.
#include "forms/ocr/page.h"

#include <algorithm>
#include <charconv>

#include "forms/html/document.h"
#include "text/ascii.h"

namespace broadsheet::indexer::ocr {
namespace {

using xml::kNone;
using xml::NodeId;
using xml::Tree;

// Numbers between 0 and 1; what is none counts as not told.
float confidence_of(std::string_view text) {
  float value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data() && value >= 0 && value <= 1 ? value : -1;
}

void name_part(Page& page, std::string_view id, Range range) {
  if (!id.empty()) page.parts.emplace(std::string(id), range);
}

}  // namespace

void TextWriter::add(const Page& page, Range range) {
  for (std::size_t i = range.first; i < range.second; ++i) {
    const Word& word = page.words[i];
    const bool goes_on = word.part == Word::Part::kSecond && !open_.empty() && open_ == word.whole;
    if (goes_on) {
      open_.clear();
    } else {
      const bool is_first = word.part == Word::Part::kFirst && !word.whole.empty();
      const std::string& text = is_first ? word.whole : word.text;
      if (!text.empty()) {
        if (!text_.empty()) text_ += gap_;
        text_ += text;
        gap_ = " ";
      }
      open_ = is_first ? word.whole : std::string();
    }
    if (word.confidence >= 0) {
      sum_ += word.confidence;
      ++counted_;
    }
    if (word.ends_line && gap_ == " ") gap_ = "\n";
    if (word.ends_block) end_block();
  }
}

Page read_alto(const Tree& tree) {
  Page page;
  if (tree.is_empty()) return page;
  std::vector<NodeId> open;  // elements that name a part
  std::vector<std::size_t> begins;
  const auto close_to = [&](NodeId at) {
    while (!open.empty() && tree[open.back()].end <= at) {
      const NodeId id = open.back();
      name_part(page, tree.attribute(id, "id"), {begins.back(), page.words.size()});
      if (!page.words.empty() && page.words.size() > begins.back()) {
        const std::string_view name = tree[id].name;
        if (name == "textline") page.words.back().ends_line = true;
        if (name == "textblock" || name == "composedblock") page.words.back().ends_block = true;
      }
      open.pop_back();
      begins.pop_back();
    }
  };
  for (NodeId at = 0; at < tree.size(); ++at) {
    close_to(at);
    const std::string_view name = tree[at].name;
    if (name.empty()) continue;
    open.push_back(at);
    begins.push_back(page.words.size());
    if (page.language.empty()) {
      for (const std::string_view key : {"lang", "language"}) {
        if (page.language.empty() && (name == "textblock" || name == "page"))
          page.language = tree.attribute(at, key);
      }
    }
    if (name == "string") {
      Word word;
      word.text = schema::trimmed_ascii(tree.attribute(at, "content"));
      word.whole = schema::trimmed_ascii(tree.attribute(at, "subs_content"));
      const std::string_view part = tree.attribute(at, "subs_type");
      if (part == "HypPart1") word.part = Word::Part::kFirst;
      if (part == "HypPart2") word.part = Word::Part::kSecond;
      word.confidence = confidence_of(tree.attribute(at, "wc"));
      page.words.push_back(std::move(word));
    } else if (name == "hyp" && !page.words.empty()) {
      // A hyphen whose word nothing makes whole stays.
      Word& last = page.words.back();
      if (last.part == Word::Part::kWhole && !last.text.ends_with('-'))
        last.text += tree.attribute(at, "content");
    }
  }
  close_to(tree.size());
  return page;
}

namespace {

class PageXmlReader {
 public:
  explicit PageXmlReader(const Tree& tree) : tree_(tree) {}

  Page read() {
    for (NodeId at = tree_.child(0, "page"); at != kNone; at = tree_.next_called(at, "page")) read_page(at);
    return std::move(page_);
  }

 private:
  void read_page(NodeId page) {
    page_.language = tree_.attribute(page, "primarylanguage");
    std::map<std::string_view, NodeId> regions;
    for (NodeId at = page; at < tree_[page].end; ++at) {
      if (is_region(at)) regions.emplace(tree_.attribute(at, "id"), at);
    }
    done_.assign(tree_.size(), false);
    if (const NodeId order = tree_.child(page, "readingorder"); order != kNone) {
      for (const NodeId reference : ordered(order)) {
        const auto found = regions.find(tree_.attribute(reference, "regionref"));
        if (found != regions.end()) read_region(found->second);
      }
    }
    for (NodeId at = tree_.first_child(page); at != kNone; at = tree_.next_sibling(at)) {
      if (is_region(at)) read_region(at);
    }
  }

  [[nodiscard]] bool is_region(NodeId at) const { return tree_[at].name.ends_with("region"); }

  // The references of a reading order, in the order of their indices where they have some. A group counts as
  // what it holds.
  [[nodiscard]] std::vector<NodeId> ordered(NodeId group) const {
    std::vector<std::pair<long, NodeId>> members;
    long last = -1;
    for (NodeId at = tree_.first_child(group); at != kNone; at = tree_.next_sibling(at)) {
      const std::string_view name = tree_[at].name;
      if (name.empty()) continue;
      const std::string_view index = tree_.attribute(at, "index");
      long number = last;
      std::from_chars(index.data(), index.data() + index.size(), number);
      last = number;
      members.emplace_back(number, at);
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<NodeId> references;
    for (const auto& [number, at] : members) {
      if (!tree_.attribute(at, "regionref").empty()) references.push_back(at);
      const std::vector<NodeId> inner = ordered(at);
      references.insert(references.end(), inner.begin(), inner.end());
    }
    return references;
  }

  void read_region(NodeId region) {
    if (done_[region]) return;
    done_[region] = true;
    const std::size_t begin = page_.words.size();
    bool has_lines = false;
    for (NodeId at = tree_.first_child(region); at != kNone; at = tree_.next_sibling(at)) {
      if (tree_.is(at, "textline")) {
        has_lines = true;
        add_line(line_text(at), tree_.attribute(at, "id"));
      } else if (is_region(at)) {
        has_lines = true;
        read_region(at);
      }
    }
    if (!has_lines) add_line(equivalent(region), {});
    if (page_.words.size() > begin) page_.words.back().ends_block = true;
    name_part(page_, tree_.attribute(region, "id"), {begin, page_.words.size()});
  }

  void add_line(std::string text, std::string_view id) {
    if (text.empty()) return;
    Word word;
    word.text = std::move(text);
    word.ends_line = true;
    page_.words.push_back(std::move(word));
    name_part(page_, id, {page_.words.size() - 1, page_.words.size()});
  }

  // Of several texts, the one with the lowest index.
  [[nodiscard]] std::string equivalent(NodeId id) const {
    NodeId best = kNone;
    long lowest = 0;
    for (NodeId at = tree_.child(id, "textequiv"); at != kNone; at = tree_.next_called(at, "textequiv")) {
      const std::string_view index = tree_.attribute(at, "index");
      long number = -1;
      std::from_chars(index.data(), index.data() + index.size(), number);
      if (best != kNone && number >= lowest) continue;
      best = at;
      lowest = number;
    }
    return schema::trimmed_ascii(tree_.text_of(tree_.child(best, "unicode")));
  }

  [[nodiscard]] std::string line_text(NodeId line) const {
    std::string text = equivalent(line);
    if (!text.empty()) return text;
    for (NodeId at = tree_.child(line, "word"); at != kNone; at = tree_.next_called(at, "word")) {
      const std::string word = equivalent(at);
      if (!word.empty()) text += (text.empty() ? "" : " ") + word;
    }
    return text;
  }

  const Tree& tree_;
  Page page_;
  std::vector<char> done_;
};

}  // namespace

Page read_page_xml(const Tree& tree) { return tree.is_empty() ? Page{} : PageXmlReader(tree).read(); }

std::vector<Page> read_hocr(std::string_view text) {
  const html::Document document(text);
  std::vector<Page> pages;
  const auto has_class = [&](html::NodeId id, std::string_view name) {
    const std::string_view classes = document.attribute(id, "class");
    for (std::size_t at = classes.find(name); at != std::string_view::npos; at = classes.find(name, at + 1)) {
      const bool begins = at == 0 || classes[at - 1] == ' ';
      const std::size_t end = at + name.size();
      if (begins && (end == classes.size() || classes[end] == ' ')) return true;
    }
    return false;
  };
  for (html::NodeId at = 0; at < document.size();) {
    if (document[at].tag == html::Tag::kText) {
      ++at;
      continue;
    }
    if (has_class(at, "ocr_page") || pages.empty()) {
      if (has_class(at, "ocr_page")) pages.emplace_back();
      ++at;
      continue;
    }
    Page& page = pages.back();
    const bool is_block =
        has_class(at, "ocr_carea") || has_class(at, "ocr_par") || has_class(at, "ocrx_block");
    if (is_block && !page.words.empty()) page.words.back().ends_block = true;
    if (page.language.empty()) page.language = document.attribute(at, "lang");
    const bool is_line = has_class(at, "ocr_line") || has_class(at, "ocrx_line") ||
                         has_class(at, "ocr_header") || has_class(at, "ocr_textfloat");
    if (!is_line) {
      ++at;
      continue;
    }
    Word word;
    word.text = html::collapse(document.text_of(at));
    word.ends_line = true;
    if (!word.text.empty()) page.words.push_back(std::move(word));
    at = document[at].end;
  }
  return pages;
}

}  // namespace broadsheet::indexer::ocr

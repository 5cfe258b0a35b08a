// A page as blocks of text.
#include "forms/html/blocks.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "forms/html/measure.h"

namespace broadsheet::indexer::html {
namespace {

// Stands for a line break until white space is collapsed: no page holds it, the parser drops controls.
constexpr char kBreak = '\x01';

// What holds no text of an article, whatever it is called.
bool is_never_text(Tag tag) {
  switch (tag) {
    case Tag::kAudio:
    case Tag::kButton:
    case Tag::kCanvas:
    case Tag::kDialog:
    case Tag::kEmbed:
    case Tag::kFrameset:
    case Tag::kHead:
    case Tag::kIframe:
    case Tag::kInput:
    case Tag::kMath:
    case Tag::kMenu:
    case Tag::kMeta:
    case Tag::kNoframes:
    case Tag::kNoscript:
    case Tag::kObject:
    case Tag::kOption:
    case Tag::kRp:
    case Tag::kRt:
    case Tag::kScript:
    case Tag::kSelect:
    case Tag::kStyle:
    case Tag::kSvg:
    case Tag::kTemplate:
    case Tag::kTextarea:
    case Tag::kTitle:
    case Tag::kVideo:
      return true;
    default:
      return false;
  }
}

// What is mostly no text of an article; by how much text there is in it, it may be.
bool is_seldom_text(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter || tag == Tag::kForm ||
         tag == Tag::kFieldset || tag == Tag::kLabel;
}

// A part of a page with this share of its sentences is no menu, whatever it is called.
constexpr double kMostOfPage = 0.4;

class Cutter {
 public:
  Cutter(const Document& page, Cutting cutting) : page_(page), cutting_(cutting) {}

  void cut(PageBlocks& out) {
    const NodeId size = page_.size();
    out.hints.assign(size, kHintNone);
    out.cut.assign(size, 0);
    measure_all();
    for (NodeId id = 0; id < size;) {
      const Node& node = page_[id];
      if (node.tag == Tag::kText) {
        ++id;
        continue;
      }
      if (is_never_text(node.tag)) {
        std::fill(out.cut.begin() + id, out.cut.begin() + node.end, char{1});
        id = node.end;
        continue;
      }
      const std::uint16_t hints = hints_of(page_, id);
      out.hints[id] = hints;
      const bool suspect = (cutting_ == Cutting::kByName && (hints & (kHintCut | kHintHidden)) != 0) ||
                           is_seldom_text(node.tag);
      if (suspect && node.tag != Tag::kHtml && node.tag != Tag::kBody && node.tag != Tag::kMain &&
          (hints & kHintBody) == 0 && said(id) < kMostOfPage * said(0, size)) {
        std::fill(out.cut.begin() + id, out.cut.begin() + node.end, char{1});
        // What is inside keeps its hints, for dates and writers.
        for (NodeId at = id + 1; at < node.end; ++at) {
          if (page_[at].tag != Tag::kText) out.hints[at] = hints_of(page_, at);
        }
        id = node.end;
        continue;
      }
      ++id;
    }
    if (cutting_ == Cutting::kByName) cut_cards(out);
  }

 private:
  // What the texts say, summed up: of longer ones that hold sentences, outside links.
  void measure_all() {
    sums_.assign(page_.size() + 1U, 0.0);
    weights_.assign(page_.size() + 1U, 0.0);
    linked_.assign(page_.size() + 1U, 0.0);
    NodeId link_end = 0;
    NodeId never_end = 0;
    for (NodeId id = 0; id < page_.size(); ++id) {
      const Node& node = page_[id];
      sums_[id + 1U] = sums_[id];
      weights_[id + 1U] = weights_[id];
      linked_[id + 1U] = linked_[id];
      if (node.tag == Tag::kA) link_end = std::max(link_end, node.end);
      if (node.tag != Tag::kText) {
        if (is_never_text(node.tag)) never_end = std::max(never_end, node.end);
        continue;
      }
      if (id < never_end) continue;
      const Measure said = measure(node.text);
      weights_[id + 1U] += said.weight;
      if (id < link_end) {
        linked_[id + 1U] += said.weight;
        continue;
      }
      if (said.weight >= kLeastWeight) sums_[id + 1U] += said.weight;
    }
  }
  static constexpr double kLeastWeight = 30;

  [[nodiscard]] double said(NodeId begin, NodeId end) const { return sums_[end] - sums_[begin]; }
  [[nodiscard]] double said(NodeId id) const { return said(id, page_[id].end); }

  // Rows of boxes that are made alike, each with a link and a few words: what else there is to read.
  void cut_cards(PageBlocks& out) const {
    std::vector<std::pair<std::uint64_t, NodeId>> children;
    for (NodeId id = 0; id < page_.size(); ++id) {
      const Node& node = page_[id];
      if (node.tag == Tag::kText || out.cut[id] != 0 || (out.hints[id] & kHintBody) != 0) continue;
      children.clear();
      for (NodeId child = id + 1; child < node.end; child = page_[child].end) {
        const Tag tag = page_[child].tag;
        if (tag != Tag::kDiv && tag != Tag::kArticle && tag != Tag::kLi && tag != Tag::kSection) continue;
        children.emplace_back(signature(child), child);
      }
      if (children.size() < 2) continue;
      std::stable_sort(children.begin(), children.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = 0; i < children.size();) {
        std::size_t end = i;
        std::size_t cards = 0;
        double said_in = 0;
        for (; end < children.size() && children[end].first == children[i].first; ++end) {
          cards += is_card(children[end].second) ? 1U : 0U;
          said_in += said(children[end].second);
        }
        const std::size_t count = end - i;
        const std::size_t least = page_[children[i].second].tag == Tag::kArticle ? 2 : 3;
        if (count >= least && cards * 5 >= count * 4 && said_in < kMostOfPage * said(0, page_.size())) {
          for (; i < end; ++i) {
            const NodeId child = children[i].second;
            std::fill(out.cut.begin() + child, out.cut.begin() + page_[child].end, char{1});
          }
        }
        i = end;
      }
    }
  }

  [[nodiscard]] std::uint64_t signature(NodeId id) const {
    std::uint64_t hash = static_cast<std::uint64_t>(page_[id].tag) + 1;
    for (const char c : page_.attribute(id, "class").substr(0, 256)) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    return hash;
  }

  [[nodiscard]] bool is_card(NodeId id) const {
    constexpr double kMostOfCard = 700;
    constexpr double kLeastLinked = 10;
    constexpr double kLinkedShare = 0.12;
    const double all = weights_[page_[id].end] - weights_[id];
    const double linked = linked_[page_[id].end] - linked_[id];
    return all < kMostOfCard && linked >= kLeastLinked && linked >= kLinkedShare * all;
  }

  const Document& page_;
  const Cutting cutting_;
  std::vector<double> sums_;
  std::vector<double> weights_;  // of all that can be read
  std::vector<double> linked_;   // of that, in links
};

class Builder {
 public:
  Builder(const Document& page, PageBlocks& out) : page_(page), out_(out) {}

  void build() {
    std::vector<NodeId> open;
    for (NodeId id = 0; id < page_.size(); ++id) {
      while (!open.empty() && page_[open.back()].end <= id) {
        if (is_block(page_[open.back()].tag)) flush();
        open.pop_back();
      }
      const Node& node = page_[id];
      if (node.tag == Tag::kText) {
        add(node.text, id);
        continue;
      }
      if (is_never_text(node.tag)) {
        id = node.end - 1;
        continue;
      }
      if (node.tag == Tag::kBr) {
        // Two of them part paragraphs.
        if (raw_.ends_with(kBreak)) {
          flush();
        } else if (!raw_.empty()) {
          raw_ += kBreak;
        }
        continue;
      }
      if (is_block(node.tag)) flush();
      if (out_.cut[id] != 0 && (id == 0 || out_.cut[id - 1] == 0) && !is_block(node.tag)) raw_ += ' ';
      open.push_back(id);
    }
    flush();
  }

 private:
  void add(std::string_view text, NodeId id) {
    const bool blank = text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (blank) {
      if (!raw_.empty() && !raw_.ends_with(kBreak)) raw_ += ' ';
      return;
    }
    // What is cut inside a line is left out of it; a line after it stands by itself.
    if (first_ != kNoNode && out_.cut[id] != out_.cut[first_]) {
      if (out_.cut[id] != 0) return;
      flush();
    }
    if (first_ == kNoNode) first_ = id;
    raw_ += text;
    const double weight = measure(text).weight;
    bool linked = false;
    for (NodeId at = page_[id].parent; at != kNoNode && !is_block(page_[at].tag); at = page_[at].parent) {
      const Tag tag = page_[at].tag;
      linked = linked || tag == Tag::kA;
    }
    // A link may hold blocks.
    for (NodeId at = page_[id].parent; at != kNoNode && !linked; at = page_[at].parent) {
      linked = page_[at].tag == Tag::kA;
    }
    if (linked) linked_ += weight;
  }

  void flush() {
    if (first_ != kNoNode) {
      Block block;
      block.node = first_;
      block.element = page_[first_].parent;
      while (block.element != kNoNode && !is_block(page_[block.element].tag)) {
        block.element = page_[block.element].parent;
      }
      if (block.element == kNoNode) block.element = 0;
      block.tag = page_[block.element].tag;
      std::replace(raw_.begin(), raw_.end(), '\n', ' ');
      std::string text;
      for (std::size_t at = 0; at <= raw_.size();) {
        const std::size_t end = std::min(raw_.find(kBreak, at), raw_.size());
        const std::string line = collapse(std::string_view(raw_).substr(at, end - at));
        if (!line.empty()) {
          if (!text.empty()) text += '\n';
          text += line;
        }
        at = end + 1;
      }
      block.text = std::move(text);
      const Measure said = measure(block.text);
      block.weight = said.weight;
      block.marks = said.marks;
      block.linked = linked_;
      block.in_cut = out_.cut[first_] != 0;
      int level = 0;
      for (NodeId at = page_[first_].parent; at != kNoNode; at = page_[at].parent) {
        const Tag tag = page_[at].tag;
        if (tag == Tag::kFigure || tag == Tag::kFigcaption || tag == Tag::kCaption) block.in_caption = true;
        if (level < kHintLevels) block.hints |= out_.hints[at];
        ++level;
      }
      if ((block.hints & kHintCaption) != 0) block.in_caption = true;
      if (!block.text.empty()) out_.blocks.push_back(std::move(block));
    }
    raw_.clear();
    first_ = kNoNode;
    linked_ = 0;
  }

  const Document& page_;
  PageBlocks& out_;
  std::string raw_;
  NodeId first_ = kNoNode;
  double linked_ = 0;
};

}  // namespace

PageBlocks blocks_of(const Document& page, Cutting cutting) {
  PageBlocks out;
  Cutter(page, cutting).cut(out);
  Builder(page, out).build();
  return out;
}

}  // namespace broadsheet::indexer::html

// Which blocks of a page are the text of its article: the part of the tree in which most is said and least is
// linked, then the blocks in it that are sentences, or stand between them.
#include "forms/html/main_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "forms/html/measure.h"
#include "forms/html/phrases.h"
#include "forms/html/stated_text.h"

namespace broadsheet::indexer::html {
namespace {

// A block that says so much is a paragraph, even without an end of a sentence.
constexpr double kParagraph = 80;
// One with an end of a sentence needs less.
constexpr double kSentence = 20;
// Of a paragraph at most this share is in links.
constexpr double kMostLinked = 0.5;

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool is_said(const Block& block) {
  if (block.linked > block.weight * kMostLinked) return false;
  return (block.marks > 0 && block.weight >= kSentence) || block.weight >= kParagraph;
}

// What a block adds to the part of the page that it is in.
double value_of(const Block& block) {
  if (block.in_cut || block.in_caption) return 0;
  if (is_said(block)) {
    const double share = block.weight > 0 ? block.linked / block.weight : 0;
    return (block.weight + 20.0 * block.marks) * (1 - share);
  }
  if (block.linked > block.weight * kMostLinked) return -15 - 0.5 * std::min(block.linked, 200.0);
  return is_heading(block.tag) ? 0 : -3;
}

class Chooser {
 public:
  Chooser(const Document& page, const PageBlocks& parts, std::string_view headline, std::string_view stated)
      : page_(page), parts_(parts), headline_(headline), stated_(stated) {
    found_.reserve(parts.blocks.size());
    for (const Block& block : parts.blocks) found_.push_back(stated_.has(block.text) ? 1 : 0);
  }

  MainText choose() {
    measure_all();
    MainText chosen;
    chosen.root = best_part(chosen.rule);
    collect(chosen);
    if (chosen.text.empty()) collect_all(chosen);
    return chosen;
  }

 private:
  // Sums of the values, by node.
  void measure_all() {
    values_.assign(page_.size() + 1U, 0.0);
    said_.assign(page_.size() + 1U, 0.0);
    std::size_t next = 0;
    for (NodeId id = 0; id < page_.size(); ++id) {
      values_[id + 1U] = values_[id];
      said_[id + 1U] = said_[id];
      for (; next < parts_.blocks.size() && parts_.blocks[next].node <= id; ++next) {
        const double value = valued(next);
        values_[id + 1U] += value;
        said_[id + 1U] += std::max(0.0, value);
      }
    }
  }
  [[nodiscard]] double valued(std::size_t i) const {
    const double value = value_of(parts_.blocks[i]);
    return found_[i] != 0 && value > 0 ? 3 * value : value;
  }
  [[nodiscard]] double value(NodeId id) const { return values_[page_[id].end] - values_[id]; }
  [[nodiscard]] double said(NodeId id) const { return said_[page_[id].end] - said_[id]; }

  NodeId best_part(std::string_view& rule) {
    NodeId best = 0;
    double most = -1e300;
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].tag == Tag::kText) continue;
      // Of parts that say the same the innermost counts.
      if (const double here = value(id); here >= most) {
        most = here;
        best = id;
      }
    }
    rule = "the part of the page that says most";
    // What the page calls the text of its article.
    NodeId named = kNoNode;
    double most_named = 0;
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].tag == Tag::kText || (parts_.hints[id] & kHintBody) == 0 || parts_.cut[id] != 0) continue;
      // Pages carry on with other articles: the first that says something is this page's.
      if (const double here = said(id);
          here > most_named && (named == kNoNode || page_[named].end > id || here > kMuchMore * most_named)) {
        most_named = here;
        named = id;
      }
    }
    if (named != kNoNode && most_named >= kNamedShare * said(best)) {
      // The innermost of those that are named so and say the same.
      for (NodeId id = named + 1; id < page_[named].end; ++id) {
        if (page_[id].tag != Tag::kText && (parts_.hints[id] & kHintBody) != 0 &&
            said(id) >= 0.95 * most_named)
          named = id;
      }
      rule = "the part of the page that is called the article's text";
      return named;
    }
    return best;
  }
  static constexpr double kNamedShare = 0.5;
  static constexpr double kMuchMore = 4;

  [[nodiscard]] bool is_inside(const Block& block, NodeId root) const {
    return block.node >= root && block.node < page_[root].end;
  }

  void collect(MainText& chosen) {
    const std::vector<Block>& blocks = parts_.blocks;
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (is_inside(blocks[i], chosen.root) && !blocks[i].in_cut && !blocks[i].in_caption)
        inside.push_back(i);
    }
    std::vector<char> keep(inside.size(), 0);
    for (std::size_t k = 0; k < inside.size(); ++k) keep[k] = is_kept(blocks[inside[k]]) ? 1 : 0;
    drop_phrases(inside, keep);
    keep_between(inside, keep);
    drop_unstated(inside, keep);
    std::string& text = chosen.text;
    const auto add = [&](const Block& block) {
      if (!text.empty()) text += "\n\n";
      text += block.text;
      chosen.weight += block.weight;
    };
    add_lead(chosen.root, add);
    for (std::size_t k = 0; k < inside.size(); ++k) {
      if (keep[k] != 0) add(blocks[inside[k]]);
    }
  }

  // A page of a few words has no paragraphs.
  void collect_all(MainText& chosen) const {
    chosen.root = 0;
    chosen.rule = "all that the page says";
    for (const Block& block : parts_.blocks) {
      if (block.text == headline_) continue;
      if (!chosen.text.empty()) chosen.text += "\n\n";
      chosen.text += block.text;
    }
  }

  [[nodiscard]] bool is_kept(const Block& block) const {
    if (!is_said(block)) return false;
    return block.text != headline_;
  }

  // Behind the heading of the comments all is by readers; lines that lead elsewhere are none of the article.
  void drop_phrases(std::vector<std::size_t>& inside, std::vector<char>& keep) const {
    double before = 0;
    for (std::size_t k = 0; k < inside.size(); ++k) {
      const Block& block = parts_.blocks[inside[k]];
      const Phrase phrase = phrase_of(block.text);
      if (phrase == Phrase::kComments && before > 300) {
        inside.resize(k);
        keep.resize(k);
        return;
      }
      if (phrase != Phrase::kNone) keep[k] = 0;
      if (keep[k] != 0) before += block.weight;
    }
  }

  // If the page states nearly all of the text for machines, the rest at its ends is none of the article.
  void drop_unstated(const std::vector<std::size_t>& inside, std::vector<char>& keep) const {
    double all = 0;
    double stated = 0;
    std::size_t first = inside.size();
    std::size_t last = 0;
    for (std::size_t k = 0; k < inside.size(); ++k) {
      if (keep[k] == 0) continue;
      const double weight = parts_.blocks[inside[k]].weight;
      all += weight;
      if (found_[inside[k]] == 0) continue;
      stated += weight;
      first = std::min(first, k);
      last = k;
    }
    if (stated < kNearlyAll * all) return;
    for (std::size_t k = 0; k < inside.size(); ++k) {
      if (k > last || (k < first && (parts_.blocks[inside[k]].hints & kHintLead) == 0)) keep[k] = 0;
    }
  }
  static constexpr double kNearlyAll = 0.75;

  // Short lines and headings between paragraphs are the article's too, if they are no links.
  void keep_between(const std::vector<std::size_t>& inside, std::vector<char>& keep) const {
    const std::vector<Block>& blocks = parts_.blocks;
    const auto first = std::find(keep.begin(), keep.end(), 1);
    const auto last = std::find(keep.rbegin(), keep.rend(), 1);
    if (first == keep.end()) return;
    const auto begin = static_cast<std::size_t>(first - keep.begin());
    const auto end = keep.size() - static_cast<std::size_t>(last - keep.rbegin());
    for (std::size_t k = begin; k < end; ++k) {
      if (keep[k] != 0) continue;
      const Block& block = blocks[inside[k]];
      if (block.text == headline_ || phrase_of(block.text) != Phrase::kNone) continue;
      if (block.linked > block.weight * kMostLinked && block.weight > 0) continue;
      if ((block.hints & (kHintDate | kHintByline)) != 0) continue;
      // A heading belongs to what follows it.
      if (is_heading(block.tag) &&
          (k + 1 >= end || (keep[k + 1] == 0 && is_heading(blocks[inside[k + 1]].tag))))
        continue;
      keep[k] = 1;
    }
  }

  // The summary that stands above the text.
  template <typename Add>
  void add_lead(NodeId root, const Add& add) const {
    const std::vector<Block>& blocks = parts_.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (block.node >= root) break;
      if (block.in_cut || block.in_caption || (block.hints & kHintLead) == 0) continue;
      if (!is_said(block) || block.text == headline_) continue;
      add(block);
    }
  }

  const Document& page_;
  const PageBlocks& parts_;
  std::string_view headline_;
  StatedText stated_;
  std::vector<char> found_;  // by block: the page states it for machines, too
  std::vector<double> values_;
  std::vector<double> said_;
};

}  // namespace

MainText main_text(const Document& page, const PageBlocks& parts, std::string_view headline,
                   std::string_view stated) {
  return Chooser(page, parts, headline, stated).choose();
}

}  // namespace broadsheet::indexer::html

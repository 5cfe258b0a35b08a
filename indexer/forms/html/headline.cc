// Which of the headlines that a page gives is the article's: the one that most agree on.
#include "forms/html/headline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.h"

namespace broadsheet::indexer::html {
namespace {

struct Candidate {
  std::string text;
  std::string key;  // letters and digits alone
  std::string_view rule;
  double weight = 0;
  bool is_visible = false;
};

// What two headlines are compared by: signs and spaces differ from place to place.
std::string key_of(std::string_view text) {
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = schema::next_character(text, at);
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') key += static_cast<char>(c + 32);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += static_cast<char>(c);
    } else if (c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) &&
               !(c >= 0xFF00 && c <= 0xFF0F)) {
      key.append(text.substr(begin, at - begin));
    }
  }
  return key;
}

// Signs between a headline and the name of the site.
constexpr std::array<std::string_view, 14> kSeparators{" | ", " - ", " – ", " — ", " :: ", " » ", " « ",
                                                       " · ", " • ", "｜",  " ‹ ", " › ",  "|",   "_"};

// `title` up to its last separator, and the rest; empty if there is none.
std::pair<std::string_view, std::string_view> cut_title(std::string_view title) {
  std::size_t best = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos || at == 0) continue;
    if (best == std::string_view::npos || at > best) {
      best = at;
      size = separator.size();
    }
  }
  if (best == std::string_view::npos) return {};
  return {title.substr(0, best), title.substr(best + size)};
}

// `title` without the names of the site behind it. A part is such a name if the page says that it is, or if
// what stands before it is a headline that another place gives.
std::string without_site(std::string title, const Facts& facts, const std::vector<Candidate>& known) {
  for (int i = 0; i < 4; ++i) {
    const auto [front, back] = cut_title(title);
    if (front.empty()) break;
    const std::string front_key = key_of(front);
    const std::string back_key = key_of(back);
    const bool names_site =
        std::any_of(facts.publishers.begin(), facts.publishers.end(), [&](const Fact& fact) {
          const std::string key = key_of(fact.value);
          return !key.empty() &&
                 (key == back_key || (back_key.size() > 3 && key.find(back_key) != std::string::npos) ||
                  (key.size() > 3 && back_key.find(key) != std::string::npos));
        });
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const Candidate& one) {
      return !one.key.empty() && front_key.starts_with(one.key);
    });
    const bool is_whole = std::any_of(known.begin(), known.end(),
                                      [&](const Candidate& one) { return one.key == key_of(title); });
    // Behind a long headline, a few words are a name.
    const bool is_short = back.size() * 3 < front.size() && back.size() <= 40;
    if (is_whole || (!names_site && !is_known && !is_short)) break;
    title = collapse(front);
  }
  return title;
}

class Candidates {
 public:
  Candidates(const Document& page, const PageBlocks& parts, const Facts& facts) : page_(page), parts_(parts) {
    visible();
    for (const Fact& fact : facts.headlines) {
      if (fact.rule.starts_with("JSON-LD")) add(fact.value, fact.rule, 2.6, false);
    }
    const std::vector<Candidate> known = list_;
    for (const Fact& fact : facts.headlines) {
      if (fact.rule.starts_with("JSON-LD")) continue;
      add(without_site(fact.value, facts, known), fact.rule, fact.rule == "og:title" ? 2.2 : 1.2, false);
    }
    if (const NodeId title = first([&](NodeId id) { return page_[id].tag == Tag::kTitle; });
        title != kNoNode) {
      add(without_site(collapse(page.text_of(title)), facts, list_), "the page's title", 1.5, false);
    }
    if (!list_.empty()) return;
    const NodeId heading = first([&](NodeId id) {
      return (page_[id].tag == Tag::kH2 || page_[id].tag == Tag::kH3) && parts_.cut[id] == 0;
    });
    if (heading != kNoNode) add(collapse(page.text_of(heading)), "a heading", 1, true);
  }

  // The one that most agree on, and the others that are worded otherwise.
  [[nodiscard]] Headline best() const {
    Headline best;
    double most = -1;
    std::string best_key;
    for (const Candidate& one : list_) {
      const double sum = agreement(one);
      if (sum <= most) continue;
      most = sum;
      best.text = one.text;
      best.rule = one.rule;
      best_key = one.key;
    }
    std::vector<std::string> keys{best_key};
    for (const Candidate& one : list_) {
      if (one.is_visible || std::find(keys.begin(), keys.end(), one.key) != keys.end()) continue;
      keys.push_back(one.key);
      best.others.push_back({one.text, one.rule});
    }
    return best;
  }

 private:
  void add(std::string text, std::string_view rule, double weight, bool is_visible) {
    constexpr std::size_t kMaxBytes = 1000;
    if (text.size() > kMaxBytes) return;
    std::string key = key_of(text);
    if (!key.empty()) list_.push_back({std::move(text), std::move(key), rule, weight, is_visible});
  }

  template <typename Wanted>
  [[nodiscard]] NodeId first(const Wanted& wanted) const {
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (wanted(id)) return id;
    }
    return kNoNode;
  }

  void visible() {
    constexpr int kMostHeadings = 4;
    int seen = 0;
    for (NodeId id = 0; id < page_.size() && seen < kMostHeadings; ++id) {
      if (page_[id].tag != Tag::kH1 || parts_.cut[id] != 0) continue;
      add(collapse(page_.text_of(id)), "the first heading", ++seen == 1 ? 3.0 : 2.0, true);
    }
    const NodeId named = first([&](NodeId id) {
      return page_[id].tag != Tag::kText && page_[id].tag != Tag::kMeta &&
             page_.attribute(id, "itemprop") == "headline";
    });
    if (named != kNoNode) add(collapse(page_.text_of(named)), "itemprop headline", 2.5, true);
  }

  // The weight of all that say the same; of those that say it with more or less around it, a part.
  [[nodiscard]] double agreement(const Candidate& one) const {
    constexpr std::size_t kLongEnough = 12;  // bytes of a key that is no accident
    double sum = 0;
    for (const Candidate& other : list_) {
      if (other.key == one.key) {
        sum += other.weight;
      } else if (one.key.size() >= kLongEnough && other.key.find(one.key) != std::string::npos) {
        sum += 0.5 * other.weight;
      } else if (other.key.size() >= kLongEnough && one.key.find(other.key) != std::string::npos) {
        sum += 0.4 * other.weight;
      }
    }
    return sum;
  }

  const Document& page_;
  const PageBlocks& parts_;
  std::vector<Candidate> list_;
};

}  // namespace

Headline headline_of(const Document& page, const PageBlocks& parts, const Facts& facts) {
  return Candidates(page, parts, facts).best();
}

}  // namespace broadsheet::indexer::html

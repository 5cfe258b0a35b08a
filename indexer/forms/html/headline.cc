// Which of the headlines that a page gives is the article's: the one that most agree on.
#include "forms/html/headline.h"

#include <algorithm>
#include <array>

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

}  // namespace

Headline headline_of(const Document& page, const PageBlocks& parts, const Facts& facts) {
  std::vector<Candidate> list;
  const auto add = [&](std::string text, std::string_view rule, double weight, bool visible) {
    if (text.empty() || text.size() > 1000) return;
    Candidate one;
    one.key = key_of(text);
    if (one.key.empty()) return;
    one.text = std::move(text);
    one.rule = rule;
    one.weight = weight;
    one.is_visible = visible;
    list.push_back(std::move(one));
  };
  int seen = 0;
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].tag != Tag::kH1 || parts.cut[id] != 0) continue;
    if (++seen > 4) break;
    add(collapse(page.text_of(id)), "the first heading", seen == 1 ? 3.0 : 2.0, true);
  }
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].tag == Tag::kText || page[id].tag == Tag::kMeta) continue;
    if (page.attribute(id, "itemprop") == "headline") {
      add(collapse(page.text_of(id)), "itemprop headline", 2.5, true);
      break;
    }
  }
  for (const Fact& fact : facts.headlines) {
    if (fact.rule.starts_with("JSON-LD")) add(fact.value, fact.rule, 2.6, false);
  }
  const std::vector<Candidate> known = list;
  for (const Fact& fact : facts.headlines) {
    if (!fact.rule.starts_with("JSON-LD")) {
      add(without_site(fact.value, facts, known), fact.rule, fact.rule == "og:title" ? 2.2 : 1.2, false);
    }
  }
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].tag != Tag::kTitle) continue;
    add(without_site(collapse(page.text_of(id)), facts, list), "the page's title", 1.5, false);
    break;
  }
  if (list.empty()) {
    for (NodeId id = 0; id < page.size(); ++id) {
      if ((page[id].tag != Tag::kH2 && page[id].tag != Tag::kH3) || parts.cut[id] != 0) continue;
      add(collapse(page.text_of(id)), "a heading", 1, true);
      break;
    }
  }
  Headline best;
  double most = -1;
  std::string best_key;
  for (const Candidate& one : list) {
    double sum = 0;
    for (const Candidate& other : list) {
      if (other.key == one.key) {
        sum += other.weight;
      } else if (one.key.size() >= 12 && other.key.find(one.key) != std::string::npos) {
        sum += 0.5 * other.weight;
      } else if (other.key.size() >= 12 && one.key.find(other.key) != std::string::npos) {
        sum += 0.4 * other.weight;
      }
    }
    if (sum > most) {
      most = sum;
      best.text = one.text;
      best.rule = one.rule;
      best_key = one.key;
    }
  }
  std::vector<std::string> keys{best_key};
  for (const Candidate& one : list) {
    if (std::find(keys.begin(), keys.end(), one.key) != keys.end() || one.is_visible) continue;
    keys.push_back(one.key);
    best.others.push_back({one.text, one.rule});
  }
  return best;
}

}  // namespace broadsheet::indexer::html

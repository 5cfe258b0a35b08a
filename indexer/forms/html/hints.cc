// What the names of classes and ids say of an element. A table: a word of a name, and what it hints at.
#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

#include "forms/html/blocks.h"

namespace broadsheet::indexer::html {
namespace {

struct Word {
  std::string_view word;
  std::uint16_t hint;
};

// Words as they stand in names of classes: "article-body", "shareButtons", "js_related".
constexpr std::array kWords{
    Word{"ad", kHintCut},           Word{"addthis", kHintCut},        Word{"ads", kHintCut},
    Word{"adv", kHintCut},          Word{"advert", kHintCut},         Word{"advertisement", kHintCut},
    Word{"advertising", kHintCut},  Word{"alsoread", kHintCut},       Word{"announce", kHintCut},
    Word{"author", kHintByline},    Word{"authors", kHintByline},     Word{"banner", kHintCut},
    Word{"biography", kHintCut},    Word{"breadcrumb", kHintCut},     Word{"breadcrumbs", kHintCut},
    Word{"byline", kHintByline},    Word{"caption", kHintCaption},    Word{"captions", kHintCaption},
    Word{"carousel", kHintCut},     Word{"chapo", kHintLead},         Word{"comment", kHintCut},
    Word{"commentaires", kHintCut}, Word{"commentlist", kHintCut},    Word{"comments", kHintCut},
    Word{"consent", kHintCut},      Word{"cookie", kHintCut},         Word{"cookies", kHintCut},
    Word{"copyright", kHintCut},    Word{"credit", kHintCaption},     Word{"credits", kHintCaption},
    Word{"crumb", kHintCut},        Word{"date", kHintDate},          Word{"dateline", kHintDate},
    Word{"datetime", kHintDate},    Word{"deck", kHintLead},          Word{"dek", kHintLead},
    Word{"disclaimer", kHintCut},   Word{"disqus", kHintCut},         Word{"donate", kHintCut},
    Word{"donation", kHintCut},     Word{"excerpt", kHintLead},       Word{"figcaption", kHintCaption},
    Word{"footer", kHintCut},       Word{"footnav", kHintCut},        Word{"forums", kHintCut},
    Word{"gdpr", kHintCut},         Word{"hidden", kHintHidden},      Word{"hide", kHintHidden},
    Word{"ingress", kHintLead},     Word{"inread", kHintCut},         Word{"intro", kHintLead},
    Word{"kicker", kHintCut},       Word{"lead", kHintLead},          Word{"lede", kHintLead},
    Word{"legende", kHintCaption},  Word{"livefyre", kHintCut},       Word{"login", kHintCut},
    Word{"menu", kHintCut},         Word{"modal", kHintCut},          Word{"mostread", kHintCut},
    Word{"nav", kHintCut},          Word{"navbar", kHintCut},         Word{"navi", kHintCut},
    Word{"navigation", kHintCut},   Word{"newsletter", kHintCut},     Word{"newsletters", kHintCut},
    Word{"outbrain", kHintCut},     Word{"overlay", kHintCut},        Word{"pager", kHintCut},
    Word{"pagination", kHintCut},   Word{"paginator", kHintCut},      Word{"popular", kHintCut},
    Word{"popup", kHintCut},        Word{"promo", kHintCut},          Word{"promos", kHintCut},
    Word{"promotion", kHintCut},    Word{"pubdate", kHintDate},       Word{"published", kHintDate},
    Word{"rating", kHintCut},       Word{"readmore", kHintCut},       Word{"recirc", kHintCut},
    Word{"recommend", kHintCut},    Word{"recommendation", kHintCut}, Word{"recommendations", kHintCut},
    Word{"recommended", kHintCut},  Word{"related", kHintCut},        Word{"relatedposts", kHintCut},
    Word{"respond", kHintCut},      Word{"share", kHintCut},          Word{"shareaholic", kHintCut},
    Word{"sharebar", kHintCut},     Word{"sharedaddy", kHintCut},     Word{"sharelinks", kHintCut},
    Word{"sharing", kHintCut},      Word{"sidebar", kHintCut},        Word{"signup", kHintCut},
    Word{"skip", kHintCut},         Word{"slider", kHintCut},         Word{"slideshow", kHintCut},
    Word{"social", kHintCut},       Word{"sponsor", kHintCut},        Word{"sponsored", kHintCut},
    Word{"sponsors", kHintCut},     Word{"standfirst", kHintLead},    Word{"subheadline", kHintLead},
    Word{"submenu", kHintCut},      Word{"subscribe", kHintCut},      Word{"subscription", kHintCut},
    Word{"subtitle", kHintLead},    Word{"summary", kHintLead},       Word{"taboola", kHintCut},
    Word{"tagcloud", kHintCut},     Word{"tags", kHintCut},           Word{"teaser", kHintCut},
    Word{"teasers", kHintCut},      Word{"timestamp", kHintDate},     Word{"toolbar", kHintCut},
    Word{"tools", kHintCut},        Word{"trending", kHintCut},       Word{"widget", kHintCut},
    Word{"widgets", kHintCut},
};
static_assert(std::is_sorted(kWords.begin(), kWords.end(),
                             [](const Word& a, const Word& b) { return a.word < b.word; }));

// Whole names, or parts of them without the signs between their words: the text of an article.
constexpr std::array kBodyNames{
    std::string_view{"articlebody"},  std::string_view{"articlecontent"}, std::string_view{"articletext"},
    std::string_view{"bodycopy"},     std::string_view{"bodytext"},       std::string_view{"contentbody"},
    std::string_view{"entrycontent"}, std::string_view{"newstext"},       std::string_view{"newsbody"},
    std::string_view{"newscontent"},  std::string_view{"pagecontent"},    std::string_view{"postbody"},
    std::string_view{"postcontent"},  std::string_view{"posttext"},       std::string_view{"storybody"},
    std::string_view{"storycontent"}, std::string_view{"storytext"},      std::string_view{"textbody"},
    std::string_view{"articlemain"},  std::string_view{"detailcontent"},  std::string_view{"newsdetail"},
    std::string_view{"fulltext"},
};

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9'); }

std::uint16_t hint_of(std::string_view word) {
  const auto* const found =
      std::lower_bound(kWords.begin(), kWords.end(), word,
                       [](const Word& row, std::string_view one) { return row.word < one; });
  return found != kWords.end() && found->word == word ? found->hint : std::uint16_t{kHintNone};
}

std::uint16_t hints_of_name(std::string_view name) {
  std::uint16_t hints = 0;
  std::string word;
  std::string joined;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : ' ';
    const bool parts = !is_alnum(c) || (is_upper(c) && i > 0 && !is_upper(name[i - 1]));
    if (parts && !word.empty()) {
      hints |= hint_of(word);
      word.clear();
    }
    if (is_alnum(c)) {
      const char small = schema::ascii_lower(c);
      word += small;
      joined += small;
    }
  }
  for (const std::string_view body : kBodyNames) {
    if (joined.find(body) != std::string::npos) hints |= kHintBody;
  }
  return hints;
}

// Longer lists of names are made by programs, and say nothing.
constexpr std::size_t kMaxNames = 32;
constexpr std::size_t kMaxNameBytes = 64;

}  // namespace

std::uint16_t hints_of(const Document& page, NodeId id) {
  std::uint16_t hints = 0;
  const auto take = [&](std::string_view value) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < value.size() && count < kMaxNames; ++count) {
      const std::size_t begin = value.find_first_not_of(" \t\r\n\f", at);
      if (begin == std::string_view::npos) break;
      at = std::min(value.find_first_of(" \t\r\n\f", begin), value.size());
      if (at - begin <= kMaxNameBytes) hints |= hints_of_name(value.substr(begin, at - begin));
    }
  };
  for (const Attribute& attribute : page.attributes(id)) {
    if (attribute.name == "class" || attribute.name == "id" || attribute.name == "data-testid" ||
        attribute.name == "data-component" || attribute.name == "data-qa") {
      take(attribute.value);
    } else if (attribute.name == "hidden") {
      hints |= kHintHidden;
    } else if (attribute.name == "style") {
      std::string style;
      for (const char c : attribute.value) {
        if (c != ' ') style += schema::ascii_lower(c);
      }
      if (style.find("display:none") != std::string::npos) hints |= kHintHidden;
    } else if (attribute.name == "itemprop" &&
               attribute.value.find("articleBody") != std::string_view::npos) {
      hints |= kHintBody;
    } else if (attribute.name == "role" && (attribute.value == "navigation" || attribute.value == "banner" ||
                                            attribute.value == "search" || attribute.value == "contentinfo" ||
                                            attribute.value == "complementary" ||
                                            attribute.value == "dialog" || attribute.value == "menu")) {
      hints |= kHintCut;
    }
  }
  if ((hints & kHintBody) != 0) hints &= static_cast<std::uint16_t>(~kHintLead);
  return hints;
}

}  // namespace broadsheet::indexer::html

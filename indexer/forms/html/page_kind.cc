// Whether a page is an article.
#include "forms/html/page_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace broadsheet::indexer::html {
namespace {

// In letters of Latin: a short notice has so many. Less beside many links is none.
constexpr double kNotice = 500;
// Of what a page says, links are this share where it leads elsewhere.
constexpr double kMostlyLinks = 0.7;
// A page of an error says little.
constexpr double kErrorWords = 400;

// Headlines of servers, not of papers.
bool names_error(std::string_view headline) {
  constexpr std::array<std::string_view, 14> kErrors{"404",
                                                     "403 forbidden",
                                                     "500 internal",
                                                     "502 bad gateway",
                                                     "503 service",
                                                     "page not found",
                                                     "not found",
                                                     "access denied",
                                                     "just a moment",
                                                     "attention required",
                                                     "seite nicht gefunden",
                                                     "page introuvable",
                                                     "are you a robot",
                                                     "error 404"};
  const std::string text = schema::ascii_lower(headline);
  return std::any_of(kErrors.begin(), kErrors.end(), [&](std::string_view error) {
    return text.starts_with(error) && text.size() < error.size() + 40;
  });
}

bool has_type(const Facts& facts, std::string_view type) {
  return std::find(facts.types.begin(), facts.types.end(), type) != facts.types.end();
}

}  // namespace

std::string_view why_no_article(const PageBlocks& parts, const Facts& facts, const Headline& headline,
                                const MainText& chosen, bool is_dated) {
  if (names_error(headline.text) && chosen.weight < kErrorWords && !facts.is_article) {
    return "not an article: an error page";
  }
  if (facts.is_article || chosen.weight >= kNotice) return {};
  double all = 0;
  double linked = 0;
  for (const Block& block : parts.blocks) {
    all += block.weight;
    linked += block.linked;
  }
  if (has_type(facts, "ImageGallery") || has_type(facts, "MediaGallery")) return "not an article: a gallery";
  const bool is_list = has_type(facts, "CollectionPage") || has_type(facts, "ItemList") ||
                       has_type(facts, "SearchResultsPage") || has_type(facts, "ProfilePage");
  const bool leads_elsewhere = linked > kMostlyLinks * all && all > kNotice;
  if (leads_elsewhere && (is_list || !is_dated)) return "not an article: a list of links";
  return {};
}

}  // namespace broadsheet::indexer::html

// Look-ups in an index, each bounded.
#include "plan/index_view.h"

#include <algorithm>
#include <functional>
#include <map>

#include "broadsheet/schema/fields.h"
#include "plan/ranking.h"
#include "plan/scope.h"
#include "plan/tokens.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using FrequentTerm = std::pair<std::uint64_t, std::string>;

bool more_frequent(const FrequentTerm& a, const FrequentTerm& b) {
  return a.first != b.first ? a.first > b.first : a.second < b.second;
}

}  // namespace

IndexView::IndexView(const Xapian::Database& database, Interrupt* interrupt)
    : database_(database),
      interrupt_(interrupt),
      documents_(database.get_doccount()),
      scan_left_(kMaxPlanScan) {}

std::uint64_t IndexView::frequency(const std::string& term) const {
  check();
  return term_fits(term) ? database_.get_termfreq(term) : 0;
}

std::uint64_t IndexView::frequency(std::string_view kind_prefix,
                                   const std::vector<std::string>& field_prefixes,
                                   std::string_view text) const {
  std::uint64_t sum = 0;
  for (const std::string& field_prefix : field_prefixes)
    sum += frequency(term_of(kind_prefix, field_prefix, text));
  return sum;
}

std::vector<std::string> IndexView::expand(const std::string& term, bool bigrams, std::size_t limit) {
  std::vector<FrequentTerm> found;
  const std::size_t wanted = count_characters(term) + 1;
  std::size_t left = std::min(kMaxExpansionScan, scan_left_);
  scan_left_ -= left;
  for (auto it = database_.allterms_begin(term); it != database_.allterms_end(term) && left > 0;
       ++it, --left) {
    check();
    std::string candidate = *it;
    if (candidate == term || (bigrams && count_characters(candidate) != wanted)) continue;
    found.emplace_back(it.get_termfreq(), std::move(candidate));
  }
  scan_left_ += left;
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    more_frequent);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < kept; ++i) terms.push_back(std::move(found[i].second));
  return terms;
}

std::size_t IndexView::count(const std::string& term, std::size_t limit) const {
  std::size_t found = 0;
  for (auto it = database_.allterms_begin(term); it != database_.allterms_end(term) && found <= limit; ++it) {
    check();
    if (*it != term) ++found;
  }
  return found;
}

std::vector<std::string> IndexView::most_frequent(const std::string& term, std::size_t limit) const {
  // The terms kept so far as a heap, the first to go on top.
  std::vector<FrequentTerm> kept;
  for (auto it = database_.allterms_begin(term); it != database_.allterms_end(term); ++it) {
    check();
    const std::uint64_t frequency = it.get_termfreq();
    // Terms come in order: of equals, the later one goes.
    if (kept.size() == limit && (limit == 0 || frequency <= kept.front().first)) continue;
    kept.emplace_back(frequency, *it);
    std::push_heap(kept.begin(), kept.end(), more_frequent);
    if (kept.size() <= limit) continue;
    std::pop_heap(kept.begin(), kept.end(), more_frequent);
    kept.pop_back();
  }
  std::vector<std::string> terms;
  terms.reserve(kept.size());
  for (FrequentTerm& each : kept) terms.push_back(std::move(each.second));
  std::sort(terms.begin(), terms.end());
  return terms;
}

bool IndexView::holds_language(std::string_view language) {
  const auto known =
      std::find_if(asked_.begin(), asked_.end(), [&](const auto& asked) { return asked.first == language; });
  if (known != asked_.end()) return known->second;
  std::string term(prefix::kLanguage);
  term += language;
  const bool held = database_.term_exists(term);
  asked_.emplace_back(language, held);
  return held;
}

const std::vector<StemLanguage>& IndexView::stem_languages() {
  if (stem_languages_) return *stem_languages_;
  const std::string language_prefix(prefix::kLanguage);
  std::map<std::string, std::uint64_t, std::less<>> held;
  for (auto at = database_.allterms_begin(language_prefix); at != database_.allterms_end(language_prefix);
       ++at) {
    check();
    held.emplace((*at).substr(language_prefix.size()), at.get_termfreq());
  }
  stem_languages_.emplace();
  for (const StemLanguage& language : schema::stem_languages()) {
    const auto found = held.find(language.language);
    if (found == held.end()) continue;
    // The first letters of a word are those of many; in a language of next to no article, most likely guessed
    // wrong of a headline, they would find only noise.
    if (language.algorithm.empty() && found->second < documents_ / kLightStemShare) continue;
    stem_languages_->push_back(language);
  }
  return *stem_languages_;
}

}  // namespace broadsheet::schema::plan

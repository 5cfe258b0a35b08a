// What planning asks of an index: frequencies, languages, the terms that begin with a prefix.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/stemmer.h"

namespace broadsheet::schema::plan {

/// One index as a plan sees it. What was asked once is remembered where asking again would cost. Not
/// thread-safe; must not outlive the database.
class IndexView {
 public:
  explicit IndexView(const Xapian::Database& database);

  const Xapian::Database& database() const noexcept { return database_; }

  /// Articles in the index.
  std::uint64_t documents() const noexcept { return documents_; }

  /// Articles that have `term`; 0 for what cannot be a term of any index.
  std::uint64_t frequency(const std::string& term) const;

  /// The most frequent terms that begin with `term` (prefix included), without it itself, at most `limit`;
  /// `bigrams`: only those one character longer. Looks at kMaxExpansionScan terms at most.
  std::vector<std::string> expand(const std::string& term, bool bigrams, std::size_t limit) const;

  /// True if an article is in `language` (a primary subtag).
  bool holds_language(std::string_view language);

  /// The languages with stems in which words of the index were stemmed.
  const std::vector<StemLanguage>& stem_languages();

 private:
  const Xapian::Database& database_;
  std::uint64_t documents_;
  std::optional<std::vector<StemLanguage>> stem_languages_;
  std::vector<std::pair<std::string_view, bool>> asked_;  // see holds_language()
};

}  // namespace broadsheet::schema::plan

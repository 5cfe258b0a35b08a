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
#include "broadsheet/schema/interrupt.h"

namespace broadsheet::schema::plan {

/// One index as a plan sees it. What was asked once is remembered where asking again would cost. Every look
/// asks the interrupt, and throws Interrupted once it has expired. Not thread-safe; must not outlive the
/// database and the interrupt.
class IndexView {
 public:
  explicit IndexView(const Xapian::Database& database, Interrupt* interrupt = nullptr);

  const Xapian::Database& database() const noexcept { return database_; }

  /// For loops that do not look at the index through this object.
  void check() const {
    if (interrupt_ != nullptr) interrupt_->check();
  }

  /// Articles in the index.
  std::uint64_t documents() const noexcept { return documents_; }

  /// Articles that have `term`; 0 for what cannot be a term of any index.
  std::uint64_t frequency(const std::string& term) const;
  /// The sum for the terms of `text` with the prefix of a kind of term (empty: words) and of each field.
  std::uint64_t frequency(std::string_view kind_prefix, const std::vector<std::string>& field_prefixes,
                          std::string_view text) const;

  /// The most frequent terms that begin with `term` (prefix included), without it itself, at most `limit`;
  /// `bigrams`: only those one character longer. Looks at kMaxExpansionScan terms at most, and in all at
  /// kMaxPlanScan.
  std::vector<std::string> expand(const std::string& term, bool bigrams, std::size_t limit);

  /// How many terms begin with `term`, without it itself; more than `limit` are not counted.
  std::size_t count(const std::string& term, std::size_t limit) const;

  /// The `limit` most frequent of all terms that begin with `term`, of equals the first ones, in order. Takes
  /// a tenth of a second for a million of them.
  std::vector<std::string> most_frequent(const std::string& term, std::size_t limit) const;

  /// True if an article is in `language` (a primary subtag).
  bool holds_language(std::string_view language);

  /// The languages with stems in which words of the index were stemmed.
  const std::vector<StemLanguage>& stem_languages();

 private:
  const Xapian::Database& database_;
  Interrupt* interrupt_;
  std::uint64_t documents_;
  std::size_t scan_left_;  // see expand()
  std::optional<std::vector<StemLanguage>> stem_languages_;
  std::vector<std::pair<std::string_view, bool>> asked_;  // see holds_language()
};

}  // namespace broadsheet::schema::plan

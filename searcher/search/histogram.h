// Counts of all matching articles per day, month or year.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "broadsheet/schema/interrupt.h"
#include "broadsheet/searcher/results.h"
#include "search/document_set.h"

namespace broadsheet::searcher {

// Counts every article that the matcher shows it by its date of publication. The match must look at all
// articles (check_at_least). With a zone an article counts on the day that its instant is there, else on the
// day that it printed, as `date:` has it; a date without a time always on the day that was printed.
class HistogramSpy final : public Xapian::MatchSpy {
 public:
  HistogramSpy(HistogramUnit unit, std::string time_zone);

  void operator()(const Xapian::Document& document, double weight) override;

  // Counts all of `set`, documents of `shards`, in place of a match.
  void count(const DocumentSet& set, const std::vector<Xapian::Database>& shards,
             schema::Interrupt& interrupt);

  // What was counted, in order of time. Only keys that some article has.
  [[nodiscard]] Histogram result() const;

 private:
  class Values;

  // `local`: the value of the day as printed; `instant`: that of the instant, empty if the day does not need
  // it.
  void add(const std::string& local, const std::string& instant);
  [[nodiscard]] bool needs_instant(const std::string& local) const;
  [[nodiscard]] std::int64_t day_at(std::int64_t utc) const;

  HistogramUnit unit_;
  std::string time_zone_;
  bool fixed_offset_ = true;  // no rules to look up: the day is arithmetic
  int offset_ = 0;
  std::uint64_t undated_ = 0;
  std::unordered_map<std::int64_t, std::uint64_t> days_;      // days since 1970 -> articles
  std::unordered_map<std::int64_t, std::uint64_t> quarters_;  // quarters of an hour since 1970 -> articles
};

}  // namespace broadsheet::searcher

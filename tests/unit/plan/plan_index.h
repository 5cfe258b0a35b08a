// Small indexes in memory, made as docs/SCHEMA.md says, for the tests of what queries find in them.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "plan/query_plan.h"

namespace broadsheet::schema {

struct Sample {
  std::string id;
  std::vector<std::string> languages;
  std::string title;
  std::string body;
  std::string source;
  std::string date;  ///< "YYYY-MM-DD HH:MM" on the article's clock; empty: none
  int utc_offset_hours = 0;
  std::string site;
};

// An index in memory.
class Index {
 public:
  explicit Index(const std::vector<Sample>& samples) : database_("", Xapian::DB_BACKEND_INMEMORY) {
    for (const Sample& sample : samples) add(sample);
  }

  // The ids found, best first; those of equal weight in the order of indexing.
  std::vector<std::string> find(std::string_view typed, const PlanOptions& options = {}) const {
    return run(plan(typed, options));
  }

  std::vector<std::string> run(const QueryPlan& plan) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(plan.query);
    std::vector<std::string> ids;
    const Xapian::MSet found = enquire.get_mset(0, 1000);
    for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(hit.get_document().get_data());
    return ids;
  }

  QueryPlan plan(std::string_view typed, const PlanOptions& options = {}) const {
    return plan_query(parse_query(typed), database_, options, tools_);
  }

  const Xapian::Database& database() const { return database_; }

 private:
  void add(const Sample& sample);

  Xapian::WritableDatabase database_;
  Analyzer analyzer_;
  mutable PlanTools tools_;
};

// One article or two for each thing that is told apart.
const Index& news();

}  // namespace broadsheet::schema

// Another way to the same documents for each term that is in danger.
#include "plan/full_terms.h"

#include <algorithm>
#include <utility>

#include "xapian/shards.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// A term's own list in each shard.
class TermSource final : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string term) : term_(std::move(term)) {}

  TermSource* clone() const override { return new TermSource(term_); }

  void init(const Xapian::Database& shard) override {
    at_ = shard.postlist_begin(term_);
    documents_ = shard.get_termfreq(term_);
    started_ = false;
  }

  // Exact, as a term's: Xapian orders what is ANDed by them.
  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    if (!at_end()) at_.skip_to(document);
  }
  bool at_end() const override { return at_ == Xapian::PostingIterator(); }
  Xapian::docid get_docid() const override { return *at_; }

  std::string get_description() const override { return term_; }

 private:
  std::string term_;
  Xapian::PostingIterator at_;
  Xapian::doccount documents_ = 0;
  bool started_ = false;
};

// All that does not lack `query`. Xapian only skips ahead in what is excluded, which goes well; but it goes
// through all documents.
Query twice_excluded(const Query& query) {
  return {Query::OP_AND_NOT, all_documents(), Query(Query::OP_AND_NOT, all_documents(), query)};
}

}  // namespace

Query all_documents() { return Query(std::string()); }

FullTerms::FullTerms(const Xapian::Database& database, Interrupt* interrupt)
    : database_(database), interrupt_(interrupt) {
  std::vector<Xapian::Database> shards = shards_of(database);
  local_ = is_local(database);
  if (shards.empty()) shards.push_back(database);  // any of them may be one of these
  for (Xapian::Database& one : shards) {
    const Xapian::doccount documents = one.get_doccount();
    if (documents > 0 && documents != one.get_lastdocid()) shards_.push_back(std::move(one));
  }
  known_ = shards_.empty() || shards_.front().size() == 1;
}

void FullTerms::add_wildcard(const Query& wildcard, const std::string& pattern) {
  if (!shards_.empty()) wildcards_.emplace_back(wildcard, pattern);
}

Query FullTerms::weightless(const Query& query) {
  if (shards_.empty()) return query;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return leaf(query);
    case Query::OP_WILDCARD:
      return wildcard(query);
    case Query::OP_SCALE_WEIGHT:
      return weightless(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SYNONYM:
      return branch(query);
    default:  // ranges and sources are no terms, phrases and NEAR need the terms' own lists
      return query;
  }
}

Query FullTerms::narrowed(const Query& query, const Query& filter) {
  return {Query::OP_FILTER, query, weightless(filter)};
}

Query FullTerms::without(const Query& query, const Query& excluded) {
  return {Query::OP_AND_NOT, query, weightless(excluded)};
}

Query FullTerms::branch(const Query& query) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    parts.push_back(weightless(query.get_subquery(i)));
  return {query.get_type(), parts.begin(), parts.end()};
}

Query FullTerms::leaf(const Query& query) const {
  check();
  const std::string term = *query.get_terms_begin();
  const bool is_full =
      !known_ || std::any_of(shards_.begin(), shards_.end(), [&](const Xapian::Database& shard) {
        return shard.get_termfreq(term) == shard.get_doccount();
      });
  if (!is_full) return query;
  if (database_.get_termfreq(term) == database_.get_doccount()) return all_documents();
  // Xapian counts the references and deletes it.
  return local_ ? Query((new TermSource(term))->release()) : twice_excluded(query);
}

Query FullTerms::wildcard(const Query& query) const {
  const auto known = std::find_if(wildcards_.begin(), wildcards_.end(),
                                  [&](const auto& wildcard) { return is_same_query(wildcard.first, query); });
  if (known == wildcards_.end() || !known_) return twice_excluded(query);
  const std::string& pattern = known->second;
  for (const Xapian::Database& shard : shards_) {
    const Xapian::doccount all = shard.get_doccount();
    for (auto term = shard.allterms_begin(pattern); term != shard.allterms_end(pattern); ++term) {
      check();
      if (term.get_termfreq() < all) continue;
      return database_.get_termfreq(*term) == database_.get_doccount() ? all_documents()
                                                                       : twice_excluded(query);
    }
  }
  return query;
}

}  // namespace broadsheet::schema::plan

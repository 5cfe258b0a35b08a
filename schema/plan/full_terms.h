// Terms that every document of a shard has, in the parts of a query that have no weight.
//
// Xapian 1.4.22 reads the list of all documents in place of such a term's own, and calls it by the term's
// name (LocalSubMatch::open_post_list). Where document numbers are missing, because something was removed,
// that list has pieces; stepping to its second one, Xapian looks for it under the term, finds none, and takes
// the index for damaged. Terms with weight keep their own lists, for their counts are needed.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "broadsheet/schema/interrupt.h"

namespace broadsheet::schema::plan {

/// What finds every document. Xapian's own Query::MatchAll is one object for all threads, whose uses are
/// counted without a lock.
Xapian::Query all_documents();

/// Makes the parts of a query that have no weight safe for one database. Throws Interrupted once the
/// interrupt has expired. Not thread-safe; must not outlive the database and the interrupt.
class FullTerms {
 public:
  explicit FullTerms(const Xapian::Database& database, Interrupt* interrupt = nullptr);

  /// Says what `wildcard` looks for, which Xapian does not tell, before it is part of a query.
  void add_wildcard(const Xapian::Query& wildcard, const std::string& pattern);

  /// What `query` finds, with none of its weights. To be used wherever Xapian asks for no weight: for what
  /// filters, what is excluded, and what is scaled by 0.
  Xapian::Query weightless(const Xapian::Query& query);

  /// What `query` finds and `filter` finds too, or `excluded` does not, with the weights of `query`.
  Xapian::Query narrowed(const Xapian::Query& query, const Xapian::Query& filter);
  Xapian::Query without(const Xapian::Query& query, const Xapian::Query& excluded);

 private:
  Xapian::Query branch(const Xapian::Query& query);
  Xapian::Query leaf(const Xapian::Query& query) const;
  Xapian::Query wildcard(const Xapian::Query& query) const;

  void check() const {
    if (interrupt_ != nullptr) interrupt_->check();
  }

  const Xapian::Database& database_;
  Interrupt* interrupt_;
  std::vector<Xapian::Database> shards_;  // those in which numbers are missing
  bool known_ = true;                     // which those are
  bool local_ = true;                     // no shard is remote
  std::vector<std::pair<Xapian::Query, std::string>> wildcards_;
};

}  // namespace broadsheet::schema::plan

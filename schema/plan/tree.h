// From a query tree to one query: what operators, signs and filters do with the parts beside each other.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "broadsheet/schema/query.h"
#include "plan/fields.h"
#include "plan/planning.h"
#include "plan/text.h"

namespace broadsheet::schema::plan {

/// Plans the inner nodes of a tree, and hands its leaves to the stages that know text and fields.
class TreeQueries {
 public:
  TreeQueries(Planning& planning, TextQueries& text, FieldQueries& fields)
      : planning_(planning), text_(text), fields_(fields) {}

  MaybePart of(const QueryNode& node, const Scope& scope);

 private:
  struct ListParts;
  static void add_groups(Part& part, bool required, Part& whole);
  static Xapian::Query all_of(const Part& part);
  MaybePart of_kind(const QueryNode& node, const Scope& scope);
  MaybePart list(const QueryNode& node, const Scope& scope);
  void add_child(const QueryNode& child, Part part, const Scope& scope, ListParts& parts) const;
  MaybePart joined(ListParts& parts);
  Xapian::Query text_of_list(ListParts& parts) const;
  MaybePart all_of(const QueryNode& node, const Scope& scope);
  MaybePart any_of(const QueryNode& node, const Scope& scope);
  MaybePart all_but(const QueryNode& node, const Scope& scope);
  MaybePart field(const QueryNode& node, const Scope& scope);
  MaybePart range(const QueryNode& node, const Scope& scope);
  MaybePart near(const QueryNode& node, const Scope& scope);

  Planning& planning_;
  TextQueries& text_;
  FieldQueries& fields_;
};

}  // namespace broadsheet::schema::plan

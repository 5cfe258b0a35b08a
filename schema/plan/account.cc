// Bounded lists of explanations, highlights and notes.
#include "plan/account.h"

#include <algorithm>
#include <utility>

#include "plan/ranking.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

bool Account::room(std::size_t terms) {
  if (taken_ + terms <= kMaxQueryTerms) return true;
  note(ProblemCode::kQueryCut,
       "the query has more than " + std::to_string(kMaxQueryTerms) + " terms; the rest is ignored");
  return false;
}

Query Account::leaf(const std::string& term) {
  take(1);
  return term_fits(term) ? Query(term) : Query();
}

void Account::explain(std::string_view written, std::string_view field, std::string_view kind,
                      std::string term, std::uint64_t documents) {
  if (plan_.terms.size() >= kMaxExplanations) return;
  plan_.terms.push_back(
      {std::string(written), std::string(field), std::string(kind), std::move(term), documents});
}

Query Account::tell(const Lookup& lookup, std::string_view field_prefix, std::string term,
                    std::uint64_t documents) {
  std::string_view field = "body";
  for (const Field& row : fields()) {
    if (!field_prefix.empty() && row.prefix == field_prefix) field = row.name;
  }
  Query query = leaf(term);
  explain(lookup.written, field, lookup.kind, std::move(term), documents);
  return query;
}

std::vector<Query> Account::look_up(const Lookup& lookup, std::string_view text, const Scope& scope) {
  std::vector<Query> terms;
  for (const std::string& field_prefix : prefixes(scope)) {
    std::string term = term_of(lookup.prefix, field_prefix, text);
    const std::uint64_t documents = index_.frequency(term);
    terms.push_back(tell(lookup, field_prefix, std::move(term), documents));
  }
  return terms;
}

std::vector<Query> Account::look_up_held(const Lookup& lookup, std::string_view text, const Scope& scope) {
  std::vector<Query> terms;
  for (const std::string& field_prefix : prefixes(scope)) {
    Query term = look_up_held_in(field_prefix, lookup, text);
    if (!term.empty()) terms.push_back(std::move(term));
  }
  return terms;
}

Query Account::look_up_held_in(std::string_view field_prefix, const Lookup& lookup, std::string_view text) {
  std::string term = term_of(lookup.prefix, field_prefix, text);
  const std::uint64_t documents = index_.frequency(term);
  return documents == 0 ? Query() : tell(lookup, field_prefix, std::move(term), documents);
}

void Account::tell_as_synonyms(std::size_t from, const std::string& of) {
  for (std::size_t i = from; i < plan_.terms.size(); ++i) {
    plan_.terms[i].kind = "synonym";
    plan_.terms[i].of = of;
  }
}

void Account::highlight(std::vector<HighlightToken> tokens, const Scope& scope) {
  if (scope.excluded || scope.field != nullptr || tokens.empty()) return;
  if (plan_.highlights.size() >= kMaxExplanations) return;
  plan_.highlights.push_back({std::move(tokens), scope.title, scope.body});
}

void Account::highlight_name(const std::string& key, const Scope& scope) {
  if (scope.excluded || plan_.highlights.size() >= kMaxExplanations) return;
  plan_.highlights.push_back({{}, true, true, key});
}

void Account::tell_spelling(OtherSpelling spelling) {
  const auto is_same = [&](const OtherSpelling& told) { return told.name == spelling.name; };
  std::vector<OtherSpelling>& told = plan_.also_as;
  if (told.size() >= kMaxOtherSpellings || std::any_of(told.begin(), told.end(), is_same)) return;
  told.push_back(std::move(spelling));
}

void Account::note(ProblemCode code, std::string sentence) {
  const auto is_same = [&](const Problem& noted) { return noted.text == sentence; };
  if (plan_.notes.size() >= kMaxNotes || std::any_of(plan_.notes.begin(), plan_.notes.end(), is_same)) return;
  plan_.notes.push_back({code, "query", place_, std::move(sentence), {}});
}

void Account::compare_lengths(double relative) noexcept {
  if (plan_.relative_length == 1) plan_.relative_length = relative;
}

QueryPlan Account::finish(Query query) {
  plan_.query = std::move(query);
  return std::exchange(plan_, {});
}

}  // namespace broadsheet::schema::plan

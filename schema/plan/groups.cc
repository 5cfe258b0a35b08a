// Groups from the units of a text, and set queries from those that rank.
#include "plan/groups.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "plan/han.h"
#include "plan/population.h"
#include "text/characters.h"
#include "xapian/shards.h"

namespace broadsheet::schema {
namespace {

using Xapian::Query;

// What a query becomes that finds the same: alternatives of alternatives are one list, each term in it once.
class Matching {
 public:
  explicit Matching(const std::vector<std::pair<Query, std::vector<std::string>>>& wildcards)
      : wildcards_(wildcards) {}

  Query of(const Query& query) const {
    switch (query.get_type()) {
      case Query::OP_SCALE_WEIGHT:
      case Query::OP_AND_MAYBE:
        return of(query.get_subquery(0));
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_WILDCARD:
        return alternatives(query);
      case Query::OP_AND:
        return all_of(query);
      case Query::OP_FILTER:
        // A source on this side gives every article the same weight (weighing()).
        if (query.get_subquery(0).get_type() == Query::LEAF_POSTING_SOURCE) return of(query.get_subquery(1));
        return all_of(query);
      case Query::OP_AND_NOT:
        return {Query::OP_AND_NOT, of(query.get_subquery(0)), of(query.get_subquery(1))};
      default:
        return query;
    }
  }

 private:
  Query all_of(const Query& query) const {
    std::vector<Query> all;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) all.push_back(of(query.get_subquery(i)));
    return {Query::OP_AND, all.begin(), all.end()};
  }

  Query alternatives(const Query& query) const {
    std::set<std::string> terms;
    std::vector<Query> others;
    collect(query, terms, others);
    std::vector<Query> any(terms.begin(), terms.end());
    any.insert(any.end(), others.begin(), others.end());
    if (any.size() == 1) return any.front();
    return {Query::OP_OR, any.begin(), any.end()};
  }

  void collect(const Query& query, std::set<std::string>& terms, std::vector<Query>& others) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        terms.insert(*query.get_terms_begin());
        return;
      case Query::OP_OR:
      case Query::OP_SYNONYM:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
          collect(query.get_subquery(i), terms, others);
        return;
      case Query::OP_SCALE_WEIGHT:
      case Query::OP_AND_MAYBE:
        collect(query.get_subquery(0), terms, others);
        return;
      case Query::OP_WILDCARD: {
        const auto known = std::find_if(wildcards_.begin(), wildcards_.end(), [&](const auto& wildcard) {
          return is_same_query(wildcard.first, query);
        });
        if (known == wildcards_.end()) {
          others.push_back(query);
        } else {
          terms.insert(known->second.begin(), known->second.end());
        }
        return;
      }
      default: {
        Query one = of(query);
        if (one.get_type() == Query::LEAF_TERM) {
          terms.insert(*one.get_terms_begin());
        } else if (one.get_type() == Query::OP_OR) {
          collect(one, terms, others);
        } else if (!one.empty()) {
          others.push_back(std::move(one));
        }
      }
    }
  }

  const std::vector<std::pair<Query, std::vector<std::string>>>& wildcards_;
};

}  // namespace

Query matching(const Query& query, const std::vector<std::pair<Query, std::vector<std::string>>>& wildcards) {
  return Matching(wildcards).of(query);
}

namespace plan {
namespace {

std::string written_part(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return std::string(text.substr(begin, end - begin));
}

// The characters [from, to) of a run as the index has them.
std::string characters_of(const Unit& run, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += first_character(run.tokens[i].text);
  return text;
}

// The pairs of neighbouring characters of `text`, of which it has two or more.
std::vector<std::string> bigrams_of(std::string_view text) {
  std::vector<std::string> bigrams;
  std::string_view previous;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = first_character(text.substr(at));
    if (!previous.empty()) bigrams.push_back(std::string(previous) + std::string(character));
    previous = character;
    at += character.size();
  }
  return bigrams;
}

// The words and unknown stretches of a run that an article must hold, as ranges of characters.
std::vector<std::pair<std::size_t, std::size_t>> parts_of(const Unit& run) {
  const std::size_t count = run.tokens.size();
  const bool katakana = std::all_of(run.tokens.begin(), run.tokens.end(),
                                    [](const OwnedToken& token) { return is_katakana(token.text); });
  if (katakana) return {{0, count}};
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::vector<bool> covered(count, false);
  for (const OwnedToken& word : run.parts) {
    const std::size_t from = word.position - run.tokens.front().position;
    const std::size_t to = from + count_characters(word.text);
    if (to > count || to < from + 2 || !has_more_than_hiragana(word.text)) continue;
    parts.emplace_back(from, to);
    std::fill(covered.begin() + static_cast<std::ptrdiff_t>(from),
              covered.begin() + static_cast<std::ptrdiff_t>(to), true);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!has_more_than_hiragana(first_character(run.tokens[i].text))) covered[i] = true;
  }
  for (std::size_t from = 0; from < count;) {
    std::size_t to = from;
    while (to < count && !covered[to]) ++to;
    // One unknown character ends the word before it: 市 in 横浜市. Between two words it is mostly none of
    // them: 和 in 台风和港口.
    const bool ends = to == count || !has_more_than_hiragana(first_character(run.tokens[to].text));
    if (to == from + 1 && ends && from > 0 &&
        has_more_than_hiragana(first_character(run.tokens[from - 1].text))) {
      parts.emplace_back(from - 1, to);
    } else if (to > from + 1) {
      parts.emplace_back(from, to);
    }
    from = to + 1;
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

}  // namespace

std::uint64_t documents_of(const Query& query, const IndexView& index) {
  const std::uint64_t all = index.documents();
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return index.frequency(*query.get_terms_begin());
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      // Most articles with one form of a word have others too, in the body or the headline.
      constexpr std::uint64_t kOnlyThis = 4;
      std::uint64_t sum = 0;
      std::uint64_t most = 0;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        const std::uint64_t documents = documents_of(query.get_subquery(i), index);
        sum += documents;
        most = std::max(most, documents);
      }
      return std::min(most + (sum - most) / kOnlyThis, all);
    }
    case Query::OP_AND:
    case Query::OP_FILTER: {
      std::uint64_t least = all;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        least = std::min(least, documents_of(query.get_subquery(i), index));
      return least;
    }
    case Query::OP_AND_NOT:
      return documents_of(query.get_subquery(0), index);
    default:
      return query.empty() ? 0 : all;
  }
}

// `bigrams` side by side in one field. In a sentence, of whose words some may be missing, it is enough that
// all of them are there: no position is looked at.
Query GroupQueries::characters(const std::vector<std::string>& bigrams, const Scope& scope) {
  std::vector<Query> places;
  for (const std::string& field_prefix : prefixes(scope)) {
    std::vector<std::vector<std::string>> terms;
    std::vector<Query> all;
    for (const std::string& bigram : bigrams) {
      terms.push_back({field_prefix + bigram});
      all.emplace_back(field_prefix + bigram);
    }
    if (scope.sentence) {
      places.push_back(combine(Query::OP_AND, all));
    } else {
      places.push_back(phrases_.lying(terms, PlaceOrder::kAsGiven, static_cast<std::uint32_t>(terms.size())));
    }
  }
  return combine(Query::OP_OR, places);
}

void GroupQueries::add_run(const Unit& unit, const Query& all, std::string_view text, const Scope& scope,
                           std::vector<Group>& groups) {
  const std::vector<OwnedToken>& tokens = unit.tokens;
  const std::size_t before = groups.size();
  for (const auto& [from, to] : parts_of(unit)) {
    if (to < from + 2) continue;
    Group group;
    group.begin = tokens[from].begin;
    group.end = to < tokens.size() ? tokens[to].begin : tokens.back().end;
    group.written = written_part(text, group.begin, group.end);
    const std::string typed = characters_of(unit, from, to);
    std::vector<Query> either{characters(bigrams_of(typed), scope)};
    if (planning_.options.stems) {
      for (const std::string& variant : han_variants(typed, {}, planning_.tools)) {
        const std::vector<std::string> bigrams = bigrams_of(variant);
        if (!bigrams.empty()) either.push_back(characters(bigrams, scope));
      }
    }
    group.found = combine(Query::OP_OR, either);
    groups.push_back(std::move(group));
  }
  if (groups.size() > before) return;
  const std::uint32_t begin = tokens.front().begin;
  const std::uint32_t end = tokens.back().end;
  groups.push_back({written_part(text, begin, end), begin, end, all, 0, 0});
}

void GroupQueries::add(const Unit& unit, const std::vector<Query>& needed, std::string_view text,
                       const Scope& scope, std::vector<Group>& groups) {
  if (unit.kind == UnitKind::kHanRun) {
    add_run(unit, needed.front(), text, scope, groups);
    return;
  }
  // As many queries as tokens are those of the tokens.
  const bool each = needed.size() == unit.tokens.size();
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const std::uint32_t begin = (each ? unit.tokens[i] : unit.tokens.front()).begin;
    const std::uint32_t end = (each ? unit.tokens[i] : unit.tokens.back()).end;
    groups.push_back({written_part(text, begin, end), begin, end, needed[i], 0, 0});
  }
}

void GroupQueries::put_beside(const std::vector<Alternative>& alternatives, std::vector<Group>& groups) {
  for (const Alternative& alternative : alternatives) {
    for (Group& group : groups) {
      const bool overlap = group.begin < alternative.end && alternative.begin < group.end;
      if (overlap && !alternative.found.empty())
        group.found = Query(Query::OP_OR, group.found, alternative.found);
    }
  }
}

void GroupQueries::weigh(std::vector<Group>& groups, const Scope& scope) const {
  const auto articles = static_cast<double>(planning_.index.documents());
  for (Group& group : groups) {
    group.found = matching(group.found, planning_.wildcards);
    group.documents = documents_of(group.found, planning_.index);
    const auto found = static_cast<double>(group.documents);
    group.rarity = rarity(articles, found) * own_rarity(planning_, group.written, found, scope);
  }
}

}  // namespace plan
}  // namespace broadsheet::schema

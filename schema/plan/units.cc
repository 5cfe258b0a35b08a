// What a unit asks for, and which parts of what is written together must be found.
#include "plan/units.h"

#include <algorithm>
#include <cstdint>

#include "plan/slots.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// Parts of a compound of fewer letters, beside an apostrophe, are endings or articles (Korea's, l'homme,
// Ankara'da) and need not be found.
constexpr std::size_t kShortestNeededPart = 3;

// Syllables of Hangul after a word of another script are particles (NATO와, AI에서) up to this length.
constexpr std::size_t kLongestGluedParticle = 2;

bool has_apostrophe(std::string_view between) {
  for (const std::string_view mark : {"'", "\u2019", "\u02BC", "\uFF07", "`"}) {
    if (between.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

constexpr std::string_view kBehindScheme = "://";

// For each of `tokens`, which `text` has together, whether it need not be found.
std::vector<bool> optional_parts(const std::vector<OwnedToken>& tokens, std::string_view text) {
  std::vector<bool> optional(tokens.size(), false);
  // How an address is reached is no part of what it names: "https" in https://harbour.example.
  if (tokens.size() > 2 && written_between(text, tokens[0], tokens[1]) == kBehindScheme) {
    optional.front() = true;
  }
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (has_apostrophe(written_between(text, tokens[i - 1], tokens[i]))) {
      for (const std::size_t part : {i - 1, i}) {
        if (count_characters(tokens[part].text) < kShortestNeededPart) optional[part] = true;
      }
    }
    if (tokens[i].kind == TokenKind::kHangulWord && tokens[i - 1].kind == TokenKind::kWord &&
        count_characters(tokens[i].text) <= kLongestGluedParticle) {
      optional[i] = true;
    }
  }
  const bool all = std::all_of(optional.begin(), optional.end(), [](bool each) { return each; });
  return all ? std::vector<bool>(tokens.size(), false) : optional;
}

}  // namespace

Query UnitQueries::of(const Unit& unit, std::string_view text, const Scope& scope) {
  needed_.clear();
  const Query query = [&] {
    switch (unit.kind) {
      case UnitKind::kHangul:
        return eojeols_.of(unit, written_form(text, unit.tokens.front()), scope, needed_);
      case UnitKind::kCompound:
        return compound(unit, text, scope);
      default:
        return words_.of(unit.tokens.front(), text, scope);
    }
  }();
  if (needed_.empty()) needed_.push_back(query);
  return query;
}

Query UnitQueries::joined(const Unit* units, std::size_t left, std::string_view text, std::size_t& count,
                          const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  std::vector<OwnedToken> tokens;
  for (count = 1; count <= left && count <= kMostJoined; ++count) {
    const Unit& unit = units[count - 1];
    if (unit.kind != UnitKind::kWord && unit.kind != UnitKind::kCompound) break;
    tokens.insert(tokens.end(), unit.tokens.begin(), unit.tokens.end());
    if (count == 1) continue;
    if (Query whole = wordings_.as_one_word(tokens, 0, tokens.size(), text, scope); !whole.empty())
      return whole;
    if (count > 2) continue;
    // "100 km/h": what is written together goes with the unit.
    const std::size_t last = units[0].tokens.size() - 1;
    const Query pair = wordings_.as_one_word(tokens, last, last + 2, text, scope);
    if (pair.empty()) continue;
    std::vector<Query> all{pair};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i != last && i != last + 1) all.push_back(words_.of(tokens[i], text, scope));
    }
    return combine(Query::OP_AND, all);
  }
  return {};
}

// Words written together: all of them, and better in their order side by side.
Query UnitQueries::compound(const Unit& unit, std::string_view text, const Scope& scope) {
  const std::vector<OwnedToken>& tokens = unit.tokens;
  const std::string_view written = written_form(text, tokens.front(), tokens.back());
  const std::uint32_t window = tokens.back().position - tokens.front().position + 1;
  const Query phrase =
      phrases_.of(slots_of(tokens, text, false), PlaceOrder::kAsGiven, window, written, scope);
  if (scope.excluded) return phrase;
  const std::vector<bool> optional = optional_parts(tokens, text);
  std::vector<Query> needed;
  std::vector<Query> extra{scaled(phrase, planning_.constants.compound_phrase)};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Query part = words_.of(tokens[i], text, scope);
    const Query day =
        i + 1 < tokens.size() ? wordings_.dotted(tokens[i], tokens[i + 1], text, scope) : Query();
    if (!day.empty()) {
      ++i;
      const Query next = words_.of(tokens[i], text, scope);
      part = Query(Query::OP_OR, Query(Query::OP_AND, part, next), day);
    }
    (optional[i] ? extra : needed).push_back(part);
  }
  const Query parts(Query::OP_AND_MAYBE, combine(Query::OP_AND, needed), combine(Query::OP_OR, extra));
  std::vector<Query> either{parts};
  for (const Query& other :
       {wordings_.one_word(tokens, text, scope), wordings_.otherwise(tokens, text, scope)}) {
    if (!other.empty()) either.push_back(other);
  }
  return combine(Query::OP_OR, either);
}

}  // namespace broadsheet::schema::plan

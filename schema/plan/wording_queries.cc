// What may be written otherwise is asked of the index, and becomes phrases and words.
#include "plan/wording_queries.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "plan/forms.h"
#include "plan/ranking.h"
#include "plan/spellings.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

std::vector<Wording> WordingQueries::of(const std::vector<OwnedToken>& tokens, std::string_view text,
                                        const Scope& scope) const {
  const std::vector<std::string> field_prefixes = prefixes(scope);
  const IndexView& index = planning_.index;
  IndexWords words;
  words.count = [&](const std::string& word) { return index.frequency({}, field_prefixes, word); };
  words.rare = std::max(kFewWithAbbreviation, index.documents() / kAbbreviationShare);
  words.frequent = std::max(kFewArticles, index.documents() / kFrequentWordShare);
  return other_wordings(tokens, text, words);
}

// The same words written together or apart, as far as the index has them: phrases, or one word.
Query WordingQueries::otherwise(const std::vector<OwnedToken>& tokens, std::string_view text,
                                const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  // Of a sentence, parts of its words are found as they are: the phrases of all would cost too much.
  if (scope.sentence && is_dictionary_word(tokens.front().text)) return {};
  const std::string_view written = written_form(text, tokens.front(), tokens.back());
  std::vector<Query> all;
  for (const Wording& wording : of(tokens, text, scope)) {
    if (!planning_.account.room(2 * wording.size())) break;
    all.push_back(phrases_.in_order(slots_of(wording, {}, false), written, scope));
  }
  return scaled(combine(Query::OP_OR, all), planning_.constants.plain);
}

// The words [begin, end) of `tokens` written as one, if they may be and some article has them so.
Query WordingQueries::as_one_word(const std::vector<OwnedToken>& tokens, std::size_t begin, std::size_t end,
                                  std::string_view text, const Scope& scope) {
  const std::string form = written_together(&tokens[begin], end - begin, text);
  if (form.empty()) return {};
  const std::string_view written = written_form(text, tokens[begin], tokens[end - 1]);
  const std::vector<Query> terms =
      planning_.account.look_up_held({.written = written, .kind = "as one word"}, form, scope);
  if (terms.empty()) return {};
  planning_.account.highlight({{form, {}, false, false}}, scope);
  return scaled(combine(Query::OP_SYNONYM, terms), planning_.constants.plain);
}

// Two words that a hyphen joins, written as one: "Wonsik" for "Won-sik".
Query WordingQueries::one_word(const std::vector<OwnedToken>& tokens, std::string_view text,
                               const Scope& scope) {
  if (!planning_.options.stems) return {};
  std::vector<Query> terms;
  for (const std::string& form : one_word_forms(tokens, text)) {
    const Lookup lookup{.written = written_form(text, tokens[0]), .kind = "as one word"};
    append(terms, planning_.account.look_up_held(lookup, form, scope));
    planning_.account.highlight({{form, {}, false, false}}, scope);
  }
  return scaled(combine(Query::OP_SYNONYM, terms), planning_.constants.plain);
}

// "ecomm*" for "e-comm*", "covid 1*" for "covid1*".
Query WordingQueries::beginning(const std::vector<OwnedToken>& tokens, std::string_view text,
                                const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  const std::string_view written = written_form(text, tokens.front(), tokens.back());
  std::vector<Query> either;
  if (const std::string word = beginning_together(tokens, text); !word.empty()) {
    planning_.account.highlight({{word, phrases_.plain_beginnings(word, scope), true, false}}, scope);
    either.push_back(phrases_.prefix(word, written, scope));
  }
  if (tokens.size() == 1) {
    for (const std::vector<std::string>& parts : beginning_apart(tokens.front())) {
      if (!planning_.account.room(2 * parts.size())) break;
      either.push_back(side_by_side(parts, true, written, scope));
    }
  }
  std::erase_if(either, [](const Query& query) { return query.empty(); });
  return scaled(combine(Query::OP_OR, either), planning_.constants.plain);
}

// `words` as a phrase; with `prefix`, the last one is the beginning of a word.
Query WordingQueries::side_by_side(const std::vector<std::string>& words, bool prefix,
                                   std::string_view written, const Scope& scope) {
  std::vector<Slot> slots;
  for (const std::string& word : words) {
    Slot slot;
    slot.position = static_cast<std::uint32_t>(slots.size());
    slot.terms.push_back(word);
    slots.push_back(std::move(slot));
  }
  if (prefix) slots.back().prefix = words.back();
  return phrases_.in_order(slots, written, scope);
}

// Two numbers that may be a day, with a full stop between: "9.11" for "9/11".
Query WordingQueries::dotted(const OwnedToken& first, const OwnedToken& second, std::string_view text,
                             const Scope& scope) {
  if (!planning_.options.stems || scope.excluded) return {};
  const std::string day = dotted_day({first, second}, text);
  if (day.empty()) return {};
  planning_.account.highlight({{day, {}, false, false}}, scope);
  return combine(Query::OP_SYNONYM, spellings_.joined(first, day, written_form(text, first), scope));
}

// The parts of a compound that articles write apart, side by side.
void WordingQueries::add_parts(const OwnedToken& token, std::string_view written, double weight,
                               const Scope& scope, std::vector<Query>& sum) {
  for (const std::vector<std::string>& parts :
       parts_written_apart(token.text, planning_.index, prefixes(scope))) {
    if (!planning_.account.room(2 * parts.size())) break;
    sum.push_back(scaled(side_by_side(parts, false, written, scope), weight));
  }
}

}  // namespace broadsheet::schema::plan

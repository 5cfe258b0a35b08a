// Skeletons are looked up in the index; how an index writes a word tells whether it is a name.
#include "plan/sounds.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "plan/population.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

class Collector final : public NameSink {
 public:
  void on_name(const FoundName& name) override {
    if (names.size() < kMaxNameQueryWords) names.push_back({name.begin, name.end});
  }
  std::vector<NameRange> names;
};

// Scripts with capitals, which tell names in running text.
bool has_capitals(StemScript script) {
  return script == StemScript::kLatin || script == StemScript::kCyrillic || script == StemScript::kGreek ||
         script == StemScript::kArmenian;
}

bool overlap(const Unit& unit, const NameRange& range) {
  return unit.tokens.front().begin < range.end && range.begin < unit.tokens.back().end;
}

std::size_t consonants(std::string_view skeleton) {
  return static_cast<std::size_t>(std::count_if(skeleton.begin(), skeleton.end(),
                                                [](char c) { return c != 'a' && c != 'e' && c != 'o'; }));
}

bool begins_with_capital(std::string_view word) {
  const Xapian::Utf8Iterator first(word.data(), word.size());
  return first != Xapian::Utf8Iterator() &&
         (u_isupper(static_cast<UChar32>(*first)) || u_istitle(static_cast<UChar32>(*first)));
}

// A word of few Han characters or Hangul syllables.
bool is_short_asian(std::string_view word) {
  std::size_t count = 0;
  for (Xapian::Utf8Iterator c(word.data(), word.size()); c != Xapian::Utf8Iterator(); ++c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(*c), &status);
    if (U_FAILURE(status) || (script != USCRIPT_HAN && script != USCRIPT_HANGUL)) return false;
    if (++count > kOpenNameLength) return false;
  }
  return true;
}

bool overlap(const NameRange& a, const NameRange& b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

std::vector<NameRange> names_in(std::string_view text, NameScan what, NameScanner& scanner) {
  Collector collector;
  scanner.scan(text, what, collector);
  return std::move(collector.names);
}

bool no_name_before_words(const QueryNode& first, const QueryNode& next, NameScanner& scanner) {
  if (first.kind != QueryKind::kField || next.kind != QueryKind::kWords || first.required || first.excluded ||
      next.required || next.excluded) {
    return false;
  }
  const QueryNode& value = *first.children.front();
  const Field* field = find_field(first.field);
  return field != nullptr && field->kind == FieldKind::kSound && value.kind == QueryKind::kWords &&
         names_in(value.text, NameScan::kQuery, scanner).empty();
}

// The skeletons of a name, of at least so many consonants, that the index holds; empty if it holds none.
Query NameSounds::terms(std::string_view written, std::size_t least_consonants, const Scope& scope) {
  Account& account = planning_.account;
  std::vector<Query> terms;
  for (const std::string& skeleton : planning_.tools.names().reader().skeletons(written)) {
    if (consonants(skeleton) < least_consonants) continue;
    const std::string term = std::string(prefix::kNameSkeleton) + skeleton;
    const std::uint64_t documents = planning_.index.frequency(term);
    if (documents == 0 || account.taken() >= kMaxQueryTerms) continue;
    terms.push_back(account.leaf(term));
    account.explain(written, "name", "name", term, documents);
    account.highlight_name(skeleton, scope);
  }
  return combine(Query::OP_OR, terms);
}

// A name written otherwise weighs the same in every article, and less than one of its words as typed weighs
// in the article where it weighs least: what only sounds alike never ranks above what was typed. The least
// weight is that of BM25 for one occurrence in the longest article, for any k1 up to 1 and any b, times the
// smallest factor that a plan gives to a word, a bigram or an eojeol.
double NameSounds::weight(const std::vector<Unit>& units, std::uint32_t begin, std::uint32_t end) const {
  const IndexView& index = planning_.index;
  const RankingConstants& constants = planning_.constants;
  const auto articles = static_cast<double>(index.documents());
  const double average = std::max(1.0, index.database().get_avlength());
  const double longest = std::max(average, static_cast<double>(index.database().get_doclength_upper_bound()));
  const double factor = std::min({constants.exact, constants.hangul_word, constants.han_match});
  double least = constants.name;
  for (const Unit& unit : units) {
    for (const OwnedToken& token : unit.tokens) {
      if (token.begin >= end || token.end <= begin) continue;
      const double found =
          std::min(articles, static_cast<double>(index.frequency(token.text) +
                                                 index.frequency(std::string(prefix::kTitle) + token.text)));
      least = std::min(least, factor * rarity(articles, found) / (1.0 + longest / average));
    }
  }
  return least;
}

// A word that most articles write small is no name: "storm" does not look for Herr Sturm. Where no article
// has the word, it may be one, if it was typed with a capital more likely.
NameLook NameSounds::look_in_index(const Unit& unit, std::string_view written) const {
  if (unit.kind != UnitKind::kWord || !has_capitals(unit.tokens.front().stem_script)) return NameLook::kName;
  const Xapian::Database& database = planning_.index.database();
  std::string name(prefix::kNameSkeleton);
  name += planning_.tools.names().reader().skeleton(written);
  std::uint32_t seen = 0;
  std::uint32_t named = 0;
  for (const std::string& field_prefix : {std::string(), std::string(prefix::kTitle)}) {
    const std::string word = field_prefix + unit.tokens.front().text;
    if (!term_fits(word)) continue;
    Xapian::PostingIterator article = database.postlist_begin(word);
    Xapian::PostingIterator with_name = database.postlist_begin(name);
    for (std::uint32_t i = 0; i < kNameSample && article != database.postlist_end(word); ++i, ++article) {
      planning_.index.check();
      ++seen;
      if (with_name != database.postlist_end(name)) with_name.skip_to(*article);
      if (with_name != database.postlist_end(name) && *with_name == *article) ++named;
    }
  }
  if (seen == 0) return begins_with_capital(written) ? NameLook::kName : NameLook::kOpen;
  return named * kNameShare >= seen ? NameLook::kName : NameLook::kNo;
}

NameLook NameSounds::look_of(const NameRange& name, std::string_view written,
                             const std::vector<Unit>& units) const {
  const auto unit =
      std::find_if(units.begin(), units.end(), [&](const Unit& each) { return overlap(each, name); });
  if (unit != units.end() && unit->kind == UnitKind::kWord && unit->tokens.front().begin == name.begin &&
      unit->tokens.back().end == name.end) {
    return look_in_index(*unit, written);
  }
  return is_short_asian(written) ? NameLook::kOpen : NameLook::kName;
}

std::vector<Query> NameSounds::add_to(std::vector<Query>& queries, const std::string& text,
                                      const std::vector<Unit>& units, const Scope& scope) {
  const PlanOptions& options = planning_.options;
  found_.clear();
  if (!options.names || !options.stems || scope.excluded || !scope.title || !scope.body) return {};
  // In a sentence, words that do not look like names are none.
  const NameScan what = scope.sentence ? NameScan::kText : NameScan::kQuery;
  const std::size_t count = queries.size();
  std::vector<Query> any;
  for (const NameRange& name : names_in(text, what, planning_.tools.names())) {
    const std::string_view written = std::string_view(text).substr(name.begin, name.end - name.begin);
    const NameLook look = look_of(name, written, units);
    if (look == NameLook::kNo) continue;
    const Query skeletons = terms(written, look == NameLook::kOpen ? kConsonantsOfOpenName : 0, scope);
    if (skeletons.empty()) continue;
    const Query found =
        planning_.full_terms.narrowed(weighing(weight(units, name.begin, name.end)), skeletons);
    found_.push_back({name.begin, name.end, skeletons});
    if (options.default_operator == DefaultOperator::kOr) {
      any.push_back(found);
      continue;
    }
    // It stands for each of the words that it is made of.
    for (std::size_t i = 0; i < count; ++i) {
      if (overlap(units[i], name)) queries[i] = Query(Query::OP_OR, queries[i], found);
    }
  }
  return any;
}

std::optional<Query> NameSounds::filter(const std::string& text, const Scope& scope) {
  const std::vector<NameRange> names = names_in(text, NameScan::kQuery, planning_.tools.names());
  if (names.empty()) return std::nullopt;
  std::vector<Query> queries;
  queries.reserve(names.size());
  for (const NameRange& name : names) {
    queries.push_back(terms(std::string_view(text).substr(name.begin, name.end - name.begin), 0, scope));
  }
  std::vector<Query> all;
  for (const NameRange& name : names) {
    // Names that share words with this one are other readings of them.
    std::vector<Query> either;
    for (std::size_t j = 0; j < names.size(); ++j) {
      if (overlap(name, names[j]) && !queries[j].empty()) either.push_back(queries[j]);
    }
    all.push_back(combine(Query::OP_OR, either));
  }
  return combine(Query::OP_AND, all);
}

}  // namespace broadsheet::schema::plan

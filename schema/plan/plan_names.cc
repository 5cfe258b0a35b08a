// Names: a weak alternative to the words that were typed, found by their skeletons in any script.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "plan/planner.h"
#include "sounds/name_scanner.h"

namespace broadsheet::schema::query {
namespace {

using Xapian::Query;

// What may be a name in a typed text, as byte ranges of it.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Collector final : public NameSink {
 public:
  void on_name(const FoundName& name) override {
    if (names.size() < kMaxNameQueryWords) names.push_back({name.begin, name.end});
  }
  std::vector<Range> names;
};

std::vector<Range> names_of(std::string_view text, NameScan what, NameScanner& scanner) {
  Collector collector;
  scanner.scan(text, what, collector);
  return std::move(collector.names);
}

// Scripts with capitals, which tell names in running text.
bool has_capitals(StemScript script) {
  return script == StemScript::kLatin || script == StemScript::kCyrillic || script == StemScript::kGreek ||
         script == StemScript::kArmenian;
}

bool overlap(const Unit& unit, const Range& range) {
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

}  // namespace

// The skeletons of a name, of at least so many consonants, that the index holds; empty if it holds none.
Query Planner::name_terms(std::string_view written, std::size_t least_consonants, const Context& context) {
  std::vector<Query> terms;
  for (const std::string& skeleton : tools_.names().reader().skeletons(written)) {
    if (consonants(skeleton) < least_consonants) continue;
    const std::string term = std::string(prefix::kNameSkeleton) + skeleton;
    const std::uint64_t documents = frequency(term);
    if (documents == 0 || leaves_ >= kMaxQueryTerms) continue;
    terms.push_back(leaf(term));
    explain(written, "name", "name", term, documents);
    if (!context.excluded && plan_.highlights.size() < kMaxExplanations) {
      plan_.highlights.push_back({{}, true, true, skeleton});
    }
  }
  return combine(Query::OP_OR, terms);
}

// A name written otherwise weighs the same in every article, and less than one of its words as typed weighs
// in the article where it weighs least: what only sounds alike never ranks above what was typed. The least
// weight is that of BM25 for one occurrence in the longest article, for any k1 up to 1 and any b, times the
// smallest factor that a plan gives to a word, a bigram or an eojeol.
double Planner::name_weight(const std::vector<Unit>& all, std::uint32_t begin, std::uint32_t end) const {
  const double articles = static_cast<double>(document_count_);
  const double average = std::max(1.0, database_.get_avlength());
  const double longest = std::max(average, static_cast<double>(database_.get_doclength_upper_bound()));
  const double factor = std::min({constants_.exact, constants_.hangul_word, constants_.han_match});
  double weight = constants_.name;
  for (const Unit& unit : all) {
    for (const OwnedToken& token : unit.tokens) {
      if (token.begin >= end || token.end <= begin) continue;
      const double found = std::min(
          articles,
          static_cast<double>(frequency(token.text) + frequency(std::string(prefix::kTitle) + token.text)));
      weight = std::min(weight, factor * rarity(articles, found) / (1.0 + longest / average));
    }
  }
  return weight;
}

// A word that most articles write small is no name: "storm" does not look for Herr Sturm. Where no article
// has the word, it may be one, if it was typed with a capital more likely.
NameLook Planner::look_of(const Unit& unit, std::string_view written) const {
  if (unit.kind != UnitKind::kWord || !has_capitals(unit.tokens.front().stem_script)) return NameLook::kName;
  const std::string name = std::string(prefix::kNameSkeleton) + tools_.names().reader().skeleton(written);
  std::uint32_t seen = 0;
  std::uint32_t named = 0;
  for (const std::string& field_prefix : {std::string(), std::string(prefix::kTitle)}) {
    const std::string word = field_prefix + unit.tokens.front().text;
    if (!term_fits(word)) continue;
    Xapian::PostingIterator article = database_.postlist_begin(word);
    Xapian::PostingIterator with_name = database_.postlist_begin(name);
    for (std::uint32_t i = 0; i < kNameSample && article != database_.postlist_end(word); ++i, ++article) {
      ++seen;
      if (with_name != database_.postlist_end(name)) with_name.skip_to(*article);
      if (with_name != database_.postlist_end(name) && *with_name == *article) ++named;
    }
  }
  if (seen == 0) return begins_with_capital(written) ? NameLook::kName : NameLook::kOpen;
  return named * kNameShare >= seen ? NameLook::kName : NameLook::kNo;
}

// Adds what sounds like the names in `text` to `queries`, which are those of the first units.
std::vector<Query> Planner::add_names(const std::string& text, const std::vector<Unit>& all,
                                      std::vector<Query>& queries, const Context& context) {
  if (!options_.names || !options_.stems || context.excluded || !context.title || !context.body) return {};
  // In a sentence, words that do not look like names are none.
  const NameScan what = context.sentence ? NameScan::kText : NameScan::kQuery;
  const std::size_t count = queries.size();
  std::vector<Query> any;
  for (const Range& name : names_of(text, what, tools_.names())) {
    const std::string_view written = std::string_view(text).substr(name.begin, name.end - name.begin);
    const auto unit = std::find_if(all.begin(), all.end(), [&](const Unit& u) { return overlap(u, name); });
    NameLook look = is_short_asian(written) ? NameLook::kOpen : NameLook::kName;
    if (unit != all.end() && unit->kind == UnitKind::kWord && unit->tokens.front().begin == name.begin &&
        unit->tokens.back().end == name.end) {
      look = look_of(*unit, written);
    }
    if (look == NameLook::kNo) continue;
    const Query terms = name_terms(written, look == NameLook::kOpen ? kConsonantsOfOpenName : 0, context);
    if (terms.empty()) continue;
    const double weight = name_weight(all, name.begin, name.end);
    // Xapian counts the references and deletes it.
    const Query constant((new Xapian::FixedWeightPostingSource(weight))->release());
    const Query found = narrowed(constant, terms);
    if (options_.default_operator == DefaultOperator::kOr) {
      any.push_back(found);
      continue;
    }
    // It stands for each of the words that it is made of.
    for (std::size_t i = 0; i < count; ++i) {
      if (overlap(all[i], name)) queries[i] = Query(Query::OP_OR, queries[i], found);
    }
  }
  return any;
}

bool no_name_before_words(const QueryNode& first, const QueryNode& next, NameScanner& scanner) {
  if (first.kind != QueryKind::kField || next.kind != QueryKind::kWords || first.required || first.excluded ||
      next.required || next.excluded) {
    return false;
  }
  const QueryNode& value = *first.children.front();
  const Field* field = find_field(first.field);
  return field != nullptr && field->kind == FieldKind::kSound && value.kind == QueryKind::kWords &&
         names_of(value.text, NameScan::kQuery, scanner).empty();
}

// A value of `name` that is none is read as words, with those after it, in headlines and bodies.
MaybePart Planner::plan_no_name(const std::string& value, const std::string& after, const Context& context) {
  note("'" + value + "' is too short for name:, or no name; read as words");
  Context text;
  text.excluded = context.excluded;
  return plan_words(after.empty() ? value : value + " " + after, text);
}

// The field `name`: each word must be part of a name that sounds so; words too short to tell are passed over.
MaybePart Planner::plan_sound(const std::string& text, const Context& context) {
  const std::vector<Range> names = names_of(text, NameScan::kQuery, tools_.names());
  if (names.empty()) return plan_no_name(text, {}, context);
  std::vector<Query> queries;
  queries.reserve(names.size());
  for (const Range& name : names) {
    queries.push_back(
        name_terms(std::string_view(text).substr(name.begin, name.end - name.begin), 0, context));
  }
  std::vector<Query> all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    // Names that share words with this one are other readings of them.
    std::vector<Query> either;
    for (std::size_t j = 0; j < names.size(); ++j) {
      if (names[i].begin < names[j].end && names[j].begin < names[i].end && !queries[j].empty()) {
        either.push_back(queries[j]);
      }
    }
    all.push_back(combine(Query::OP_OR, either));
  }
  return Part{combine(Query::OP_AND, all), true};
}

}  // namespace broadsheet::schema::query

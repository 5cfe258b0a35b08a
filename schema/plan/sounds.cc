// Names are looked up as the index writes them; how it writes a word tells whether it is one.
#include "plan/sounds.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "plan/name_bars.h"
#include "plan/population.h"
#include "sounds/han_names.h"
#include "sounds/name_surface.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// What nothing but its sound shows to be a name needs so many consonants where its script has capitals:
// everyday words of three sound like some name ("police" like Polsce). With one less, it has to sound still
// more like what another script has ("putin" like Путин): of 422 names typed in small letters that finds 290
// instead of 216, of 1,500 everyday words 5 more.
constexpr std::size_t kConsonantsOfOpenName = 4;
constexpr double kShortOpenNameEvidence = 2.5;

// A word of a script without capitals that many articles have, and which has so few consonants, has to be
// this much alike for each phone, whether it was typed or found: अमेरिका and アメリカ have 2.3, सक्रिय and
// Закария 1.7.
constexpr double kEverydayEvidencePerPhone = 2.0;

// Articles with all parts of a name in which is looked for the ways to write them: where there are more, any
// way may be found.
constexpr Xapian::doccount kNameTogetherSample = 64;

class Collector final : public NameSink {
 public:
  void on_name(const FoundName& name) override {
    if (names.size() < kMaxNameQueryWords) {
      names.push_back({name.begin, name.end, name.is_read ? std::string(name.key) : std::string()});
    }
  }
  std::vector<NameRange> names;
};

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

// A name in Kanji is read in one way or the other: as Japanese, or as what is written.
bool contains(const NameRange& outer, const NameRange& inner) {
  return inner.read.empty() == outer.read.empty() && outer.begin <= inner.begin && inner.end <= outer.end &&
         outer.end - outer.begin > inner.end - inner.begin;
}

std::string_view written_at(std::string_view text, const NameRange& range) {
  return text.substr(range.begin, range.end - range.begin);
}

// A name as it is looked up.
std::string_view name_at(std::string_view text, const NameRange& range) {
  return range.read.empty() ? written_at(text, range) : std::string_view(range.read);
}

// Only what stands between the parts of one name stands between them; between those of one in Kanji, nothing.
bool stand_together(std::string_view text, const NameRange& left, const NameRange& right) {
  constexpr std::u32string_view kMarks = U" -.=\u00A0\u2010\u2011\u3000\u30A0・･·‧＝";
  if (left.end == right.begin) return !left.read.empty() && !right.read.empty();
  if (left.end > right.begin) return false;
  const std::string_view between = text.substr(left.end, right.begin - left.end);
  for (std::size_t at = 0; at < between.size();) {
    if (kMarks.find(next_character(between, at)) == std::u32string_view::npos) return false;
  }
  return first_script(written_at(text, left)) == first_script(written_at(text, right));
}

// A word of the dictionary of Chinese and Japanese: an everyday word mostly. What is spelt with characters of
// transcriptions stays a name (加利福尼亚).
bool is_word_of_dictionary(const NameRange& name, std::string_view written, const std::vector<Unit>& units) {
  bool writes_sounds = true;
  std::size_t count = 0;
  for (std::size_t at = 0; at < written.size(); ++count) {
    writes_sounds = sounds::writes_a_sound(next_character(written, at)) && writes_sounds;
  }
  if (writes_sounds && count >= sounds::kShortestWrittenSound) return false;
  return first_script(written) == USCRIPT_HAN &&
         std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
           return unit.kind == UnitKind::kHanRun &&
                  std::any_of(unit.parts.begin(), unit.parts.end(), [&](const OwnedToken& part) {
                    return part.begin == name.begin && part.end == name.end;
                  });
         });
}

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

// A word of a script without capitals that many articles have which are written in it is an everyday word
// mostly, though it may be the name of who is in the news.
bool NameSounds::is_everyday(const NameRange& range, std::string_view written,
                             const std::vector<Unit>& units) {
  const UScriptCode script = first_script(written);
  if (has_capitals(script)) return false;
  std::uint64_t fewest = planning_.index.documents();
  for (const Unit& unit : units) {
    if (!overlap(unit, range)) continue;
    for (const OwnedToken& token : unit.tokens) {
      fewest = std::min(fewest, articles_with_word(planning_.index, token.text).first);
    }
  }
  return fewest >= kFewestOfEverydayWord && surfaces_.is_frequent(script, fewest);
}

// So is one that sounds like what was typed.
bool NameSounds::is_everyday(const Surface& surface) {
  const UScriptCode script = first_script(surface.text);
  return !surface.is_name && !has_capitals(script) && surface.articles >= kFewestOfEverydayWord &&
         surfaces_.is_frequent(script, surface.articles);
}

// What the index has for a name, with the account of it; empty if it has nothing.
Query NameSounds::query_of(std::string_view written, const std::vector<Surface>& surfaces,
                           const Scope& scope) {
  Account& account = planning_.account;
  std::vector<Query> terms;
  const std::string typed = sounds::surface_of(written);
  for (const Surface& surface : surfaces) {
    if (account.taken() >= kMaxQueryTerms) break;
    for (const std::string& term : surface.terms()) {
      const std::uint64_t articles = planning_.index.frequency(term);
      if (articles == 0) continue;
      terms.push_back(account.leaf(term));
      account.explain(written, "name", "name", term, articles);
    }
    if (surface.is_name) {
      account.highlight_name(surface.text, scope);
    } else {
      account.highlight({{surface.text, {}, false, false}}, Scope{});
    }
    if (surface.text != typed) {
      account.tell_spelling({std::string(written), sounds::display_of(surface.text), surface.articles});
    }
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
  if (unit.kind != UnitKind::kWord || !has_capitals(first_script(written))) return NameLook::kName;
  const Xapian::Database& database = planning_.index.database();
  std::string name(prefix::kNameSkeleton);
  name += sounds::surface_of(written);
  std::uint32_t seen = 0;
  std::uint32_t named = 0;
  for (const std::string& field_prefix : {std::string(), std::string(prefix::kTitle)}) {
    const std::string word = field_prefix + unit.tokens.front().text;
    if (!term_fits(word) || !term_fits(name)) continue;
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
                             const std::vector<Unit>& units) {
  const auto unit =
      std::find_if(units.begin(), units.end(), [&](const Unit& each) { return overlap(each, name); });
  if (unit != units.end() && unit->kind == UnitKind::kWord && unit->tokens.front().begin == name.begin &&
      unit->tokens.back().end == name.end) {
    const NameLook look = look_in_index(*unit, written);
    if (look == NameLook::kName && is_everyday(name, written, units)) return NameLook::kOpen;
    return look;
  }
  if (is_word_of_dictionary(name, written, units)) return NameLook::kNo;
  return is_short_asian(written) || is_everyday(name, written, units) ? NameLook::kOpen : NameLook::kName;
}

// The readings of `text` that may be names, with what the index has for each. A reading inside a longer one
// is none: "Kim Jong-un" is no Jong-un.
std::vector<NameSounds::Reading> NameSounds::readings_of(const std::string& text, NameScan what,
                                                         const std::vector<Unit>& units) {
  std::vector<Reading> readings;
  for (const NameRange& name : names_in(text, what, planning_.tools.names())) {
    const NameLook look = name.read.empty() ? look_of(name, written_at(text, name), units) : NameLook::kName;
    if (look != NameLook::kNo) readings.push_back({name, look, {}});
  }
  std::vector<Reading> longest;
  for (const Reading& reading : readings) {
    const bool inside = std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
      return contains(other.range, reading.range);
    });
    if (!inside) longest.push_back(reading);
  }
  for (Reading& reading : longest) find_surfaces(reading, text, units);
  return told_apart(std::move(longest));
}

void NameSounds::find_surfaces(Reading& reading, std::string_view text, const std::vector<Unit>& units) {
  const std::string_view name = name_at(text, reading.range);
  const std::string typed = sounds::surface_of(name);
  const NameBars bars(typed, is_known(reading.range, units));
  const double open = reading.look == NameLook::kOpen ? kOpenNameEvidence : 0.0;
  for (const Surface& surface : surfaces_.of(name)) {
    // What is written as it was typed is looked up as words.
    const bool as_typed = surface.text == typed && !surface.is_name;
    const bool kanji_as_typed =
        !reading.range.read.empty() && sounds::written_of(surface.text) == sounds::written_of(typed);
    if (as_typed || kanji_as_typed) continue;
    const std::optional<double> more = bars.more_evidence(surface);
    if (!more || !is_sure(surface, *more + open)) continue;
    if (reading.look == NameLook::kOpen && !says_enough(name, surface)) continue;
    if (is_everyday(surface) && !is_told_from_everyday(surface)) continue;
    reading.surfaces.push_back(surface);
  }
}

// Han that is typed may be a name that is read as Chinese or Korean, or as Japanese in two parts: if anything
// sounds like the whole, it is that.
std::vector<NameSounds::Reading> NameSounds::told_apart(std::vector<Reading> readings) {
  std::vector<NameRange> wholes;
  for (const Reading& reading : readings) {
    if (reading.range.read.empty() && !reading.surfaces.empty()) wholes.push_back(reading.range);
  }
  const auto has_read = [&](const Reading& whole) {
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& part) {
      return !part.range.read.empty() && overlap(part.range, whole.range);
    });
  };
  std::vector<Reading> kept;
  for (const Reading& reading : readings) {
    const bool in_whole = !reading.range.read.empty() &&
                          std::any_of(wholes.begin(), wholes.end(),
                                      [&](const NameRange& whole) { return overlap(whole, reading.range); });
    const bool whole_without = reading.range.read.empty() && reading.surfaces.empty() && has_read(reading);
    if (!in_whole && !whole_without) kept.push_back(reading);
  }
  return kept;
}

// So much more than sounding alike speaks for it.
bool NameSounds::is_sure(const Surface& surface, double more) const {
  return surface.evidence >= (least_evidence(planning_.index) + more) * sounds::kLikenessUnit;
}

// What nothing else shows to be a name has to be long enough to be told from everyday words.
bool NameSounds::says_enough(std::string_view written, const Surface& surface) const {
  if (is_short_asian(written)) return true;
  const std::string skeleton = planning_.tools.names().reader().skeleton(written);
  const std::size_t count = consonants(skeleton);
  if (count + 1 != kConsonantsOfOpenName) return count >= kConsonantsOfOpenName;
  // Without capitals it is open because many articles have it.
  if (!has_capitals(first_script(written)) && !surface.is_alike_by(kEverydayEvidencePerPhone)) return false;
  return first_script(surface.text) != first_script(written) &&
         surface.evidence >=
             (least_evidence(planning_.index) + kShortOpenNameEvidence) * sounds::kLikenessUnit;
}

// A short everyday word that was not typed has to be as like a name as a typed one.
bool NameSounds::is_told_from_everyday(const Surface& surface) {
  const std::string skeleton = planning_.tools.names().reader().skeleton(surface.text);
  return consonants(skeleton) >= kConsonantsOfOpenName || surface.is_alike_by(kEverydayEvidencePerPhone);
}

// Some article may have the words at `range` as they were typed.
bool NameSounds::is_known(const NameRange& range, const std::vector<Unit>& units) const {
  return std::all_of(units.begin(), units.end(), [&](const Unit& unit) {
    if (!overlap(unit, range)) return true;
    return std::all_of(unit.tokens.begin(), unit.tokens.end(), [&](const OwnedToken& token) {
      return articles_with_word(planning_.index, token.text).second > 0;
    });
  });
}

// The names of several words, each a row of parts, and each part the readings that share its words.
std::vector<NameSounds::Name> NameSounds::names_of(std::string_view text, std::vector<Reading> readings,
                                                   const std::vector<Unit>& units) const {
  std::sort(readings.begin(), readings.end(),
            [](const Reading& a, const Reading& b) { return a.range.begin < b.range.begin; });
  std::vector<Name> names;
  NameRange before;
  for (Reading& reading : readings) {
    const bool is_word = reading.surfaces.empty() && is_frequent(reading.range, units);
    if (is_word) continue;  // beside a name, no part of it: 대통령 in 푸틴 대통령
    const bool shared = !names.empty() && overlap(names.back().back().front().range, reading.range);
    const bool next = !shared && !names.empty() && stand_together(text, before, reading.range);
    before = reading.range;
    if (shared) {
      names.back().back().push_back(std::move(reading));
    } else if (next) {
      names.back().push_back({std::move(reading)});
    } else {
      names.push_back({{std::move(reading)}});
    }
  }
  return names;
}

// Its words stand in so many articles that they are no part of a name.
bool NameSounds::is_frequent(const NameRange& range, const std::vector<Unit>& units) const {
  std::uint64_t fewest = planning_.index.documents();
  for (const Unit& unit : units) {
    if (!overlap(unit, range)) continue;
    for (const OwnedToken& token : unit.tokens) {
      fewest = std::min(fewest, articles_with_word(planning_.index, token.text).second);
    }
  }
  return fewest >= kFewestOfVocabulary && fewest * kVocabularyShare > planning_.index.documents();
}

// A part of a name as it sounds; with `typed`, also as it was typed.
Query NameSounds::part_query(const Part& part, const std::string& text, const std::vector<Unit>& units,
                             const std::vector<Query>& queries, bool typed, const Scope& scope) {
  std::vector<Query> either;
  for (const Reading& reading : part) {
    const Query sound = query_of(written_at(text, reading.range), reading.surfaces, scope);
    if (!sound.empty()) either.push_back(sound);
    if (!typed) continue;
    std::vector<Query> words;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (overlap(units[i], reading.range)) words.push_back(queries[i]);
    }
    if (!words.empty()) either.push_back(combine(Query::OP_AND, words));
  }
  return combine(Query::OP_OR, either);
}

// Some article may have the part, as typed or by sound.
bool NameSounds::may_be_found(const Part& part, const std::vector<Unit>& units) const {
  return std::any_of(part.begin(), part.end(), [&](const Reading& reading) {
    return !reading.surfaces.empty() || is_known(reading.range, units);
  });
}

// What finds a part of a name, as it sounds or as it was typed; told to nobody.
Query NameSounds::any_form(const Part& part, const std::vector<Unit>& units,
                           const std::vector<Query>& queries) const {
  std::vector<Query> either;
  for (const Reading& reading : part) {
    for (const Surface& surface : reading.surfaces) {
      for (const std::string& term : surface.terms()) either.emplace_back(term);
    }
    std::vector<Query> words;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (overlap(units[i], reading.range)) words.push_back(queries[i]);
    }
    if (!words.empty()) either.push_back(combine(Query::OP_AND, words));
  }
  return combine(Query::OP_OR, either);
}

// Leaves out of a name of several parts what sounds like one of them and stands in no article with the
// others: nothing is found by it. False if no article has the whole name.
bool NameSounds::keep_what_stands_together(Name& name, const std::vector<Unit>& units,
                                           const std::vector<Query>& queries) const {
  const Xapian::Database& database = planning_.index.database();
  std::vector<Query> parts;
  for (const Part& part : name) parts.push_back(any_form(part, units, queries));
  Xapian::Enquire enquire(database);
  enquire.set_query(combine(Query::OP_AND, parts));
  const Xapian::MSet found = enquire.get_mset(0, kNameTogetherSample);
  planning_.index.check();
  // Where there are more, some of them may have any of the surfaces.
  if (found.size() == kNameTogetherSample) return true;
  std::vector<Xapian::docid> articles;
  for (auto at = found.begin(); at != found.end(); ++at) articles.push_back(*at);
  std::sort(articles.begin(), articles.end());
  const auto stands_there = [&](const std::string& term) {
    Xapian::PostingIterator at = database.postlist_begin(term);
    const Xapian::PostingIterator end = database.postlist_end(term);
    for (const Xapian::docid article : articles) {
      if (at == end) return false;
      at.skip_to(article);
      if (at != end && *at == article) return true;
    }
    return false;
  };
  for (Part& part : name) {
    for (Reading& reading : part) {
      std::erase_if(reading.surfaces, [&](const Surface& surface) {
        planning_.index.check();
        const std::vector<std::string> terms = surface.terms();
        return std::none_of(terms.begin(), terms.end(), stands_there);
      });
    }
  }
  return !articles.empty();
}

std::vector<Query> NameSounds::add_to(std::vector<Query>& queries, const std::string& text,
                                      const std::vector<Unit>& units, const Scope& scope) {
  const PlanOptions& options = planning_.options;
  found_.clear();
  if (!options.names || !options.stems || scope.excluded || !scope.title || !scope.body) return {};
  // In a sentence, words that do not look like names are none.
  const NameScan what = scope.sentence ? NameScan::kText : NameScan::kQuery;
  const std::vector<Query> typed(queries);
  std::vector<Query> any;
  for (Name& name : names_of(text, readings_of(text, what, units), units)) {
    const auto found = [&](const Part& part) { return may_be_found(part, units); };
    const auto sounds = [](const Part& part) {
      return std::any_of(part.begin(), part.end(),
                         [](const Reading& each) { return !each.surfaces.empty(); });
    };
    // A name needs all of its parts.
    if (!std::all_of(name.begin(), name.end(), found) || std::none_of(name.begin(), name.end(), sounds))
      continue;
    if (name.size() > 1 &&
        (!keep_what_stands_together(name, units, typed) || std::none_of(name.begin(), name.end(), sounds))) {
      continue;
    }
    const double weight = this->weight(units, name.front().front().range.begin, name.back().back().range.end);
    if (options.default_operator == DefaultOperator::kOr) {
      std::vector<Query> all;
      // Of a name in Kanji, what is typed is one word, which any of its parts would find.
      const bool is_one_word = !name.front().front().range.read.empty();
      for (const Part& part : name)
        all.push_back(part_query(part, text, units, typed, name.size() > 1 && !is_one_word, scope));
      if (std::any_of(all.begin(), all.end(), [](const Query& part) { return part.empty(); })) continue;
      const Query sound = combine(Query::OP_AND, all);
      any.push_back(planning_.full_terms.narrowed(weighing(weight), sound));
      found_.push_back({name.front().front().range.begin, name.back().back().range.end, sound});
      continue;
    }
    stand_for_words(name, text, units, weight, queries, scope);
  }
  return any;
}

// It stands for each of the words that it is made of; a name in Kanji, all of which are one word, as a whole.
void NameSounds::stand_for_words(const Name& name, const std::string& text, const std::vector<Unit>& units,
                                 double weight, std::vector<Query>& queries, const Scope& scope) {
  const auto stand = [&](const NameRange& range, const Query& sound) {
    if (sound.empty()) return;
    found_.push_back({range.begin, range.end, sound});
    const Query found_so = planning_.full_terms.narrowed(weighing(weight), sound);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (overlap(units[i], range)) queries[i] = Query(Query::OP_OR, queries[i], found_so);
    }
  };
  if (name.size() > 1 && !name.front().front().range.read.empty()) {
    std::vector<Query> all;
    for (const Part& part : name) all.push_back(part_query(part, text, units, queries, false, scope));
    if (std::none_of(all.begin(), all.end(), [](const Query& part) { return part.empty(); })) {
      stand({name.front().front().range.begin, name.back().back().range.end, {}},
            combine(Query::OP_AND, all));
    }
    return;
  }
  for (const Part& part : name) {
    for (const Reading& reading : part) {
      stand(reading.range, query_of(written_at(text, reading.range), reading.surfaces, scope));
    }
  }
}

std::optional<Query> NameSounds::filter(const std::string& text, const Scope& scope) {
  const std::vector<NameRange> names = names_in(text, NameScan::kQuery, planning_.tools.names());
  if (names.empty()) return std::nullopt;
  std::vector<Query> queries;
  queries.reserve(names.size());
  for (const NameRange& name : names) {
    queries.push_back(query_of(written_at(text, name), surfaces_.of(name_at(text, name), true), scope));
  }
  std::vector<Query> all;
  for (const NameRange& name : names) {
    // Names that share words with this one are other readings of them; a longer one counts alone.
    std::vector<Query> either;
    for (std::size_t j = 0; j < names.size(); ++j) {
      if (!overlap(name, names[j]) || queries[j].empty()) continue;
      const bool inside = std::any_of(names.begin(), names.end(),
                                      [&](const NameRange& other) { return contains(other, names[j]); });
      if (!inside) either.push_back(queries[j]);
    }
    all.push_back(combine(Query::OP_OR, either));
  }
  return combine(Query::OP_AND, all);
}

}  // namespace broadsheet::schema::plan

// The bars that a surface must pass.
#include "plan/surfaces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "plan/tokens.h"
#include "sounds/name_surface.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

struct CharacterRange {
  std::string_view before;  // their prefix in the index: that of names; none: they are words
  char32_t first;
  char32_t last;
};

constexpr char32_t kFirstHiragana = 0x3041;

// Surfaces and words stand in the order of their characters: each range has a budget of its own. Words parted
// by spaces, in scripts without capitals, come first: nothing shows a name among them.
constexpr CharacterRange kRanges[] = {
    {{}, 0x05D0, 0x05F4},                             // Hebrew
    {{}, 0x0620, 0x06FF},                             // Arabic
    {{}, 0x0900, 0x0DFF},                             // Devanagari and the other scripts of India
    {{}, 0xAC00, 0xD7A3},                             // Hangul
    {prefix::kNameSkeleton, U'a', 0x036F},            // Latin
    {prefix::kNameSkeleton, 0x0370, 0x03FF},          // Greek
    {prefix::kNameSkeleton, 0x0400, 0x058F},          // Cyrillic, Armenian
    {prefix::kNameSkeleton, 0x05D0, 0x05F4},          // Hebrew
    {prefix::kNameSkeleton, 0x0620, 0x06FF},          // Arabic
    {prefix::kNameSkeleton, 0x0900, 0x0DFF},          // India
    {prefix::kNameSkeleton, 0x1E00, 0x2FFF},          // Latin with several marks
    {prefix::kNameSkeleton, kFirstHiragana, 0x309F},  // readings of Japanese names in Kanji
    {prefix::kNameSkeleton, 0x30A0, 0x33FF},          // Katakana
    {prefix::kNameSkeleton, 0x3400, 0xABFF},          // Han
    {prefix::kNameSkeleton, 0xAC00, 0xD7A3},          // Hangul
    {prefix::kNameSkeleton, 0xF900, 0x10FFFF},
};
static_assert(std::size(kRanges) == kTextLists);

// The word of a surface whose script has capitals; empty where capitals say nothing, and for several words.
std::string cased_word(const std::string& surface) {
  if (surface.find(' ') != std::string::npos) return {};
  const UScriptCode script = first_script(surface);
  const bool cased = script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
                     script == USCRIPT_ARMENIAN;
  return cased ? surface : std::string();
}

// What words that begin so bring at least, by the number of their first characters, if one of them is alike.
constexpr std::array<int, kBeginnings> kLeastOfBeginning{-12, 0, 8, 16, 24};

// Whether a text whose first `depth` characters sound so may be like the name.
bool may_begin(sounds::Comparer& name, const sounds::SoundView& beginning, std::size_t depth) {
  return name.with_beginning(beginning) >= kLeastOfBeginning[depth - 1] || name.begins_in_kana(beginning);
}

// Tells which words begin so unlike a name that no word with that beginning can be like it.
class Beginnings {
 public:
  Beginnings(sounds::Comparer& name, NameReader& reader) : name_(name), reader_(reader) {}

  // Where the beginning of `word` ends that is unlike; 0: there is none. The words come in their order.
  std::size_t unlike(std::string_view word) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < kBeginnings && end < word.size(); ++i) {
      next_character(word, end);
      const std::string_view beginning = word.substr(0, end);
      if (passed_.starts_with(beginning)) continue;
      const sounds::Readings readings = reader_.readings(beginning);
      const sounds::SoundView sound =
          readings.size > 0 ? sounds::view_of(readings.of[0]) : sounds::SoundView{};
      if (!may_begin(name_, sound, i + 1)) return end;
      passed_ = beginning;
    }
    return 0;
  }

 private:
  sounds::Comparer& name_;
  NameReader& reader_;
  std::string passed_;
};

// Comes after every text that begins with `beginning`, which is not empty, and before all others that follow.
std::string after_all(std::string_view beginning) {
  std::string next(beginning);
  while (next.size() > 1 && next.back() == '\xFF') next.pop_back();
  next.back() = static_cast<char>(static_cast<unsigned char>(next.back()) + 1);
  return next;
}

// The terms of a range from `from` on.
class RangeTerms {
 public:
  RangeTerms(const Xapian::Database& database, const CharacterRange& range, const std::string& from)
      : range_(range),
        at_(database.allterms_begin(std::string(range.before))),
        end_(database.allterms_end(std::string(range.before))) {
    if (at_ != end_) skip_to(from);
  }

  // Whether there is a term, of this range or of the ones behind it.
  bool is_any() const { return at_ != end_; }
  std::string text() const { return (*at_).substr(range_.before.size()); }
  bool is_in(std::string_view text) const { return !text.empty() && character_at(text, 0) <= range_.last; }
  void skip_to(const std::string& text) { at_.skip_to(std::string(range_.before) + text); }
  void next() { ++at_; }

 private:
  const CharacterRange& range_;
  Xapian::TermIterator at_;
  Xapian::TermIterator end_;
};

std::string first_of(const CharacterRange& range) {
  std::string first;
  append_character(first, range.first);
  return first;
}

}  // namespace

std::vector<std::string> Surface::terms() const {
  if (!is_name) return {text, std::string(prefix::kTitle) + text};
  return {std::string(prefix::kNameSkeleton) + text};
}

std::pair<std::uint64_t, std::uint64_t> articles_with_word(const IndexView& index, const std::string& text) {
  const std::uint64_t body = index.frequency(text);
  const std::uint64_t title = index.frequency(std::string(prefix::kTitle) + text);
  return {std::max(body, title), body + title};
}

// Some article may have the name as it was typed: each of its words is there.
bool Surfaces::is_known(std::string_view written) {
  const std::vector<OwnedToken> tokens = tokenize(planning_.tools.analyzer(), written).positioned;
  return std::all_of(tokens.begin(), tokens.end(), [&](const OwnedToken& token) {
    return articles_with_word(planning_.index, token.text).second > 0;
  });
}

double least_evidence(const IndexView& index) {
  const double articles = std::max(1.0, static_cast<double>(index.documents()));
  return std::clamp(std::log(articles) + kNameEvidenceBeyondChance, kLeastNameEvidence, kMostNameEvidence);
}

// An archive of many surfaces has some that are like any name by chance: what speaks for one must outweigh
// how many there are, as the expected number of chance hits bounds a search for alike sequences.
bool Surfaces::is_alike(const sounds::Likeness& likeness, double more) const {
  const double least = least_evidence(planning_.index) + more;
  const double evidence = static_cast<double>(likeness.evidence) / sounds::kLikenessUnit;
  return evidence >= least && 2 * evidence >= kNameEvidencePerPhone * static_cast<double>(likeness.length);
}

// The articles in the languages that are written in `script`.
std::uint64_t Surfaces::articles_written_in(UScriptCode script) {
  const auto [entry, added] = written_in_.try_emplace(script, 0);
  if (!added) return entry->second;
  const Xapian::Database& database = planning_.index.database();
  const std::string language_prefix(prefix::kLanguage);
  const auto end = database.allterms_end(language_prefix);
  for (auto at = database.allterms_begin(language_prefix); at != end; ++at) {
    planning_.index.check();
    const std::string language = (*at).substr(language_prefix.size());
    if (language.find('-') != std::string::npos) continue;  // is in its primary subtag too
    if (planning_.tools.scripts().is_written_in(language, script)) entry->second += at.get_termfreq();
  }
  return entry->second;
}

// A name in Kanji was told from words when it was indexed. Of others: written small in most articles that
// have it, or in so many articles of its script that it is no name.
bool Surfaces::is_vocabulary(const Surface& surface, bool may_be_frequent) {
  if (sounds::has_reading(surface.text)) return false;
  if (const std::string word = cased_word(surface.text); !word.empty()) {
    if (2 * surface.articles < articles_with_word(planning_.index, word).first) return true;
  }
  if (may_be_frequent || surface.articles < kFewestOfVocabulary) return false;
  return is_frequent(first_script(surface.text), surface.articles);
}

bool Surfaces::is_frequent(UScriptCode script, std::uint64_t articles) {
  const std::uint64_t known = articles_written_in(script);
  return articles * kVocabularyShare > (known > 0 ? known : planning_.index.documents());
}

// One range, and what is found in it.
struct Surfaces::Walk {
  const CharacterRange& range;
  sounds::Comparer& name;
  std::size_t left;  // steps
  std::vector<Surface>& found;
};

void Surfaces::compare(std::string_view text, std::span<const sounds::SoundView> readings, Walk& walk) {
  const bool is_name = !walk.range.before.empty();
  sounds::Likeness likeness = walk.name.with(readings);
  if (walk.range.first == kFirstHiragana && walk.name.is_same(readings)) {
    // Of a short name in Kana, two that are the same say less than the bar wants.
    const double least = std::ceil(least_evidence(planning_.index) * sounds::kLikenessUnit);
    likeness.evidence = std::max(likeness.evidence, static_cast<int>(least));
  } else if (!is_alike(likeness, is_name ? 0 : kOpenNameEvidence)) {
    return;
  }
  std::string written(text);
  const std::uint64_t articles = is_name ? planning_.index.frequency(std::string(walk.range.before) + written)
                                         : articles_with_word(planning_.index, written).first;
  walk.found.push_back({std::move(written), is_name, likeness.evidence, articles, likeness.length});
}

// A step for each text that is compared, and one for all that begin so unlike that they are passed over.
// walk_list() does the same with the same steps.
void Surfaces::walk_index(const std::string& from, Walk& walk) {
  NameReader& reader = planning_.tools.names().reader();
  Beginnings beginnings(walk.name, reader);
  const std::size_t before = walk.left;
  RangeTerms terms(planning_.index.database(), walk.range, from);
  while (terms.is_any() && walk.left > 0) {
    planning_.index.check();
    --walk.left;
    const std::string text = terms.text();
    if (!terms.is_in(text)) break;
    if (const std::size_t unlike = beginnings.unlike(text); unlike > 0) {
      terms.skip_to(after_all(std::string_view(text).substr(0, unlike)));
      continue;
    }
    const sounds::Readings readings = reader.readings(text);
    std::array<sounds::SoundView, sounds::kMaxReadings> views;
    for (std::size_t i = 0; i < readings.size; ++i) views[i] = sounds::view_of(readings.of[i]);
    compare(text, std::span(views).first(readings.size), walk);
    terms.next();
  }
  if (SurfaceCache* cache = planning_.options.surface_cache.get()) cache->note_steps(before - walk.left);
}

// Returns where to go on in the index; empty: nowhere.
std::string Surfaces::walk_list(const TextList& list, Walk& walk) {
  std::size_t passed_over = 0;  // the depth of the beginning that the last texts have
  for (std::size_t at = TextList::begin(); at < list.end() && walk.left > 0;) {
    planning_.index.check();
    const TextList::Place place = list.at(at);
    at = place.after;
    passed_over = 0;
    if (place.depth > 0) {
      if (may_begin(walk.name, place.sounds[0], place.depth)) continue;
      passed_over = place.depth;
      at = place.past_all;
    } else {
      compare(place.text, std::span(place.sounds).first(place.readings), walk);
    }
    --walk.left;
  }
  if (walk.left == 0) return {};
  if (list.is_whole()) {
    if (list.has_more()) --walk.left;  // that it is of another range takes a look
    return {};
  }
  if (list.last().empty()) return first_of(walk.range);
  return passed_over > 0 ? after_all(first_characters(list.last(), passed_over)) : list.last() + '\0';
}

// What is kept first, then what is not.
void Surfaces::walk(const TextList* list, Walk& walk) {
  const std::string from = list == nullptr ? first_of(walk.range) : walk_list(*list, walk);
  if (!from.empty()) walk_index(from, walk);
}

// Reads on in the list that is made now, up to what one plan may read.
void Surfaces::extend(SurfaceCache::Making& making) {
  NameReader& reader = planning_.tools.names().reader();
  const CharacterRange& range = kRanges[making.number()];
  TextList& list = making.list();
  RangeTerms terms(planning_.index.database(), range,
                   list.last().empty() ? first_of(range) : list.last() + '\0');
  for (std::size_t left = making.max_texts(); left > 0; --left) {
    planning_.index.check();
    const std::string text = terms.is_any() ? terms.text() : std::string();
    const bool is_whole = !terms.is_in(text);
    if (is_whole || !list.append(text, reader, making.max_bytes())) {
      list.finish(is_whole, terms.is_any());
      making.keep();
      return;
    }
    terms.next();
  }
}

// The lists that this plan uses.
const SurfaceCache::Lists& Surfaces::lists() {
  if (lists_ != nullptr) return *lists_;
  if (SurfaceCache* const cache = planning_.options.surface_cache.get()) {
    if (SurfaceCache::Making making = cache->make()) extend(making);
    lists_ = cache->lists();
  } else {
    lists_ = std::make_shared<const SurfaceCache::Lists>();
  }
  return *lists_;
}

// Words of scripts without capitals first, then what was indexed as a name and is none of them.
std::vector<Surface> Surfaces::candidates(const sounds::Readings& readings) {
  const SurfaceCache::Lists& lists = this->lists();
  sounds::Comparer name(readings);
  std::vector<Surface> found;
  std::vector<Surface> names;
  for (std::size_t i = 0; i < kTextLists; ++i) {
    const CharacterRange& range = kRanges[i];
    const std::size_t left = std::min(left_, kMaxSurfacesOfName);
    Walk walk{range, name, left, range.before.empty() ? found : names};
    this->walk(lists[i].get(), walk);
    left_ -= left - walk.left;
  }
  const std::size_t words = found.size();
  for (Surface& surface : names) {
    const bool is_word = std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(words),
                                     [&](const Surface& word) { return word.text == surface.text; });
    if (!is_word) found.push_back(std::move(surface));
  }
  return found;
}

// Many names in Kanji are read alike: they have a bound of their own.
void Surfaces::keep_likeliest(std::vector<Surface>& surfaces) {
  std::size_t in_kanji = 0;
  std::size_t others = 0;
  std::erase_if(surfaces, [&](const Surface& surface) {
    return sounds::has_reading(surface.text) ? ++in_kanji > kMaxKanjiSurfaces : ++others > kMaxSurfaces;
  });
}

const std::vector<Surface>& Surfaces::of(std::string_view written, bool is_told) {
  const auto [entry, added] = found_.try_emplace({std::string(written), is_told});
  std::vector<Surface>& surfaces = entry->second;
  if (!added) return surfaces;
  const sounds::Readings readings = planning_.tools.names().reader().readings(written);
  if (readings.size == 0) return surfaces;
  const bool may_be_frequent = is_told || is_known(sounds::written_of(written));
  const std::vector<std::string>& left_out = planning_.options.names_left_out;
  const std::string typed = sounds::surface_of(written);
  for (Surface& surface : candidates(readings)) {
    const bool same = surface.text == typed;
    if (!same && is_vocabulary(surface, may_be_frequent)) continue;
    const bool unwanted = std::any_of(left_out.begin(), left_out.end(), [&](const std::string& name) {
      return sounds::surface_of(name) == sounds::written_of(surface.text);
    });
    if (!unwanted) surfaces.push_back(std::move(surface));
  }
  std::sort(surfaces.begin(), surfaces.end(), [](const Surface& a, const Surface& b) {
    if (a.evidence != b.evidence) return a.evidence > b.evidence;
    return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
  });
  keep_likeliest(surfaces);
  return surfaces;
}

}  // namespace broadsheet::schema::plan

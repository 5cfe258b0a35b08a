// The bars that a surface must pass.
#include "plan/surfaces.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "plan/tokens.h"
#include "sounds/name_surface.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
// Surfaces and words stand in the order of their characters: each range has a budget of its own.
struct ScriptRange {
  char32_t first;
  char32_t last;
  bool words;  // words parted by spaces, in scripts without capitals: nothing shows a name among them
};
namespace {

constexpr ScriptRange kScripts[] = {
    {U'a', 0x036F, false},     {0x0370, 0x03FF, false},  // Latin; Greek
    {0x0400, 0x058F, false},                             // Cyrillic, Armenian
    {0x05D0, 0x05F4, true},    {0x0620, 0x06FF, true},   // Hebrew; Arabic
    {0x0900, 0x0DFF, true},                              // Devanagari and the other scripts of India
    {0x1E00, 0x2FFF, false},                             // Latin with several marks
    {0x3041, 0x33FF, false},   {0x3400, 0xABFF, false},  // Kana; Han
    {0xAC00, 0xD7A3, true},                              // Hangul
    {0xF900, 0x10FFFF, false},
};

// The word of a surface whose script has capitals; empty where capitals say nothing, and for several words.
std::string cased_word(const std::string& surface) {
  if (surface.find(' ') != std::string::npos) return {};
  const UScriptCode script = first_script(surface);
  const bool cased = script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
                     script == USCRIPT_ARMENIAN;
  return cased ? surface : std::string();
}

// What words that begin so bring at least, by the number of their first characters, if one of them is alike.
constexpr int kLeastOfBeginning[] = {-12, 0, 8, 16, 24};

// Tells which words begin so unlike a name that no word with that beginning can be like it.
class Beginnings {
 public:
  Beginnings(const sounds::Readings& name, NameReader& reader) : name_(name), reader_(reader) {}

  // Where the beginning of `word` ends that is unlike; 0: there is none. The words come in their order.
  std::size_t unlike(std::string_view word) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < std::size(kLeastOfBeginning) && end < word.size(); ++i) {
      next_character(word, end);
      const std::string_view beginning = word.substr(0, end);
      if (passed_.starts_with(beginning)) continue;
      if (!may_be(beginning, kLeastOfBeginning[i])) return end;
      passed_ = beginning;
    }
    return 0;
  }

 private:
  bool may_be(std::string_view beginning, int least) {
    const sounds::Readings readings = reader_.readings(beginning);
    const sounds::Sound none;
    const sounds::Sound& begins = readings.size > 0 ? readings.of[0] : none;
    return std::any_of(
        name_.of.begin(), name_.of.begin() + static_cast<std::ptrdiff_t>(name_.size),
        [&](const sounds::Sound& name) { return sounds::likeness_of_beginning(name, begins) >= least; });
  }

  const sounds::Readings& name_;
  NameReader& reader_;
  std::string passed_;
};

// What follows every text that begins with the first `size` bytes of `word`, of which the last character goes
// up.
std::string after_all(std::string_view word, std::size_t size) {
  const std::size_t last = edge_before(word, size - 1);
  std::string next(word.substr(0, last));
  append_character(next, character_at(word, last) + 1);
  return next;
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

// Written small in most articles that have it, or in so many articles of its script that it is no name.
bool Surfaces::is_vocabulary(const Surface& surface, bool may_be_frequent) {
  if (const std::string word = cased_word(surface.text); !word.empty()) {
    if (2 * surface.articles < articles_with_word(planning_.index, word).first) return true;
  }
  if (may_be_frequent || surface.articles < kFewestOfVocabulary) return false;
  const std::uint64_t known = articles_written_in(first_script(surface.text));
  const std::uint64_t articles = known > 0 ? known : planning_.index.documents();
  return surface.articles * kVocabularyShare > articles;
}

// Among the terms with `before` whose texts are in the range of `script`, those that sound like `readings`.
void Surfaces::walk(std::string_view before, const ScriptRange& script, const sounds::Readings& readings,
                    std::vector<Surface>& found) {
  NameReader& reader = planning_.tools.names().reader();
  const Xapian::Database& database = planning_.index.database();
  const bool is_name = !before.empty();
  Beginnings beginnings(readings, reader);
  std::size_t left = std::min(left_, kMaxSurfacesOfName);
  left_ -= left;
  std::string from(before);
  append_character(from, script.first);
  Xapian::TermIterator at = database.allterms_begin(std::string(before));
  const Xapian::TermIterator end = database.allterms_end(std::string(before));
  if (at != end) at.skip_to(from);
  while (at != end && left > 0) {
    planning_.index.check();
    --left;
    std::string text = (*at).substr(before.size());
    if (text.empty() || character_at(text, 0) > script.last) break;
    if (const std::size_t unlike = beginnings.unlike(text); unlike > 0) {
      at.skip_to(std::string(before) + after_all(text, unlike));
      continue;
    }
    const sounds::Likeness likeness = sounds::likeness(readings, reader.readings(text));
    if (is_alike(likeness, is_name ? 0 : kOpenNameEvidence)) {
      const std::uint64_t articles =
          is_name ? at.get_termfreq() : articles_with_word(planning_.index, text).first;
      found.push_back({std::move(text), is_name, likeness.evidence, articles});
    }
    ++at;
  }
  left_ += left;
}

// Words of scripts without capitals first, then what was indexed as a name and is none of them.
std::vector<Surface> Surfaces::candidates(const sounds::Readings& readings) {
  std::vector<Surface> found;
  for (const ScriptRange& script : kScripts) {
    if (script.words) walk({}, script, readings, found);
  }
  std::vector<Surface> names;
  for (const ScriptRange& script : kScripts) walk(prefix::kNameSkeleton, script, readings, names);
  const std::size_t words = found.size();
  for (Surface& name : names) {
    const bool is_word = std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(words),
                                     [&](const Surface& word) { return word.text == name.text; });
    if (!is_word) found.push_back(std::move(name));
  }
  return found;
}

const std::vector<Surface>& Surfaces::of(std::string_view written, bool is_told) {
  const auto [entry, added] = found_.try_emplace({std::string(written), is_told});
  std::vector<Surface>& surfaces = entry->second;
  if (!added) return surfaces;
  const sounds::Readings readings = planning_.tools.names().reader().readings(written);
  if (readings.size == 0) return surfaces;
  const bool may_be_frequent = is_told || is_known(written);
  const std::vector<std::string>& left_out = planning_.options.names_left_out;
  const std::string typed = sounds::surface_of(written);
  for (Surface& surface : candidates(readings)) {
    const bool same = surface.text == typed;
    if (!same && is_vocabulary(surface, may_be_frequent)) continue;
    const bool unwanted = std::any_of(left_out.begin(), left_out.end(), [&](const std::string& name) {
      return sounds::surface_of(name) == surface.text;
    });
    if (!unwanted) surfaces.push_back(std::move(surface));
  }
  std::sort(surfaces.begin(), surfaces.end(), [](const Surface& a, const Surface& b) {
    if (a.evidence != b.evidence) return a.evidence > b.evidence;
    return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
  });
  if (surfaces.size() > kMaxSurfaces) surfaces.resize(kMaxSurfaces);
  return surfaces;
}

}  // namespace broadsheet::schema::plan

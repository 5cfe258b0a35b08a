// From letters to skeletons: each place's sounds, and the readings that are left open.
#include "sounds/name_skeleton.h"

#include <unicode/uscript.h>

#include <algorithm>

#include "sounds/fold_rules.h"
#include "sounds/letters.h"
#include "sounds/name_surface.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

using sounds::FoldRule;

// Letters of one name: Latin letters of the longest name, and 7 for each character of another script.
constexpr std::size_t kMaxLetters = 4 * kMaxNameBytes;

// A name needs this much: two a consonant, one a vowel. Fewer sounds are shared by too many names.
constexpr std::size_t kLeastStrength = 6;
constexpr std::size_t kLeastConsonants = 2;

// With so many consonants, vowels are left out: what is written for them differs most.
constexpr std::size_t kManyConsonants = 3;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'o'; }
bool is_consonant(char c) { return !is_vowel(c) && c != '~'; }

// The skeleton of a sequence of sounds; empty if it says too little. Doubled consonants count once, and so do
// two l with a vowel between, which may be no more than the help that Kana and Hangul need (ベルリン,
// Berlin).
std::string make_skeleton(std::string_view sounds) {
  std::string kept;  // consonants, and the first vowel of each group
  std::size_t consonants = 0;
  std::size_t vowels = 0;
  char last = 0;  // consonant
  const bool begins_with_vowel = !sounds.empty() && !is_consonant(sounds.front());
  bool in_vowels = false;
  bool vowel_kept = false;
  for (const char c : sounds) {
    if (is_consonant(c)) {
      const bool doubled = c == last && (c == 'l' || !in_vowels);
      if (!in_vowels && last == 'n' && c == 'p') kept.back() = 'm';
      in_vowels = vowel_kept = false;
      if (doubled) continue;
      last = c;
      kept += c;
      ++consonants;
    } else {
      in_vowels = true;
      if (vowel_kept || c == '~') continue;
      kept += c;
      ++vowels;
      vowel_kept = true;
    }
  }
  if (consonants < kLeastConsonants || 2 * consonants + vowels < kLeastStrength) return {};
  if (consonants >= kManyConsonants) {
    std::erase_if(kept, is_vowel);
    if (begins_with_vowel) kept.insert(kept.begin(), 'a');
  }
  if (kept.size() > kMaxSkeletonBytes) kept.resize(kMaxSkeletonBytes);
  return kept;
}

// A place of the name, and how it may be read.
struct Place {
  std::string_view sounds;
  std::optional<std::string_view> other;
};

// The rules of all letters, in order. Their texts are the table's.
void read_places(std::string_view letters, std::vector<Place>& places) {
  places.clear();
  for (std::size_t at = 0; at < letters.size();) {
    const FoldRule* rule = sounds::find_rule(letters, at);
    if (rule == nullptr) {
      ++at;
      continue;
    }
    places.push_back({rule->sounds, rule->other});
    at += rule->letters.size();
  }
}

// `first` and `second`: places that are read the other way.
std::string sounds_of(const std::vector<Place>& places, std::size_t first, std::size_t second) {
  std::string sounds;
  for (std::size_t i = 0; i < places.size(); ++i) {
    sounds += i == first || i == second ? *places[i].other : places[i].sounds;
  }
  return sounds;
}

// By its first letter: what stands together in one name is in one script.
sounds::Writing writing_of(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(next_character(name, at)), &status)) {
      case USCRIPT_COMMON:
      case USCRIPT_INHERITED:
        continue;
      case USCRIPT_HIRAGANA:
      case USCRIPT_KATAKANA:
        return sounds::Writing::kKana;
      case USCRIPT_HANGUL:
        return sounds::Writing::kHangul;
      case USCRIPT_HAN:
        return sounds::Writing::kHan;
      case USCRIPT_ARABIC:
      case USCRIPT_HEBREW:
        return sounds::Writing::kConsonants;
      default:
        return sounds::Writing::kLetters;
    }
  }
  return sounds::Writing::kLetters;
}

void add(std::vector<std::string>& skeletons, std::string skeleton) {
  if (skeletons.size() >= kMaxSkeletons || skeleton.empty()) return;
  if (std::find(skeletons.begin(), skeletons.end(), skeleton) == skeletons.end()) {
    skeletons.push_back(std::move(skeleton));
  }
}

}  // namespace

class NameReader::Impl {
 public:
  std::string skeleton(std::string_view name) {
    bool has_han = false;
    if (!read_letters(name, sounds::HanReading::kMandarin, has_han)) return {};
    sounds_.clear();
    for (std::size_t at = 0; at < letters_.size();) {
      const FoldRule* rule = sounds::find_rule(letters_, at);
      if (rule != nullptr) sounds_ += rule->sounds;
      at += rule == nullptr ? 1 : rule->letters.size();
    }
    return make_skeleton(sounds_);
  }

  std::vector<std::string> skeletons(std::string_view name) {
    std::vector<std::string> skeletons;
    std::vector<std::vector<Place>> readings;
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    for (const sounds::HanReading reading : {sounds::HanReading::kMandarin, sounds::HanReading::kKorean}) {
      bool has_han = false;
      if (read_letters(name, reading, has_han)) {
        read_places(letters_, readings.emplace_back());
        add(skeletons, make_skeleton(sounds_of(readings.back(), kNone, kNone)));
      }
      if (!has_han) break;
    }
    // One place read the other way, then two.
    for (const std::vector<Place>& places : readings) {
      std::vector<std::size_t> open;
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].other) open.push_back(i);
      }
      for (const std::size_t i : open) add(skeletons, make_skeleton(sounds_of(places, i, i)));
      for (std::size_t i = 0; i < open.size() && skeletons.size() < kMaxSkeletons; ++i) {
        for (std::size_t j = i + 1; j < open.size(); ++j) {
          add(skeletons, make_skeleton(sounds_of(places, open[i], open[j])));
        }
      }
    }
    return skeletons;
  }

  sounds::Readings readings(std::string_view name) {
    sounds::Readings readings;
    for (const sounds::HanReading reading : {sounds::HanReading::kMandarin, sounds::HanReading::kKorean}) {
      bool has_han = false;
      if (read_letters(name, reading, has_han)) {
        sounds::Sound& sound = readings.of[readings.size++];
        sound.phones = sounds::phones_of(letters_);
        sound.writing = writing_of(name);
        if (has_han && reading == sounds::HanReading::kKorean) sound.writing = sounds::Writing::kHangul;
      }
      if (!has_han) break;
    }
    return readings;
  }

 private:
  // Reads the letters of `name`; false if it has none.
  bool read_letters(std::string_view name, sounds::HanReading reading, bool& has_han) {
    letters_.clear();
    name = sounds::spoken_of(name);
    return name.size() <= kMaxNameBytes && sounds::append_letters(name, reading, letters_, has_han) &&
           letters_.size() <= kMaxLetters;
  }

  std::string letters_;
  std::string sounds_;
};

NameReader::NameReader() : impl_(std::make_unique<Impl>()) {}
NameReader::~NameReader() = default;
NameReader::NameReader(NameReader&&) noexcept = default;
NameReader& NameReader::operator=(NameReader&&) noexcept = default;

std::string NameReader::skeleton(std::string_view name) { return impl_->skeleton(name); }
sounds::Readings NameReader::readings(std::string_view name) { return impl_->readings(name); }
std::vector<std::string> NameReader::skeletons(std::string_view name) { return impl_->skeletons(name); }

}  // namespace broadsheet::schema

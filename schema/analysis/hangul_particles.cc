// The table of particles and the stripping.
#include "analysis/hangul_particles.h"

#include <array>

namespace broadsheet::schema {
namespace {

using enum ParticleRule;

// Entries that the Standard Korean Language Dictionary (표준국어대사전, National Institute of Korean
// Language) marks as 조사, with the allomorph rule that it gives, and the copula's adnominal and connective
// forms, which news text writes onto nouns the same way. Vocatives and poetic forms are left out.
constexpr std::array kParticles = {
    // four syllables
    Particle{U"에서부터", kAny},
    Particle{U"으로부터", kConsonantNotRieul},
    Particle{U"에게서는", kAny},
    Particle{U"으로까지", kConsonantNotRieul},
    // three
    Particle{U"로부터", kVowelOrRieul},
    Particle{U"에게서", kAny},
    Particle{U"한테서", kAny},
    Particle{U"으로서", kConsonantNotRieul},
    Particle{U"으로써", kConsonantNotRieul},
    Particle{U"이라고", kConsonant},
    Particle{U"이라는", kConsonant},
    Particle{U"이라도", kConsonant},
    Particle{U"이라며", kConsonant},
    Particle{U"이라면", kConsonant},
    Particle{U"이어서", kConsonant},
    Particle{U"이나마", kConsonant},
    Particle{U"이지만", kConsonant},
    Particle{U"이든지", kConsonant},
    Particle{U"이라서", kConsonant},
    Particle{U"이므로", kConsonant},
    Particle{U"이면서", kConsonant},
    Particle{U"이었던", kConsonant},
    Particle{U"입니다", kAny},
    Particle{U"까지도", kAny},
    Particle{U"커녕은", kAny},
    Particle{U"이야말로", kConsonant},
    Particle{U"야말로", kVowel},
    // two
    Particle{U"에서", kAny},
    Particle{U"에게", kAny},
    Particle{U"께서", kAny},
    Particle{U"한테", kAny},
    Particle{U"으로", kConsonantNotRieul},
    Particle{U"로서", kVowelOrRieul},
    Particle{U"로써", kVowelOrRieul},
    Particle{U"부터", kAny},
    Particle{U"까지", kAny},
    Particle{U"보다", kAny},
    Particle{U"처럼", kAny},
    Particle{U"만큼", kAny},
    Particle{U"같이", kAny},
    Particle{U"마다", kAny},
    Particle{U"마저", kAny},
    Particle{U"조차", kAny},
    Particle{U"밖에", kAny},
    Particle{U"대로", kAny},
    Particle{U"하고", kAny},
    Particle{U"이나", kConsonant},
    Particle{U"이란", kConsonant},
    Particle{U"이라", kConsonant},
    Particle{U"이랑", kConsonant},
    Particle{U"이며", kConsonant},
    Particle{U"이고", kConsonant},
    Particle{U"이다", kConsonant},
    Particle{U"이든", kConsonant},
    Particle{U"이자", kConsonant},
    Particle{U"이면", kConsonant},
    Particle{U"인데", kAny},
    Particle{U"라고", kVowel},
    Particle{U"라는", kVowel},
    Particle{U"라도", kVowel},
    Particle{U"라며", kVowel},
    Particle{U"라면", kVowel},
    Particle{U"라서", kVowel},
    Particle{U"든지", kVowel},
    Particle{U"나마", kVowel},
    Particle{U"커녕", kAny},
    Particle{U"이야", kConsonant},
    Particle{U"이요", kConsonant},
    Particle{U"에는", kAny},
    Particle{U"에도", kAny},
    Particle{U"에만", kAny},
    Particle{U"에의", kAny},
    Particle{U"과의", kConsonant},
    Particle{U"와의", kVowel},
    Particle{U"만의", kAny},
    Particle{U"만을", kAny},
    Particle{U"만이", kAny},
    Particle{U"로는", kVowelOrRieul},
    Particle{U"로도", kVowelOrRieul},
    Particle{U"로의", kVowelOrRieul},
    // one
    Particle{U"은", kConsonant},
    Particle{U"는", kVowel},
    Particle{U"이", kConsonant},
    Particle{U"가", kVowel},
    Particle{U"을", kConsonant},
    Particle{U"를", kVowel},
    Particle{U"과", kConsonant},
    Particle{U"와", kVowel},
    Particle{U"의", kAny},
    Particle{U"에", kAny},
    Particle{U"로", kVowelOrRieul},
    Particle{U"도", kAny},
    Particle{U"만", kAny},
    Particle{U"께", kAny},
    Particle{U"나", kVowel},
    Particle{U"란", kVowel},
    Particle{U"랑", kVowel},
    Particle{U"며", kVowel},
    Particle{U"인", kConsonant},
};

// Hangul syllables are arranged by their final consonant in cycles of 28 (The Unicode Standard,
// section 3.12).
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kFinals = 28;
constexpr char32_t kRieul = 8;

constexpr std::size_t kMinSyllables = 2;
constexpr int kLayers = 2;

}  // namespace

std::span<const Particle> hangul_particles() noexcept { return kParticles; }

bool may_follow(char32_t syllable, ParticleRule rule) noexcept {
  if (syllable < kFirstSyllable || syllable > kLastSyllable) return rule == kAny;
  const char32_t final = (syllable - kFirstSyllable) % kFinals;
  switch (rule) {
    case kAny:
      return true;
    case kConsonant:
      return final != 0;
    case kVowel:
      return final == 0;
    case kConsonantNotRieul:
      return final != 0 && final != kRieul;
    case kVowelOrRieul:
      return final == 0 || final == kRieul;
  }
  return false;
}

std::size_t length_without_particles(std::u32string_view syllables) noexcept {
  std::size_t length = syllables.size();
  for (int layer = 0; layer < kLayers; ++layer) {
    std::size_t longest = 0;
    const char32_t last = length == 0 ? U'\0' : syllables[length - 1];
    for (const Particle& particle : kParticles) {
      if (particle.text.back() != last) continue;  // nearly all
      const std::size_t size = particle.text.size();
      if (size <= longest || size + kMinSyllables > length) continue;
      if (syllables.substr(length - size, size) != particle.text) continue;
      if (may_follow(syllables[length - size - 1], particle.rule)) longest = size;
    }
    if (longest == 0) break;
    length -= longest;
  }
  return length;
}

}  // namespace broadsheet::schema

// The particles (josa) that Korean writes onto the end of a noun, and how to take them off.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace broadsheet::schema {

/// After what a particle may stand.
enum class ParticleRule : unsigned char {
  kAny,
  kConsonant,          ///< a syllable with a final consonant: 은 이 을 과
  kVowel,              ///< a syllable without one: 는 가 를 와
  kConsonantNotRieul,  ///< a final consonant other than ㄹ: 으로
  kVowelOrRieul,       ///< no final consonant, or ㄹ: 로
};

/// One row of the table.
struct Particle {
  std::u32string_view text;
  ParticleRule rule;
};

/// The table, longest first.
std::span<const Particle> hangul_particles() noexcept;

/// True if a particle of this rule may stand after `syllable`.
bool may_follow(char32_t syllable, ParticleRule rule) noexcept;

/// How many of the syllables of an eojeol are left without its particles; at least two of them, or all if
/// there are fewer. At most two layers are taken off (에서+는).
std::size_t length_without_particles(std::u32string_view syllables) noexcept;

}  // namespace broadsheet::schema

// Particles that a language writes to a word: Arabic and Hebrew before it, Korean after nouns of one
// syllable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// How sure it is that a form is its word with a particle.
enum class Evidence : std::uint8_t {
  kSure,       ///< no other word looks like that: an article beneath a particle, a long word
  kIfNotMore,  ///< if it stands in no more articles than the word: else it is most likely a word of its own
  kIfKnown,    ///< the same, and the word itself must stand in one: short words
};

struct ParticleForm {
  std::string text;
  Evidence evidence = Evidence::kSure;
};

/// `word` (folded) with the particles that are written to it. Empty for words of other languages, and for
/// those too short to tell.
std::vector<ParticleForm> with_particles(std::string_view word);

/// The words that `word` may be with a particle taken off, those without an article last.
std::vector<ParticleForm> without_particles(std::string_view word);

}  // namespace broadsheet::schema

/// The phonetic skeleton of a name: what is left of it in every script that it is written in.
/// 신원식, シン・ウォンシク, Shin Won-sik and Шин Вон Сик have one. How it is made is in docs/ANALYSIS.md,
/// "Names".
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sounds/likeness.h"

namespace broadsheet::schema {

/// Longer texts are not names: they have no skeleton.
inline constexpr std::size_t kMaxNameBytes = 160;

/// A skeleton is at most so long; what follows in a longer name would not tell it from others any more.
inline constexpr std::size_t kMaxSkeletonBytes = 24;

/// A search looks up at most so many skeletons of one name.
inline constexpr std::size_t kMaxSkeletons = 16;

/// Makes skeletons. Cheap to make; keeps what reads Han characters, which is not, from the first one on. Not
/// thread-safe: one a thread. (Tables that are the same for all are built once a process.)
class NameReader {
 public:
  NameReader();
  ~NameReader();
  NameReader(NameReader&&) noexcept;
  NameReader& operator=(NameReader&&) noexcept;

  /// The skeleton of `name`: the classes of its consonants, in ASCII (`snnsk`), or of consonants and vowels
  /// where there are only two consonants (`toke`). Empty if that would say too little of the name (`Kim`,
  /// `아베`), or if `name` has characters but letters, marks and what stands inside names (spaces, hyphens,
  /// apostrophes, middle dots, full stops). `name` is UTF-8; ill-formed bytes make it no name.
  std::string skeleton(std::string_view name);

  /// The skeletons under which a search looks for `name`: skeleton() first, then those of other readings of
  /// what its spelling leaves open (ch as in Chirac, Korean or Chinese reading of Han), each once.
  std::vector<std::string> skeletons(std::string_view name);

  /// How `name` sounds, for likeness(); no reading if it is not a name. Han is read as Chinese and as Korean.
  sounds::Readings readings(std::string_view name);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace broadsheet::schema

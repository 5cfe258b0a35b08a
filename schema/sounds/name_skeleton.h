/// The phonetic skeleton of a name: what is left of it in every script that it is written in.
/// 신원식, シン・ウォンシク, Shin Won-sik and Шин Вон Сик have one. How it is made is in docs/ANALYSIS.md,
/// "Names".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// Longer texts are no names: they have no skeleton.
inline constexpr std::size_t kMaxNameBytes = 160;

/// A skeleton is at most so long; what follows in a longer name would not tell it from others any more.
inline constexpr std::size_t kMaxSkeletonBytes = 24;

/// A search looks up at most so many skeletons of one name.
inline constexpr std::size_t kMaxSkeletons = 16;

/// The skeleton of `name`: the classes of its consonants, in ASCII (`snnsk`), or of consonants and vowels
/// where there are only two consonants (`toke`). Empty if that would say too little of the name (`Kim`,
/// `아베`), or if `name` has characters but letters, marks and what stands inside names (spaces, hyphens,
/// apostrophes, middle dots, full stops). `name` is UTF-8; ill-formed bytes make it no name. Never throws.
/// Thread-safe; builds its tables on first use and, for Han characters, keeps an ICU transliterator for each
/// thread.
std::string name_skeleton(std::string_view name);

/// The skeletons under which a search looks for `name`: name_skeleton() first, then those of other readings
/// of what its spelling leaves open (ch as in Chirac, Korean or Chinese reading of Han), each once.
std::vector<std::string> name_skeletons(std::string_view name);

}  // namespace broadsheet::schema

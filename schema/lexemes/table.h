// The table of names: constants that the generator (make_names.cc) and the reader (names.cc) share, and the
// arrays that the generated source defines.
//
// The table is a trie over atoms (atoms.h) in one open-addressing array: the transition from `node` by an
// atom stands at transition_hash(node, atom) modulo the size, or in the next free place after it. Node 0 is
// the root. What a node means is a run of packed meanings that ends with one that has kLast.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::schema::lexemes::table {

/// Never 0, which marks a free place. Two different transitions with one hash would be taken for each other;
/// the generator refuses to make such a table.
constexpr std::uint64_t transition_hash(std::uint32_t node, std::string_view atom) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325U ^ (std::uint64_t{node} * 0x9E3779B97F4A7C15U);
  while (!atom.empty()) {
    std::uint64_t bytes = 0;
    const std::size_t count = atom.size() < 8 ? atom.size() : 8;
    for (std::size_t i = 0; i < count; ++i)
      bytes |= std::uint64_t{static_cast<unsigned char>(atom[i])} << (8 * i);
    hash = (hash ^ bytes ^ std::uint64_t{count} << 56U) * 0x9FB21C651E98DF25U;
    hash ^= hash >> 32U;
    atom.remove_prefix(count);
  }
  hash = (hash ^ (hash >> 32U)) * 0xD6E8FEB86659FD93U;
  hash ^= hash >> 32U;
  return hash == 0 ? 1 : hash;
}

/// A meaning: entity, language and flags of the name, in 32 bits.
inline constexpr std::uint32_t kEntityBits = 12;
inline constexpr std::uint32_t kLanguageBits = 9;
inline constexpr std::uint32_t kAcronym = 1U << 28U;    ///< only in capitals ("US")
inline constexpr std::uint32_t kAmbiguous = 1U << 29U;  ///< also a common word or a person's name
inline constexpr std::uint32_t kDoubtful =
    1U << 30U;  ///< also a place or person of another kind in its own language
inline constexpr std::uint32_t kLast = 1U << 31U;
constexpr std::uint32_t pack(std::uint32_t entity, std::uint32_t language, std::uint32_t flags) noexcept {
  return entity | language << kEntityBits | flags;
}
constexpr std::uint32_t entity_of(std::uint32_t meaning) noexcept {
  return meaning & ((1U << kEntityBits) - 1);
}
constexpr std::uint32_t language_of(std::uint32_t meaning) noexcept {
  return meaning >> kEntityBits & ((1U << kLanguageBits) - 1);
}

/// A filter of the transitions from the root, small enough to stay in a processor's nearest cache: most words
/// of a text begin no name. The bit of a hash is its upper part.
inline constexpr std::size_t kFilterBits = 1U << 17U;
constexpr std::size_t filter_bit(std::uint64_t hash) noexcept { return hash >> (64U - 17U); }

/// A filter of all transitions, by other bits of the hash: where the root's says too little, and after the
/// first atom of a name, it spares most look-ups in the table, which is too large for a processor's cache.
inline constexpr std::size_t kWideFilterBits = 1U << 20U;
constexpr std::size_t wide_filter_bit(std::uint64_t hash) noexcept {
  return hash >> 20U & (kWideFilterBits - 1);
}

/// True if a filter has the bit.
constexpr bool has_bit(const std::uint64_t* filter, std::size_t bit) noexcept {
  return (filter[bit / 64] >> (bit % 64) & 1U) != 0;
}

/// Languages whose names of places are also found by their stems: they decline, and libstemmer knows them.
/// The atoms of such a name stand in the trie a second time, each as kStemMark and its stem.
inline constexpr std::array<std::string_view, 11> kDeclining{"de", "el", "eu", "fi", "hu", "hy",
                                                             "lt", "ro", "ru", "sr", "tr"};
inline constexpr char kStemMark = '\x01';  // stands in no normalised text

/// Stems of fewer letters are those of too many other words (Мали and малый).
inline constexpr std::size_t kFewestLettersOfStem = 4;

struct EntityRow {
  std::uint8_t kind;        ///< EntityKind
  char country[3];          ///< ISO 3166 alpha-2 of a territory, or of where a city lies; empty for others
  std::uint32_t code;       ///< in kTexts: "KR", "ja", "3", "Asia/Seoul"
  std::uint32_t names;      ///< its first row in kNames
  std::uint32_t names_end;  ///< past its last row
};

/// One name of an entity in one language. Acronyms have none: they are recognised, never looked up.
struct NameRow {
  std::uint16_t language;
  std::uint16_t flags;  ///< kAmbiguous >> 16, or 0
  std::uint32_t text;   ///< in kTexts
};

extern const std::size_t kTransitions;  ///< places in the two arrays, a power of two
extern const std::uint64_t kHashes[];
extern const std::uint32_t kTargets[];
extern const std::uint64_t kRootFilter[kFilterBits / 64];
extern const std::uint64_t kWideFilter[kWideFilterBits / 64];
extern const std::uint32_t kNodeMeanings[];  ///< by node: its first meaning in kMeanings; 0: not a name
extern const std::uint32_t kMeanings[];
extern const std::size_t kEntityCount;
extern const EntityRow kEntities[];
extern const NameRow kNames[];
extern const std::size_t kLanguageCount;
extern const char* const kLanguages[];  ///< primary subtags; those of two scripts stand twice
extern const char kTexts[];             ///< UTF-8, each ending with NUL

}  // namespace broadsheet::schema::lexemes::table

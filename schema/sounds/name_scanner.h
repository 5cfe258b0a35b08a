/// Finds what may be names in running text, in scripts of any kind, and gives each its key.
/// One scan serves indexing, queries and highlights. What counts as a name is in docs/ANALYSIS.md, "Names".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sounds/name_skeleton.h"

namespace broadsheet::schema {

/// A likely name.
struct FoundName {
  /// What stands in the index for it, its surface (name_surface.h). Never empty; valid
  /// during the call that hands it over.
  std::string_view key;
  /// The key says how the name is read (a Japanese name in Kanji), not only how it is written.
  bool is_read = false;
  std::uint32_t begin = 0;  ///< byte offset of its first character
  std::uint32_t end = 0;    ///< byte offset past its last one, Hangul without particles
};

/// Receives names, ascending by the end of the last word of each.
class NameSink {
 public:
  virtual ~NameSink() = default;
  virtual void on_name(const FoundName& name) = 0;
};

/// What is taken for a name.
enum class NameScan : std::uint8_t {
  kText,      ///< words that look like names in running text: capitals, Katakana, Hangul of some forms
  kNouns,     ///< the same where all nouns have capitals (German): single words are not names
  kJapanese,  ///< the same, and Japanese names in Kanji
  kQuery,     ///< every word of any script: who types a name types no capitals
};

/// What is taken for a name in running text in `language`, a tag of BCP 47.
NameScan scan_of(std::string_view language) noexcept;

/// Scans texts. Remembers the keys of words that come again: keep one a thread; not thread-safe.
class NameScanner {
 public:
  NameScanner();
  ~NameScanner();
  NameScanner(NameScanner&&) noexcept;
  NameScanner& operator=(NameScanner&&) noexcept;

  /// Hands the likely names of `text` to `sink`: words, and up to three that stand together where a single
  /// one says too little ("Kim Jong Un"); of a name in Kanji the family name and the given name, once for
  /// each of their readings. `text` is UTF-8 with its lines joined, of less than 4 GiB; ill-formed bytes part
  /// words. Linear time; memory does not grow with the text.
  void scan(std::string_view text, NameScan what, NameSink& sink);

  /// What it makes skeletons with, for the names that its owner knows already.
  NameReader& reader() noexcept;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace broadsheet::schema

/// The field table: every field of an indexed article, declared once.
/// Indexer, searcher, --help, docs/SCHEMA.md and the JSON output are generated from it or checked against it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// What a field holds, which decides how its text becomes terms and how a query on it is read.
enum class FieldKind : std::uint8_t {
  kText,     ///< analysed text: words and phrases, ranked
  kName,     ///< analysed text of a few words (publisher, author): matched by word or phrase, filters
  kKeyword,  ///< one exact value, case folded: filters
  kExact,    ///< one exact value, byte for byte: filters
  kSound,    ///< names by their sound, in any script: filters
  kInstant,  ///< a point in time, with day, month and year terms: filters and sorts
};

/// One row of the table.
struct Field {
  std::string_view name;  ///< as users write it in `name:value`, lower case ASCII
  FieldKind kind;
  std::string_view prefix;            ///< term prefix; empty for the body, whose words bear none
  std::optional<std::uint32_t> slot;  ///< value slot
  bool stored;                        ///< part of the stored article
  bool facetable;                     ///< can be counted per value
  bool sortable;                      ///< results can be ordered by it
  std::string_view meaning;           ///< one sentence for --help and docs/SCHEMA.md
};

/// All fields, in the order of the documentation. Constant; safe to share between threads.
std::span<const Field> fields() noexcept;

/// The field that users call `name` (or an alias of it), or nullptr. `name` is compared as lower case ASCII.
const Field* find_field(std::string_view name) noexcept;

/// The docs/SCHEMA.md text that the table stands for, ending with a newline.
std::string schema_document();

/// Term prefixes. A normalised term never begins with an ASCII capital, so prefixes need no separator.
namespace prefix {
inline constexpr std::string_view kTitle = "S";
inline constexpr std::string_view kAuthor = "A";
inline constexpr std::string_view kLanguage = "L";
inline constexpr std::string_view kCountry = "C";  ///< ISO 3166-1 alpha-2 in capitals, `CKR`
inline constexpr std::string_view kPublisher = "P";
inline constexpr std::string_view kSite = "H";
inline constexpr std::string_view kSource = "XS";
inline constexpr std::string_view kRights = "XR";
inline constexpr std::string_view kCode = "XC";
inline constexpr std::string_view kUrl = "U";
inline constexpr std::string_view kTag = "K";
inline constexpr std::string_view kId = "Q";
inline constexpr std::string_view kDay = "D";    ///< YYYYMMDD, the article's own zone
inline constexpr std::string_view kMonth = "M";  ///< YYYYMM
inline constexpr std::string_view kYear = "Y";   ///< YYYY
inline constexpr std::string_view kState =
    "XM";  ///< marks: `XMnodate`, `XMnosource`, `XMnolang` for counting, `XMhas` + field for `field:*`
inline constexpr std::string_view kNameSkeleton = "N";  ///< surface of a name, no position, counted 0 times
inline constexpr std::string_view kSourceName = "XN";   ///< whole name of the source, for counts per source

/// Kinds of token inside a text field; they stand before the field's own prefix (`Z` + `S` + stem).
inline constexpr std::string_view kStem = "Z";          ///< Snowball stem, no position
inline constexpr std::string_view kHanWord = "W";       ///< dictionary word of a Han/Kana run, no position
inline constexpr std::string_view kPlain = "F";         ///< plain form of a Latin word, no position
inline constexpr std::string_view kHangulBigram = "G";  ///< bigram inside an eojeol, no position
}  // namespace prefix

/// Value slots.
namespace slot {
inline constexpr std::uint32_t kPublished = 0;  ///< sortable_serialise(UTC seconds)
inline constexpr std::uint32_t kPublishedLocal =
    1;  ///< sortable_serialise(seconds of the wall clock as printed)
inline constexpr std::uint32_t kFingerprint = 2;  ///< 16 bytes: SHA-256 of the record's content, truncated
inline constexpr std::uint32_t kModified = 3;     ///< sortable_serialise(UTC seconds)
inline constexpr std::uint32_t kSuperseded =
    4;  ///< fingerprints that this content replaced within its run, 16 bytes each
inline constexpr std::uint32_t kTokenStream = 5;  ///< which terms are at which positions, packed
inline constexpr std::uint32_t kTextSketch = 6;   ///< of the body: it identifies near-copies
}  // namespace slot

/// Positions: headlines first, each followed by a gap, then the body, then names; a gap also separates
/// paragraphs, so that no phrase runs from one part into the next.
inline constexpr std::uint32_t kPartGap = 100;

/// The longest term that is indexed, in bytes with its prefix, NUL bytes counted twice as Xapian's key
/// encoding does (Xapian 1.4 takes 245). Longer words are left out of the index; longer keywords are hashed.
inline constexpr std::size_t kMaxTermBytes = 240;

/// True if `term`, as Xapian encodes it, fits a key.
bool term_fits(std::string_view term) noexcept;

/// The term of every article that has a value in `field`, which is not text and has no slot.
std::string has_term(const Field& field);

/// `prefix` + `value` if that fits a key, else `prefix` + "#" + the hex of a SHA-256 of `value`: for exact
/// values of any length (ids, URLs). The same function serves indexing and look-up.
std::string exact_term(std::string_view prefix, std::string_view value);

}  // namespace broadsheet::schema

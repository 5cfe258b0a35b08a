/// From text to tokens: the one analysis that indexing, querying and highlighting share.
/// The script decides how text is cut; language only ever adds terms. The recipe is in docs/ANALYSIS.md.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// What a token is, and so how it is indexed (docs/SCHEMA.md, "Tokens and terms").
enum class TokenKind : std::uint8_t {
  kWord,  ///< a word of a script with spaces, or a dictionary word of Thai, Lao, Khmer, Burmese; positioned
  kHanBigram,     ///< two neighbouring characters of a Han/Kana run, at the first one's position; positioned
  kHanSingle,     ///< the last character of a Han/Kana run alone, at its position; positioned
  kHanWord,       ///< a dictionary word of a Han/Kana run; no position of its own, prefix W
  kHangulWord,    ///< an eojeol without its particles; positioned
  kHangulBigram,  ///< two neighbouring syllables inside an eojeol; no position of its own, prefix G
};

/// Scripts that stemming tells apart.
enum class StemScript : std::uint8_t {
  kNone,
  kLatin,
  kCyrillic,
  kGreek,
  kArabic,
  kDevanagari,
  kTamil,
  kArmenian,
  kHebrew,
  kBengali,
  kGujarati,
  kGurmukhi,
  kKannada,
  kMalayalam,
  kOriya,
  kSinhala,
  kTelugu,
  kGeorgian
};

/// One token. `text` is valid only during the call that hands it over.
struct Token {
  std::string_view text;   ///< normalised (NFKC_Casefold and the script's own folding), UTF-8, no prefix
  std::uint32_t position;  ///< counted from 0 within the analysed text; equal for tokens of one place
  std::uint32_t begin;     ///< byte offset of its first character in the text as given
  std::uint32_t
      end;  ///< byte offset past its last character in the text as given (Hangul: without particles)
  TokenKind kind;
  StemScript stem_script;  ///< kNone if no stemmer can serve
  bool glued;  ///< positioned tokens: no white space parts it from the positioned token before it ("Won-sik")
};

struct Unit;

/// Receives tokens, in order of `begin` for each kind; positions never decrease among positioned tokens.
class TokenSink {
 public:
  virtual ~TokenSink() = default;
  /// The next characters of the text, normalised, before the tokens that they make.
  virtual void on_characters(std::span<const Unit> /*characters*/) {}
  virtual void on_token(const Token& token) = 0;
};

/// True for the kinds that are indexed with their positions.
constexpr bool is_positioned(TokenKind kind) noexcept {
  return kind != TokenKind::kHanWord && kind != TokenKind::kHangulBigram;
}

/// Cuts text into tokens. Costly to make (ICU dictionaries), cheap to call: keep one a thread; not
/// thread-safe.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Hands every token of `text` to `sink` and returns the number of positions used. `text` is UTF-8 with its
  /// lines joined (join_lines), paragraphs separated by "\n\n", which advance the position by kPartGap;
  /// ill-formed bytes count as separators. A word longer than kMaxWordBytes once normalised is left out, its
  /// position kept. Takes linear time, and memory that does not grow with the text. Throws UserError if
  /// `text` has 2 GiB or more.
  std::uint32_t analyze(std::string_view text, TokenSink& sink);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Words longer than this (normalised, bytes) are not indexed: with a prefix they must fit kMaxTermBytes, and
/// what is longer is not a word of any language but data.
inline constexpr std::size_t kMaxWordBytes = 200;

/// `text` normalised as a token's text is, without cutting: for keywords and names. Ill-formed bytes become
/// U+FFFD.
std::string fold(std::string_view text);

/// A fingerprint of the recipe and of the ICU data behind it ("1/icu72.1/cldr42/uni15.0"): an index says with
/// which one it was made, and a searcher with another one says so.
std::string analysis_version();

}  // namespace broadsheet::schema

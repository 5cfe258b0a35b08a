/// From an article to its Xapian document: terms, positions, values and stored data, as docs/SCHEMA.md says.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/positions.h"

namespace broadsheet::schema {

class Hasher;

/// A term of a document, and how often the document has it (0: it only filters).
struct DocumentTerm {
  std::string_view text;
  std::uint64_t hash = 0;  ///< by the builder's hasher; of no meaning to another process
  std::uint32_t frequency = 0;
};

/// What a document consists of, for who writes it without Xapian::Document.
struct DocumentParts {
  std::span<const DocumentTerm> terms;  ///< distinct, in no order; all fit a key (term_fits)
  std::vector<std::pair<std::uint32_t, std::string>> values;  ///< by slot, ascending; none is empty
  std::string data;
};

/// Builds documents. Costly to make (it owns an Analyzer and a Stemmer), cheap to call: keep one a thread;
/// not thread-safe.
class DocumentBuilder {
 public:
  /// `positions`: as the metadata of the index says that the documents are for.
  explicit DocumentBuilder(Positions positions = Positions::kPacked);
  /// For tests: terms are hashed by `hasher`, which must outlive the builder, not by the process's own.
  DocumentBuilder(Positions positions, const Hasher& hasher);
  ~DocumentBuilder();
  DocumentBuilder(DocumentBuilder&&) noexcept;
  DocumentBuilder& operator=(DocumentBuilder&&) noexcept;

  /// The document of `article`, which must be complete(). Never throws for what a text may contain: terms
  /// that do not fit a key are left out. The same article gives the same document, whatever was built before.
  Xapian::Document build(const Article& article);

  /// The same document in parts: what Positions::kPacked stores, positions as a value. The result is valid,
  /// and may be changed, until the next call. Only for a builder with Positions::kPacked.
  DocumentParts& build_parts(const Article& article);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// A language term of an article counts once for each so many words and other terms of the article, so that
/// its collection frequency says how long the articles in that language are.
inline constexpr std::uint32_t kLengthUnit = 8;

/// The unique term of the article with that id.
std::string id_term(std::string_view id);

/// The name under which an article is counted per source: publisher, else site, else agency, as printed, cut
/// at a character boundary to fit a term. Empty if the article names no source.
std::string source_name(const Article& article);

/// The language under which an article is counted: its body's, else the first headline's that is known. Empty
/// if none is known.
std::string_view main_language(const Article& article) noexcept;

}  // namespace broadsheet::schema

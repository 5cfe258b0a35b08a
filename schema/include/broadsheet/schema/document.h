/// From an article to its Xapian document: terms, positions, values and stored data, as docs/SCHEMA.md says.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/positions.h"

namespace broadsheet::schema {

/// Builds documents. Costly to make (it owns an Analyzer and a Stemmer), cheap to call: keep one a thread;
/// not thread-safe.
class DocumentBuilder {
 public:
  /// `positions`: as the metadata of the index says that the documents are for.
  explicit DocumentBuilder(Positions positions = Positions::kPacked);
  ~DocumentBuilder();
  DocumentBuilder(DocumentBuilder&&) noexcept;
  DocumentBuilder& operator=(DocumentBuilder&&) noexcept;

  /// The document of `article`, which must be complete(). Never throws for what a text may contain: terms
  /// that do not fit a key are left out. The same article gives the same document, whatever was built before.
  Xapian::Document build(const Article& article);

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

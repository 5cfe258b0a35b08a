/// From an article to its Xapian document: terms, positions, values and stored data, as docs/SCHEMA.md says.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "broadsheet/schema/analysis.h"
#include "broadsheet/schema/article.h"
#include "broadsheet/schema/stemming.h"

namespace broadsheet::schema {

/// Builds documents. Keep one a thread; not thread-safe.
class DocumentBuilder {
 public:
  /// The document of `article`, which must be complete(). Never throws for what a text may contain: terms that do
  /// not fit a key are left out.
  Xapian::Document build(const Article& article);

 private:
  Analyzer analyzer_;
  Stemmer stemmer_;
};

/// The unique term of the article with that id.
std::string id_term(std::string_view id);

}  // namespace broadsheet::schema

// What a worker thread does with a record: parse, look up, analyse. Whatever a record causes stays with that
// record.
#pragma once

#include <filesystem>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/schema/document.h"
#include "writer/pipeline.h"

namespace broadsheet::indexer {

class Preparer {
 public:
  // `index` is where unchanged articles are looked up; empty: nothing is there yet.
  Preparer(ParseOptions options, const std::filesystem::path& index);

  void operator()(Batch& batch);

 private:
  std::variant<PreparedArticle, RejectedRecord> prepare(const Record& record);
  PreparedArticle prepare_article(ParsedArticle&& parsed);

  ParseOptions options_;
  schema::DocumentBuilder builder_;
  std::optional<IndexSnapshot> snapshot_;
};

// Why `document` can't be written, or empty: a limit of Xapian that would fail the whole batch, not the one
// document.
std::string problem_of(const Xapian::Document& document);

// The first characters of `bytes`, for the list of rejected records.
std::string excerpt(std::string_view bytes);

}  // namespace broadsheet::indexer

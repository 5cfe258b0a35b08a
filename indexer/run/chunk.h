// What travels through the pipeline: neighbouring records, and what becomes of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "broadsheet/indexer/add.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/record.h"
#include "run/ledger.h"
#include "run/stored_article.h"

namespace broadsheet::indexer {

// An article that a worker has read.
struct PreparedArticle {
  std::string id;
  std::string fingerprint;
  std::string language;  // main language, "" if unknown
  std::string source;    // name of the source, "" if none
  bool dated = false;
  std::size_t warnings = 0;
  std::optional<StoredArticle> before;       // what the index held of its id when the run began
  std::unique_ptr<schema::Article> article;  // until it is written or tried, or waits (ReturningArticles)
  Decision decision;
  // Which earlier record of the same chunk it replaces; npos if none.
  std::size_t replaces = static_cast<std::size_t>(-1);
  bool again = false;                   // this run has read its id before
  std::vector<schema::Origin> origins;  // of one that is not written: places that its article may lack
};

// The id and content of an article: what makes two records of a run the same.
inline std::string content_of(const PreparedArticle& article) { return article.fingerprint + article.id; }

// Another visit to a page that a crawl kept before.
struct Revisited {
  std::string id;                                   // of the article that the page is
  std::optional<std::int64_t> fetched_utc_seconds;  // when the page was fetched; empty: not known
  schema::Origin origin;                            // of the visit
};

// A part of a record after the workers: one of its articles, or why it holds none.
struct PreparedRecord {
  Origin origin;
  std::uint64_t size_bytes = 0;  // of the record, with its first part; 0 with the others
  std::variant<PreparedArticle, RejectedRecord, Skip> result;
  // Of a record that was rejected only when its document was built: what it was (content_of).
  std::string content = {};
  bool is_first = true;                       // part of its record
  std::unique_ptr<Revisited> revisited = {};  // with Skip; null if it is not one, or nobody wants places
};

// Neighbouring records of the archive, in its order: what one worker takes at a time, and one segment of the
// index.
struct Chunk {
  std::uint64_t number = 0;  // from 0, in input order
  std::vector<Record> records;
  std::vector<PreparedRecord> prepared;  // one or more for each record, in order
  std::uint64_t size_bytes = 0;          // of the records
  std::size_t file = 0;                  // index of the last record's file
  std::uint64_t input_bytes = 0;         // of all files, up to the last record
  std::string segment;          // name of the shard that holds its documents; empty if there are none
  std::uint64_t documents = 0;  // in that shard
};

}  // namespace broadsheet::indexer

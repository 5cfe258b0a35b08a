// What a worker thread does with a chunk: read its records, look their articles up, build a segment of what
// is new. A failure caused by a record affects only that record.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "broadsheet/indexer/parser.h"
#include "glass/segment_writer.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "run/chunk.h"
#include "run/decider.h"
#include "run/pipeline.h"
#include "store/segment.h"

namespace broadsheet::indexer {

// What all workers of a run share.
struct WorkerContext {
  ParseOptions parse;
  std::filesystem::path index;
  IndexSnapshot::Open before;      // opens what the run found; empty: there are not articles
  schema::IndexMetadata metadata;  // what each segment says of the index
  WrittenBy written_by = WrittenBy::kOwnWriter;
  bool store_origins = false;              // AddOptions::store_origins
  std::filesystem::path directory;         // of this process, which the paths of origins are made absolute by
  bool dry_run = false;                    // documents are built and dropped, nothing is written
  std::function<std::string()> new_shard;  // a name for a segment; not asked in a dry run
  std::function<void(const Xapian::Error&)>
      on_failure;  // throws what a failure to write means; not for a record's fault
  Decider* decider = nullptr;
};

class Preparer final : public ChunkWorker {
 public:
  explicit Preparer(const WorkerContext& context);

  void read(Chunk& chunk) override;
  void decide(Chunk& chunk) override { context_.decider->decide(chunk); }
  void write(Chunk& chunk) override;

  // What is to be known of an article before it is decided on.
  PreparedArticle prepare_article(ParsedArticle&& parsed);

 private:
  // Appends what becomes of `record` to `prepared`, part by part.
  void prepare(Record&& record, std::vector<PreparedRecord>& prepared);
  // Where `record` stands, as it is stored.
  Origin stored_origin(const Record& record);
  std::unique_ptr<Revisited> revisited(const Record& record);
  // Builds the document of `article` and drops it; throws why it can't be written.
  void attempt(const schema::Article& article);
  std::uint64_t write_segment_in(Chunk& chunk, const std::filesystem::path& directory);

  const WorkerContext& context_;
  ParseTools parse_tools_;
  schema::DocumentBuilder builder_;
  glass::SegmentWriter segment_writer_;
  std::optional<IndexSnapshot> snapshot_;
  std::string last_path_;  // of the last record, as it was named
  std::string absolute_path_;
};

// Why `document` can't be written, or empty: a limit of Xapian that would fail the whole batch, not the one
// document.
std::string problem_of(const Xapian::Document& document);

// Builds a segment in `directory` of the articles of `chunk` that were decided to be added or to replace
// others. `build` makes their documents, `problem` says what is wrong with one. Articles that can't be
// written become rejected records; all others are written, also when Xapian finds only at the end that one
// can't be. Returns how many documents the segment has. Throws Xapian's errors that no record has caused.
std::uint64_t write_segment(Chunk& chunk, const std::filesystem::path& directory,
                            const schema::IndexMetadata& metadata,
                            const std::function<Xapian::Document(const schema::Article&)>& build,
                            const std::function<std::string(const Xapian::Document&)>& problem = problem_of);

// The same by our own writer of segments, which takes only positions that are packed: `build` makes the parts
// of a document, in a buffer of its own.
std::uint64_t write_segment(Chunk& chunk, const std::filesystem::path& directory,
                            const schema::IndexMetadata& metadata, glass::SegmentWriter& writer,
                            const std::function<schema::DocumentParts&(const schema::Article&)>& build);

// Which articles try_articles() takes: all, as a dry run does, or those that the index only remembers
// (Decision::remembered). One of these that can't be written was rejected when it was read first, and is
// again.
enum class Tried { kAll, kRemembered };

// Tries whether articles of `chunk` could be written, and drops them (remembered ones are kept, since they
// may be written in the end): `attempt` makes the document and throws what is wrong with it. Those that could
// not become rejected records.
void try_articles(Chunk& chunk, Tried which, const std::function<void(const schema::Article&)>& attempt);

// The first characters of `bytes`, for the list of rejected records.
std::string excerpt(std::string_view bytes);

// A record that was rejected. Reasons that repeat much of what the record holds are cut.
RejectedRecord rejected_record(const Origin& origin, const Rejection& rejection, std::string_view bytes);

}  // namespace broadsheet::indexer

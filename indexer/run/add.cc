// Adding archives: the pipeline's batches, decided one by one, written in order, committed by policy.
#include "broadsheet/indexer/add.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/schema/source_aliases.h"
#include "index/index_errors.h"
#include "index/open_index.h"
#include "run/decider.h"
#include "run/pipeline.h"
#include "run/prepare.h"
#include "run/publisher.h"
#include "run/rejected_contents.h"
#include "run/returning.h"
#include "store/index_writer.h"
#include "xapian/remote_signals.h"

namespace broadsheet::indexer {
namespace {

using Clock = std::chrono::steady_clock;

// How often the loop looks whether it shall stop while it waits for input.
constexpr std::chrono::milliseconds kTick{100};

// What a byte of text takes at the most while its segment is built: the record, its article, and Xapian's
// postings until they are written (measured with bench/index --memory).
constexpr std::uint64_t kMemoryOfText = 24;

// The program with its tables (ICU's, names of places) before it reads anything.
constexpr std::uint64_t kOwnMemory = 64u << 20;

constexpr std::uint64_t kLeastChunkBytes = 64u << 10;
constexpr std::uint64_t kMostChunkBytes = 8u << 20;

// A segment of more records gains nothing, and a commit waits for its segments.
constexpr std::uint64_t kMostChunkRecords = 4000;

// Chunks for each worker, so that none waits long for the last one of another.
constexpr std::uint64_t kChunksForEach = 4;

class Run {
 public:
  Run(const AddOptions& options, const std::function<void(const RejectedRecord&)>& on_rejected,
      RunProgress& progress)
      : options_(options),
        on_rejected_(on_rejected),
        progress_(progress),
        returning_(options.dry_run ? std::filesystem::path() : options.index) {}

  Summary operator()() {
    const Clock::time_point start = Clock::now();
    // Inputs first: a name mistyped must not leave an index behind.
    std::vector<InputFile> files = list_inputs(options_.paths);
    leave_out(files, options_.index.string());
    for (const InputFile& file : files) {
      if (file.path == "-" && options_.form == nullptr) {
        throw schema::UserError(schema::ProblemCode::kFormatNotNamed, "format",
                                "standard input has no name to tell its format by");
      }
      total_bytes_ += file.size_bytes;
    }
    progress_.total_bytes = total_bytes_;
    summary_.index = options_.index.string();
    summary_.dry_run = options_.dry_run;
    summary_.files = files.size();
    open();
    last_commit_ = Clock::now();
    {
      Pipeline pipeline(
          files, options_.form, options_.jobs, chunk_limits(),
          [this] { return std::make_unique<Preparer>(context_); },
          [this](const InputFile& file, const Form* form) { return open_reader(file, form, options_.read); });
      consume(pipeline, files);
    }
    if (!summary_.interrupted) settle_returning();
    progress_.committing = true;
    if (publisher_) finish_index(start);
    summary_.seconds = seconds_since(start);
    summary_.check();
    return summary_;
  }

 private:
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  static double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

  void open() {
    context_.parse = options_.parse;
    context_.index = options_.index;
    context_.decider = &decider_;
    context_.dry_run = options_.dry_run;
    context_.store_origins = options_.store_origins;
    std::error_code error;  // then paths stay as they are named
    context_.directory = std::filesystem::current_path(error);
    if (options_.dry_run) {
      open_for_dry_run();
    } else {
      open_for_writing();
    }
  }

  // What a real run would refuse is refused.
  void open_for_dry_run() {
    if (schema::is_database(options_.index)) {
      context_.metadata = schema::read_index(options_.index, schema::read_metadata);
      require_same_analysis(options_.index, context_.metadata);
      require_same_positions(options_.index, context_.metadata, options_.positions);
      require_stub(options_.index);
      // Nobody keeps writers away: the index as it is whenever it is opened, since no number of a document
      // is used.
      context_.before = [index = options_.index] { return schema::open_index(index); };
    } else {
      require_room(options_.index);
      context_.metadata.positions = options_.positions.value_or(schema::Positions::kPacked);
    }
    read_source_aliases();
  }

  void open_for_writing() {
    writer_.emplace(options_.index, IfMissing::kCreate, Analysis::kMustMatch, options_.patience,
                    options_.positions);
    publisher_.emplace(*writer_, decider_, options_.jobs, options_.written_by, options_.store_origins,
                       options_.complete_origins);
    read_source_aliases();
    context_.metadata = writer_->metadata();
    context_.metadata.last_run.clear();
    context_.written_by = options_.written_by;
    context_.on_failure = [this](const Xapian::Error& error) { writer_->fail(error, "a segment"); };
    context_.new_shard = [this] { return writer_->new_shard(); };
    try {
      const auto before = [index = options_.index, shards = writer_->shards()] { return shards.open(index); };
      if (before().get_doccount() > 0) context_.before = before;
    } catch (const Xapian::Error& error) {
      writer_->fail(error, {});
    }
  }

  // Another run may have changed them before we had the lock.
  void read_source_aliases() {
    if (!options_.source_aliases.empty()) {
      context_.parse.source_aliases = schema::SourceAliases::read(options_.source_aliases.string());
    } else if (schema::is_database(options_.index)) {
      context_.parse.source_aliases = schema::read_index(options_.index, schema::source_aliases_of);
    }
  }

  // Large segments make fewer merges and small ones take less memory; a small archive is cut so that every
  // worker has something to do.
  ChunkLimits chunk_limits() const {
    ChunkLimits limits;
    const std::uint64_t share =
        (options_.memory_bytes - std::min(options_.memory_bytes, kOwnMemory)) / (options_.jobs + 1);
    limits.bytes = std::clamp(share / kMemoryOfText, kLeastChunkBytes, kMostChunkBytes);
    if (total_bytes_ > 0) {
      limits.bytes =
          std::clamp(total_bytes_ / (kChunksForEach * options_.jobs), kLeastChunkBytes, limits.bytes);
    }
    limits.records =
        static_cast<std::size_t>(std::clamp<std::uint64_t>(options_.commit.documents, 1, kMostChunkRecords));
    return limits;
  }

  void finish_index(Clock::time_point start) {
    commit();
    if (!summary_.interrupted) publisher_->finish();
    summary_.seconds = seconds_since(start);
    summary_.finished = now_rfc3339();
    summary_.index_bytes = schema::size_on_disk(options_.index);
    // A run that was broken off says nothing yet of its sources.
    const bool aliases = !options_.source_aliases.empty() && !summary_.interrupted;
    writer_->set_last_run(to_json(summary_, kStoredNames),
                          aliases ? &context_.parse.source_aliases : nullptr);
    // The last commit belongs to the result's size.
    summary_.index_bytes = schema::size_on_disk(options_.index);
  }

  void consume(Pipeline& pipeline, const std::vector<InputFile>& files) {
    std::size_t file = files.size();
    for (;;) {
      if (stopped()) {
        summary_.interrupted = true;
        return;
      }
      Chunk chunk;
      const Pipeline::Next next = next_of(pipeline, chunk);
      if (next == Pipeline::Next::kEnd) return;
      if (next == Pipeline::Next::kChunk) {
        if (chunk.file != file) {
          file = chunk.file;
          progress_.set_file(files[file].path);
        }
        for (PreparedRecord& record : chunk.prepared) {
          rejected_contents_.settle(record);
          account(record);
          note_returning(record);
        }
        progress_.input_bytes = chunk.input_bytes;
        if (publisher_) publisher_->add(std::move(chunk));
      }
      look_after_merging();
      commit_if_due();
    }
  }

  Pipeline::Next next_of(Pipeline& pipeline, Chunk& chunk) {
    try {
      return pipeline.next(chunk, Clock::now() + kTick);
    } catch (const Xapian::Error& error) {
      commit_before_the_end();
      schema::throw_index_error(options_.index, error);
    } catch (...) {
      commit_before_the_end();
      throw;
    }
  }

  void look_after_merging() {
    if (!publisher_) return;
    try {
      publisher_->poll();
    } catch (...) {
      commit_before_the_end();
      throw;
    }
  }

  // What ends the run is none of the finished segments' fault. If they can't be published either (a disk that
  // is full), what came first is what must be told. Never after a commit that failed: it may be half done.
  void commit_before_the_end() noexcept {
    try {
      commit();
    } catch (const std::exception&) {
    } catch (const Xapian::Error&) {
    }
  }

  void account(const PreparedRecord& record) {
    summary_.text_bytes += record.size_bytes;
    uncommitted_bytes_ += record.size_bytes;
    if (const auto* rejected = std::get_if<RejectedRecord>(&record.result)) {
      summary_.count(Outcome::kRejected, record.is_first);
      ++summary_.rejected_by[rejected->code];
      on_rejected_(*rejected);
    } else if (const auto* skip = std::get_if<Skip>(&record.result)) {
      summary_.count(Outcome::kSkipped, record.is_first);
      ++summary_.skipped_by[skip->code];
    } else {
      const auto& article = std::get<PreparedArticle>(record.result);
      const Outcome outcome = article.decision.outcome;
      summary_.count(outcome, record.is_first);
      if (outcome != Outcome::kDuplicate) describe(article);
      if (outcome == Outcome::kAdded || outcome == Outcome::kUpdated) ++uncommitted_;
    }
    progress_.records = summary_.records;
    progress_.text_bytes = summary_.text_bytes;
  }

  // Whether the content of `record`, now the last of its id, is one that comes back.
  void note_returning(PreparedRecord& record) {
    auto* const article = std::get_if<PreparedArticle>(&record.result);
    if (article == nullptr) return;
    if (!article->decision.remembered) {
      returning_.forget(article->id);
    } else if (article->article == nullptr) {  // a dry run
      returning_.put(article->id, article->decision.outcome);
    } else {
      if (!options_.store_origins) article->article->origins.push_back(record.origin);
      returning_.put(*article->article, article->decision.outcome);
      article->article.reset();
    }
  }

  // Writes the contents that came back and were the last of their ids.
  void settle_returning() {
    const std::vector<ReturningArticles::Waiting> all = returning_.all();
    if (all.empty()) return;
    const ChunkLimits limits = chunk_limits();
    Preparer preparer(context_);
    for (std::size_t next = 0; next < all.size() && !summary_.interrupted;) {
      std::vector<Outcome> counted;
      Chunk chunk;
      do {
        counted.push_back(all[next].counted);
        if (publisher_) chunk.prepared.push_back(returned(all[next], preparer));
        chunk.size_bytes += all[next].bytes;
        ++next;
      } while (next < all.size() && counted.size() < limits.records && chunk.size_bytes < limits.bytes);
      if (publisher_) preparer.write(chunk);
      for (std::size_t i = 0; i < counted.size(); ++i)
        count_returned(counted[i], publisher_ ? &chunk.prepared[i] : nullptr);
      if (publisher_) publisher_->add(std::move(chunk));
      commit_if_due();
      summary_.interrupted = stopped();
    }
  }

  PreparedRecord returned(const ReturningArticles::Waiting& waiting, Preparer& preparer) {
    ParsedArticle parsed;
    parsed.article = returning_.read(waiting);
    PreparedRecord record;
    record.origin = parsed.article.origins.back();
    if (!options_.store_origins) parsed.article.origins.pop_back();
    PreparedArticle article = preparer.prepare_article(std::move(parsed));
    article.decision.outcome = article.before ? Outcome::kUpdated : Outcome::kAdded;
    article.decision.document = article.before ? article.before->document : 0;
    article.decision.superseded = decider_.contents_before(article.id, article.fingerprint);
    record.result = std::move(article);
    return record;
  }

  // What was counted as `counted` has become another thing. `record`: what; null: an article that replaced
  // another.
  void count_returned(Outcome counted, const PreparedRecord* record) {
    --(counted == Outcome::kDuplicate ? summary_.duplicates : summary_.unchanged);
    const auto* rejected = record == nullptr ? nullptr : std::get_if<RejectedRecord>(&record->result);
    if (rejected != nullptr) {
      ++summary_.rejected;
      ++summary_.rejected_by[rejected->code];
      on_rejected_(*rejected);
      return;
    }
    ++summary_.updated;
    ++uncommitted_;
  }

  void describe(const PreparedArticle& article) {
    summary_.languages.count(article.language);
    summary_.sources.count(article.source);
    if (!article.dated) ++summary_.without_date;
    summary_.warnings += article.warnings;
  }

  void commit_if_due() {
    const bool duplicates = publisher_ && publisher_->has_many_duplicates();
    if (uncommitted_ == 0 && !duplicates) return;
    if (duplicates || uncommitted_ >= options_.commit.documents || (publisher_ && publisher_->is_full()) ||
        uncommitted_bytes_ >= options_.commit.text_bytes ||
        Clock::now() - last_commit_ >= options_.commit.time)
      commit();
  }

  void commit() {
    progress_.committing = true;
    if (publisher_) publisher_->publish();
    progress_.committing = false;
    uncommitted_ = 0;
    uncommitted_bytes_ = 0;
    last_commit_ = Clock::now();
  }

  const AddOptions& options_;
  const std::function<void(const RejectedRecord&)>& on_rejected_;
  RunProgress& progress_;
  Decider decider_;
  RejectedContents rejected_contents_;
  ReturningArticles returning_;
  WorkerContext context_;
  std::optional<IndexWriter> writer_;   // absent in a dry run
  std::optional<Publisher> publisher_;  // the same
  Summary summary_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t uncommitted_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;
  Clock::time_point last_commit_;
};

// With remote shards, what Xapian does to signals stays inside. The run's threads inherit it.
class RemoteSignals {
 public:
  explicit RemoteSignals(const std::filesystem::path& index) {
    if (!schema::is_database(index) || !schema::has_remote_shard(index)) return;
    keeper_.emplace();
    block_.emplace();
  }

 private:
  std::optional<schema::PipeSettingKeeper> keeper_;
  std::optional<schema::PipeSignalBlock> block_;
};

}  // namespace

Summary add_archives(const AddOptions& options, const std::function<void(const RejectedRecord&)>& on_rejected,
                     RunProgress* progress) {
  RunProgress unused;
  const RemoteSignals signals(options.index);
  try {
    return Run(options, on_rejected, progress == nullptr ? unused : *progress)();
  } catch (const Xapian::Error& error) {
    schema::throw_index_error(options.index, error);
  } catch (const std::filesystem::filesystem_error& error) {
    throw schema::UserError(schema::ProblemCode::kFileUnreadable,
                            fmt::format("{}: {}", error.path1().string(), error.code().message()));
  } catch (const std::system_error& error) {
    throw schema::UserError(schema::ProblemCode::kIndexUnwritable,
                            fmt::format("{}: {}", options.index.string(), error.code().message()));
  }
}

}  // namespace broadsheet::indexer

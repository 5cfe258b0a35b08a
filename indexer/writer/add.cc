// Adding archives: the pipeline's batches, decided one by one, written in order, committed by policy.
#include "broadsheet/indexer/add.h"

#include <fmt/format.h>

#include <memory>
#include <unordered_map>
#include <utility>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/analysis.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/document.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/index_metadata.h"
#include "writer/index_writer.h"
#include "writer/ledger.h"
#include "writer/pipeline.h"
#include "writer/prepare.h"

namespace broadsheet::indexer {
namespace {

using Clock = std::chrono::steady_clock;

// How often the loop looks whether it shall stop while it waits for input.
constexpr std::chrono::milliseconds kTick{100};

// Where decisions are carried out.
class Target {
 public:
  virtual ~Target() = default;
  virtual bool is_empty() const = 0;
  // The index as it would be now.
  virtual std::optional<StoredArticle> find(std::string_view id) = 0;
  virtual void apply(const Decision& decision, PreparedArticle& article, const std::string& what) = 0;
  virtual void commit() = 0;
  virtual void finish(const Summary& summary) = 0;
};

class IndexTarget final : public Target {
 public:
  explicit IndexTarget(const std::filesystem::path& index)
      : writer_(index, IfMissing::kCreate, Analysis::kMustMatch),
        empty_(writer_.database().get_doccount() == 0) {}

  bool is_empty() const override { return empty_; }
  std::optional<StoredArticle> find(std::string_view id) override { return writer_.find(id); }

  void apply(const Decision& decision, PreparedArticle& article, const std::string& what) override {
    if (!article.document) {
      // Rare: a worker found the content in the index, but this run has replaced it since.
      if (!builder_) builder_ = std::make_unique<schema::DocumentBuilder>();
      article.document = builder_->build(*article.article);
    }
    if (!decision.superseded.empty())
      article.document->add_value(schema::slot::kSuperseded, decision.superseded);
    if (decision.outcome == Outcome::kAdded) {
      writer_.add(*article.document, what);
    } else {
      writer_.replace(decision.document, *article.document, what);
    }
  }

  void commit() override { writer_.commit(); }

  void finish(const Summary& summary) override {
    writer_.set_last_run(to_json(summary, kStoredNames));
    writer_.commit();
  }

 private:
  IndexWriter writer_;
  const bool empty_;
  std::unique_ptr<schema::DocumentBuilder> builder_;
};

// Remembers what a real run would have written, over what is there.
class DryTarget final : public Target {
 public:
  explicit DryTarget(const std::filesystem::path& index) {
    if (schema::is_database(index)) {
      snapshot_.emplace(index);
    } else {
      require_room(index);
    }
  }
  bool is_empty() const override { return !snapshot_; }
  std::optional<StoredArticle> find(std::string_view id) override {
    const auto found = written_.find(std::string(id));
    if (found != written_.end()) return found->second;
    return snapshot_ ? snapshot_->find(id) : std::nullopt;
  }
  void apply(const Decision& decision, PreparedArticle& article, const std::string& /*what*/) override {
    written_[article.id] = {decision.document, article.fingerprint, decision.superseded};
  }
  void commit() override {}
  void finish(const Summary& /*summary*/) override {}

 private:
  std::optional<IndexSnapshot> snapshot_;
  std::unordered_map<std::string, StoredArticle> written_;
};

class Run {
 public:
  Run(const AddOptions& options, const std::function<void(const RejectedRecord&)>& on_rejected,
      RunProgress& progress)
      : options_(options), on_rejected_(on_rejected), progress_(progress) {}

  Summary operator()() {
    const Clock::time_point start = Clock::now();
    // Inputs first: a name mistyped must not leave an index behind.
    std::vector<InputFile> files = list_inputs(options_.paths);
    for (const InputFile& file : files) {
      if (file.path == "-" && options_.format == Format::kAuto) {
        throw schema::UserError("standard input has no name to tell its format by; give it with --format");
      }
      total_bytes_ += file.size_bytes;
    }
    progress_.total_bytes = total_bytes_;
    open_target();
    summary_.index = options_.index.string();
    summary_.dry_run = options_.dry_run;
    summary_.files = files.size();
    last_commit_ = Clock::now();
    {
      Pipeline pipeline(files, options_.format, options_.jobs, worker_factory());
      consume(pipeline, files);
    }
    summary_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    summary_.check();
    summary_.finished = now_rfc3339();
    progress_.committing = true;
    if (!options_.dry_run) summary_.index_bytes = schema::size_on_disk(options_.index);
    target_->finish(summary_);
    // The last commit belongs to the time, and its result to the size.
    summary_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (!options_.dry_run) summary_.index_bytes = schema::size_on_disk(options_.index);
    return summary_;
  }

 private:
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  void open_target() {
    if (options_.dry_run) {
      target_ = std::make_unique<DryTarget>(options_.index);
    } else {
      target_ = std::make_unique<IndexTarget>(options_.index);
    }
  }

  Pipeline::WorkerFactory worker_factory() const {
    const std::filesystem::path index = target_->is_empty() ? std::filesystem::path() : options_.index;
    return [parse = options_.parse, index]() -> Pipeline::Worker {
      const auto preparer =
          std::make_shared<Preparer>(parse, index);  // std::function copies; a Preparer does not
      return [preparer](Batch& batch) { (*preparer)(batch); };
    };
  }

  void consume(Pipeline& pipeline, const std::vector<InputFile>& files) {
    Ledger ledger([this](std::string_view id) { return target_->find(id); });
    std::size_t file = files.size();
    for (;;) {
      if (stopped()) {
        summary_.interrupted = true;
        return;
      }
      Batch batch;
      const Pipeline::Next next = pipeline.next(batch, Clock::now() + kTick);
      if (next == Pipeline::Next::kEnd) return;
      if (next == Pipeline::Next::kBatch) {
        if (batch.file != file) {
          file = batch.file;
          progress_.set_file(files[file].path);
        }
        for (PreparedRecord& record : batch.prepared) {
          apply(ledger, record);
          if (stopped()) break;
        }
        progress_.input_bytes = batch.input_bytes;
      }
      commit_if_due();
    }
  }

  void apply(Ledger& ledger, PreparedRecord& record) {
    summary_.text_bytes += record.size_bytes;
    uncommitted_bytes_ += record.size_bytes;
    if (const auto* rejected = std::get_if<RejectedRecord>(&record.result)) {
      summary_.count(Outcome::kRejected);
      on_rejected_(*rejected);
    } else {
      auto& article = std::get<PreparedArticle>(record.result);
      const Decision decision = ledger.decide(article.id, article.fingerprint, article.before);
      summary_.count(decision.outcome);
      if (decision.outcome != Outcome::kDuplicate) describe(article);
      if (decision.outcome == Outcome::kAdded || decision.outcome == Outcome::kUpdated) {
        target_->apply(decision, article,
                       fmt::format("article '{}' of {}", article.id, to_string(record.origin)));
        ++uncommitted_;
      }
      article.document.reset();
      if (uncommitted_ >= options_.commit.documents) commit();
    }
    progress_.records = summary_.records;
    progress_.text_bytes = summary_.text_bytes;
  }

  void describe(const PreparedArticle& article) {
    summary_.languages.count(article.language);
    summary_.sources.count(article.source);
    if (!article.dated) ++summary_.without_date;
    summary_.warnings += article.warnings;
  }

  void commit_if_due() {
    if (uncommitted_ == 0) return;
    if (uncommitted_bytes_ >= options_.commit.text_bytes ||
        Clock::now() - last_commit_ >= options_.commit.time)
      commit();
  }

  void commit() {
    progress_.committing = true;
    target_->commit();
    progress_.committing = false;
    uncommitted_ = 0;
    uncommitted_bytes_ = 0;
    last_commit_ = Clock::now();
  }

  const AddOptions& options_;
  const std::function<void(const RejectedRecord&)>& on_rejected_;
  RunProgress& progress_;
  std::unique_ptr<Target> target_;
  Summary summary_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t uncommitted_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;
  Clock::time_point last_commit_;
};

}  // namespace

Summary add_archives(const AddOptions& options, const std::function<void(const RejectedRecord&)>& on_rejected,
                     RunProgress* progress) {
  RunProgress unused;
  return Run(options, on_rejected, progress == nullptr ? unused : *progress)();
}

}  // namespace broadsheet::indexer

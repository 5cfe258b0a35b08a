// What a worker thread does with a chunk.
#include "writer/prepare.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <utility>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/utf8.h"

namespace broadsheet::indexer {
namespace {

// Xapian stores a document's data in as many pieces as it takes, of some 2,000 bytes and at most 65,535.
constexpr std::size_t kMaxDataBytes = 100u << 20;

constexpr auto kNone = static_cast<std::size_t>(-1);

// The article of `record`, if it is to be written.
PreparedArticle* to_write(PreparedRecord& record) {
  auto* article = std::get_if<PreparedArticle>(&record.result);
  return article != nullptr && article->article ? article : nullptr;
}
const PreparedArticle* to_write(const PreparedRecord& record) {
  const auto* article = std::get_if<PreparedArticle>(&record.result);
  return article != nullptr && article->article ? article : nullptr;
}

using Build = std::function<Xapian::Document(const schema::Article&)>;
using Problem = std::function<std::string(const Xapian::Document&)>;

// One attempt at a segment.
class SegmentAttempt {
 public:
  SegmentAttempt(Chunk& chunk, const std::filesystem::path& directory, const schema::IndexMetadata& metadata,
                 const Build& build, const Problem& problem, const std::vector<std::size_t>& replaces)
      : chunk_(chunk),
        build_(build),
        problem_(problem),
        replaces_(replaces),
        builder_(directory, metadata),
        numbers_(chunk.prepared.size(), 0) {}

  // `alone`: each document is committed before the next one is added, so that one that Xapian can't store
  // takes no other along. False: such a document was among them, and the segment is lost.
  bool write(bool alone) {
    if (alone) builder_.commit();
    for (std::size_t i = 0; i < chunk_.prepared.size(); ++i) {
      PreparedRecord& record = chunk_.prepared[i];
      PreparedArticle* article = to_write(record);
      if (article == nullptr) continue;
      std::string problem = add(*article, i, alone);
      if (problem.empty()) continue;
      const schema::Article& failed = *article->article;
      std::string text = excerpt(failed.headlines.empty() ? failed.body.text : failed.headlines.front().text);
      record.result = RejectedRecord{record.origin, std::move(problem), std::move(text)};
    }
    if (alone) return true;
    try {
      builder_.commit();
      return true;
    } catch (const Xapian::InvalidArgumentError&) {
      return false;
    }
  }

  std::uint64_t documents() const { return builder_.size(); }

 private:
  // Why the article can't be written; empty if it was.
  std::string add(const PreparedArticle& article, std::size_t place, bool alone) {
    try {
      Xapian::Document document = build_(*article.article);
      std::string problem = problem_(document);
      if (!problem.empty()) return problem;
      if (!article.decision.superseded.empty()) {
        document.add_value(schema::slot::kSuperseded, article.decision.superseded);
      }
      numbers_[place] = builder_.add(document);
      if (alone) builder_.commit();
    } catch (const std::bad_alloc&) {
      throw;  // the machine's trouble, not the record's
    } catch (const std::exception& error) {
      return fmt::format("cannot be indexed: {}", error.what());
    } catch (const Xapian::InvalidArgumentError& error) {
      if (alone) builder_.forget_failed();
      return fmt::format("cannot be indexed: {}", error.get_msg());
    }
    // An earlier record of this chunk with the same id goes only now that this one has come.
    for (std::size_t earlier = replaces_[place]; earlier != kNone; earlier = replaces_[earlier]) {
      if (numbers_[earlier] == 0) continue;  // it could not be written: the one before it is still there
      builder_.remove(std::exchange(numbers_[earlier], 0));
      if (alone) builder_.commit();
      break;
    }
    return {};
  }

  Chunk& chunk_;
  const Build& build_;
  const Problem& problem_;
  const std::vector<std::size_t>& replaces_;  // PreparedArticle::replaces of each record
  SegmentBuilder builder_;
  std::vector<Xapian::docid> numbers_;  // of the documents; 0: not written, or replaced
};

}  // namespace

std::uint64_t write_segment(Chunk& chunk, const std::filesystem::path& directory,
                            const schema::IndexMetadata& metadata, const Build& build,
                            const Problem& problem) {
  // As it was decided: what the first attempt rejects still has its place in the chain.
  std::vector<std::size_t> replaces;
  for (const PreparedRecord& record : chunk.prepared) {
    const PreparedArticle* article = to_write(record);
    replaces.push_back(article == nullptr ? kNone : article->replaces);
  }
  std::uint64_t documents = 0;
  bool written = false;
  for (const bool alone : {false, true}) {
    if (written) break;
    std::filesystem::remove_all(directory);
    SegmentAttempt attempt(chunk, directory, metadata, build, problem, replaces);
    written = attempt.write(alone);
    documents = attempt.documents();
  }
  for (PreparedRecord& record : chunk.prepared) {
    if (PreparedArticle* article = to_write(record)) article->article.reset();
  }
  return documents;
}

std::string problem_of(const Xapian::Document& document) {
  const std::size_t data_bytes = document.get_data().size();
  if (data_bytes > kMaxDataBytes) {
    return fmt::format("its stored form takes {} bytes; {} are the most that the index takes", data_bytes,
                       kMaxDataBytes);
  }
  for (Xapian::TermIterator term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (!schema::term_fits(*term))
      return fmt::format("a term of {} bytes does not fit the index", (*term).size());
  }
  return {};
}

std::string excerpt(std::string_view bytes) {
  // Characters have at most 4 bytes; what an ill-formed one is replaced by has 3.
  std::string text = schema::replace_ill_formed(bytes.substr(0, kRejectedTextCharacters * 4));
  std::size_t end = 0;
  for (std::size_t characters = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0u) != 0x80u;
    if (begins && characters++ == kRejectedTextCharacters) break;
  }
  text.resize(end);
  return text;
}

Preparer::Preparer(const WorkerContext& context) : context_(context), builder_(context.metadata.positions) {
  if (context_.look_up) snapshot_.emplace(context_.index, context_.before);
}

void Preparer::read(Chunk& chunk) {
  chunk.prepared.reserve(chunk.records.size());
  for (Record& record : chunk.records) {
    chunk.prepared.push_back({record.origin, record.bytes.size(), prepare(record)});
    record = Record();  // its bytes are not needed any more
  }
  chunk.records.clear();
}

void Preparer::write(Chunk& chunk) {
  if (!context_.new_shard) return;
  const bool any = std::any_of(chunk.prepared.begin(), chunk.prepared.end(),
                               [](const PreparedRecord& record) { return to_write(record) != nullptr; });
  if (!any) return;
  const std::string name = context_.new_shard();
  const std::filesystem::path directory = context_.index / name;
  try {
    chunk.documents =
        write_segment(chunk, directory, context_.metadata,
                      [this](const schema::Article& article) { return builder_.build(article); });
  } catch (const Xapian::Error& error) {
    context_.on_failure(error);
  }
  if (chunk.documents > 0) {
    chunk.segment = name;
  } else {
    std::filesystem::remove_all(directory);
  }
}

std::variant<PreparedArticle, RejectedRecord> Preparer::prepare(const Record& record) {
  const auto reject = [&](std::string reason) {
    return RejectedRecord{record.origin, std::move(reason), excerpt(record.bytes)};
  };
  try {
    if (!record.problem.empty()) return reject(record.problem);
    std::variant<ParsedArticle, Rejection> parsed = parse_record(record, context_.parse);
    if (const auto* rejection = std::get_if<Rejection>(&parsed)) return reject(rejection->reason);
    return prepare_article(std::move(std::get<ParsedArticle>(parsed)));
  } catch (const std::bad_alloc&) {
    throw;  // the machine's trouble, not the record's
  } catch (const std::exception& error) {
    return reject(fmt::format("cannot be indexed: {}", error.what()));
  }
}

PreparedArticle Preparer::prepare_article(ParsedArticle&& parsed) {
  schema::Article& article = parsed.article;
  PreparedArticle prepared;
  prepared.id = article.id;
  prepared.fingerprint = schema::fingerprint(article);
  prepared.language = schema::main_language(article);
  prepared.source = context_.parse.source_aliases.shown(schema::source_name(article));
  prepared.dated = article.published.has_value();
  prepared.warnings = parsed.warnings.size();
  if (snapshot_) prepared.before = snapshot_->find(article.id);
  prepared.article = std::make_unique<schema::Article>(std::move(article));
  return prepared;
}

}  // namespace broadsheet::indexer

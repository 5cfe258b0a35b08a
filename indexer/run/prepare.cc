// What a worker thread does with a chunk.
#include "run/prepare.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

#include "broadsheet/indexer/form.h"
#include "broadsheet/schema/fields.h"
#include "text/characters.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

// Xapian stores a document's data in as many pieces as it takes, of some 2,000 bytes and at most 65,535.
constexpr std::size_t kMaxDataBytes = 100u << 20;

// More of a reason than this is a part of the record, and in nobody's way as long as it fits a screen.
constexpr std::size_t kMaxReasonCharacters = 500;

constexpr auto kNone = static_cast<std::size_t>(-1);

bool is_written(const PreparedArticle& article) { return article.article && !article.decision.remembered; }

// The article of `record`, if it is to be written.
PreparedArticle* to_write(PreparedRecord& record) {
  auto* article = std::get_if<PreparedArticle>(&record.result);
  return article != nullptr && is_written(*article) ? article : nullptr;
}
const PreparedArticle* to_write(const PreparedRecord& record) {
  const auto* article = std::get_if<PreparedArticle>(&record.result);
  return article != nullptr && is_written(*article) ? article : nullptr;
}

// Makes `record`, whose article can't be written, a rejected one.
void reject_unwritable(PreparedRecord& record, std::string_view reason) {
  const auto& article = std::get<PreparedArticle>(record.result);
  record.content = content_of(article);
  const schema::Article& failed = *article.article;
  record.result =
      rejected_record(record.origin, {std::string(reason), 0, schema::ProblemCode::kNotIndexable},
                      failed.headlines.empty() ? failed.body.text : failed.headlines.front().text);
}

using Build = std::function<Xapian::Document(const schema::Article&)>;
using Problem = std::function<std::string(const Xapian::Document&)>;

// For each record of `chunk`, which earlier one it replaces, as it was decided. A record that turns out to be
// unwritable keeps its place in these chains.
std::vector<std::size_t> replaced_records(const Chunk& chunk) {
  std::vector<std::size_t> replaces;
  for (const PreparedRecord& record : chunk.prepared) {
    const PreparedArticle* article = to_write(record);
    replaces.push_back(article == nullptr ? kNone : article->replaces);
  }
  return replaces;
}

// Calls `add` with each article that is to be written; it gives the document's number. An article that makes
// it throw becomes a rejected record. Calls `remove` with the number of what an article replaces, once that
// article has come.
template <typename Add, typename Remove>
void write_articles(Chunk& chunk, const std::vector<std::size_t>& replaces, const Add& add,
                    const Remove& remove) {
  std::vector<std::uint32_t> numbers(chunk.prepared.size(), 0);  // 0: not written, or replaced
  for (std::size_t i = 0; i < chunk.prepared.size(); ++i) {
    PreparedRecord& record = chunk.prepared[i];
    PreparedArticle* article = to_write(record);
    if (article == nullptr) continue;
    try {
      numbers[i] = add(*article);
    } catch (const std::bad_alloc&) {
      throw;  // the machine's trouble, not the record's
    } catch (const std::exception& error) {
      reject_unwritable(record, error.what());
      continue;
    }
    for (std::size_t earlier = replaces[i]; earlier != kNone; earlier = replaces[earlier]) {
      if (numbers[earlier] == 0) continue;  // it could not be written: the one before it is still there
      remove(std::exchange(numbers[earlier], 0));
      break;
    }
  }
}

// Why an article can't be written.
class Unwritable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::string cannot(std::string_view why) { return fmt::format("cannot be indexed: {}", why); }

std::string data_problem(std::size_t bytes) {
  if (bytes <= kMaxDataBytes) return {};
  return fmt::format("its stored form takes {} bytes; {} are the most that the index takes", bytes,
                     kMaxDataBytes);
}

std::string term_problem(std::string_view term) {
  if (schema::term_fits(term)) return {};
  return fmt::format("a term of {} bytes does not fit the index", term.size());
}

void require(const std::string& problem) {
  if (!problem.empty()) throw Unwritable(problem);
}

void require_writable(const schema::DocumentParts& document) {
  require(data_problem(document.data.size()));
  for (const schema::DocumentTerm& term : document.terms) require(term_problem(term.text));
}

// Calls `build`, whatever it throws at a record's content.
template <typename Call>
auto built(const Call& build) {
  try {
    return build();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Unwritable&) {
    throw;
  } catch (const std::exception& error) {
    throw Unwritable(cannot(error.what()));
  } catch (const Xapian::InvalidArgumentError& error) {
    throw Unwritable(cannot(error.get_msg()));
  }
}

void add_origin(const Origin& origin, ParsedRecord& parsed) {
  for (ParsedPart& part : parsed) {
    if (auto* article = std::get_if<ParsedArticle>(&part)) article->article.origins.push_back(origin);
  }
}

void forget_articles(Chunk& chunk) {
  for (PreparedRecord& record : chunk.prepared) {
    if (PreparedArticle* article = to_write(record)) article->article.reset();
  }
}

// One attempt with Xapian's writer. `alone`: each document is committed before the next one is added, so that
// one that Xapian can't store takes no other along. False: such a document was among them, and the segment is
// lost.
bool attempt(Chunk& chunk, SegmentBuilder& builder, const std::vector<std::size_t>& replaces, bool alone,
             const Build& build, const Problem& problem) {
  if (alone) builder.commit();
  const auto add = [&](const PreparedArticle& article) {
    return static_cast<std::uint32_t>(built([&] {
      Xapian::Document document = build(*article.article);
      require(problem(document));
      if (!article.decision.superseded.empty())
        document.add_value(schema::slot::kSuperseded, article.decision.superseded);
      try {
        const Xapian::docid number = builder.add(document);
        if (alone) builder.commit();
        return number;
      } catch (const Xapian::InvalidArgumentError&) {
        if (alone) builder.forget_failed();
        throw;
      }
    }));
  };
  const auto remove = [&](std::uint32_t number) {
    builder.remove(number);
    if (alone) builder.commit();
  };
  write_articles(chunk, replaces, add, remove);
  if (alone) return true;
  try {
    builder.commit();
    return true;
  } catch (const Xapian::InvalidArgumentError&) {
    return false;
  }
}

}  // namespace

std::uint64_t write_segment(Chunk& chunk, const std::filesystem::path& directory,
                            const schema::IndexMetadata& metadata, const Build& build,
                            const Problem& problem) {
  const std::vector<std::size_t> replaces = replaced_records(chunk);
  std::uint64_t documents = 0;
  bool written = false;
  for (const bool alone : {false, true}) {
    if (written) break;
    std::filesystem::remove_all(directory);
    SegmentBuilder builder(directory, metadata);
    written = attempt(chunk, builder, replaces, alone, build, problem);
    documents = builder.size();
  }
  forget_articles(chunk);
  return documents;
}

std::uint64_t write_segment(Chunk& chunk, const std::filesystem::path& directory,
                            const schema::IndexMetadata& metadata, glass::SegmentWriter& writer,
                            const std::function<schema::DocumentParts&(const schema::Article&)>& build) {
  writer.clear();
  const auto add = [&](const PreparedArticle& article) {
    return built([&] {
      schema::DocumentParts& document = build(*article.article);
      require_writable(document);
      if (!article.decision.superseded.empty()) {
        const std::uint32_t slot = schema::slot::kSuperseded;
        const auto place = std::find_if(document.values.begin(), document.values.end(),
                                        [&](const auto& value) { return value.first > slot; });
        document.values.emplace(place, slot, article.decision.superseded);
      }
      return writer.add(document);
    });
  };
  write_articles(chunk, replaced_records(chunk), add, [&](std::uint32_t number) { writer.remove(number); });
  forget_articles(chunk);
  const std::uint64_t documents = writer.size();
  if (documents > 0) writer.finish(directory, schema::metadata_entries(metadata));
  return documents;
}

void try_articles(Chunk& chunk, Tried which, const std::function<void(const schema::Article&)>& attempt) {
  for (PreparedRecord& record : chunk.prepared) {
    auto* article = std::get_if<PreparedArticle>(&record.result);
    if (article == nullptr || !article->article) continue;
    if (which == Tried::kRemembered && !article->decision.remembered) continue;
    try {
      built([&] { attempt(*article->article); });
      if (which == Tried::kAll) article->article.reset();
    } catch (const Unwritable& error) {
      reject_unwritable(record, error.what());
    }
  }
}

std::string problem_of(const Xapian::Document& document) {
  std::string problem = data_problem(document.get_data().size());
  for (Xapian::TermIterator term = document.termlist_begin();
       problem.empty() && term != document.termlist_end(); ++term) {
    problem = term_problem(*term);
  }
  return problem;
}

std::string excerpt(std::string_view bytes) {
  // Characters have at most 4 bytes; what an ill-formed one is replaced by has 3.
  const std::string text = schema::replace_ill_formed(bytes.substr(0, kRejectedTextCharacters * 4));
  return std::string(schema::first_characters(text, kRejectedTextCharacters));
}

RejectedRecord rejected_record(const Origin& origin, const Rejection& rejection, std::string_view bytes) {
  return {origin,         schema::shortened(rejection.reason, kMaxReasonCharacters),
          excerpt(bytes), rejection.line,
          rejection.code, rejection.encoding};
}

Preparer::Preparer(const WorkerContext& context) : context_(context), builder_(context.metadata.positions) {
  if (context_.before) snapshot_.emplace(context_.before);
}

void Preparer::read(Chunk& chunk) {
  chunk.prepared.reserve(chunk.records.size());
  for (Record& record : chunk.records) {
    prepare(std::move(record), chunk.prepared);
    record = Record();  // its bytes are not needed any more
  }
  chunk.records.clear();
}

void Preparer::attempt(const schema::Article& article) {
  if (context_.metadata.positions == schema::Positions::kPacked) {
    require_writable(builder_.build_parts(article));
  } else {
    require(problem_of(builder_.build(article)));
  }
}

std::uint64_t Preparer::write_segment_in(Chunk& chunk, const std::filesystem::path& directory) {
  if (context_.written_by == WrittenBy::kXapian ||
      context_.metadata.positions != schema::Positions::kPacked) {
    return write_segment(chunk, directory, context_.metadata,
                         [this](const schema::Article& article) { return builder_.build(article); });
  }
  return write_segment(chunk, directory, context_.metadata, segment_writer_,
                       [this](const schema::Article& article) -> schema::DocumentParts& {
                         return builder_.build_parts(article);
                       });
}

void Preparer::write(Chunk& chunk) {
  try_articles(chunk, context_.dry_run ? Tried::kAll : Tried::kRemembered,
               [this](const schema::Article& article) { attempt(article); });
  const bool any = std::any_of(chunk.prepared.begin(), chunk.prepared.end(),
                               [](const PreparedRecord& record) { return to_write(record) != nullptr; });
  if (!any) return;
  const std::string name = context_.new_shard();
  const std::filesystem::path directory = context_.index / name;
  try {
    chunk.documents = write_segment_in(chunk, directory);
  } catch (const Xapian::Error& error) {
    context_.on_failure(error);
  }
  if (chunk.documents > 0) {
    chunk.segment = name;
  } else {
    std::filesystem::remove_all(directory);
  }
}

Origin Preparer::stored_origin(const Record& record) {
  Origin origin = record.origin;
  if (origin.path != last_path_) {
    last_path_ = origin.path;
    const bool is_file = origin.path != "-" && !context_.directory.empty();
    absolute_path_ = is_file ? (context_.directory / origin.path).lexically_normal().string() : origin.path;
  }
  origin.path = absolute_path_;
  origin.digest = schema::digest_of(record.bytes);
  origin.form = (record.form == nullptr ? fallback_form() : *record.form).name;
  origin.reader = kReaderVersion;
  if (record.encoding != nullptr) origin.encoding = record.encoding->name;
  if (record.envelope != nullptr) origin.fetched_utc_seconds = record.envelope->fetched_utc_seconds;
  return origin;
}

std::unique_ptr<Revisited> Preparer::revisited(const Record& record) {
  auto again = std::make_unique<Revisited>();
  again->id = record.revisit->url;
  again->fetched_utc_seconds = record.revisit->fetched_utc_seconds;
  again->origin = stored_origin(record);
  again->origin.is_revisit = true;
  again->origin.digest.clear();
  again->origin.form.clear();
  again->origin.reader = 0;
  return again;
}

void Preparer::prepare(Record&& record, std::vector<PreparedRecord>& prepared) {
  const std::size_t first = prepared.size();
  const auto add = [&](std::variant<PreparedArticle, RejectedRecord, Skip> result) {
    PreparedRecord& part = prepared.emplace_back();
    part.origin = record.origin;
    part.result = std::move(result);
    part.is_first = prepared.size() == first + 1;
    if (part.is_first) part.size_bytes = record.bytes.size();
  };
  const auto reject = [&](const Rejection& rejection) {
    RejectedRecord rejected = rejected_record(record.origin, rejection, record.bytes);
    if (!record.bytes.empty()) rejected.origin.digest = schema::digest_of(record.bytes);
    add(std::move(rejected));
  };
  try {
    ParsedRecord parsed = parse_record(record, context_.parse, Detail::kArticles, parse_tools_);
    if (context_.store_origins) add_origin(stored_origin(record), parsed);
    for (ParsedPart& part : parsed) {
      if (const auto* rejection = std::get_if<Rejection>(&part)) {
        reject(*rejection);
      } else if (auto* skip = std::get_if<Skip>(&part)) {
        add(std::move(*skip));
        if (context_.store_origins && record.revisit != nullptr)
          prepared.back().revisited = revisited(record);
      } else {
        add(prepare_article(std::move(std::get<ParsedArticle>(part))));
      }
    }
  } catch (const std::bad_alloc&) {
    throw;  // the machine's trouble, not the record's
  } catch (const std::exception& error) {
    prepared.resize(first);
    reject({cannot(error.what()), 0, schema::ProblemCode::kNotIndexable});
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
  if (snapshot_) {
    SoughtOrigin sought;
    if (context_.store_origins && !article.origins.empty())
      sought = {prepared.fingerprint, schema::stored_form(article.origins.back())};
    prepared.before = snapshot_->find(article.id, sought);
  }
  prepared.article = std::make_unique<schema::Article>(std::move(article));
  return prepared;
}

}  // namespace broadsheet::indexer

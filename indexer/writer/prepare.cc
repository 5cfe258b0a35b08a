// What a worker thread does with a record.
#include "writer/prepare.h"

#include <fmt/format.h>

#include <new>
#include <utility>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/utf8.h"

namespace broadsheet::indexer {
namespace {

// Xapian stores a document's data in as many pieces as it takes, of some 2,000 bytes and at most 65,535.
constexpr std::size_t kMaxDataBytes = 100u << 20;

}  // namespace

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

Preparer::Preparer(ParseOptions options, const std::filesystem::path& index) : options_(std::move(options)) {
  if (!index.empty()) snapshot_.emplace(index);
}

void Preparer::operator()(Batch& batch) {
  batch.prepared.reserve(batch.records.size());
  for (Record& record : batch.records) {
    batch.prepared.push_back({record.origin, record.bytes.size(), prepare(record)});
    record = Record();  // its bytes are not needed any more
  }
}

std::variant<PreparedArticle, RejectedRecord> Preparer::prepare(const Record& record) {
  const auto reject = [&](std::string reason) {
    return RejectedRecord{record.origin, std::move(reason), excerpt(record.bytes)};
  };
  try {
    if (!record.problem.empty()) return reject(record.problem);
    std::variant<ParsedArticle, Rejection> parsed = parse_record(record, options_);
    if (const auto* rejection = std::get_if<Rejection>(&parsed)) return reject(rejection->reason);
    PreparedArticle article = prepare_article(std::move(std::get<ParsedArticle>(parsed)));
    if (article.document) {
      std::string problem = problem_of(*article.document);
      if (!problem.empty()) return reject(std::move(problem));
    }
    return article;
  } catch (const std::bad_alloc&) {
    throw;  // the machine's trouble, not the record's
  } catch (const std::exception& error) {
    return reject(fmt::format("cannot be indexed: {}", error.what()));
  } catch (const Xapian::InvalidArgumentError& error) {
    return reject(fmt::format("cannot be indexed: {}", error.get_msg()));
  }
}

PreparedArticle Preparer::prepare_article(ParsedArticle&& parsed) {
  schema::Article& article = parsed.article;
  PreparedArticle prepared;
  prepared.id = article.id;
  prepared.fingerprint = schema::fingerprint(article);
  prepared.language = schema::main_language(article);
  prepared.source = options_.source_aliases.shown(schema::source_name(article));
  prepared.dated = article.published.has_value();
  prepared.warnings = parsed.warnings.size();
  if (snapshot_) prepared.before = snapshot_->find(article.id);
  if (prepared.before && prepared.before->covers(prepared.fingerprint)) {
    prepared.article = std::make_unique<schema::Article>(std::move(article));
  } else {
    prepared.document = builder_.build(article);
  }
  return prepared;
}

}  // namespace broadsheet::indexer

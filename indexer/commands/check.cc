// indexer check: is an index whole? Xapian's own check of each shard, then what must hold of every article.
#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "broadsheet/schema/article.h"
#include "broadsheet/schema/fields.h"
#include "commands/commands.h"
#include "index/day_mark.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "report/quantities.h"
#include "run/stored_article.h"
#include "store/index_writer.h"
#include "store/shard_check.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

// A damaged index may have a fault a document; so many lines are printed.
constexpr std::uint64_t kShown = 50;

class Faults {
 public:
  void add(const std::string& fault) { add(1, {fault}); }
  // `count` faults, of which these lines tell.
  void add(std::uint64_t count, const std::vector<std::string>& lines) {
    count_ += count;
    for (const std::string& line : lines) {
      if (++lines_ <= kShown) shown_.push_back(schema::printable(line));
    }
  }
  void print(std::ostream& out) const {
    for (const std::string& fault : shown_) out << fault << '\n';
    if (lines_ > kShown) out << fmt::format("\u2026 and {} more\n", counted(lines_ - kShown, "line"));
  }
  std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
  std::uint64_t lines_ = 0;
  std::vector<std::string> shown_;
};

// Says how a shard was judged, where it was not in its place.
void tell_judgement(const Streams& streams, const std::filesystem::path& shard, Judgement judgement) {
  if (judgement == Judgement::kCopy) {
    streams.out << fmt::format("{}: may not be written to, so Xapian checked a copy\n",
                               schema::printable(shard.string()));
  } else if (judgement == Judgement::kReading) {
    streams.out << fmt::format(
        "{}: may not be written to, and there is no room for a copy that Xapian could check; it was read "
        "from end to end instead (TMPDIR names where copies are made)\n",
        schema::printable(shard.string()));
  }
}

// The value that slot must hold for `date`.
std::string expected_value(const std::optional<schema::Dateline>& date, bool local) {
  if (!date) return {};
  return Xapian::sortable_serialise(local ? schema::local_value(*date)
                                          : static_cast<double>(date->utc_seconds));
}

// The id terms of a document.
std::vector<std::string> ids_of(const Xapian::Document& document) {
  const std::string prefix(schema::prefix::kId);
  std::vector<std::string> ids;
  Xapian::TermIterator term = document.termlist_begin();
  // Only ids begin with Q: terms of texts begin with no ASCII capital.
  for (term.skip_to(prefix); term != document.termlist_end() && (*term).starts_with(prefix); ++term)
    ids.push_back(*term);
  return ids;
}

// What must hold of one article; the empty string if it does.
std::string fault_of(const Xapian::Document& document) {
  const std::vector<std::string> ids = ids_of(document);
  if (ids.size() != 1) return fmt::format("it has {}, not one", counted(ids.size(), "id"));
  schema::Article article;
  try {
    article = schema::article_from_json(document.get_data());
  } catch (const schema::IndexError& error) {
    return error.what();
  }
  if (schema::id_term(article.id) != ids.front()) {
    return fmt::format("the stored article's id is '{}', but its term is {}", article.id, ids.front());
  }
  if (document.get_value(schema::slot::kFingerprint).size() != kFingerprintBytes)
    return "it has no fingerprint";
  if (document.get_value(schema::slot::kSuperseded).size() % kFingerprintBytes != 0) {
    return "its list of superseded fingerprints is cut short";
  }
  if (document.get_value(schema::slot::kPublished) != expected_value(article.published, false) ||
      document.get_value(schema::slot::kPublishedLocal) != expected_value(article.published, true)) {
    return "its time of publication is not that of the stored date line";
  }
  if (document.get_value(schema::slot::kModified) != expected_value(article.modified, false)) {
    return "its time of modification is not that of the stored article";
  }
  const std::string stream = document.get_value(schema::slot::kTokenStream);
  if (!stream.empty() && !schema::is_token_stream(stream)) return "its token stream is damaged";
  return {};
}

// `replaced`: what a killed writer has replaced and the next one will remove.
void check_articles(const Xapian::Database& database, const std::vector<Xapian::docid>& replaced,
                    Faults& faults) {
  std::map<std::string, Xapian::doccount> doubled;
  for (const Xapian::docid document : replaced) {
    for (const std::string& id : ids_of(database.get_document(document))) ++doubled[id];
  }
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const std::string fault = fault_of(database.get_document(*posting));
    if (!fault.empty()) faults.add(fmt::format("document {}: {}", *posting, fault));
  }
  const std::string prefix(schema::prefix::kId);
  std::uint64_t ids = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    ids += term.get_termfreq();
    const auto known = doubled.find(*term);
    if (term.get_termfreq() != 1 + (known == doubled.end() ? 0 : known->second)) {
      faults.add(
          fmt::format("{} articles have the id '{}'", term.get_termfreq(), (*term).substr(prefix.size())));
    }
  }
  if (ids != database.get_doccount()) {
    faults.add(fmt::format("{} articles have {}", database.get_doccount(), counted(ids, "id")));
  }
}

void check_metadata(const Xapian::Database& database, Faults& faults) {
  const schema::IndexMetadata metadata = schema::read_metadata(database);
  if (metadata.analysis_version.empty()) faults.add("the index does not say which analysis cut its words");
  if (!metadata.analysis_version.empty() && metadata.analysis_version != schema::analysis_version()) {
    faults.add(fmt::format("its words were cut by analysis {}, but this program has {}; build it anew",
                           metadata.analysis_version, schema::analysis_version()));
  }
  if (metadata.created.empty()) faults.add("the index does not say when it was made");
}

// The shards, and when each was committed last: every commit replaces its version file.
std::vector<std::pair<std::filesystem::path, std::filesystem::file_time_type>> state_of(
    const std::string& index) {
  std::vector<std::pair<std::filesystem::path, std::filesystem::file_time_type>> state;
  for (const std::filesystem::path& shard : schema::shard_paths(index)) {
    std::error_code gone;
    state.emplace_back(shard, std::filesystem::last_write_time(shard / schema::kGlassFile, gone));
  }
  return state;
}

[[noreturn]] void fail_written_meanwhile(const std::string& index) {
  throw schema::IndexError(
      schema::ProblemCode::kIndexUnreadable,
      fmt::format("{}: the index was written meanwhile; check it when the writer is done", index));
}

}  // namespace

int run_check(const Words& words, const Streams& streams) {
  CommandLine line = command_line_of(
      "check", "Checks that an index is whole: Xapian's own structures, and what every article must have.",
      "", {"indexer check --db news"});
  line.value("db", "directory of the index", "DIR");
  if (!line.parse(words, streams.out)) return kExitDone;
  require_no_operands(line);
  const std::string index = index_option(line);

  const auto state_before = state_of(index);
  Faults faults;
  for (const auto& [shard, committed] : state_before) {
    const ShardCheck checked = check_shard(shard);
    faults.add(checked.faults, checked.report);
    tell_judgement(streams, shard, checked.judgement);
  }
  std::uint64_t articles = 0;
  if (faults.count() == 0) {
    const Xapian::Database database = schema::open_index(index);
    try {
      check_metadata(database, faults);
      const std::vector<Xapian::docid> replaced = documents_to_remove(index);
      check_articles(database, replaced, faults);
      articles = database.get_doccount() - static_cast<Xapian::doccount>(replaced.size());
      if (!replaced.empty()) {
        streams.out << fmt::format("{}: {} replaced and not removed yet; the next writer does it\n",
                                   schema::printable(index), counted(replaced.size(), "article"));
      }
    } catch (const Xapian::DatabaseModifiedError&) {
      fail_written_meanwhile(index);
    } catch (const Xapian::Error& error) {
      faults.add(error.get_description());
    }
  }
  if (faults.count() > 0) {
    // A writer at work takes merged shards away, and writes over the blocks of older revisions: no faults of
    // theirs.
    if (state_of(index) != state_before) fail_written_meanwhile(index);
    faults.print(streams.out);
    streams.out << fmt::format("{}: {} found\n", schema::printable(index), counted(faults.count(), "fault"));
    return kExitProblems;
  }
  streams.out << fmt::format("{}: whole; {}\n", schema::printable(index), counted(articles, "article"));
  return kExitDone;
}

}  // namespace broadsheet::indexer

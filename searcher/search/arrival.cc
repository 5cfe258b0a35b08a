// The order in which articles came: as a key for Xapian's matcher, which goes through one shard after the
// other.
#include "search/arrival.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "broadsheet/schema/fields.h"
#include "xapian/shards.h"

namespace broadsheet::searcher {
namespace {

// sortable_serialise makes at most nine bytes, and drops zeros at the end. With two bytes for the shard and
// four for the document a key has 15, which a std::string holds without allocating.
constexpr std::size_t kValueBytes = 9;
constexpr std::size_t kPlaceBytes = 6;

bool has_local_shards(const Xapian::Database& database) {
  return database.size() > 1 && schema::is_local(database);
}

}  // namespace

// All documents of a shard, until the search is interrupted; says which shard the matcher is at.
class ArrivalOrder::Watcher final : public schema::ShardSource {
 public:
  Watcher(const Xapian::Database& all, unsigned& current, schema::Interrupt& interrupt)
      : ShardSource(all), current_(current), interrupt_(interrupt) {}

  Watcher* clone() const override { return new Watcher(all(), current_, interrupt_); }

  void begin(const Xapian::Database& shard, std::size_t number) override {
    number_ = static_cast<unsigned>(number);
    documents_ = shard.get_doccount();
    last_ = shard.get_lastdocid();
    at_ = 0;
    ended_ = interrupt_.expired_now();
  }

  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  // Some of these numbers belong to no document; the query that this is ANDed with skips them.
  void next(double) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override { go_to(std::max(at_, document)); }
  bool check(Xapian::docid document, double) override {
    go_to(document);
    return true;
  }
  bool at_end() const override { return ended_ || at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

  std::string get_description() const override { return "Shard"; }

 private:
  void go_to(Xapian::docid document) {
    at_ = document;
    current_ = number_;
    ended_ = ended_ || interrupt_.expired();
  }

  unsigned& current_;
  schema::Interrupt& interrupt_;
  unsigned number_ = 0;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  bool ended_ = false;
};

// The value that is sorted by, the shard, the document's number there.
class ArrivalOrder::Key final : public Xapian::KeyMaker {
 public:
  Key(SortOrder sort, const unsigned& shard) : sort_(sort), shard_(shard) {}

  std::string operator()(const Xapian::Document& document) const override {
    std::array<char, kValueBytes + kPlaceBytes> bytes;
    char* end = bytes.data();
    switch (sort_) {
      case SortOrder::kRelevance:
        break;
      case SortOrder::kNewest:
        end = put_descending(end, document.get_value(schema::slot::kPublished));
        break;
      case SortOrder::kOldest:
        end = put_ascending(end, document.get_value(schema::slot::kPublished));
        break;
      case SortOrder::kModified:
        end = put_descending(end, document.get_value(schema::slot::kModified));
        break;
    }
    const std::uint64_t place = std::uint64_t{shard_} << 32 | document.get_docid();
    for (std::size_t byte = kPlaceBytes; byte-- > 0;) *end++ = static_cast<char>(place >> (8 * byte));
    return {bytes.data(), end};
  }

 private:
  // Articles without a date come after all others.
  static char* put_ascending(char* out, const std::string& value) {
    const char missing = value.empty() ? '\xFF' : '\0';
    for (std::size_t i = 0; i < kValueBytes; ++i) *out++ = i < value.size() ? value[i] : missing;
    return out;
  }

  // The same.
  static char* put_descending(char* out, const std::string& value) {
    for (std::size_t i = 0; i < kValueBytes; ++i)
      *out++ = static_cast<char>(i < value.size() ? ~value[i] : '\xFF');
    return out;
  }

  SortOrder sort_;
  const unsigned& shard_;
};

ArrivalOrder::ArrivalOrder(const Xapian::Database& database, SortOrder sort, schema::Interrupt& interrupt)
    : database_(database), sort_(sort), interrupt_(interrupt) {}
ArrivalOrder::~ArrivalOrder() = default;

void ArrivalOrder::prepare(Xapian::Enquire& enquire, const Xapian::Query& query) {
  const bool several = database_.size() > 1;
  const bool watches = !query.empty() && (several || interrupt_.armed()) && has_local_shards(database_);
  enquire.set_query(query);
  if (watches) {
    // Xapian counts the references and deletes it.
    const Xapian::Query watched((new Watcher(database_, shard_, interrupt_))->release());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, watched));
  }
  if (watches && several) {
    key_ = std::make_unique<Key>(sort_, shard_);
    if (sort_ == SortOrder::kRelevance) {
      enquire.set_sort_by_relevance_then_key(key_.get(), false);
    } else {
      enquire.set_sort_by_key(key_.get(), false);
    }
    return;
  }
  // In one shard the numbers of documents are the order.
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (sort_ == SortOrder::kNewest) {
    enquire.set_sort_by_value(schema::slot::kPublished, true);
  } else if (sort_ == SortOrder::kOldest) {
    // Xapian sorts those without a value first.
    key_ = std::make_unique<Key>(sort_, shard_);
    enquire.set_sort_by_key(key_.get(), false);
  } else if (sort_ == SortOrder::kModified) {
    enquire.set_sort_by_value(schema::slot::kModified, true);
  }
}

}  // namespace broadsheet::searcher

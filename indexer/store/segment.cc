// A segment: the documents of some neighbouring records, as a Xapian database of its own.
#include "store/segment.h"

#include <utility>

#include "xapian/error_texts.h"

namespace broadsheet::indexer {
namespace {

// Nobody reads a segment before it is published, and its files are synchronised then: until then a crash may
// take it. (DB_DANGEROUS would save little, and hides why a commit failed.)
constexpr int kUnpublished = Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

}  // namespace

SegmentBuilder::SegmentBuilder(std::filesystem::path directory, const schema::IndexMetadata& metadata)
    : directory_(std::move(directory)),
      database_(schema::create_database(directory_.string(), Xapian::DB_CREATE | kUnpublished)) {
  schema::write_metadata(database_, metadata);
}

Xapian::docid SegmentBuilder::add(const Xapian::Document& document) {
  return database_.add_document(document);
}

void SegmentBuilder::remove(Xapian::docid document) { database_.delete_document(document); }

void SegmentBuilder::commit() { database_.commit(); }

void SegmentBuilder::forget_failed() {
  database_ = Xapian::WritableDatabase();
  database_ = Xapian::WritableDatabase(directory_.string(), Xapian::DB_OPEN | kUnpublished);
}

}  // namespace broadsheet::indexer

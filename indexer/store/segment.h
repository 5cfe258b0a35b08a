// A segment: the documents of some neighbouring records, as a Xapian database of its own. One thread fills
// it.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "index/index_metadata.h"

namespace broadsheet::indexer {

class SegmentBuilder {
 public:
  // Makes the database in `directory`, which must not exist. Throws Xapian's errors, as all calls do.
  SegmentBuilder(std::filesystem::path directory, const schema::IndexMetadata& metadata);

  Xapian::docid add(const Xapian::Document& document);
  // Removes the document to which add() gave this number.
  void remove(Xapian::docid document);

  // Writes what was added since the last call. A document that Xapian can't store makes it throw, and all of
  // them are gone; forget_failed() makes the builder usable again.
  void commit();
  void forget_failed();

  Xapian::doccount size() const { return database_.get_doccount(); }

 private:
  std::filesystem::path directory_;
  Xapian::WritableDatabase database_;
};

}  // namespace broadsheet::indexer

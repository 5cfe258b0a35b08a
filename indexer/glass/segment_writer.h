// Writes a segment: a small Xapian database of the glass format, from documents that are kept in memory until
// it is finished. Xapian's own writer keeps trees of strings and finds the place of each entry in the tables
// anew; here documents are turned into lists by counting, and the tables are written from beginning to end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glass/deflater.h"
#include "glass/posting_writer.h"
#include "glass/version_file.h"
#include "index/document.h"
#include "text/flat_table.h"

namespace broadsheet::indexer::glass {

class SegmentWriter {
 public:
  // The metadata of the database: names and values.
  using Metadata = std::vector<std::pair<std::string, std::string>>;

  // Value slots must be below this: the keys of higher ones do not sort in the order of the slots. The schema
  // uses seven.
  static constexpr std::uint32_t kSlots = 128;

  SegmentWriter();

  // Takes a document, whose terms must fit a key (schema::term_fits) and whose slots must be below kSlots;
  // returns its number, from 1. All documents must come from builders with the same hasher.
  std::uint32_t add(const schema::DocumentParts& document);

  // Takes back the document of that number. Those after it move up when the segment is finished.
  void remove(std::uint32_t number);

  // Documents that were added and not removed.
  std::uint32_t size() const { return size_; }

  // Makes the database in `directory`, which must not exist, and forgets all documents. Throws
  // Xapian::DatabaseError if it can't be written. Not durable before it is synchronised.
  void finish(const std::filesystem::path& directory, Metadata metadata);

  // Forgets all documents.
  void clear();

 private:
  struct Term {
    std::size_t begin = 0;  // in texts_
    std::uint32_t length = 0;
    std::uint32_t documents = 0;
  };
  // A term of a document.
  struct Use {
    std::uint32_t term = 0;
    std::uint32_t frequency = 0;
  };
  struct Document {
    std::size_t uses_begin = 0;  // in uses_; they end where the next one's begin
    std::size_t data_begin = 0;  // in data_
    std::size_t data_size = 0;
    std::size_t values_begin = 0;  // in values_
    bool compressed = false;
    bool removed = false;
  };
  struct Value {
    std::uint32_t slot = 0;
    std::size_t begin = 0;  // in value_bytes_
    std::size_t size = 0;
  };
  // A term of a document that is finished: its rank among all terms.
  struct ListedTerm {
    std::uint32_t rank = 0;
    std::uint32_t frequency = 0;
  };
  // The documents that remain, numbered from 1, and their terms both ways.
  struct Inverted {
    std::vector<std::size_t> kept;           // places in documents_
    std::vector<std::string_view> terms;     // in order
    std::vector<std::size_t> begins;         // of each term's postings, and where the last one's end
    std::vector<Posting> postings;           // term by term
    std::vector<std::size_t> listed_begins;  // of each document's terms, and where the last one's end
    std::vector<ListedTerm> listed;          // document by document
    std::vector<Posting> lengths;
    Statistics statistics;
  };

  std::string_view text(std::uint32_t term) const {
    return std::string_view(texts_).substr(terms_[term].begin, terms_[term].length);
  }
  std::uint32_t find_or_add(std::string_view text, std::uint64_t hash);
  std::size_t uses_end(std::size_t document) const;
  std::size_t values_end(std::size_t document) const;
  Inverted invert() const;
  std::vector<std::uint32_t> rank_terms(Inverted& inverted) const;
  static void list_terms(Inverted& inverted);
  static void add_statistics(Inverted& inverted);
  static void encode_terms(std::string& tag, const Inverted& inverted, std::size_t document);
  void write_documents(const std::filesystem::path& directory, std::uint32_t block_bytes,
                       const Inverted& inverted, Tables& tables);
  void write_values(TableWriter& table, const Inverted& inverted) const;
  TableRoot write_postings(const std::filesystem::path& directory, std::uint32_t block_bytes,
                           const Inverted& inverted, Metadata metadata) const;

  std::string texts_;
  std::vector<Term> terms_;
  schema::FlatTable places_;  // in terms_, by the term
  std::vector<Use> uses_;
  std::string data_;
  std::vector<Value> values_;
  std::string value_bytes_;
  std::vector<Document> documents_;
  std::uint32_t size_ = 0;
  Deflater deflater_;
};

}  // namespace broadsheet::indexer::glass

// Cuts corpora into documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive/stream_window.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// What elements that hold one document are called, in lower case.
bool is_document_element(std::string_view name) noexcept;

// Each element <DOC> or <REUTERS> is a record, with what stands behind it up to the end of its line. The
// elements around them, comments and white space between them are skipped; other text between them is a
// record of its own, which says so. A document that nobody closes ends before the next one, which begins a
// line. Holds one document; takes time in proportion to the stream, which must outlive it.
class DocumentReader final : public Reader {
 public:
  explicit DocumentReader(ByteStream& stream) : window_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return window_.offset(); }

 private:
  // A tag of a document: where it begins in what is held.
  struct Tag {
    std::size_t at = std::string_view::npos;
    bool closes = false;
    explicit operator bool() const { return at != std::string_view::npos; }
  };

  void drop(std::size_t bytes);
  // The first tag of a document at or after `searched_`; inside a document, start tags count that begin a
  // line.
  Tag find_tag(bool inside);
  std::optional<Record> between(std::size_t bytes);
  Record begin_record();
  Record document();
  [[nodiscard]] std::size_t end_of_tag(std::size_t at);

  StreamWindow window_;
  std::size_t searched_ = 0;  // of rest(): no tag begins before it
  std::uint64_t records_ = 0;
  std::uint64_t documents_ = 0;
  std::string name_;     // of the element that holds a document, in lower case; empty: not seen yet
  bool closes_ = false;  // an end tag of a document was seen
  bool done_ = false;
};

}  // namespace broadsheet::indexer

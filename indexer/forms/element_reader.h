// Records of forms that are elements of one long file: pages of an export, documents of a corpus.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/stream_window.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Of what stands before the first element, so much is kept: namespaces of a wiki take some KiB.
inline constexpr std::size_t kMaxHeadBytes = 1U << 20;

// The elements called `name`, in any case, as records; what stands between them is skipped. None is inside
// another: one that is not closed ends where the next begins. Holds one of them at a time. `stream` and
// `name` must outlive it.
class ElementReader final : public Reader {
 public:
  // Makes the head of all records of what stands before the first, up to kMaxHeadBytes.
  using ReadHead = std::shared_ptr<const RecordHead> (*)(std::string_view before);

  // `read_head`: nullptr: records have none.
  ElementReader(ByteStream& stream, std::string_view name, ReadHead read_head = nullptr)
      : window_(stream), name_(name), read_head_(read_head) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return window_.offset(); }

 private:
  // Where `<name` or `</name` is at or after `from`; npos: not in what is held.
  [[nodiscard]] std::size_t find_tag(std::size_t from, bool closes) const;
  void pass(std::size_t bytes);

  StreamWindow window_;
  const std::string_view name_;
  const ReadHead read_head_;
  std::string before_;  // what stands before the first element
  std::shared_ptr<const RecordHead> head_;
  std::uint64_t records_ = 0;
  bool done_ = false;
};

}  // namespace broadsheet::indexer

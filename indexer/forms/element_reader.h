// Records of forms that are elements of one long file: pages of an export, documents of a corpus.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Of what stands before the first element, so much is kept: namespaces of a wiki take some KiB.
inline constexpr std::size_t kMaxHeadBytes = 1U << 20;

// The elements called `name`, in any case, as records; what stands between them is passed over. Elements of
// that name are not looked for inside each other. Holds one of them at a time. `stream` and `name` must
// outlive it.
class ElementReader final : public Reader {
 public:
  // Makes the head of all records of what stands before the first, up to kMaxHeadBytes.
  using ReadHead = std::shared_ptr<const RecordHead> (*)(std::string_view before);

  // `read_head`: nullptr: records have none.
  ElementReader(ByteStream& stream, std::string_view name, ReadHead read_head = nullptr)
      : stream_(stream), name_(name), read_head_(read_head) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return stream_.position(); }

 private:
  bool fill();
  // Where `<name` or `</name` is at or after `from`; npos: not in what is held.
  [[nodiscard]] std::size_t find_tag(std::size_t from, bool closes) const;
  void drop(std::size_t bytes);
  void pass(std::size_t bytes);
  [[nodiscard]] std::string_view rest() const { return std::string_view(held_).substr(at_); }

  ByteStream& stream_;
  const std::string_view name_;
  const ReadHead read_head_;
  std::string before_;  // what stands before the first element
  std::shared_ptr<const RecordHead> head_;
  std::string held_;
  std::size_t at_ = 0;        // what stands before it was given
  std::uint64_t offset_ = 0;  // of at_ in the stream
  std::uint64_t line_ = 1;
  std::uint64_t records_ = 0;
  bool ended_ = false;
  bool done_ = false;
};

}  // namespace broadsheet::indexer

// Containers: what holds streams with names. A plain file is a container of one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/budget.h"
#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

// One stream of a container, and what the container says of it. Valid until the container's next().
struct Member {
  std::string name;              // within the container; empty if it has none
  ByteStream* stream = nullptr;  // owned by the container; null: see `problem` and `skipped`
  std::string problem;           // why it can't be read ("encrypted"): it counts as one rejected record
  std::string skipped;  // why it holds no article though nothing is wrong with it: then it is not read
  std::vector<std::string> warnings;         // remarks on what it was read from
  std::string media_type;                    // as declared
  std::string charset;                       // as declared
  std::shared_ptr<const Envelope> envelope;  // may be null
  std::shared_ptr<const Revisit> revisit;    // with `skipped`; null if it is not one
  std::string_view record_head;              // of a web archive: what is before the block of its record
  std::string_view record_block;             // the block, unchanged
};

// Hands out its members one after the other, in order. Not thread-safe.
class Container {
 public:
  Container() = default;
  virtual ~Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;

  // The next member, or nullopt: at the end, or at an error(). What was not read of the one before is
  // skipped.
  virtual std::optional<Member> next() = 0;

  // Why there is no next member, if that is not the end.
  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 protected:
  void fail(std::string reason) { error_ = std::move(reason); }

 private:
  std::string error_;
};

// What a container may cost, and what is wanted of it.
struct Opening {
  Budget& budget;
  const ReadOptions& read;
};

// One kind of container: how it is recognised by its first bytes, and how it is opened.
struct ContainerKind {
  std::string_view name;  // "tar", for messages
  // True if `head`, the first bytes of a stream, opens one of this kind.
  bool (*is_opened_by)(std::string_view head);
  // `stream` and what `opening` names outlive the container. What it expands is counted where it is read;
  // what takes it time it counts itself (Budget::spend).
  std::unique_ptr<Container> (*open)(ByteStream& stream, const Opening& opening);
  // What the name of a compressed file has after the name of its content ("a.jsonl.gz"): the rest tells the
  // form of a stream without a name of its own. In lower case, with its dot; empty: nothing.
  std::string_view extension = {};
};

// With so many first bytes every kind of container is recognised, except tar, which needs 512.
inline constexpr std::size_t kMagicBytes = 10;

// The kinds that are opened.
std::span<const ContainerKind> container_kinds() noexcept;

// `stream` as the only member of a container.
class PlainFile final : public Container {
 public:
  explicit PlainFile(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}
  std::optional<Member> next() override;

 private:
  std::unique_ptr<ByteStream> stream_;
  bool given_ = false;
};

// Why a stream that begins with `head` can't be read, with the remedy: it is a container of a kind that is
// not opened yet, or no text at all. Empty if it is none of those that are known.
std::string closed_container(std::string_view head);

}  // namespace broadsheet::indexer

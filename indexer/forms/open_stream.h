// A stream inside a file, with all that is laid over it: what it costs is counted, its beginning can be
// looked at, its text can be decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "archive/budget.h"
#include "archive/byte_stream.h"
#include "archive/decoded_stream.h"

namespace broadsheet::indexer {

// A stream whose bytes the budget counts: those of the input itself, or those that a container gives.
class MeteredStream final : public ByteStream {
 public:
  MeteredStream(ByteStream& under, Budget& budget, bool expanded)
      : under_(under), budget_(budget), expanded_(expanded) {}
  [[nodiscard]] std::optional<std::uint64_t> random_access_size() const override {
    return under_.random_access_size();
  }
  bool resume() override {
    if (budget_.exhausted() != Limit::kNone || !under_.resume()) return false;
    fail({});
    return true;
  }

 private:
  std::size_t take_at(std::uint64_t offset, char* to, std::size_t size) override {
    const std::size_t got = under_.read_at(offset, to, size);
    if (got == 0 && !under_.error().empty()) fail(under_.error());
    return count(got);
  }
  std::size_t take(char* to, std::size_t size) override {
    const std::size_t got = under_.read(to, size);
    if (got == 0 && !under_.error().empty()) fail(under_.error());
    return count(got);
  }

  // `got` bytes, or 0 if they are too many.
  std::size_t count(std::size_t got) {
    if (!expanded_) {
      budget_.read(got);
    } else if (!budget_.expand(got)) {
      fail(budget_.reason(budget_.exhausted()));
      return 0;
    }
    return got;
  }

  ByteStream& under_;
  Budget& budget_;
  const bool expanded_;
};

// A member's stream with all that is laid over it. Members are destroyed from the last to the first.
struct OpenStream {
  OpenStream(ByteStream& under, Budget& budget, bool expanded)
      : metered(under, budget, expanded), peeked(metered) {}
  MeteredStream metered;
  PeekStream peeked;
  std::optional<DecodedStream> decoded;  // if it is text in another encoding
  std::optional<PeekStream> text;        // then: what can be looked at of it

  PeekStream& content() { return text ? *text : peeked; }
  void decode(const Encoding& encoding) {
    decoded.emplace(peeked, encoding);
    text.emplace(*decoded);
  }
};

}  // namespace broadsheet::indexer

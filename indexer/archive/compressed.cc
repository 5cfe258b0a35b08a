// Compressed streams: from blocks of one to blocks of the other.
#include "archive/compressed.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

namespace broadsheet::indexer {
namespace {

// What is read of the file at once: it expands to a few blocks.
constexpr std::size_t kInputBytes = 64U << 10;

class ExpandedStream final : public ByteStream {
 public:
  ExpandedStream(ByteStream& under, Budget& budget, std::string_view name, std::string_view first_bytes,
                 std::string_view mark, std::unique_ptr<Expander> expander)
      : under_(under),
        budget_(budget),
        name_(name),
        first_bytes_(first_bytes),
        mark_(mark),
        expander_(std::move(expander)),
        buffer_(std::make_unique_for_overwrite<char[]>(kInputBytes)) {}

  // Goes on with the next member that begins behind the damage.
  bool resume() override {
    if (mark_.empty() || error().empty() || budget_.exhausted() != Limit::kNone) return false;
    fail({});
    if (!in_.empty()) in_.remove_prefix(1);  // what was damaged begins with a mark, too
    while (true) {
      const std::size_t at = in_.find(mark_);
      if (at != std::string_view::npos) {
        in_.remove_prefix(at);
        expander_->restart();
        is_between_ = false;
        return true;
      }
      // The mark may lie over the edge of two blocks.
      const std::size_t kept = std::min(in_.size(), mark_.size() - 1);
      std::memmove(buffer_.get(), in_.data() + in_.size() - kept, kept);
      const std::size_t got = under_.read(buffer_.get() + kept, kInputBytes - kept);
      in_ = {buffer_.get(), kept + got};
      if (got == 0) return false;
    }
  }

 private:
  std::size_t take(char* to, std::size_t size) override {
    while (error().empty()) {
      if (in_.empty() && !fill()) return 0;
      if (is_between_ && !begin_member()) continue;
      const auto start = std::chrono::steady_clock::now();
      const Expander::Step step = expander_->expand(in_, to, size);
      if (!budget_.spend(std::chrono::steady_clock::now() - start)) {
        fail(budget_.reason(budget_.exhausted()));
        return 0;
      }
      in_.remove_prefix(step.used);
      if (step.state == Expander::State::kDamaged) fail_at(expander_->damage());
      if (step.state == Expander::State::kEnd) is_between_ = true;
      if (step.made > 0) return step.made;
    }
    return 0;
  }

  // Reads more of the input; false at its end.
  bool fill() {
    const std::size_t got = under_.read(buffer_.get(), kInputBytes);
    in_ = {buffer_.get(), got};
    if (got > 0) return true;
    if (!under_.error().empty()) {
      fail(under_.error());
    } else if (!is_between_) {
      fail(fmt::format("the {} data are cut short: they end in the middle, at byte {}", name_, position()));
    }
    return false;
  }

  // After the end of a member: true once the next one begins. What may stand between them is passed over.
  bool begin_member() {
    in_.remove_prefix(std::min(in_.find_first_not_of('\0'), in_.size()));
    if (in_.empty()) return false;
    if (first_bytes_.find(in_.front()) == std::string_view::npos) {
      fail_at("something else follows them");
      return false;
    }
    expander_->restart();
    is_between_ = false;
    return true;
  }

  void fail_at(const std::string& damage) {
    std::string reason = fmt::format("the {} data are damaged at byte {}", name_, position());
    if (!damage.empty()) reason += fmt::format(" ({})", damage);
    fail(std::move(reason));
  }

  // In the compressed bytes.
  [[nodiscard]] std::uint64_t position() const { return under_.position() - in_.size(); }

  ByteStream& under_;
  Budget& budget_;
  const std::string_view name_;
  const std::string_view first_bytes_;
  const std::string_view mark_;
  const std::unique_ptr<Expander> expander_;
  const std::unique_ptr<char[]> buffer_;
  std::string_view in_;  // what of it is not expanded yet
  bool is_between_ = false;
};

}  // namespace

std::unique_ptr<Container> open_compressed(ByteStream& stream, Budget& budget, std::string_view name,
                                           std::string_view first_bytes, std::unique_ptr<Expander> expander,
                                           std::string_view mark) {
  return std::make_unique<PlainFile>(
      std::make_unique<ExpandedStream>(stream, budget, name, first_bytes, mark, std::move(expander)));
}

}  // namespace broadsheet::indexer

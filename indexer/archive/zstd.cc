// zstd (RFC 8878), by libzstd, with the dictionary that a web archive has in front (the proposal "WARC
// compression with zstd" of the IIPC: a skippable frame that holds it, as it is or compressed itself).
#include "archive/zstd.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>

#include "archive/compressed.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kName = "zstd";
constexpr std::string_view kFrame = "\x28\xB5\x2F\xFD"sv;
constexpr std::string_view kDictionaryFrame = "\x5D\x2A\x4D\x18"sv;
// How a frame begins: one with data, or one of sixteen that are passed over.
constexpr std::string_view kFirstBytes =
    "\x28\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5A\x5B\x5C\x5D\x5E\x5F"sv;
// Dictionaries are a hundredth of what they help to compress.
constexpr std::size_t kMaxDictionaryBytes = 16U << 20;
constexpr std::size_t kFrameHeadBytes = 8;  // of a frame that is passed over: mark and size

bool is_skippable(std::string_view head) {
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50 &&
         head.substr(1, 3) == "\x2A\x4D\x18"sv;
}

std::size_t little_endian(std::string_view four) {
  std::size_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(four[i]);
  return value;
}

class ZstdExpander final : public Expander {
 public:
  ZstdExpander() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
  }

  Step expand(std::string_view in, char* to, std::size_t size) override {
    if (is_first_) {
      Step step;
      if (gather_dictionary(in, step)) return step;
    }
    if (!gathered_.empty()) return expand_gathered(to, size);
    return expand_frame(in, to, size);
  }

  // Frames follow each other without more ado; the dictionary is kept.
  void restart() override {}

  [[nodiscard]] std::string damage() const override { return damage_; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };

  Step expand_frame(std::string_view in, char* to, std::size_t size) {
    ZSTD_inBuffer source{in.data(), in.size(), 0};
    ZSTD_outBuffer target{to, size, 0};
    const std::size_t result = ZSTD_decompressStream(context_.get(), &target, &source);
    Step step;
    step.used = source.pos;
    step.made = target.pos;
    if (ZSTD_isError(result) != 0) {
      damage_ = ZSTD_getErrorName(result);
      step.state = State::kDamaged;
    } else if (result == 0) {
      step.state = State::kEnd;
    }
    return step;
  }

  // What was taken for the head of a dictionary's frame and is none.
  Step expand_gathered(char* to, std::size_t size) {
    Step step = expand_frame(std::string_view(gathered_).substr(given_), to, size);
    given_ += step.used;
    step.used = 0;
    if (given_ == gathered_.size()) gathered_.clear();
    return step;
  }

  // True if `in` was used for the dictionary that may stand in front.
  bool gather_dictionary(std::string_view in, Step& step) {
    const auto take = [&](std::size_t wanted) {
      const std::size_t got = std::min(wanted - std::min(wanted, gathered_.size()), in.size() - step.used);
      gathered_ += in.substr(step.used, got);
      step.used += got;
      return gathered_.size() >= wanted;
    };
    if (!take(4)) return true;
    if (!gathered_.starts_with(kDictionaryFrame)) {
      is_first_ = false;
      return step.used > 0;
    }
    if (!take(kFrameHeadBytes)) return true;
    const std::size_t bytes = little_endian(std::string_view(gathered_).substr(4, 4));
    if (bytes > kMaxDictionaryBytes) {
      damage_ = "a dictionary of more than 16 MiB";
      step.state = State::kDamaged;
      return true;
    }
    if (!take(kFrameHeadBytes + bytes)) return true;
    is_first_ = false;
    load(gathered_.substr(kFrameHeadBytes));
    gathered_.clear();
    step.state = damage_.empty() ? State::kEnd : State::kDamaged;
    return true;
  }

  void load(std::string dictionary) {
    if (dictionary.starts_with(kFrame)) {
      std::string expanded(kMaxDictionaryBytes, '\0');
      const std::size_t got =
          ZSTD_decompress(expanded.data(), expanded.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(got) != 0) {
        damage_ = ZSTD_getErrorName(got);
        return;
      }
      expanded.resize(got);
      dictionary = std::move(expanded);
    }
    const std::size_t result = ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(result) != 0) damage_ = ZSTD_getErrorName(result);
  }

  const std::unique_ptr<ZSTD_DCtx, Free> context_;
  bool is_first_ = true;
  std::string gathered_;  // of the first frame
  std::size_t given_ = 0;
  std::string damage_;
};

bool is_zstd(std::string_view head) { return head.starts_with(kFrame) || is_skippable(head); }

std::unique_ptr<Container> open(ByteStream& stream, const Opening& opening) {
  return open_compressed(stream, opening.budget, kName, kFirstBytes, std::make_unique<ZstdExpander>());
}

}  // namespace

constinit const ContainerKind kZstd{kName, is_zstd, open, ".zst"};

}  // namespace broadsheet::indexer

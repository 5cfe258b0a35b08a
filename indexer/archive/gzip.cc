// gzip (RFC 1952), by zlib: header, checksum and length of each member are looked at.
#include "archive/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

#include "archive/compressed.h"

namespace broadsheet::indexer {
namespace {

constexpr std::string_view kName = "gzip";
constexpr std::string_view kMagic = "\x1F\x8B";
// And the only method that there is.
constexpr std::string_view kMark = "\x1F\x8B\x08";

// zlib's window of 32 KiB, and a header as gzip writes it.
constexpr int kGzipWindow = 15 + 16;

class Inflater final : public Expander {
 public:
  Inflater() {
    switch (inflateInit2(&stream_, kGzipWindow)) {
      case Z_OK:
        return;
      case Z_MEM_ERROR:
        throw std::bad_alloc();
      default:
        throw std::runtime_error("the zlib library is another one than this program was built for");
    }
  }
  ~Inflater() override { inflateEnd(&stream_); }

  Step expand(std::string_view in, char* to, std::size_t size) override {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    // zlib reads through a pointer that is not const unless it is told otherwise, and writes nothing there.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(std::min(in.size(), kMost));
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min(size, kMost));
    const uInt given = stream_.avail_in;
    const uInt room = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    Step step;
    step.used = given - stream_.avail_in;
    step.made = room - stream_.avail_out;
    if (result == Z_STREAM_END) {
      step.state = State::kEnd;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      step.state = State::kDamaged;
    }
    return step;
  }

  void restart() override { inflateReset(&stream_); }

  [[nodiscard]] std::string damage() const override {
    return stream_.msg == nullptr ? std::string() : std::string(stream_.msg);
  }

 private:
  z_stream stream_ = {};
};

bool is_gzip(std::string_view head) { return head.starts_with(kMagic); }

std::unique_ptr<Container> open(ByteStream& stream, const Opening& opening) {
  return open_compressed(stream, opening.budget, kName, kMagic.substr(0, 1), std::make_unique<Inflater>(),
                         kMark);
}

}  // namespace

constinit const ContainerKind kGzip{kName, is_gzip, open, ".gz"};

}  // namespace broadsheet::indexer

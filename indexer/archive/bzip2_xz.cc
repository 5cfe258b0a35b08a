// bzip2 and xz, by libarchive's filters.
#include "archive/bzip2_xz.h"

#include <archive.h>

#include <memory>
#include <utility>

#include "archive/libarchive.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;

// What a filter makes of a stream. An empty one has no header, as libarchive sees it.
class FilteredStream final : public ByteStream {
 public:
  FilteredStream(ByteStream& under, Budget& budget, std::string name, LibArchive::Support filter)
      : archive_(under, budget, std::move(name),
                 {filter, &archive_read_support_format_raw, &archive_read_support_format_empty}) {}

 private:
  std::size_t take(char* to, std::size_t size) override {
    if (!std::exchange(is_open_, true)) {
      archive_entry* entry = nullptr;
      const int result = archive_.next_header(entry);
      if (result == ARCHIVE_EOF) return 0;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
        fail(archive_.problem());
        return 0;
      }
    }
    const std::ptrdiff_t got = archive_.read_data(to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    fail(archive_.problem());
    return 0;
  }

  LibArchive archive_;
  bool is_open_ = false;
};

// Level, then the first block's mark or that of the end.
bool is_bzip2(std::string_view head) {
  if (!head.starts_with("BZh") || head.size() < kMagicBytes || head[3] < '1' || head[3] > '9') return false;
  const std::string_view mark = head.substr(4, 6);
  return mark == "1AY&SY" || mark == "\x17\x72\x45\x38\x50\x90"sv;
}

std::unique_ptr<Container> open_bzip2(ByteStream& stream, const Opening& opening) {
  return std::make_unique<PlainFile>(std::make_unique<FilteredStream>(stream, opening.budget, "bzip2 file",
                                                                      &archive_read_support_filter_bzip2));
}

bool is_xz(std::string_view head) { return head.starts_with("\xFD\x37zXZ\0"sv); }

std::unique_ptr<Container> open_xz(ByteStream& stream, const Opening& opening) {
  return std::make_unique<PlainFile>(
      std::make_unique<FilteredStream>(stream, opening.budget, "xz file", &archive_read_support_filter_xz));
}

}  // namespace

constinit const ContainerKind kBzip2{"bzip2", is_bzip2, open_bzip2, ".bz2"};
constinit const ContainerKind kXz{"xz", is_xz, open_xz, ".xz"};

}  // namespace broadsheet::indexer

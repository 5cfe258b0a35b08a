// Containers: what holds streams with names.
#include "archive/container.h"

#include <array>
#include <utility>

#include "archive/gzip.h"

namespace broadsheet::indexer {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view problem;
};

using namespace std::string_view_literals;

// First bytes of what people keep archives in and we don't open.
constexpr std::array<Magic, 6> kClosed{{
    {"PK\x03\x04"sv, "zip archive; unpack it first (unzip FILE)"sv},
    {"BZh"sv, "bzip2 file; unpack it first (bunzip2 FILE)"sv},
    {"\xFD"
     "7zXZ\0"sv,
     "xz file; unpack it first (unxz FILE)"sv},
    {"\x28\xB5\x2F\xFD"sv, "zstd file; unpack it first (unzstd FILE)"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive; unpack it first (7z x FILE)"sv},
    {"%PDF-"sv, "PDF document; take its text out first (pdftotext FILE)"sv},
}};

}  // namespace

std::span<const ContainerKind> container_kinds() noexcept {
  static const std::array kKinds{kGzip};
  return kKinds;
}

std::optional<Member> PlainFile::next() {
  if (std::exchange(given_, true)) return std::nullopt;
  Member member;
  member.stream = stream_.get();
  return member;
}

std::string closed_container(std::string_view head) {
  for (const Magic& magic : kClosed) {
    if (head.starts_with(magic.bytes)) return std::string(magic.problem);
  }
  return {};
}

}  // namespace broadsheet::indexer

// Containers: what holds streams with names.
#include "archive/container.h"

#include <array>
#include <utility>

#include "archive/archives.h"
#include "archive/bzip2_xz.h"
#include "archive/gzip.h"
#include "archive/web_archive.h"
#include "archive/zstd.h"

namespace broadsheet::indexer {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view problem;
};

using namespace std::string_view_literals;

// First bytes of what people keep archives in and we don't open.
constexpr std::array<Magic, 1> kClosed{{
    {"%PDF-"sv, "PDF document; it takes a filter for application/pdf, such as pdftotext - -"sv},
}};

}  // namespace

std::span<const ContainerKind> container_kinds() noexcept {
  static const std::array kKinds{kGzip, kWarcFile, kArcFile, kZstd, kBzip2, kXz, kZip, kSevenZip, kTar};
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

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

using namespace std::string_view_literals;

// Office documents are zip archives. Their parts are no articles; which kind it is its first member says.
bool is_office_document(std::string_view head) {
  constexpr std::size_t kNameAt = 30;  // in the header of a member, behind its fixed fields
  if (!head.starts_with("PK\x03\x04") || head.size() < kNameAt) return false;
  const std::string_view name = head.substr(kNameAt);
  if (name.starts_with("[Content_Types].xml") || name.starts_with("_rels/.rels")) return true;
  return name.starts_with("mimetypeapplication/vnd.oasis.opendocument");
}

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
  if (head.starts_with("%PDF-"))
    return "a PDF document; it needs a filter for application/pdf, such as pdftotext - -";
  if (is_office_document(head)) return "an office document; it needs a filter for its media type";
  return {};
}

}  // namespace broadsheet::indexer

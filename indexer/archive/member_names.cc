// The names of members: bytes that say nothing of their charset.
#include "archive/member_names.h"

#include <algorithm>

#include "archive/charset.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

// So many bytes of names tell the charset.
constexpr std::size_t kSampleBytes = 4U << 10;

}  // namespace

std::string MemberNames::decoded(std::string_view raw) {
  while (raw.starts_with("./")) raw.remove_prefix(2);
  if (schema::find_ill_formed(raw) == std::string_view::npos) return std::string(raw);
  if (sample_.size() < kSampleBytes) {
    sample_ += raw.substr(0, kSampleBytes);
    sample_ += '\n';
  }
  const std::string charset = decode_document(sample_, {}).charset;
  return decode_document(raw, {nullptr, charset, {}}).text;
}

bool is_hidden(std::string_view name) {
  constexpr std::string_view kMac = "__MACOSX/";
  if (name.starts_with(kMac)) return true;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (part.size() > 1 && part.front() == '.' && part != "..") return true;
    at = end + 1;
  }
  return false;
}

}  // namespace broadsheet::indexer

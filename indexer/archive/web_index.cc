// What lies beside web archives and holds no article.
#include "archive/web_index.h"

#include <algorithm>

namespace broadsheet::indexer {
namespace {

// "org,example)/ 20240301081300 {...": an address turned round, a time, an object.
bool is_cdxj(std::string_view head) {
  constexpr std::size_t kTimeDigits = 14;
  if (head.starts_with("!meta ") || head.starts_with("!OpenWayback-CDXJ")) return true;
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::size_t address = line.find(") ") == std::string_view::npos ? line.find(")/") : line.find(") ");
  const std::size_t blank = line.find(' ');
  if (address == std::string_view::npos || blank == std::string_view::npos || blank < address) return false;
  const std::string_view time = line.substr(blank + 1, kTimeDigits);
  return time.size() == kTimeDigits &&
         std::all_of(time.begin(), time.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         line.find(' ', blank + 1) == blank + 1 + kTimeDigits;
}

}  // namespace

std::string_view web_index(std::string_view head) {
  constexpr std::string_view kIndex = "an index of a web archive (CDX)";
  if (head.starts_with(" CDX ") || is_cdxj(head)) return kIndex;
  const std::string_view start = head.substr(0, 400);
  if (!start.starts_with('{')) return {};
  if (start.substr(0, start.find('\n')).find("\"json-pages-1.0\"") != std::string_view::npos) {
    return "a list of the pages of a web archive (WACZ)";
  }
  if (start.find("\"datapackage.json\"") != std::string_view::npos &&
      start.find("\"hash\"") != std::string_view::npos) {
    return "the digest of a list of files (WACZ)";
  }
  return {};
}

}  // namespace broadsheet::indexer

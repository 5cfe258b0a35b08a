// Fuzzes pages and exports of MediaWiki, from bytes to stored articles.
#include "fuzz/check_parts.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int wiki(const std::uint8_t* data, std::size_t size) {
  check_parts(data, size, "mediawiki");
  return check_stream(data, size, "mediawiki");
}

}  // namespace broadsheet::fuzz

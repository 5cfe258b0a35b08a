// From a record of a form of XML to its text.
#include "forms/xml/record_tree.h"

#include <fmt/format.h>

#include "broadsheet/indexer/encoding.h"

namespace broadsheet::indexer::xml {

DecodedText decoded(const Record& record) {
  CharsetHints hints;
  hints.told = record.encoding != nullptr ? find_encoding("UTF-8") : nullptr;  // it was decoded already
  hints.transport = record.charset;
  hints.inside = declared_charset(record.bytes);
  return decode_document(record.bytes, hints);
}

std::string charset_remark(const DecodedText& text) {
  if (text.replaced == 0) return {};
  return fmt::format("{} bytes are not valid {}; they were replaced by U+FFFD", text.replaced, text.charset);
}

}  // namespace broadsheet::indexer::xml

/// The encodings besides UTF-8 that archives are read from.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::indexer {

/// One encoding of text. Only find_encoding() makes them, and they last as long as the program.
struct Encoding {
  std::string_view name;    ///< as messages call it, and find_encoding() takes it: "Shift_JIS"
  std::string_view labels;  ///< its other names, in lower case, with spaces between them
  const char* converter;    ///< what ICU calls it; of Johab, what the library recodes it to first
};

/// The encoding with the label `label` in any case, as the WHATWG's Encoding Standard has them (`sjis`,
/// `ks_c_5601-1987`; `latin1` means windows-1252, and `gb2312` GB18030), or UTF-32 or Johab. nullptr if there
/// is none. Thread-safe.
const Encoding* find_encoding(std::string_view label) noexcept;

/// The names of all encodings, with `between` between two.
std::string list_encodings(std::string_view between);

}  // namespace broadsheet::indexer

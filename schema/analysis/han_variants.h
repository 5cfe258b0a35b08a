// The other ways to write a Chinese text: simplified for traditional characters and the reverse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// How `text` is written in simplified and in traditional characters, each only if it differs from `text` and
/// has as many code points; and where a character has several other forms (发: 發 髮; 裡: 裏 里), with each
/// of them. At most seven. Thread-safe.
std::vector<std::string> han_variants(std::string_view text);

}  // namespace broadsheet::schema

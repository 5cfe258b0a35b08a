// The iteration marks of Japanese, which stand for the character before them: 人々 is 人人, いすゞ is いすず.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// How else the run `text` (normalised UTF-8 of Han and Kana) is written: without iteration marks, and with
/// them wherever a character is repeated. As many characters as `text`, one for one; empty if it holds
/// neither.
std::vector<std::string> iteration_variants(std::string_view text);

}  // namespace broadsheet::schema

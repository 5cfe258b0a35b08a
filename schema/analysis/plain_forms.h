/// Latin words without their diacritics: how people write them whose keyboard lacks the letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// Puts into `forms` how else the normalised `word` is written in plain ASCII letters: without diacritics
/// ("café" as "cafe", "đ" as "d"), and, where that differs, with ä ö ü å ø written as two letters
/// ("mueller"). Empty if the word has only ASCII letters, or letters that no table row or decomposition makes
/// plain.
void plain_forms(std::string_view word, std::vector<std::string>& forms);

}  // namespace broadsheet::schema

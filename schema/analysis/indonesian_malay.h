// Indonesian or Malay: close enough for CLD2 to take either for the other; the words they do not share tell.
#pragma once

#include <string_view>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// How many words of `text` only Indonesian has, less those that only Malay has.
int indonesian_over_malay(std::string_view text, Analyzer& analyzer);

}  // namespace broadsheet::schema

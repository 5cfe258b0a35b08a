// How much a text says: its characters by script, and its sentence marks. Words and commas don't count:
// Japanese, Chinese or Thai have no spaces between the ones, and few of the others.
#pragma once

#include <string_view>

namespace broadsheet::indexer::html {

struct Measure {
  double weight = 0;  // as many as Latin letters would say the same: a Han character weighs three
  int marks = 0;      // ends of sentences
};

Measure measure(std::string_view text) noexcept;

}  // namespace broadsheet::indexer::html

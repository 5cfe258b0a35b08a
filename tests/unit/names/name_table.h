// Names in several scripts, and how many of them find each other by their skeletons.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::schema::tests {

/// One name: what it is written like in each column of its table; an empty text where there is none.
using NameRow = std::vector<std::string>;

struct NameTable {
  std::vector<std::string> columns;
  std::vector<NameRow> rows;
  /// The rows with an even number (`half` 0, looked at when the folding was designed) or an odd one (1, not).
  NameTable half(std::size_t half) const;
};

/// tests/unit/data/names.tsv.
NameTable written_names();

/// English and eight other languages, as CLDR has them in ICU's data: exemplar cities of time zones, or
/// territories of two letters. What a language does not translate is left out.
NameTable cldr_cities();
NameTable cldr_territories();

/// How often a name finds itself: typed as in the first column, indexed as in the second, and the reverse.
struct Rate {
  std::size_t pairs = 0;
  std::size_t found = 0;    ///< typed as in the first
  std::size_t reverse = 0;  ///< typed as in the second
  double percent() const {
    return pairs == 0 ? 0.0 : 50.0 * static_cast<double>(found + reverse) / static_cast<double>(pairs);
  }
};

/// The rates of all pairs of columns.
std::map<std::pair<std::string, std::string>, Rate> match_rates(const NameTable& table);

/// Of all pairs of two different names, the share that find each other, in percent; any columns.
double false_match_percent(const NameTable& table);

}  // namespace broadsheet::schema::tests

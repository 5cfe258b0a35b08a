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

/// How often a name finds itself: typed as in one column, indexed as in the other, and the reverse. Only
/// columns whose script is indexed count as such; typed are all.
struct Rate {
  std::size_t names = 0;
  std::size_t searches = 0;
  std::size_t found = 0;
  double percent() const {
    return searches == 0 ? 0.0 : 100.0 * static_cast<double>(found) / static_cast<double>(searches);
  }
};

/// The rates of all pairs of columns.
std::map<std::pair<std::string, std::string>, Rate> match_rates(const NameTable& table);

/// Of all searches for one name and articles with another, in different columns, the share that is found, in
/// percent.
double false_match_percent(const NameTable& table);

}  // namespace broadsheet::schema::tests

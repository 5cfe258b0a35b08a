// Reading and making tables of names; counting what matches.
#include "unit/sounds/name_table.h"

#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "plan/ranking.h"
#include "sounds/likeness.h"
#include "sounds/name_skeleton.h"

namespace broadsheet::schema::tests {
namespace {

// The columns of the written table, and the languages of CLDR that stand for them.
constexpr std::array kColumns{"Latn", "ko", "ja", "zh", "ru", "ar", "el", "hi", "th"};
constexpr std::array kLocales{"en", "ko", "ja", "zh", "ru", "ar", "el", "hi", "th"};

// Scripts whose names are indexed (name_scanner.cc).
bool is_indexed(std::string_view column) {
  constexpr std::array<std::string_view, 5> kIndexed{"Latn", "ko", "ja", "ru", "el"};
  return std::find(kIndexed.begin(), kIndexed.end(), column) != kIndexed.end();
}

NameRow cells(const std::string& line) {
  NameRow row;
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', begin)) {
    row.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  row.push_back(line.substr(begin));
  return row;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

NameTable empty_table() {
  NameTable table;
  table.columns.assign(kColumns.begin(), kColumns.end());
  return table;
}

// Adds a row unless fewer than two columns have the name; the English word in another language is none.
void add(NameTable& table, NameRow row) {
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i] == row[0]) row[i].clear();
  }
  const bool known = std::any_of(table.rows.begin(), table.rows.end(),
                                 [&](const NameRow& other) { return other[0] == row[0]; });
  const auto written = std::count_if(row.begin(), row.end(), [](const auto& cell) { return !cell.empty(); });
  if (!known && written > 1) table.rows.push_back(std::move(row));
}

// A cell: how it sounds, and whether it says enough to be indexed and looked up.
struct Cell {
  bool is_name;
  sounds::Readings readings;

  // By the bars of a small archive.
  bool finds(const Cell& other) const {
    if (!is_name || !other.is_name) return false;
    const sounds::Likeness likeness = sounds::likeness(readings, other.readings);
    const double evidence = static_cast<double>(likeness.evidence) / sounds::kLikenessUnit;
    return evidence >= plan::kLeastNameEvidence &&
           2 * evidence >= plan::kNameEvidencePerPhone * static_cast<double>(likeness.length);
  }
};

std::vector<std::vector<Cell>> cells_of(const NameTable& table) {
  std::vector<std::vector<Cell>> all;
  NameReader reader;
  for (const NameRow& row : table.rows) {
    std::vector<Cell>& made = all.emplace_back();
    for (const std::string& cell : row) {
      made.push_back({!reader.skeleton(cell).empty(), reader.readings(cell)});
    }
  }
  return all;
}

}  // namespace

NameTable NameTable::half(std::size_t half) const {
  NameTable made;
  made.columns = columns;
  for (std::size_t i = half; i < rows.size(); i += 2) made.rows.push_back(rows[i]);
  return made;
}

NameTable written_names() {
  std::ifstream file(std::string(BROADSHEET_TEST_DATA) + "/names.tsv");
  if (!file) throw std::runtime_error("names.tsv cannot be read");
  NameTable table;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    NameRow row = cells(line);
    if (table.columns.empty()) {
      table.columns = std::move(row);
    } else {
      row.resize(table.columns.size());
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

NameTable cldr_cities() {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<std::unique_ptr<icu::TimeZoneNames>> names;
  for (const char* locale : kLocales) {
    names.emplace_back(icu::TimeZoneNames::createInstance(icu::Locale(locale), status));
  }
  require(status);
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  require(status);
  NameTable table = empty_table();
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    NameRow row;
    for (const auto& language : names) {
      icu::UnicodeString name;
      language->getExemplarLocationName(*zone, name);
      row.push_back(name.isBogus() ? std::string() : utf8(name));
    }
    add(table, std::move(row));
  }
  return table;
}

NameTable cldr_territories() {
  NameTable table = empty_table();
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    const icu::Locale territory("", *code);
    NameRow row;
    for (const char* locale : kLocales) {
      icu::UnicodeString name;
      territory.getDisplayCountry(icu::Locale(locale), name);
      row.push_back(utf8(name));
    }
    add(table, std::move(row));
  }
  return table;
}

std::map<std::pair<std::string, std::string>, Rate> match_rates(const NameTable& table) {
  std::map<std::pair<std::string, std::string>, Rate> rates;
  const auto made = cells_of(table);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t a = 0; a < table.columns.size(); ++a) {
      for (std::size_t b = a + 1; b < table.columns.size(); ++b) {
        if (table.rows[row][a].empty() || table.rows[row][b].empty()) continue;
        Rate& rate = rates[{table.columns[a], table.columns[b]}];
        ++rate.names;
        const auto search = [&](std::size_t typed, std::size_t indexed) {
          if (!is_indexed(table.columns[indexed])) return;
          ++rate.searches;
          if (made[row][typed].finds(made[row][indexed])) ++rate.found;
        };
        search(a, b);
        search(b, a);
      }
    }
  }
  return rates;
}

double false_match_percent(const NameTable& table) {
  const auto made = cells_of(table);
  std::size_t pairs = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (std::size_t j = 0; j < made.size(); ++j) {
      if (i == j) continue;
      for (std::size_t a = 0; a < table.columns.size(); ++a) {
        for (std::size_t b = 0; b < table.columns.size(); ++b) {
          if (a == b || !is_indexed(table.columns[b]) || table.rows[i][a].empty() || table.rows[j][b].empty())
            continue;
          ++pairs;
          if (made[i][a].finds(made[j][b])) ++found;
        }
      }
    }
  }
  return pairs == 0 ? 0.0 : 100.0 * static_cast<double>(found) / static_cast<double>(pairs);
}

}  // namespace broadsheet::schema::tests

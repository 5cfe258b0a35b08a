// The languages that words of date lines are filed under, numbered.
#include "dateline/languages.h"

#include <unicode/locid.h>

#include <set>

#include "dateline/lexicon.h"
#include "dateline/words.h"

namespace broadsheet::schema::dateline {

bool lists(std::string_view list, std::string_view name) noexcept {
  for (std::size_t at = list.find(name); !name.empty() && at != std::string_view::npos;
       at = list.find(name, at + 1)) {
    if (list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
  }
  return false;
}

Languages::Languages() {
  int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  std::set<std::string> names;
  for (int32_t i = 0; i < count; ++i) names.insert(locales[i].getLanguage());
  const auto add_rows = [&](std::string_view list) {
    for_each_part(list, ' ', [&](std::string_view name) { names.emplace(name); });
  };
  for (const std::span<const WordRow> table : word_tables()) {
    for (const WordRow& row : table) add_rows(row.languages);
  }
  for (const WordRow& row : name_rows()) add_rows(row.languages);
  for (const EraRow& row : era_rows()) add_rows(row.languages);
  for (const ZoneWordRow& row : zone_word_rows()) add_rows(row.languages);
  names_.assign(names.begin(), names.end());
  if (names_.size() > kMaxLanguages) names_.resize(kMaxLanguages);
}

std::size_t Languages::number(std::string_view name) const {
  const auto found = std::lower_bound(names_.begin(), names_.end(), name);
  return found != names_.end() && *found == name ? static_cast<std::size_t>(found - names_.begin())
                                                 : kMaxLanguages;
}

std::string Languages::name(std::size_t number) const {
  return number < names_.size() ? names_[number] : std::string();
}

const Languages& Languages::instance() {
  static const Languages languages;
  return languages;
}

}  // namespace broadsheet::schema::dateline

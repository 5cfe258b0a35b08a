// Writes names_data.cc: the names of territories, languages, months, weekdays and cities in every language
// that ICU has them in, as a trie. Run by the build; the source is ICU's own copy of CLDR, and own_names.cc.
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/ures.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "lexemes/atoms.h"
#include "lexemes/names.h"
#include "lexemes/own_names.h"
#include "lexemes/spelling_case.h"
#include "lexemes/table.h"

namespace broadsheet::schema::lexemes {
namespace {

// A language counts if ICU has names of so many territories in it; the others have a handful.
constexpr int kFewestTerritories = 150;

// Names of more atoms are descriptions; no text holds them.
constexpr std::size_t kMostAtoms = 12;

// Codes in ICU's lists that are no territory of ISO 3166-1: groupings, private use, exceptional reservations.
// Also three without inhabitants. Kosovo (XK) stays, as CLDR has it.
const std::set<std::string> kNoTerritories{"AC", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM",
                                           "IC", "QO", "TA", "TF", "UM", "UN", "XA", "XB", "ZZ"};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no ") + what);
}

// "홍콩(중국 특별행정구)" is 홍콩, "刚果（金）" is 刚果; what is in parentheses is no name alone.
std::string without_parentheses(std::string text) {
  for (const std::string_view open : {"(", "\uFF08", "["}) {
    if (const std::size_t at = text.find(open); at != std::string::npos && at > 0) text.erase(at);
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

class AtomSink final : public TokenSink {
 public:
  explicit AtomSink(Atoms& atoms) : atoms_(atoms) {}
  void on_token(const Token& token) override { atoms_.add(token); }

 private:
  Atoms& atoms_;
};

struct Node {
  std::map<std::string, std::uint32_t> next;
  std::vector<std::uint32_t> meanings;
};

class Maker {
 public:
  void make() {
    find_languages();
    for (const std::string_view name : ambiguous_names()) ambiguous_.insert(fold(name));
    for (const DoubtfulName& row : doubtful_names())
      doubtful_.emplace(fold(row.name), std::string(row.language));
    add_territories();
    add_other_places();
    add_languages();
    add_dates();
    add_cities();
    if (entities_.size() >= 1U << table::kEntityBits || locales_.size() >= 1U << table::kLanguageBits)
      throw std::runtime_error("more entities or languages than fit the table");
  }

  void write(std::ostream& out) const;

 private:
  struct Entity {
    EntityKind kind;
    std::string code;
    std::string country;
    std::vector<table::NameRow> names;
  };

  void find_languages() {
    std::int32_t count = 0;
    const icu::Locale* const all = icu::Locale::getAvailableLocales(count);
    std::map<std::string, icu::Locale> found;  // in the order of their tags
    for (std::int32_t i = 0; i < count; ++i) {
      if (*all[i].getCountry() != '\0' || *all[i].getVariant() != '\0') continue;
      if (territory_names(all[i].getName(), "Countries").size() < kFewestTerritories) {
        // A language in its other script may be listed with few names of its own.
        continue;
      }
      found.emplace(all[i].getName(), all[i]);
    }
    for (const auto& [tag, locale] : found) locales_.push_back(locale);
  }

  // ICU's region names of one locale alone, without what it inherits.
  static std::map<std::string, std::string> territory_names(const char* locale, const char* table_name) {
    std::map<std::string, std::string> names;
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUResourceBundlePointer bundle(ures_openDirect(U_ICUDATA_NAME "-region", locale, &status));
    const icu::LocalUResourceBundlePointer rows(
        ures_getByKey(bundle.getAlias(), table_name, nullptr, &status));
    while (U_SUCCESS(status) && ures_hasNext(rows.getAlias()) != 0) {
      const char* key = nullptr;
      std::int32_t length = 0;
      const UChar* const text = ures_getNextString(rows.getAlias(), &length, &key, &status);
      if (U_SUCCESS(status)) names[key] = utf8(icu::UnicodeString(text, length));
    }
    return names;
  }

  std::uint32_t add_entity(EntityKind kind, std::string code, std::string country = {}) {
    entities_.push_back({kind, std::move(code), std::move(country), {}});
    return static_cast<std::uint32_t>(entities_.size() - 1);
  }

  void add_name(std::uint32_t entity, std::size_t language, const std::string& name,
                std::uint32_t flags = 0) {
    Atoms atoms;
    AtomSink sink(atoms);
    analyzer_.analyze(name, sink);
    if (atoms.size() == 0 || atoms.size() > kMostAtoms) return;
    std::vector<std::string> words;
    std::string folded;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      words.emplace_back(atoms.text(i));
      folded += (i > 0 ? " " : "") + words.back();
    }
    if (ambiguous_.contains(folded)) flags |= table::kAmbiguous;
    if (doubtful_.contains({folded, ""}) || doubtful_.contains({folded, locales_[language].getLanguage()}))
      flags |= table::kDoubtful;
    const std::uint32_t meaning = table::pack(entity, static_cast<std::uint32_t>(language), flags);
    if (!add_meaning(words, meaning)) return;
    add_stemmed(atoms, words, meaning);
    add_genitive(words, meaning);
    if ((flags & table::kAcronym) != 0 || entities_[entity].kind == EntityKind::kOther) return;
    entities_[entity].names.push_back({static_cast<std::uint16_t>(language),
                                       static_cast<std::uint16_t>((flags & table::kAmbiguous) >> 16U),
                                       text(name)});
  }

  // False if the words had that meaning before.
  bool add_meaning(const std::vector<std::string>& words, std::uint32_t meaning) {
    std::uint32_t node = 0;
    for (const std::string& word : words) {
      const auto [at, added] = nodes_[node].next.emplace(word, static_cast<std::uint32_t>(nodes_.size()));
      node = at->second;
      if (added) nodes_.emplace_back();
    }
    std::vector<std::uint32_t>& meanings = nodes_[node].meanings;
    if (std::find(meanings.begin(), meanings.end(), meaning) != meanings.end()) return false;
    meanings.push_back(meaning);
    return true;
  }

  // Territories of languages that decline, by their stems.
  void add_stemmed(const Atoms& atoms, std::vector<std::string> words, std::uint32_t meaning) {
    const std::string_view language = locales_[table::language_of(meaning)].getLanguage();
    if (entities_[table::entity_of(meaning)].kind != EntityKind::kTerritory ||
        (meaning & (table::kAcronym | table::kAmbiguous)) != 0 ||
        std::find(table::kDeclining.begin(), table::kDeclining.end(), language) == table::kDeclining.end()) {
      return;
    }
    std::size_t letters = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view stem = stemmer_.stem(words[i], atoms[i].stem_script, language);
      std::string marked(1, table::kStemMark);
      marked += stem.empty() ? std::string_view(words[i]) : stem;
      letters += letters_in(marked);
      words[i] = std::move(marked);
    }
    if (letters >= table::kFewestLettersOfStem) add_meaning(words, meaning);
  }

  // The German genitive after a vowel, "Kanadas", whose s the stemmer leaves.
  void add_genitive(std::vector<std::string> words, std::uint32_t meaning) {
    constexpr std::string_view kVowels = "aeiou";
    const std::string_view language = locales_[table::language_of(meaning)].getLanguage();
    if (language != "de" || entities_[table::entity_of(meaning)].kind != EntityKind::kTerritory ||
        words.size() != 1 || (meaning & table::kAcronym) != 0 ||
        kVowels.find(words[0].back()) == kVowels.npos) {
      return;
    }
    words[0] += 's';
    add_meaning(words, meaning);
  }

  std::uint32_t text(const std::string& value) {
    const auto [at, added] = texts_.emplace(value, static_cast<std::uint32_t>(blob_.size()));
    if (added) blob_ += value + '\0';
    return at->second;
  }

  void add_territories() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> codes(icu::Region::getAvailable(URGN_TERRITORY, status));
    require(status, "list of territories");
    std::map<std::string, std::uint32_t> entities;
    while (const char* code = codes->next(nullptr, status)) {
      const std::string_view territory(code);
      const bool letters =
          std::all_of(territory.begin(), territory.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (territory.size() == 2 && letters && !kNoTerritories.contains(code)) entities.emplace(code, 0);
    }
    for (auto& [code, entity] : entities) entity = add_entity(EntityKind::kTerritory, code, code);
    for (std::size_t language = 0; language < locales_.size(); ++language) {
      for (const char* table_name : {"Countries", "Countries%variant", "Countries%short"}) {
        for (const auto& [code, name] : territory_names(locales_[language].getName(), table_name)) {
          const auto entity = entities.find(code);
          if (entity == entities.end()) continue;
          // "US" and "AS" are short names too: in capitals only.
          add_name(entity->second, language, without_parentheses(name),
                   is_acronym(name) ? table::kAcronym : 0);
        }
      }
    }
    for (const OwnName& row : own_names()) {
      const std::size_t language = language_of(row.language);
      const auto entity = entities.find(std::string(row.territory));
      if (language == locales_.size() || entity == entities.end())
        throw std::runtime_error("own_names.cc: no such territory or language: " + std::string(row.name));
      add_name(entity->second, language, std::string(row.name), row.acronym ? table::kAcronym : 0);
    }
  }

  static bool is_acronym(const std::string& name) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
    icu::UnicodeString lower(text);
    icu::UnicodeString upper(text);
    lower.toLower(icu::Locale::getRoot());
    upper.toUpper(icu::Locale::getRoot());
    return lower != upper && upper == text && text.countChar32() <= 7;
  }

  std::size_t language_of(std::string_view tag) const {
    std::size_t language = 0;
    while (language < locales_.size() && tag != locales_[language].getName()) ++language;
    return language;
  }

  void add_other_places() {
    const std::uint32_t other = add_entity(EntityKind::kOther, "");
    for (const std::string_view name : other_places()) add_name(other, language_of("en"), std::string(name));
  }

  void add_languages() {
    std::vector<std::unique_ptr<icu::LocaleDisplayNames>> names;
    for (const icu::Locale& locale : locales_) {
      UDisplayContext context[] = {UDISPCTX_NO_SUBSTITUTE};
      names.emplace_back(icu::LocaleDisplayNames::createInstance(locale, context, 1));
    }
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
      if (std::string_view(*code).size() != 2) continue;
      const std::uint32_t entity = add_entity(EntityKind::kLanguage, *code);
      for (std::size_t language = 0; language < locales_.size(); ++language) {
        icu::UnicodeString name;
        names[language]->languageDisplayName(*code, name);
        if (!name.isBogus() && !name.isEmpty()) add_name(entity, language, without_parentheses(utf8(name)));
      }
    }
  }

  void add_dates() {
    constexpr int kMonths = 12;
    constexpr int kDays = 7;
    std::vector<std::uint32_t> months;
    std::vector<std::uint32_t> days;
    for (int i = 1; i <= kMonths; ++i) months.push_back(add_entity(EntityKind::kMonth, std::to_string(i)));
    for (int i = 1; i <= kDays; ++i) days.push_back(add_entity(EntityKind::kWeekday, std::to_string(i)));
    for (std::size_t language = 0; language < locales_.size(); ++language) {
      UErrorCode status = U_ZERO_ERROR;
      const icu::DateFormatSymbols symbols(
          icu::Locale((std::string(locales_[language].getName()) + "@calendar=gregorian").c_str()), status);
      require(status, "names of months");
      for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
        for (int i = 0; i < std::min(count, kMonths); ++i) {
          // Where ICU has no name, it has "M03".
          const std::string name = utf8(names[i]);
          if (!name.starts_with("M0") && !name.starts_with("M1"))
            add_name(months[static_cast<std::size_t>(i)], language, name);
        }
        names = symbols.getWeekdays(count, context, icu::DateFormatSymbols::WIDE);
        for (int i = 1; i < std::min(count, kDays + 1); ++i)
          add_name(days[static_cast<std::size_t>(i - 1)], language, utf8(names[i]));
      }
    }
  }

  void add_cities() {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<std::unique_ptr<icu::TimeZoneNames>> names;
    for (const icu::Locale& locale : locales_) {
      names.emplace_back(icu::TimeZoneNames::createInstance(locale, status));
      require(status, "names of time zones");
    }
    const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
    require(status, "list of time zones");
    const std::size_t english = language_of("en");
    while (const icu::UnicodeString* zone = zones->snext(status)) {
      icu::UnicodeString in_english;
      names[english]->getExemplarLocationName(*zone, in_english);
      // "Beulah, North Dakota"; stations on the ice.
      if (in_english.indexOf(u',') >= 0 || in_english.isEmpty() || zone->startsWith(u"Antarctica/")) continue;
      char region[8] = {};
      icu::TimeZone::getRegion(*zone, region, sizeof(region), status);
      require(status, "territory of a time zone");
      const std::uint32_t entity = add_entity(EntityKind::kCity, utf8(*zone), region);
      for (std::size_t language = 0; language < locales_.size(); ++language) {
        icu::UnicodeString name;
        names[language]->getExemplarLocationName(*zone, name);
        if (!name.isBogus() && !name.isEmpty()) add_name(entity, language, without_parentheses(utf8(name)));
      }
    }
  }

  Analyzer analyzer_;
  Stemmer stemmer_;
  std::vector<icu::Locale> locales_;
  std::set<std::string> ambiguous_;
  std::set<std::pair<std::string, std::string>> doubtful_;  // name, language
  std::vector<Entity> entities_;
  std::vector<Node> nodes_{1};
  std::map<std::string, std::uint32_t> texts_;
  std::string blob_;
};

template <typename Number>
void write_array(std::ostream& out, const char* declaration, const std::vector<Number>& values) {
  constexpr std::size_t kPerLine = 16;
  out << "const " << declaration << "[] = {";
  for (std::size_t i = 0; i < values.size(); ++i) {
    out << (i % kPerLine == 0 ? "\n" : "") << values[i] << (sizeof(Number) == 8 ? "U," : ",");
  }
  out << "};\n";
}

void Maker::write(std::ostream& out) const {
  std::size_t transitions = 0;
  for (const Node& node : nodes_) transitions += node.next.size();
  std::size_t size = 1;
  while (size < 2 * transitions) size *= 2;
  std::vector<std::uint64_t> hashes(size, 0);
  std::vector<std::uint32_t> targets(size, 0);
  std::vector<std::uint64_t> filter(table::kFilterBits / 64, 0);
  std::vector<std::uint64_t> wide_filter(table::kWideFilterBits / 64, 0);
  std::set<std::uint64_t> seen;
  std::vector<std::uint32_t> node_meanings;
  std::vector<std::uint32_t> meanings{0};
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    for (const auto& [atom, target] : nodes_[node].next) {
      const std::uint64_t hash = table::transition_hash(static_cast<std::uint32_t>(node), atom);
      if (!seen.insert(hash).second) throw std::runtime_error("two transitions have one hash: change it");
      std::size_t place = hash & (size - 1);
      while (hashes[place] != 0) place = (place + 1) & (size - 1);
      if (node == 0)
        filter[table::filter_bit(hash) / 64] |= std::uint64_t{1} << (table::filter_bit(hash) % 64);
      wide_filter[table::wide_filter_bit(hash) / 64] |= std::uint64_t{1}
                                                        << (table::wide_filter_bit(hash) % 64);
      hashes[place] = hash;
      targets[place] = target;
    }
    const std::vector<std::uint32_t>& means = nodes_[node].meanings;
    node_meanings.push_back(means.empty() ? 0 : static_cast<std::uint32_t>(meanings.size()));
    meanings.insert(meanings.end(), means.begin(), means.end());
    if (!means.empty()) meanings.back() |= table::kLast;
  }
  // The texts of codes come after those of names.
  std::string blob = blob_;
  out << "// Made by make_names.cc of ICU's data when the library was built.\n"
         "#include \"lexemes/table.h\"\n\nnamespace broadsheet::schema::lexemes::table {\n"
      << "const std::size_t kTransitions = " << size << ";\n";
  write_array(out, "std::uint64_t kHashes", hashes);
  write_array(out, "std::uint32_t kTargets", targets);
  write_array(out, "std::uint64_t kRootFilter", filter);
  write_array(out, "std::uint64_t kWideFilter", wide_filter);
  write_array(out, "std::uint32_t kNodeMeanings", node_meanings);
  write_array(out, "std::uint32_t kMeanings", meanings);
  std::string rows;
  std::string names;
  std::size_t name_count = 0;
  for (const Entity& entity : entities_) {
    rows += '{';
    rows += std::to_string(static_cast<int>(entity.kind)) + ",\"" +
            (entity.country.size() == 2 ? entity.country : "") + "\"," + std::to_string(blob.size()) + "," +
            std::to_string(name_count) + "," + std::to_string(name_count + entity.names.size()) + "},\n";
    blob += entity.code + '\0';
    for (const table::NameRow& name : entity.names) {
      names += '{';
      names += std::to_string(name.language) + "," + std::to_string(name.flags) + "," +
               std::to_string(name.text) + "},";
    }
    if (!entity.names.empty()) names += "\n";
    name_count += entity.names.size();
  }
  out << "const std::size_t kEntityCount = " << entities_.size() << ";\nconst EntityRow kEntities[] = {\n"
      << rows << "};\nconst NameRow kNames[] = {\n"
      << names << "};\nconst std::size_t kLanguageCount = " << locales_.size()
      << ";\nconst char* const kLanguages[] = {";
  for (const icu::Locale& locale : locales_) out << '"' << locale.getLanguage() << "\",";
  // As numbers: compilers limit the length of a string.
  out << "};\nconst char kTexts[] = {";
  for (std::size_t i = 0; i < blob.size(); ++i) {
    out << (i % 32 == 0 ? "\n" : "") << static_cast<int>(static_cast<signed char>(blob[i])) << ',';
  }
  out << "};\n}  // namespace broadsheet::schema::lexemes::table\n";
  std::cerr << "names: " << name_count << " of " << entities_.size() << " entities in " << locales_.size()
            << " languages, " << transitions << " transitions, " << blob.size() << " bytes of text\n";
}

}  // namespace
}  // namespace broadsheet::schema::lexemes

int main(int argc, char** argv) {
  try {
    if (argc != 2) throw std::runtime_error("usage: make_names OUTPUT");
    broadsheet::schema::lexemes::Maker maker;
    maker.make();
    std::ofstream out(argv[1]);
    maker.write(out);
    out.close();
    if (!out) throw std::runtime_error(std::string(argv[1]) + ": cannot be written");
  } catch (const std::exception& error) {
    std::cerr << "make_names: " << error.what() << "\n";
    return 1;
  }
  return 0;
}

// The field table holds together: unique names, prefixes and slots, and docs/SCHEMA.md is what it says.
#include "broadsheet/schema/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace broadsheet::schema {
namespace {

TEST(FieldTable, NamesPrefixesAndSlotsAreUnique) {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  std::set<std::uint32_t> slots;
  for (const Field& field : fields()) {
    EXPECT_TRUE(names.insert(field.name).second) << field.name;
    if (!field.prefix.empty()) {
      EXPECT_TRUE(prefixes.insert(field.prefix).second) << field.name;
    }
    if (field.slot) {
      EXPECT_TRUE(slots.insert(*field.slot).second) << field.name;
    }
    EXPECT_EQ(find_field(field.name), &field);
  }
}

TEST(FieldTable, AliasesFindTheirField) {
  EXPECT_EQ(find_field("headline")->name, "title");
  EXPECT_EQ(find_field("language")->name, "lang");
  EXPECT_EQ(find_field("nonsense"), nullptr);
}

TEST(FieldTable, SchemaDocumentIsNotStale) {
  std::ifstream file(std::string(BROADSHEET_SOURCE_DIR) + "/docs/SCHEMA.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), schema_document()) << "write it anew: searcher fields --markdown > docs/SCHEMA.md";
}

TEST(ExactTerm, FitsAKeyWhateverTheValue) {
  EXPECT_EQ(exact_term("Q", "a-1"), "Qa-1");
  const std::string long_value(10000, 'x');
  EXPECT_TRUE(term_fits(exact_term("Q", long_value)));
  EXPECT_NE(exact_term("Q", long_value), exact_term("Q", long_value + "y"));
  EXPECT_TRUE(term_fits(exact_term("Q", std::string(200, '\0'))));
  const std::string hashed = exact_term("Q", long_value);
  EXPECT_NE(exact_term("Q", std::string_view(hashed).substr(1)), hashed);
}

TEST(TermFits, CountsNulTwice) {
  EXPECT_TRUE(term_fits(std::string(kMaxTermBytes, 'a')));
  EXPECT_FALSE(term_fits(std::string(kMaxTermBytes + 1, 'a')));
  EXPECT_FALSE(term_fits(std::string(kMaxTermBytes / 2 + 1, '\0')));
}

}  // namespace
}  // namespace broadsheet::schema

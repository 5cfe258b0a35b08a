// The hash table against a map of the standard library, and the hash that it wants.
#include "text/flat_table.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "text/hash.h"

namespace broadsheet::schema {
namespace {

TEST(FlatTableTest, FindsWhatWasEntered) {
  const Hasher hasher(11);
  std::vector<std::string> keys;
  std::map<std::string, std::uint32_t> expected;
  FlatTable table(8);
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 5000; ++i) {
      const std::string key = std::to_string(i * i % 3001);
      const auto next = static_cast<std::uint32_t>(keys.size());
      const auto [value, is_new] =
          table.find_or_add(hasher(key), next, [&](std::uint32_t known) { return keys[known] == key; });
      EXPECT_EQ(is_new, expected.emplace(key, next).second) << key;
      EXPECT_EQ(value, expected.at(key)) << key;
      if (is_new) keys.push_back(key);
    }
  }
  table.clear();
  EXPECT_TRUE(table.find_or_add(hasher("1"), 7, [](std::uint32_t) { return true; }).is_new);
}

// Two keys with one hash, and hashes whose places lie at the very end of the table.
TEST(FlatTableTest, EqualHashesAndTheLastPlace) {
  FlatTable table(8);
  for (const std::uint64_t hash : {std::uint64_t{0}, ~std::uint64_t{0}}) {
    const std::uint32_t base = hash == 0 ? 0 : 1000;
    for (std::uint32_t value = base; value < base + 100; ++value)
      EXPECT_TRUE(table.find_or_add(hash, value, [&](std::uint32_t known) { return known == value; }).is_new);
    for (std::uint32_t value = base; value < base + 100; ++value) {
      const FlatTable::Found found =
          table.find_or_add(hash, 9999, [&](std::uint32_t known) { return known == value; });
      EXPECT_FALSE(found.is_new);
      EXPECT_EQ(found.value, value);
    }
  }
}

TEST(HasherTest, HashesEveryByteWithItsSecret) {
  const Hasher hasher(1);
  std::set<std::uint64_t> hashes;
  std::string text;
  for (std::size_t size = 0; size <= 600; ++size) {
    hashes.insert(hasher(text));
    text.push_back('a');
  }
  EXPECT_EQ(hashes.size(), 601u);
  for (char& byte : text) {
    byte = 'b';
    hashes.insert(hasher(text));
    byte = 'a';
  }
  EXPECT_EQ(hashes.size(), 601u + text.size());
  EXPECT_EQ(Hasher(1)("word"), hasher("word"));
  EXPECT_NE(Hasher(2)("word"), hasher("word"));
  EXPECT_EQ(&Hasher::of_process(), &Hasher::of_process());
}

}  // namespace
}  // namespace broadsheet::schema

// What our writer of segments writes is what Xapian's writer would have written, as far as any reader can
// tell, and Xapian goes on from there.
#include "glass/segment_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "broadsheet/schema/error.h"
#include "cli/run_program.h"
#include "glass/database_text.h"
#include "glass/encoding.h"
#include "text/hash.h"

namespace broadsheet::indexer::glass {
namespace {

using testing::HasSubstr;
using tests::check_database;
using tests::database_text;

struct TestDocument {
  std::map<std::string, std::uint32_t> terms;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

using Metadata = SegmentWriter::Metadata;

void write_ours(SegmentWriter& writer, const std::filesystem::path& directory,
                const std::vector<TestDocument>& documents, const std::vector<std::uint32_t>& removed = {},
                const Metadata& metadata = {}) {
  for (const TestDocument& document : documents) {
    std::vector<schema::DocumentTerm> terms;
    // In an order that is not that of the terms.
    for (auto term = document.terms.rbegin(); term != document.terms.rend(); ++term)
      terms.push_back({term->first, schema::Hasher::of_process()(term->first), term->second});
    schema::DocumentParts parts;
    parts.terms = terms;
    parts.values.assign(document.values.begin(), document.values.end());
    parts.data = document.data;
    writer.add(parts);
  }
  for (const std::uint32_t number : removed) writer.remove(number);
  writer.finish(directory, metadata);
}

void write_xapians(const std::filesystem::path& directory, const std::vector<TestDocument>& documents,
                   const std::vector<std::uint32_t>& removed = {}, const Metadata& metadata = {}) {
  Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const auto& [name, value] : metadata) database.set_metadata(name, value);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (std::find(removed.begin(), removed.end(), i + 1) != removed.end()) continue;
    Xapian::Document document;
    for (const auto& [term, frequency] : documents[i].terms) document.add_term(term, frequency);
    for (const auto& [slot, value] : documents[i].values) document.add_value(slot, value);
    document.set_data(documents[i].data);
    database.add_document(document);
  }
  database.commit();
}

class SegmentWriterTest : public testing::Test {
 protected:
  void expect_same(const std::vector<TestDocument>& documents, const std::vector<std::uint32_t>& removed = {},
                   const Metadata& metadata = {}) {
    write_ours(writer_, ours(), documents, removed, metadata);
    write_xapians(xapians(), documents, removed, metadata);
    EXPECT_EQ(check_database(ours().string()), "");
    // The whole texts would fill the terminal.
    const std::string one = database_text(Xapian::Database(ours().string()));
    const std::string other = database_text(Xapian::Database(xapians().string()));
    const auto differ = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    EXPECT_TRUE(one == other) << "ours: " << std::string(differ.first, one.end()).substr(0, 200)
                              << "\nXapian's: " << std::string(differ.second, other.end()).substr(0, 200);
    std::filesystem::remove_all(ours());
    std::filesystem::remove_all(xapians());
  }
  std::filesystem::path ours() const { return directory_ / "ours"; }
  std::filesystem::path xapians() const { return directory_ / "xapians"; }

  tests::TemporaryDirectory directory_;
  SegmentWriter writer_;
};

TEST_F(SegmentWriterTest, OneDocument) {
  expect_same({{{{"word", 3}, {"Qid", 0}}, {{0, "a"}, {5, "stream"}}, "{\"id\":\"1\"}"}}, {},
              {{"broadsheet.schema", "2"}, {"a", "b"}, {"empty", ""}});
}

TEST_F(SegmentWriterTest, DocumentsOfNothing) {
  expect_same({{}, {{{"a", 0}}, {}, ""}, {{}, {}, "data"}, {{}, {{3, "value"}}, ""}});
}

TEST_F(SegmentWriterTest, TermsOfAllBytesAndLengths) {
  TestDocument document;
  for (int byte = 0; byte < 256; ++byte) {
    document.terms[std::string(1, static_cast<char>(byte))] = 1;
    document.terms["x" + std::string(1, static_cast<char>(byte)) + "y"] = 2;
  }
  for (std::size_t length = 1; length <= 240; ++length) document.terms[std::string(length, 'l')] = 1;
  for (std::size_t length = 1; length <= 120; ++length) document.terms[std::string(length, '\0')] = 4;
  expect_same({document, document, {{{std::string("x\0", 2), 1}}, {}, "d"}});
}

// Nothing of them is shared, so that each stands whole in the term list.
TEST_F(SegmentWriterTest, LongTermsThatDiffer) {
  TestDocument document;
  for (int byte = 1; byte < 256; ++byte) {
    const auto length = static_cast<std::size_t>(byte % 2 == 0 ? 240 - byte % 8 : 120 + byte % 16);
    document.terms[std::string(length, static_cast<char>(byte))] = static_cast<std::uint32_t>(byte);
  }
  expect_same({document, {{{std::string(240, 'z'), 1}}, {}, "d"}});
}

TEST_F(SegmentWriterTest, FrequenciesOfAllSizes) {
  std::vector<TestDocument> documents;
  for (const std::uint32_t frequency : {0u, 1u, 2u, 63u, 126u, 127u, 128u, 255u, 65'536u, 100'000'000u}) {
    documents.push_back({{{"a", frequency}, {"ab", 1}, {"abc", frequency}, {"b", 0}}, {}, "d"});
  }
  expect_same(documents);
}

// Posting lists, lengths and values of many chunks; numbers whose encodings have two and more bytes.
TEST_F(SegmentWriterTest, ManyDocuments) {
  std::vector<TestDocument> documents(40'000);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].terms = {{"everywhere", static_cast<std::uint32_t>(i % 300)}, {"Q" + std::to_string(i), 0}};
    if (i % 7 == 0) documents[i].terms["seventh"] = 1;
    if (i % 3 == 0) documents[i].values[2] = std::string(i % 50 + 1, static_cast<char>('a' + i % 20));
    documents[i].values[0] = std::to_string(i);
  }
  expect_same(documents, {1, 2, 500, 40'000});
}

TEST_F(SegmentWriterTest, DataOfManyPieces) {
  std::mt19937 random(7);
  std::vector<TestDocument> documents;
  for (const std::size_t size : {1u, 17u, 18u, 19u, 2'000u, 2'040u, 8'150u, 8'190u, 32'768u, 3'000'000u}) {
    TestDocument noise;
    for (std::size_t i = 0; i < size; ++i) noise.data.push_back(static_cast<char>(random()));
    noise.terms["Q" + std::to_string(size)] = 0;
    noise.values[5] = noise.data.substr(0, 300'000);
    documents.push_back(noise);
    documents.push_back({{{"words", 1}}, {}, std::string(size, 'w')});
  }
  expect_same(documents);
}

TEST_F(SegmentWriterTest, RandomDocuments) {
  std::mt19937 random(11);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  for (int round = 0; round < 30; ++round) {
    std::vector<TestDocument> documents(1 + below(200));
    std::vector<std::uint32_t> removed;
    const std::uint32_t letters = 2 + below(6);
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
      TestDocument& document = documents[i];
      for (std::uint32_t count = below(150); count > 0; --count) {
        std::string term;
        for (std::uint32_t length = 1 + below(12); length > 0; --length)
          term.push_back(static_cast<char>(below(20) == 0 ? below(256) : 'a' + below(letters)));
        document.terms[term] = below(5);
      }
      for (std::uint32_t count = below(4); count > 0; --count)
        document.values[below(9)] = std::string(1 + below(900), static_cast<char>(below(256)));
      document.data = std::string(below(3000), static_cast<char>('a' + below(26)));
      if (below(10) == 0 && i > 0) removed.push_back(i + 1);
    }
    expect_same(documents, removed, {{"round", std::to_string(round)}});
  }
}

// A writer is used for one segment after the other.
TEST_F(SegmentWriterTest, ForgetsWhatItWrote) {
  write_ours(writer_, directory_ / "first", {{{{"first", 1}}, {{0, "x"}}, "first"}});
  expect_same({{{{"second", 1}}, {}, "second"}});
  writer_.add({});
  writer_.clear();
  EXPECT_EQ(writer_.size(), 0u);
  expect_same({{{{"third", 1}}, {}, "third"}});
}

// Xapian's writer changes what ours has written, as when articles are replaced or removed.
TEST_F(SegmentWriterTest, XapianGoesOn) {
  std::vector<TestDocument> documents(3000);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].terms = {{"all", 1}, {"Q" + std::to_string(i), 0}, {"w" + std::to_string(i % 97), 2}};
    documents[i].values[1] = std::to_string(i);
    documents[i].data = "data of " + std::to_string(i);
  }
  write_ours(writer_, ours(), documents);
  write_xapians(xapians(), documents);
  for (const std::filesystem::path& path : {ours(), xapians()}) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (int i = 0; i < 3000; i += 2) database.delete_document("Q" + std::to_string(i));
    for (int round = 0; round < 3; ++round) {
      Xapian::Document document;
      document.add_term("new", 5);
      document.add_value(1, "zzz");
      document.set_data(std::string(50'000, 'n'));
      database.add_document(document);
      database.set_metadata("round", std::to_string(round));
      database.commit();
    }
  }
  EXPECT_EQ(check_database(ours().string()), "");
  EXPECT_TRUE(database_text(Xapian::Database(ours().string())) ==
              database_text(Xapian::Database(xapians().string())));
  Xapian::Database(ours().string()).compact((directory_ / "compact").string(), Xapian::Compactor::FULL);
  EXPECT_EQ(check_database((directory_ / "compact").string()), "");
}

TEST_F(SegmentWriterTest, SaysWhatItCouldNotWrite) {
  tests::write_file(directory_ / "full/docdata.glass/in the way", "");
  SegmentWriter writer;
  try {
    write_ours(writer, directory_ / "full", {{{{"a", 1}}, {}, "data"}});
    FAIL() << "nothing was thrown";
  } catch (const Xapian::DatabaseError& error) {
    EXPECT_THAT(error.get_msg(), HasSubstr("docdata.glass"));
  }
}

struct Number {
  std::uint64_t value;
  std::string_view encoded;
};

class SortedNumberTest : public testing::TestWithParam<Number> {};

TEST_P(SortedNumberTest, IsEncoded) {
  std::string bytes;
  append_sorted_uint(bytes, GetParam().value);
  EXPECT_EQ(bytes, GetParam().encoded);
}

using namespace std::string_view_literals;
INSTANTIATE_TEST_SUITE_P(Numbers, SortedNumberTest,
                         testing::Values(Number{0, "\0\0"sv}, Number{1, "\0\1"sv},
                                         Number{0x7FFF, "\x7F\xFF"sv}, Number{0x8000, "\x80\x80\0"sv},
                                         Number{0x3FFFFF, "\xBF\xFF\xFF"sv},
                                         Number{0x400000, "\xC0\x40\0\0"sv},
                                         Number{0xFFFFFFFF, "\xE0\xFF\xFF\xFF\xFF"sv}));

}  // namespace
}  // namespace broadsheet::indexer::glass

// Two small segments that are kept as files: what was written once must be read for ever, and our writer must
// still write the same. docs/GLASS.md describes what is in them.
#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run_program.h"
#include "glass/merge.h"
#include "glass/read_through.h"
#include "glass/segment_writer.h"
#include "glass/version_file.h"
#include "text/hash.h"
#include "unit/glass/database_text.h"

namespace broadsheet::indexer::glass {
namespace {

namespace fs = std::filesystem;
using tests::check_database;
using tests::database_text;

constexpr const char* kArticles[] = {
    "The ferry to the northern islands sails again on Monday",
    "港のフェリーは月曜日に再開する",
    "태풍이 지나간 뒤 여객선이 다시 다닌다",
    "Паром к островам снова ходит с понедельника",
    "เรือข้ามฟากจะเปิดอีกครั้งในวันจันทร์",
    "تعود العبارة إلى الجزر يوم الاثنين",
};

struct PlainDocument {
  std::map<std::string, std::uint32_t> terms;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

const SegmentWriter::Metadata kMetadata = {{"a.name", "a value"}, {"b.name", std::string("\0\xFF", 2)}};

// Of every kind of entry one and more: posting lists of several chunks, tags of several pieces and blocks,
// tags that are compressed and that are not, terms with zero bytes, documents of nothing.
std::vector<PlainDocument> documents() {
  std::vector<PlainDocument> documents;
  for (std::uint32_t i = 0; i < 1200; ++i) {
    PlainDocument& document = documents.emplace_back();
    document.terms["all"] = i % 130;
    document.terms["Q" + std::to_string(i)] = 0;
    if (i % 100 != 0) continue;
    std::istringstream words(kArticles[i / 100 % std::size(kArticles)]);
    for (std::string word; words >> word;) ++document.terms[word];
    document.values[0] = std::to_string(i);
    document.values[5] = "stream of " + std::to_string(i);
    document.data = R"({"id":")" + std::to_string(i) + R"(","body":")" + words.str() + "\"}";
  }
  documents[7] = {};
  documents[8].terms = {
      {std::string("zero\0byte", 9), 1}, {std::string("\0", 1), 2}, {std::string(240, 'l'), 3}};
  documents[9].values = {{127, "the last slot"}};
  // Bytes that no compression makes smaller, and that fill more than a block.
  std::uint32_t state = 1;
  for (int i = 0; i < 12'000; ++i)
    documents[10].data.push_back(static_cast<char>((state = state * 1664525 + 1013904223) >> 24));
  return documents;
}

void write_own(const fs::path& directory) {
  SegmentWriter writer;
  for (const PlainDocument& document : documents()) {
    std::vector<schema::DocumentTerm> terms;
    for (const auto& [term, frequency] : document.terms)
      terms.push_back({term, schema::Hasher::of_process()(term), frequency});
    schema::DocumentParts parts;
    parts.terms = terms;
    parts.values.assign(document.values.begin(), document.values.end());
    parts.data = document.data;
    writer.add(parts);
  }
  writer.finish(directory, kMetadata);
}

void write_by_xapian(Xapian::WritableDatabase database) {
  for (const auto& [name, value] : kMetadata) database.set_metadata(name, value);
  for (const PlainDocument& plain : documents()) {
    Xapian::Document document;
    for (const auto& [term, frequency] : plain.terms) document.add_term(term, frequency);
    for (const auto& [slot, value] : plain.values) document.add_value(slot, value);
    document.set_data(plain.data);
    database.add_document(document);
  }
  database.commit();
}

fs::path golden(const std::string& name) { return fs::path(BROADSHEET_TEST_DATA) / "glass" / name; }

// The files, without the 16 random bytes of the version file.
std::map<std::string, std::string> files_of(const fs::path& directory) {
  constexpr std::size_t kIdentifierBegin = 16;
  constexpr std::size_t kIdentifierBytes = 16;
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    std::string bytes = tests::read_file(entry.path());
    if (name == "iamglass") bytes.erase(kIdentifierBegin, kIdentifierBytes);
    if (name != "flintlock") files[name] = std::move(bytes);
  }
  return files;
}

class GoldenTest : public testing::TestWithParam<const char*> {
 protected:
  // What a database with these documents holds, written by the Xapian that is here.
  std::string expected() const {
    const std::string path = (directory_ / "expected").string();
    write_by_xapian(Xapian::WritableDatabase(path, Xapian::DB_CREATE));
    return database_text(Xapian::Database(path));
  }
  tests::TemporaryDirectory directory_;
};

TEST_P(GoldenTest, XapianReadsIt) {
  // Its check opens files for writing.
  fs::copy(golden(GetParam()), directory_ / "copy");
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_ / "copy"))
    fs::permissions(entry, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(check_database((directory_ / "copy").string()), "");
  EXPECT_TRUE(database_text(Xapian::Database(golden(GetParam()).string())) == expected());
}

TEST_P(GoldenTest, OurReaderReadsIt) {
  EXPECT_NO_THROW(read_through(golden(GetParam())));
  const Version version = read_version_file(golden(GetParam()));
  EXPECT_EQ(version.statistics.documents, 1200u);
  EXPECT_EQ(version.tables[Version::kData].entries, 13u);
  EXPECT_EQ(version.tables[Version::kTermLists].entries, 1200u + 13u);
  // A merge takes every entry apart and puts it together again.
  ASSERT_TRUE(merge_databases(std::vector<fs::path>{golden(GetParam())}, directory_ / "merged", 8192, 1));
  EXPECT_TRUE(database_text(Xapian::Database((directory_ / "merged").string())) == expected());
}

INSTANTIATE_TEST_SUITE_P(Segments, GoldenTest, testing::Values("own", "xapian"),
                         [](const auto& test) { return std::string(test.param); });

// A change of these bytes is a change of what we write, on purpose or not. (Another libdeflate may compress
// otherwise.)
TEST(GoldenWriterTest, OurWriterStillMakesTheseBytes) {
  const tests::TemporaryDirectory directory;
  write_own(directory / "own");
  const std::map<std::string, std::string> kept = files_of(golden("own"));
  const std::map<std::string, std::string> made = files_of(directory / "own");
  ASSERT_EQ(kept.size(), 4u);
  ASSERT_EQ(made.size(), kept.size());
  for (const auto& [name, bytes] : kept) EXPECT_TRUE(made.at(name) == bytes) << name;
}

// Not a test: run with --gtest_also_run_disabled_tests after a change of the format that is meant.
TEST(GoldenWriterTest, DISABLED_MakesThemAnew) {
  for (const char* name : {"own", "xapian"}) fs::remove_all(golden(name));
  fs::create_directories(golden("own").parent_path());
  write_own(golden("own"));
  write_by_xapian(
      Xapian::WritableDatabase(golden("xapian").string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS));
  fs::remove(golden("xapian") / "flintlock");
}

}  // namespace
}  // namespace broadsheet::indexer::glass

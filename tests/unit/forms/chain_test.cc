// Records through containers in containers: where they came from, and what each costs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/test_doors.h"
#include "run/pipeline.h"

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;
using tests::boxed;

const std::string kArticle =
    "Harbour opens\nThe harbour opened.\n2024/03/01 08:13 KST\nCopyrights(C) Herald wowkorea.jp 96\n";
const std::string kLines = "{\"id\":1,\"body\":\"x\"}\n{\"id\":2,\"body\":\"y\"}\n";

std::vector<Record> read_all(const std::string& bytes, const Doors& doors, const Form* form = nullptr) {
  const auto reader = open_reader(memory_stream(bytes), "a.box", form, doors);
  std::vector<Record> records;
  while (auto record = reader->next()) records.push_back(std::move(*record));
  EXPECT_LE(reader->bytes_read(), bytes.size());
  return records;
}

// "a.box!/day/1.txt:1 article", or the problem.
std::vector<std::string> shown(const std::vector<Record>& records) {
  std::vector<std::string> lines;
  for (const Record& record : records) {
    lines.push_back(to_string(record.origin) + " " +
                    (record.problem.empty() ? std::string(record.form->name) : record.problem));
  }
  return lines;
}

std::vector<std::string> shown(const std::string& bytes, const Doors& doors = tests::test_doors()) {
  return shown(read_all(bytes, doors));
}

TEST(Chain, APlainFileIsAContainerOfOne) {
  const auto records = read_all(kLines, tests::test_doors());
  ASSERT_EQ(records.size(), 2U);
  EXPECT_TRUE(records[1].origin.members.empty());
  EXPECT_EQ(records[1].origin.path, "a.box");
  EXPECT_EQ(records[1].origin.offset, 20U);
  EXPECT_EQ(records[1].origin.length, 20U);
}

TEST(Chain, NamesEachMemberOfContainersInContainers) {
  const std::string inner = boxed({{"1.txt", kArticle}, {"2.jsonl", kLines}});
  const std::string outer = boxed({{"0.txt", kArticle}, {"day", inner}, {"last", "LIST\nOne\n"}});
  EXPECT_THAT(shown(outer), ElementsAre("a.box!/0.txt:1 article", "a.box!/day!/1.txt:1 article",
                                        "a.box!/day!/2.jsonl:1 jsonl", "a.box!/day!/2.jsonl:2 jsonl",
                                        "a.box!/last:1 list"));
  const auto records = read_all(outer, tests::test_doors());
  EXPECT_THAT(records[3].origin.members, ElementsAre("day", "2.jsonl"));
  EXPECT_EQ(records[3].origin.number, 2U);
  EXPECT_EQ(records[3].origin.offset, 20U);
}

TEST(Chain, AFormThatIsGivenIsThatOfAllStreams) {
  const auto records = read_all(boxed({{"1.txt", kLines}}), tests::test_doors(), find_form("article"));
  EXPECT_THAT(shown(records), ElementsAre("a.box!/1.txt:1 article"));
}

TEST(Chain, WhatCannotBeReadIsOneRecordAndTheRestIsRead) {
  EXPECT_THAT(
      shown(boxed({{"secret", "x"}, {"1.pdf", "%PDF-1.7"}, {"empty", ""}, {"2.txt", kArticle}})),
      ElementsAre(
          "a.box!/secret:1 encrypted",
          "a.box!/1.pdf:1 a PDF document; it needs a filter for application/pdf, such as pdftotext - -",
          "a.box!/empty:1 empty", "a.box!/2.txt:1 article"));
}

TEST(Chain, ADamagedContainerSaysSoWhereItStands) {
  EXPECT_THAT(shown(boxed({{"day", "BOX\nnonsense\n"}, {"2.txt", kArticle}})),
              ElementsAre("a.box!/day:1 the box is damaged", "a.box!/2.txt:1 article"));
  const std::string whole = boxed({{"1.jsonl", kLines}});
  EXPECT_THAT(shown(whole.substr(0, whole.size() - 5)),
              ElementsAre("a.box!/1.jsonl:1 jsonl", "a.box!/1.jsonl:2 the box is cut short"));
}

TEST(Chain, TooDeepIsOneRecordAndTheRestIsRead) {
  Doors doors = tests::test_doors();
  doors.read.limits.depth = 2;
  const std::string deep = boxed({{"b", boxed({{"c", boxed({{"d", kArticle}})}, {"e", kArticle}})}});
  EXPECT_THAT(shown(deep, doors),
              ElementsAre("a.box!/b!/c:1 is nested in more than 2 containers", "a.box!/b!/e:1 article"));
}

TEST(Chain, TooManyMembersEndTheInput) {
  Doors doors = tests::test_doors();
  doors.read.limits.members = 2;
  EXPECT_THAT(
      shown(boxed({{"1", kArticle}, {"2", kArticle}, {"3", kArticle}, {"4", kArticle}}), doors),
      ElementsAre("a.box!/1:1 article", "a.box!/2:1 article", "a.box!/3:1 holds more than 2 members"));
}

TEST(Chain, TooManyBytesOfAllLevelsTogetherEndTheInput) {
  Doors doors = tests::test_doors();
  doors.read.limits.expanded_bytes = 64U << 10;
  std::string lines;
  while (lines.size() < (40U << 10)) lines += kLines;
  const auto records = shown(boxed({{"1", lines}, {"2", lines}, {"3", lines}}), doors);
  EXPECT_EQ(records.back(), "a.box!/2:1 expands to more than 64 KiB");
}

// The pipeline reads what is in containers like anything else.
class Names final : public ChunkWorker {
 public:
  void read(Chunk& chunk) override {
    for (const Record& record : chunk.records) {
      PreparedRecord prepared;
      prepared.origin = record.origin;
      prepared.result = RejectedRecord{record.origin, record.problem, {}};
      chunk.prepared.push_back(std::move(prepared));
    }
  }
  void decide(Chunk& /*chunk*/) override {}
  void write(Chunk& /*chunk*/) override {}
};

TEST(Chain, GoesThroughThePipelineInOrder) {
  const std::string inner = boxed({{"1.txt", kArticle}, {"2.jsonl", kLines}});
  const std::string outer = boxed({{"day", inner}, {"3.txt", kArticle}});
  Pipeline pipeline(
      {{"a", 0, {}}, {"b", 0, {}}}, nullptr, 2, {1U << 20, 2}, [] { return std::make_unique<Names>(); },
      [&](const InputFile& file, const Form* form) {
        return open_reader(memory_stream(outer, 7), file.path, form, tests::test_doors());
      });
  std::vector<std::string> places;
  for (Chunk chunk; pipeline.next(chunk, std::chrono::steady_clock::now() + std::chrono::seconds(60)) ==
                    Pipeline::Next::kChunk;
       chunk = Chunk()) {
    for (const PreparedRecord& record : chunk.prepared) places.push_back(to_string(record.origin));
  }
  EXPECT_THAT(places, ElementsAre("a!/day!/1.txt:1", "a!/day!/2.jsonl:1", "a!/day!/2.jsonl:2", "a!/3.txt:1",
                                  "b!/day!/1.txt:1", "b!/day!/2.jsonl:1", "b!/day!/2.jsonl:2", "b!/3.txt:1"));
}

}  // namespace
}  // namespace broadsheet::indexer

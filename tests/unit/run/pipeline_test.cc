// What goes wrong on the way takes nothing along that was finished before it.
#include "run/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <thread>

namespace broadsheet::indexer {
namespace {

using testing::ElementsAre;

// Hands out records, and then throws.
template <typename Error>
class BrokenReader final : public Reader {
 public:
  BrokenReader(std::string path, std::uint64_t records) : path_(std::move(path)), records_(records) {}
  std::optional<Record> next() override {
    if (given_ == records_) throw Error();
    Record record;
    record.origin = {path_, given_ * 10, given_ + 1, given_ + 1};
    record.bytes = "0123456789";
    ++given_;
    return record;
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return given_ * 10; }

 private:
  std::string path_;
  std::uint64_t records_;
  std::uint64_t given_ = 0;
};

class DamagedArchive : public std::exception {
 public:
  const char* what() const noexcept override { return "the archive is cut short"; }
};

// Keeps the records' problems; fails at the chunk `failing`, while those before it still take their time.
class Worker final : public ChunkWorker {
 public:
  enum class At { kNever, kRead, kWrite };
  Worker(At at, std::uint64_t failing) : at_(at), failing_(failing) {}

  void read(Chunk& chunk) override {
    if (at_ == At::kRead && chunk.number == failing_) throw std::runtime_error("no room");
    for (const Record& record : chunk.records) {
      chunk.prepared.push_back(
          {record.origin, record.bytes.size(), RejectedRecord{record.origin, record.problem, {}}});
    }
  }
  void decide(Chunk& /*chunk*/) override {}
  void write(Chunk& chunk) override {
    if (at_ == At::kWrite && chunk.number == failing_) throw std::runtime_error("no room");
    if (at_ != At::kNever) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }

 private:
  At at_;
  std::uint64_t failing_;
};

struct Outcomes {
  std::vector<std::string> records;  // "file:number problem"
  std::string error;
};

Outcomes run(Pipeline& pipeline) {
  Outcomes outcomes;
  try {
    for (;;) {
      Chunk chunk;
      const auto next = pipeline.next(chunk, std::chrono::steady_clock::now() + std::chrono::seconds(60));
      if (next != Pipeline::Next::kChunk) return outcomes;
      for (const PreparedRecord& record : chunk.prepared) {
        const std::string& problem = std::get<RejectedRecord>(record.result).reason;
        outcomes.records.push_back(record.origin.path + ":" + std::to_string(record.origin.number) +
                                   (problem.empty() ? "" : " " + problem));
      }
    }
  } catch (const std::exception& error) {
    outcomes.error = error.what();
  }
  return outcomes;
}

class PipelineTest : public testing::TestWithParam<unsigned> {};

TEST_P(PipelineTest, AReaderThatThrowsLosesOnlyTheRestOfItsFile) {
  Pipeline pipeline(
      {{"a", 0, {}}, {"b", 0, {}}}, nullptr, GetParam(), {1u << 20, 2},
      [] { return std::make_unique<Worker>(Worker::At::kNever, 0); },
      [](const InputFile& file, const Form*) {
        return std::make_unique<BrokenReader<DamagedArchive>>(file.path, 3);
      });
  const Outcomes outcomes = run(pipeline);
  EXPECT_EQ(outcomes.error, "");
  EXPECT_THAT(outcomes.records,
              ElementsAre("a:1", "a:2", "a:3", "a:4 cannot read further: the archive is cut short", "b:1",
                          "b:2", "b:3", "b:4 cannot read further: the archive is cut short"));
}

// Many rounds, since the consumer must never see the end of the input before its reason.
TEST_P(PipelineTest, WithoutMemoryToReadOnWhatWasReadComesFirst) {
  for (int round = 0; round < 1000; ++round) {
    Pipeline pipeline(
        {{"a", 0, {}}, {"b", 0, {}}}, nullptr, GetParam(), {1u << 20, 2},
        [] { return std::make_unique<Worker>(Worker::At::kNever, 0); },
        [](const InputFile& file, const Form*) {
          return std::make_unique<BrokenReader<std::bad_alloc>>(file.path, 5);
        });
    const Outcomes outcomes = run(pipeline);
    ASSERT_EQ(outcomes.error, std::bad_alloc().what()) << "round " << round;
    ASSERT_THAT(outcomes.records, ElementsAre("a:1", "a:2", "a:3", "a:4", "a:5"));
  }
}

TEST_P(PipelineTest, AWorkerThatFailsTakesNoChunkBeforeItsOwnAlong) {
  for (const Worker::At at : {Worker::At::kRead, Worker::At::kWrite}) {
    Pipeline pipeline(
        {{"a", 0, {}}}, nullptr, GetParam(), {1u << 20, 1}, [at] { return std::make_unique<Worker>(at, 3); },
        [](const InputFile& file, const Form*) {
          return std::make_unique<BrokenReader<DamagedArchive>>(file.path, 30);
        });
    const Outcomes outcomes = run(pipeline);
    EXPECT_EQ(outcomes.error, "no room");
    EXPECT_THAT(outcomes.records, ElementsAre("a:1", "a:2", "a:3"));
  }
}

INSTANTIATE_TEST_SUITE_P(Jobs, PipelineTest, testing::Values(1u, 2u, 5u),
                         [](const auto& test) { return std::to_string(test.param) + "Jobs"; });

}  // namespace
}  // namespace broadsheet::indexer

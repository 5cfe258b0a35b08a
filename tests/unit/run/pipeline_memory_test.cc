// A run that finds no memory ends with that error: it hangs nowhere, dies nowhere, and keeps what came
// before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "run/pipeline.h"

namespace broadsheet::indexer {
namespace {

// Of the thread at hand: how many allocations succeed before so many fail.
thread_local long before_failure = -1;  // -1: all succeed
thread_local long failures = 0;
std::atomic<bool> failed{false};

void* allocate(std::size_t size) {
  if (before_failure > 0) {
    --before_failure;
  } else if (before_failure == 0) {
    if (--failures <= 0) before_failure = -1;
    failed = true;
    throw std::bad_alloc();
  }
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void fail_after(long allocations, long count) {
  before_failure = allocations;
  failures = count;
}

constexpr std::uint64_t kRecords = 30;

// Without memory from the allocation `after` of its thread on.
class StarvedReader final : public Reader {
 public:
  StarvedReader(long after, long count) : after_(after), count_(count) {}
  std::optional<Record> next() override {
    if (given_ == 0) fail_after(after_, count_);
    if (given_ == kRecords) {
      fail_after(-1, 0);
      return std::nullopt;
    }
    ++given_;
    Record record;
    record.origin = {"a", given_, given_, given_};
    return record;
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return given_; }

 private:
  long after_;
  long count_;
  std::uint64_t given_ = 0;
};

class Worker final : public ChunkWorker {
 public:
  void read(Chunk& chunk) override {
    for (const Record& record : chunk.records)
      chunk.prepared.push_back({record.origin, 0, RejectedRecord{record.origin, {}, {}}});
  }
  void decide(Chunk& /*chunk*/) override {}
  void write(Chunk& /*chunk*/) override {}
};

Pipeline pipeline_of(long after, long count, unsigned jobs) {
  return {{{"a", 0, {}}},
          nullptr,
          jobs,
          {1u << 20, 1},
          [] { return std::make_unique<Worker>(); },
          [=](const InputFile&, const Form*) { return std::make_unique<StarvedReader>(after, count); }};
}

TEST(PipelineMemoryTest, TheReaderEndsTheRunAndNothingBeforeItIsLost) {
  long runs_that_failed = 0;
  for (const long count : {1L, 2L, 3L}) {
    for (long after = 0; after < 150; ++after) {
      failed = false;
      Pipeline pipeline = pipeline_of(after, count, 2);
      std::vector<std::uint64_t> records;
      bool without_memory = false;
      try {
        for (;;) {
          Chunk chunk;
          const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
          const Pipeline::Next next = pipeline.next(chunk, deadline);
          ASSERT_NE(next, Pipeline::Next::kTimeout) << count << " allocations fail after " << after;
          if (next == Pipeline::Next::kEnd) break;
          for (const PreparedRecord& record : chunk.prepared) records.push_back(record.origin.number);
        }
      } catch (const std::bad_alloc&) {
        without_memory = true;
      }
      EXPECT_EQ(without_memory, failed) << count << " allocations fail after " << after;
      EXPECT_TRUE(without_memory || records.size() == kRecords) << records.size();
      for (std::size_t i = 0; i < records.size(); ++i) ASSERT_EQ(records[i], i + 1);
      if (failed) ++runs_that_failed;
    }
  }
  EXPECT_GT(runs_that_failed, 100);
}

TEST(PipelineMemoryTest, AThreadThatCannotBeMadeEndsThoseThatWere) {
  long runs_that_failed = 0;
  for (long after = 0; after < 40; ++after) {
    fail_after(after, 1);
    try {
      const Pipeline pipeline = pipeline_of(-1, 0, 5);
      fail_after(-1, 0);
    } catch (const std::bad_alloc&) {
      ++runs_that_failed;
    }
  }
  EXPECT_GT(runs_that_failed, 5);
}

}  // namespace
}  // namespace broadsheet::indexer

void* operator new(std::size_t size) { return broadsheet::indexer::allocate(size); }
void* operator new[](std::size_t size) { return broadsheet::indexer::allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

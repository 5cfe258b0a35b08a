// Reader threads -> records in input order -> chunks -> worker threads -> chunks in input order.
#include "run/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "broadsheet/schema/error.h"

namespace broadsheet::indexer {
namespace {

using Clock = std::chrono::steady_clock;

// How long the end of a run waits for a reader that may be waiting for standard input.
constexpr std::chrono::milliseconds kPatience{500};

// What a record counts for beside its bytes, so that endless empty ones can't fill the memory.
constexpr std::uint64_t kRecordCost = 128;

// A chunk that is not full is taken when no worker has anything else to do and its first record has waited so
// long: what trickles in on standard input is not held up.
constexpr std::chrono::milliseconds kTrickle{250};

}  // namespace

struct Pipeline::State {
  State(std::vector<InputFile> f, const Form* given, unsigned jobs, ChunkLimits l, OpenReader o)
      : files(std::move(f)),
        form(given),
        limits(l),
        open(std::move(o)),
        most_bytes(limits.bytes * (2 * jobs + 1)),
        ahead(files.size()) {}

  // A record that waits for its file's turn.
  struct Waiting {
    Record record;
    std::uint64_t bytes_read = 0;  // of its file
  };
  // A file beside the one whose turn it is.
  struct Ahead {
    std::deque<Waiting> records;
    std::uint64_t size_bytes = 0;
    bool is_read = false;          // to its end
    std::uint64_t bytes_read = 0;  // then
    std::exception_ptr failure;    // what ended the reading of all files
  };

  const std::vector<InputFile> files;
  const Form* const form;
  const ChunkLimits limits;
  const OpenReader open;
  // One chunk for each worker to work on, one to find ready, and one being filled. A record may be larger
  // than a chunk (kMaxRecordBytes); it then travels alone.
  const std::uint64_t most_bytes;

  std::mutex mutex;
  std::condition_variable for_readers;  // their turn, or room to read ahead
  std::condition_variable for_room;     // in the open chunk
  std::condition_variable for_workers;
  std::condition_variable for_turn;
  std::condition_variable for_consumer;
  std::vector<Ahead> ahead;        // by file
  std::size_t next_file = 0;       // that no thread reads yet
  std::size_t turn = 0;            // the file whose records come next
  bool is_emptying = false;        // somebody takes what was read ahead of the file whose turn it is
  std::uint64_t bytes_before = 0;  // of the files before that one
  std::size_t readers = 0;         // threads that have not ended
  Chunk open_chunk;                // being filled
  Clock::time_point open_since;
  std::deque<Chunk> read;               // not yet worked on
  std::map<std::uint64_t, Chunk> done;  // worked on, not yet handed out
  std::uint64_t bytes_under_way = 0;
  std::uint64_t chunks = 0;   // read so far
  std::uint64_t decided = 0;  // whose turn it is to decide
  std::uint64_t handed_out = 0;
  bool end_of_input = false;
  bool stop = false;
  // What ends the run once the chunks before `failed` are handed out: what is before it in the archive is
  // worked on to its end, so that nothing finished is lost.
  std::exception_ptr failure;
  std::uint64_t failed = 0;

  // With the lock held.
  void fail(std::exception_ptr what, std::uint64_t chunk) {
    if (!failure || chunk < failed) {
      failure = std::move(what);
      failed = chunk;
    }
    for_consumer.notify_all();
    for_turn.notify_all();
    for_workers.notify_all();
  }

  // With the lock held: true if the chunk `number` is of no use any more.
  bool is_over(std::uint64_t number) const { return stop || (failure && number >= failed); }

  // With the lock held: a thread that reads `file` may put its records into the open chunk itself.
  bool is_in_turn(std::size_t file) const {
    return file == turn && !is_emptying && ahead[file].records.empty();
  }

  // Takes the next record of `file`; waits while there is no room. False if the run is over.
  bool push(Waiting&& waiting, std::size_t file) {
    const std::uint64_t size = waiting.record.bytes.size() + kRecordCost;
    std::unique_lock lock(mutex);
    Ahead& mine = ahead[file];
    // Beside the file whose turn it is, as much is read ahead as one chunk holds.
    for_readers.wait(lock, [&] {
      return stop || is_in_turn(file) || mine.records.empty() || mine.size_bytes + size <= limits.bytes;
    });
    if (stop) return false;
    if (is_in_turn(file)) return append(lock, std::move(waiting));
    mine.records.push_back(std::move(waiting));
    mine.size_bytes += size;
    return true;
  }

  // Puts a record of the file whose turn it is into the open chunk when there is room; false if the run is
  // over.
  bool append(std::unique_lock<std::mutex>& lock, Waiting&& waiting) {
    const std::uint64_t size = waiting.record.bytes.size() + kRecordCost;
    for_room.wait(lock, [&] { return stop || bytes_under_way == 0 || bytes_under_way + size <= most_bytes; });
    if (stop) return false;
    if (!open_chunk.records.empty() && open_chunk.size_bytes + size > limits.bytes) seal();
    if (open_chunk.records.empty()) open_since = Clock::now();
    bytes_under_way += size;
    open_chunk.size_bytes += size;
    open_chunk.file = turn;
    open_chunk.input_bytes = bytes_before + waiting.bytes_read;
    open_chunk.records.push_back(std::move(waiting.record));
    if (open_chunk.size_bytes >= limits.bytes || open_chunk.records.size() >= limits.records) seal();
    return true;
  }

  // `file` was read to its end, or to what ends the reading of all (`why`).
  void end_file(std::size_t file, std::uint64_t bytes_read, std::exception_ptr why) {
    std::unique_lock lock(mutex);
    Ahead& mine = ahead[file];
    mine.is_read = true;
    mine.bytes_read = bytes_read;
    mine.failure = std::move(why);
    if (!is_in_turn(file)) return;  // whoever comes to it goes on from here
    is_emptying = true;
    try {
      pass_turn(lock);
    } catch (...) {
      end_of_records(std::current_exception());
    }
    is_emptying = false;
    for_readers.notify_all();
  }

  // From the file whose turn it was, which was read, to the next that is still being read: what was read
  // ahead of those between goes into chunks.
  void pass_turn(std::unique_lock<std::mutex>& lock) {
    while (!stop) {
      Ahead& current = ahead[turn];
      while (!current.records.empty()) {
        Waiting waiting = std::move(current.records.front());
        current.records.pop_front();
        current.size_bytes -= waiting.record.bytes.size() + kRecordCost;
        if (!append(lock, std::move(waiting))) return;
        for_readers.notify_all();
      }
      if (!current.is_read) return;
      bytes_before += current.bytes_read;
      if (current.failure) return end_of_records(std::move(current.failure));
      if (++turn == files.size()) return end_of_records(nullptr);
    }
  }

  // With the lock held. The end and its reason in one step: whoever saw the end alone would take the archive
  // for whole.
  void end_of_records(std::exception_ptr why) noexcept {
    try {
      if (!open_chunk.records.empty()) seal();
    } catch (...) {
      if (!why) why = std::current_exception();
    }
    end_of_input = true;
    next_file = files.size();
    if (why) fail(std::move(why), chunks);
    for_workers.notify_all();
    for_consumer.notify_all();
  }

  // The next file to read; nothing if all are taken.
  std::optional<std::size_t> take_file() {
    const std::lock_guard lock(mutex);
    if (stop || end_of_input || next_file == files.size()) return std::nullopt;
    return next_file++;
  }

  // With the lock held. Without memory for it nothing has changed: a number that no chunk has would be waited
  // for for ever.
  void seal() {
    open_chunk.number = chunks;
    read.push_back(std::move(open_chunk));
    ++chunks;
    open_chunk = Chunk();
    for_workers.notify_one();
  }

  // The next chunk to work on; nothing if there will be none.
  std::optional<Chunk> take() {
    std::unique_lock lock(mutex);
    while (!is_over(chunks) && read.empty()) {
      if (end_of_input) return std::nullopt;
      const bool woken = for_workers.wait_for(
          lock, kTrickle, [&] { return is_over(chunks) || end_of_input || !read.empty(); });
      if (!woken && !open_chunk.records.empty() && Clock::now() - open_since >= kTrickle) seal();
    }
    if (read.empty() || is_over(read.front().number)) return std::nullopt;
    Chunk chunk = std::move(read.front());
    read.pop_front();
    return chunk;
  }

  // Runs `decide` when it is this chunk's turn; false if the run is over.
  template <typename Decide>
  bool in_turn(const Chunk& chunk, const Decide& decide) {
    std::unique_lock lock(mutex);
    for_turn.wait(lock, [&] { return is_over(chunk.number) || decided == chunk.number; });
    if (is_over(chunk.number)) return false;
    lock.unlock();
    decide();  // nobody else can be here before `decided` moves on
    lock.lock();
    ++decided;
    for_turn.notify_all();
    return true;
  }
};

Pipeline::Pipeline(std::vector<InputFile> files, const Form* form, unsigned jobs, ChunkLimits limits,
                   const WorkerFactory& factory, OpenReader open)
    : state_(std::make_shared<State>(std::move(files), form, jobs, limits, std::move(open))) {
  const auto readers = std::clamp<std::size_t>(state_->files.size(), 1, std::min(jobs, kMostReaders));
  try {
    readers_.reserve(readers);
    workers_.reserve(jobs);  // once a thread runs, all that can fail is the start of another
    for (std::size_t i = 0; i < readers; ++i) {
      {
        const std::lock_guard lock(state_->mutex);
        ++state_->readers;
      }
      try {
        readers_.emplace_back([state = state_] { read_files(state); });
      } catch (...) {
        const std::lock_guard lock(state_->mutex);
        --state_->readers;
        throw;
      }
    }
    for (unsigned i = 0; i < jobs; ++i) {
      workers_.emplace_back([state = state_, factory] { work(state, factory); });
    }
  } catch (const std::system_error& error) {
    end_threads();
    throw schema::UserError(
        schema::ProblemCode::kNoThreads, "jobs",
        fmt::format("cannot start {} threads: {}", jobs + readers, error.code().message()));
  } catch (...) {
    end_threads();
    throw;
  }
}

Pipeline::~Pipeline() { end_threads(); }

void Pipeline::end_threads() {
  if (readers_.empty()) return;
  {
    std::unique_lock lock(state_->mutex);
    state_->stop = true;
    state_->for_readers.notify_all();
    state_->for_room.notify_all();
    state_->for_workers.notify_all();
    state_->for_turn.notify_all();
    state_->for_consumer.wait_for(lock, kPatience, [&] { return state_->readers == 0; });
    // Those that end do so by themselves; those that wait for input may outlive us.
    if (state_->readers > 0) {
      for (std::thread& reader : readers_) reader.detach();
    }
  }
  for (std::thread& reader : readers_) {
    if (reader.joinable()) reader.join();
  }
  readers_.clear();
  for (std::thread& worker : workers_) worker.join();
}

void Pipeline::read_files(const std::shared_ptr<State>& state) {
  try {
    if (state->files.empty()) {
      const std::lock_guard lock(state->mutex);
      state->end_of_records(nullptr);
    }
    while (const std::optional<std::size_t> file = state->take_file()) read_file(*state, *file);
  } catch (...) {
    const std::lock_guard lock(state->mutex);
    state->end_of_records(std::current_exception());
  }
  const std::lock_guard lock(state->mutex);
  --state->readers;
  state->for_consumer.notify_all();
}

void Pipeline::read_file(State& state, std::size_t file) {
  const InputFile& input = state.files[file];
  std::unique_ptr<Reader> reader;
  std::exception_ptr failure;
  try {
    Origin last{input.path, 0, 1, 0};
    try {
      reader = state.open(input, state.form);
      while (std::optional<Record> record = reader->next()) {
        last = record->origin;
        if (!state.push({std::move(*record), reader->bytes_read()}, file)) return;
      }
    } catch (const std::bad_alloc&) {
      throw;  // the machine's trouble, not the file's
    } catch (const std::exception& error) {
      // The rest of the file is lost; the next one may be read.
      Record record;
      record.origin = std::move(last);
      record.origin.offset = reader ? reader->bytes_read() : 0;
      record.origin.length = 0;
      ++record.origin.number;
      record.form = state.form;
      record.problem = fmt::format("cannot read further: {}", error.what());
      const std::uint64_t bytes_read = record.origin.offset;
      if (!state.push({std::move(record), bytes_read}, file)) return;
    }
  } catch (...) {
    failure = std::current_exception();
  }
  state.end_file(file, reader ? reader->bytes_read() : 0, std::move(failure));
}

void Pipeline::work(const std::shared_ptr<State>& state, const WorkerFactory& factory) {
  std::uint64_t number = 0;
  try {
    const std::unique_ptr<ChunkWorker> worker = factory();
    while (std::optional<Chunk> chunk = state->take()) {
      number = chunk->number;
      worker->read(*chunk);
      if (!state->in_turn(*chunk, [&] { worker->decide(*chunk); })) return;
      worker->write(*chunk);
      const std::lock_guard lock(state->mutex);
      state->done.emplace(number, std::move(*chunk));
      if (number == state->handed_out) state->for_consumer.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(state->mutex);
    state->fail(std::current_exception(), number);
  }
}

Pipeline::Next Pipeline::next(Chunk& chunk, std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock(state_->mutex);
  const auto ready = [&] {
    return state_->done.contains(state_->handed_out) || state_->is_over(state_->handed_out) ||
           (state_->end_of_input && state_->handed_out == state_->chunks);
  };
  if (!state_->for_consumer.wait_until(lock, deadline, ready)) return Next::kTimeout;
  const auto found = state_->done.find(state_->handed_out);
  if (found == state_->done.end()) {
    if (state_->failure) std::rethrow_exception(state_->failure);
    return Next::kEnd;
  }
  chunk = std::move(found->second);
  state_->done.erase(found);
  ++state_->handed_out;
  // Not before: segments that nobody publishes must not pile up.
  state_->bytes_under_way -= chunk.size_bytes;
  state_->for_room.notify_one();
  return Next::kChunk;
}

}  // namespace broadsheet::indexer

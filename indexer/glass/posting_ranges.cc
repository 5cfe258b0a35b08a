// Ranges of terms, and the batches of entries that wait to be written.
#include "glass/posting_ranges.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "glass/posting_merge.h"

namespace broadsheet::indexer::glass {
namespace {

// More ranges than threads, so that all have work to the end; each costs a search in every source.
constexpr std::size_t kRangesOfThread = 16;

// A thread stops when so much of its range waits: memory stays bounded however large a list is.
constexpr std::size_t kBatchBytes = 128u << 10;
constexpr std::size_t kMostBatches = 8;

// A thread that failed has ended the work of this one.
struct Stopped {};

// As much of a key as is of a term: what is no beginning of a later chunk. No list is cut there.
std::string term_of(std::string key) {
  for (std::size_t zero = 0; (zero = key.find('\0', zero)) != std::string::npos; zero += 2) {
    if (zero + 1 < key.size() && key[zero + 1] == '\xFF') continue;
    key.resize(zero);
    break;
  }
  return key;
}

// Terms at which ranges of about one size begin, at most `wanted`.
std::vector<std::string> dividing_terms(const Sources& sources, std::size_t wanted) {
  const Source* largest = nullptr;
  for (const auto& source : sources.all) {
    if (largest == nullptr || source->postings.root().entries > largest->postings.root().entries)
      largest = source.get();
  }
  if (largest == nullptr || wanted == 0) return {};
  std::vector<std::string> terms;
  for (std::string& key : TableReader(largest->postings).dividing_keys(wanted)) {
    if (key > kTermsBegin) terms.push_back(term_of(std::move(key)));
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::erase_if(terms, [](const std::string& term) { return term <= kTermsBegin; });
  std::vector<std::string> chosen;
  const std::size_t count = std::min(wanted, terms.size());
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(terms[i * terms.size() / count]);
  return chosen;
}

}  // namespace

// Entries one behind the other: the lengths of key and tag, the key, the tag.
class PostingRanges::Batch {
 public:
  struct Header {
    std::uint32_t key = 0;
    std::uint32_t tag = 0;
  };

  Batch(PostingRanges& ranges, Range& range) : ranges_(ranges), range_(range) {}

  void add(std::string_view key, std::string_view tag) {
    const Header header{static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(tag.size())};
    bytes_.append(reinterpret_cast<const char*>(&header), sizeof header);
    bytes_.append(key);
    bytes_.append(tag);
    if (bytes_.size() >= kBatchBytes) finish();
  }

  void finish() {
    if (!bytes_.empty()) ranges_.push(range_, std::exchange(bytes_, {}));
  }

  static void write(std::string_view bytes, TableWriter& table) {
    while (!bytes.empty()) {
      Header header;
      std::memcpy(&header, bytes.data(), sizeof header);
      bytes.remove_prefix(sizeof header);
      table.add(bytes.substr(0, header.key), bytes.substr(header.key, header.tag));
      bytes.remove_prefix(header.key + header.tag);
    }
  }

 private:
  PostingRanges& ranges_;
  Range& range_;
  std::string bytes_;
};

PostingRanges::PostingRanges(const Sources& sources, unsigned threads)
    : sources_(sources), most_ahead_(2 * std::size_t{threads}), ranges_(1) {
  if (threads < 2) return;
  for (std::string& term : dividing_terms(sources, kRangesOfThread * threads)) {
    ranges_.back().end = term;
    ranges_.emplace_back().begin = std::move(term);
  }
}

TableRoot PostingRanges::write(const std::filesystem::path& file, std::uint32_t block_bytes) {
  TableWriter table(file, block_bytes, 0);
  PostingMerge merge(sources_);
  merge.merge_others(table);
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    bool taken = false;
    {
      const std::lock_guard lock(mutex_);
      written_ = i;
      taken = next_ > i;
      if (!taken) next_ = i + 1;
    }
    changed_.notify_all();
    if (taken) {
      drain(ranges_[i], table);
    } else {
      merge.merge_terms(table, ranges_[i].begin, ranges_[i].end);
    }
    if (failed_) rethrow_failure();
  }
  {
    const std::lock_guard lock(mutex_);
    merge.take_counts(entries_);
    for (std::size_t i = 0; i < entries_.size(); ++i) sources_.all[i]->postings.check_entries(entries_[i]);
  }
  return table.finish();
}

void PostingRanges::drain(Range& range, TableWriter& table) {
  for (;;) {
    std::string batch;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return failed_ || range.done || !range.batches.empty(); });
      if (failed_ || range.batches.empty()) return;
      batch = std::move(range.batches.front());
      range.batches.pop_front();
    }
    changed_.notify_all();
    Batch::write(batch, table);
  }
}

void PostingRanges::push(Range& range, std::string&& batch) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failed_ || range.batches.size() < kMostBatches; });
    if (failed_) throw Stopped();
    range.batches.push_back(std::move(batch));
  }
  changed_.notify_all();
}

void PostingRanges::help() {
  PostingMerge merge(sources_);
  for (;;) {
    Range* range = nullptr;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock,
                    [&] { return failed_ || next_ == ranges_.size() || next_ < written_ + most_ahead_; });
      if (failed_ || next_ == ranges_.size()) return;
      range = &ranges_[next_++];
    }
    try {
      Batch batch(*this, *range);
      merge.merge_terms(batch, range->begin, range->end);
      batch.finish();
    } catch (const Stopped&) {
      return;
    }
    {
      const std::lock_guard lock(mutex_);
      merge.take_counts(entries_);
      range->done = true;
    }
    changed_.notify_all();
  }
}

void PostingRanges::fail(std::exception_ptr failure) {
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    failed_ = true;
  }
  changed_.notify_all();
}

void PostingRanges::rethrow_failure() const {
  if (failed_) std::rethrow_exception(failure_);
}

}  // namespace broadsheet::indexer::glass

// A segment's tables, made by counting: terms in order, postings by term, terms by document.
#include "glass/segment_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <numeric>

#include "glass/encoding.h"
#include "glass/key_prefix.h"

namespace broadsheet::indexer::glass {
namespace {

constexpr std::size_t kInitialPlaces = 1u << 16;

// How hard tags are compressed. They are small, an article's data some thousand bytes, and a harder level
// begins with tables that cost more than it finds: level 6 made bench/index 1.5 % smaller and 8 % slower.
constexpr int kLevel = 1;

// Blocks of a segment's tables. Small segments must not take up whole large blocks: a few articles that came
// alone are a shard of their own.
constexpr std::uint32_t kSmallBlock = 8192;
constexpr std::uint32_t kLargeBlock = 32768;
constexpr std::size_t kLargeSegmentBytes = 1u << 20;  // of data and lists

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// Lengths have one byte in term lists, whatever their value.
void append_short(std::string& tag, std::string_view text) {
  tag.push_back(static_cast<char>(text.size()));
  tag += text;
}

}  // namespace

SegmentWriter::SegmentWriter() : places_(kInitialPlaces), deflater_(kLevel) {}

void SegmentWriter::clear() {
  texts_.clear();
  terms_.clear();
  places_.clear();
  uses_.clear();
  data_.clear();
  values_.clear();
  value_bytes_.clear();
  documents_.clear();
  size_ = 0;
}

std::uint32_t SegmentWriter::find_or_add(std::string_view text, std::uint64_t hash) {
  const auto [term, is_new] =
      places_.find_or_add(hash, static_cast<std::uint32_t>(terms_.size()),
                          [&](std::uint32_t known) { return this->text(known) == text; });
  if (is_new) {
    terms_.push_back({texts_.size(), static_cast<std::uint32_t>(text.size()), 0});
    texts_.append(text);
  }
  return term;
}

std::uint32_t SegmentWriter::add(const schema::DocumentParts& document) {
  Document& made = documents_.emplace_back();
  made.uses_begin = uses_.size();
  for (const schema::DocumentTerm& term : document.terms)
    uses_.push_back({find_or_add(term.text, term.hash), term.frequency});
  made.values_begin = values_.size();
  for (const auto& [slot, value] : document.values) {
    assert(slot < kSlots);
    if (value.empty()) continue;
    values_.push_back({slot, value_bytes_.size(), value.size()});
    value_bytes_ += value;
  }
  made.data_begin = data_.size();
  const std::string_view compressed =
      document.data.size() > kCompressAbove ? deflater_.compress(document.data) : std::string_view();
  made.compressed = !compressed.empty();
  data_ += made.compressed ? compressed : std::string_view(document.data);
  made.data_size = data_.size() - made.data_begin;
  ++size_;
  return static_cast<std::uint32_t>(documents_.size());
}

void SegmentWriter::remove(std::uint32_t number) {
  Document& document = documents_.at(number - 1);
  if (!std::exchange(document.removed, true)) --size_;
}

std::size_t SegmentWriter::uses_end(std::size_t document) const {
  return document + 1 < documents_.size() ? documents_[document + 1].uses_begin : uses_.size();
}

std::size_t SegmentWriter::values_end(std::size_t document) const {
  return document + 1 < documents_.size() ? documents_[document + 1].values_begin : values_.size();
}

SegmentWriter::Inverted SegmentWriter::invert() const {
  Inverted inverted;
  for (std::size_t place = 0; place < documents_.size(); ++place) {
    if (!documents_[place].removed) inverted.kept.push_back(place);
  }
  // Documents come in their order, so each term's postings do.
  const std::vector<std::uint32_t> ranks = rank_terms(inverted);
  std::vector<std::size_t> next(inverted.begins.begin(), inverted.begins.end() - 1);
  inverted.postings.resize(inverted.begins.back());
  std::uint32_t number = 0;
  for (const std::size_t place : inverted.kept) {
    ++number;
    for (std::size_t use = documents_[place].uses_begin; use < uses_end(place); ++use)
      inverted.postings[next[ranks[uses_[use].term]]++] = {number, uses_[use].frequency};
  }
  list_terms(inverted);
  add_statistics(inverted);
  return inverted;
}

// Puts the terms that are left into their order, and counts their postings. Returns the rank of each term.
std::vector<std::uint32_t> SegmentWriter::rank_terms(Inverted& inverted) const {
  std::vector<std::uint32_t> counts(terms_.size(), 0);
  for (const std::size_t place : inverted.kept) {
    for (std::size_t use = documents_[place].uses_begin; use < uses_end(place); ++use)
      ++counts[uses_[use].term];
  }
  struct Key {
    std::uint64_t prefix;
    std::uint32_t term;
  };
  std::vector<Key> order;
  order.reserve(terms_.size());
  for (std::uint32_t term = 0; term < terms_.size(); ++term) {
    if (counts[term] > 0) order.push_back({prefix_of(text(term)), term});
  }
  std::sort(order.begin(), order.end(), [&](const Key& a, const Key& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : text(a.term) < text(b.term);
  });
  std::vector<std::uint32_t> ranks(terms_.size(), 0);
  inverted.terms.reserve(order.size());
  inverted.begins.reserve(order.size() + 1);
  inverted.begins.push_back(0);
  for (const Key& key : order) {
    ranks[key.term] = static_cast<std::uint32_t>(inverted.terms.size());
    inverted.terms.push_back(text(key.term));
    inverted.begins.push_back(inverted.begins.back() + counts[key.term]);
  }
  return ranks;
}

// The terms of each document, in order: those of all documents are handed out term by term.
void SegmentWriter::list_terms(Inverted& inverted) {
  std::vector<std::size_t>& begins = inverted.listed_begins;
  begins.assign(inverted.kept.size() + 1, 0);
  for (const Posting& posting : inverted.postings) ++begins[posting.document];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<std::size_t> next(begins.begin(), begins.end() - 1);
  inverted.listed.resize(inverted.postings.size());
  for (std::uint32_t rank = 0; rank < inverted.terms.size(); ++rank) {
    for (std::size_t at = inverted.begins[rank]; at < inverted.begins[rank + 1]; ++at) {
      const Posting& posting = inverted.postings[at];
      inverted.listed[next[posting.document - 1]++] = {rank, posting.frequency};
    }
  }
}

void SegmentWriter::add_statistics(Inverted& inverted) {
  Statistics& statistics = inverted.statistics;
  statistics.documents = statistics.last_document = static_cast<std::uint32_t>(inverted.kept.size());
  for (std::uint32_t i = 0; i < inverted.kept.size(); ++i) {
    std::uint32_t length = 0;
    for (std::size_t at = inverted.listed_begins[i]; at < inverted.listed_begins[i + 1]; ++at) {
      length += inverted.listed[at].frequency;
      statistics.largest_frequency = std::max(statistics.largest_frequency, inverted.listed[at].frequency);
    }
    inverted.lengths.push_back({i + 1, length});
    statistics.total_length += length;
    statistics.longest = std::max(statistics.longest, length);
    if (length > 0 && (statistics.shortest == 0 || length < statistics.shortest))
      statistics.shortest = length;
  }
}

// A term list: the document's length, the number of terms; the first term and its frequency; then how much of
// the term before each term begins with, what follows, and its frequency, the first and the last in one byte
// where they fit. Empty for a document without terms.
void SegmentWriter::encode_terms(std::string& tag, const Inverted& inverted, std::size_t document) {
  tag.clear();
  const ListedTerm* begin = inverted.listed.data() + inverted.listed_begins[document];
  const ListedTerm* end = inverted.listed.data() + inverted.listed_begins[document + 1];
  if (begin == end) return;
  append_uint(tag, inverted.lengths[document].frequency);
  append_uint(tag, static_cast<std::uint64_t>(end - begin));
  std::string_view before = inverted.terms[begin->rank];
  append_short(tag, before);
  append_uint(tag, begin->frequency);
  for (const ListedTerm* at = begin + 1; at != end; ++at) {
    const std::string_view term = inverted.terms[at->rank];
    const std::size_t same = common_prefix(before, term);
    constexpr std::uint32_t kPackable = 127;
    const std::size_t packed =
        at->frequency < kPackable ? (at->frequency + std::size_t{1}) * (before.size() + 1) + same : 256;
    const bool fits = packed < 256;
    tag.push_back(static_cast<char>(fits ? packed : same));
    append_short(tag, term.substr(same));
    if (!fits) append_uint(tag, at->frequency);
    before = term;
  }
}

// The tables of data and of term lists; the latter also say which slots a document uses.
void SegmentWriter::write_documents(const std::filesystem::path& directory, std::uint32_t block_bytes,
                                    const Inverted& inverted, Tables& tables) {
  TableWriter data(directory / kTableFiles[Version::kData], block_bytes, kCompressAbove);
  TableWriter term_lists(directory / kTableFiles[Version::kTermLists], block_bytes, kCompressAbove);
  std::string tag;
  for (std::size_t i = 0; i < inverted.kept.size(); ++i) {
    const std::size_t place = inverted.kept[i];
    const Document& document = documents_[place];
    const auto number = static_cast<std::uint32_t>(i + 1);
    const std::string key = document_key(number);
    if (document.data_size > 0) {
      data.add(key, std::string_view(data_).substr(document.data_begin, document.data_size),
               document.compressed);
    }
    encode_terms(tag, inverted, i);
    const std::string_view compressed =
        tag.size() > kCompressAbove ? deflater_.compress(tag) : std::string_view();
    term_lists.add(key, compressed.empty() ? std::string_view(tag) : compressed, !compressed.empty());
    tag.clear();
    std::uint32_t expected = 0;
    for (std::size_t at = document.values_begin; at < values_end(place); ++at) {
      append_uint(tag, values_[at].slot - expected);
      expected = values_[at].slot + 1;
    }
    if (!tag.empty()) term_lists.add(slots_key(number), tag);
  }
  tables.data = data.finish();
  tables.term_lists = term_lists.finish();
}

void SegmentWriter::write_values(TableWriter& table, const Inverted& inverted) const {
  struct Slot {
    ValueStatistics statistics;
    std::vector<std::pair<std::uint32_t, std::string_view>> values;  // by document
  };
  std::map<std::uint32_t, Slot> slots;
  for (std::size_t i = 0; i < inverted.kept.size(); ++i) {
    const std::size_t place = inverted.kept[i];
    for (std::size_t at = documents_[place].values_begin; at < values_end(place); ++at) {
      const Value& value = values_[at];
      const std::string_view bytes = std::string_view(value_bytes_).substr(value.begin, value.size);
      Slot& slot = slots[value.slot];
      slot.statistics.add(bytes);
      slot.values.emplace_back(static_cast<std::uint32_t>(i + 1), bytes);
    }
  }
  for (const auto& [number, slot] : slots) add_value_statistics(table, number, slot.statistics);
  for (const auto& [number, slot] : slots) {
    ValueStream stream(table, number);
    for (const auto& [document, value] : slot.values) stream.add(document, value);
    stream.finish();
  }
}

TableRoot SegmentWriter::write_postings(const std::filesystem::path& directory, std::uint32_t block_bytes,
                                        const Inverted& inverted, Metadata metadata) const {
  TableWriter table(directory / kTableFiles[Version::kPostings], block_bytes, 0);
  std::sort(metadata.begin(), metadata.end());
  for (const auto& [name, value] : metadata) {
    if (!value.empty()) table.add(metadata_key(name), value);
  }
  write_values(table, inverted);
  if (!inverted.lengths.empty()) add_lengths(table, inverted.lengths);
  for (std::size_t rank = 0; rank < inverted.terms.size(); ++rank) {
    const std::size_t begin = inverted.begins[rank];
    add_posting_list(table, inverted.terms[rank],
                     std::span(inverted.postings).subspan(begin, inverted.begins[rank + 1] - begin));
  }
  return table.finish();
}

void SegmentWriter::finish(const std::filesystem::path& directory, Metadata metadata) {
  std::filesystem::create_directory(directory);
  const std::uint32_t block_bytes =
      data_.size() + uses_.size() * 4 < kLargeSegmentBytes ? kSmallBlock : kLargeBlock;
  const Inverted inverted = invert();
  Tables tables;
  write_documents(directory, block_bytes, inverted, tables);
  tables.postings = write_postings(directory, block_bytes, inverted, std::move(metadata));
  write_version_file(directory, tables, inverted.statistics);
  clear();
}

}  // namespace broadsheet::indexer::glass

// The terms of one document while it is built.
#include "index/term_collector.h"

#include <algorithm>
#include <functional>

#include "broadsheet/schema/fields.h"

namespace broadsheet::schema {
namespace {

constexpr std::size_t kInitialTable = 4096;  // an article has some thousand distinct terms

// Buffers that grew beyond this are given back: one huge document must not keep its memory for all that
// follow.
constexpr std::size_t kKeptTextBytes = 4u << 20;

}  // namespace

TermCollector::TermCollector() : table_(kInitialTable, kNone) {}

void TermCollector::clear() {
  if (text_.capacity() > kKeptTextBytes) {
    *this = TermCollector();
    return;
  }
  text_.clear();
  entries_.clear();
  tokens_.clear();
  positioned_.clear();
  stems_used_ = 0;
  std::fill(table_.begin(), table_.end(), kNone);
}

TermCollector::Index TermCollector::find_or_add(std::string_view prefix, std::string_view text) {
  scratch_.assign(prefix);
  scratch_.append(text);
  if (!term_fits(scratch_)) return kNone;
  const std::size_t hash = term_hash(scratch_);
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = hash & mask;
  while (table_[slot] != kNone) {
    const Entry& entry = entries_[table_[slot]];
    if (entry.hash == hash && text_of(entry) == scratch_) return table_[slot];
    slot = (slot + 1) & mask;
  }
  const auto index = static_cast<Index>(entries_.size());
  table_[slot] = index;
  Entry& entry = entries_.emplace_back();
  entry.hash = hash;
  entry.text_begin = static_cast<std::uint32_t>(text_.size());
  entry.text_length = static_cast<std::uint32_t>(scratch_.size());
  text_ += scratch_;
  if (entries_.size() * 2 > table_.size()) grow();
  return index;
}

void TermCollector::grow() {
  table_.assign(table_.size() * 2, kNone);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (table_[slot] != kNone) slot = (slot + 1) & mask;
    table_[slot] = static_cast<Index>(i);
  }
}

void TermCollector::count_at(Index term, std::uint32_t position, std::uint32_t weight) {
  Entry& entry = entries_[term];
  entry.frequency += weight;
  if (entry.positioned == kNone) {
    entry.positioned = static_cast<Index>(positioned_.size());
    positioned_.push_back(term);
  }
  tokens_.push_back({position, entry.positioned});
}

TermCollector::Stems& TermCollector::stems(Index term) {
  Entry& entry = entries_[term];
  if (entry.stems == kNone) {
    entry.stems = static_cast<Index>(stems_used_++);
    if (stems_used_ > stems_.size()) stems_.emplace_back();
    stems_[entry.stems].key = 0;
    stems_[entry.stems].terms.clear();
  }
  return stems_[entry.stems];
}

std::span<const DocumentTerm> TermCollector::terms() {
  terms_.clear();
  terms_.reserve(entries_.size());
  for (const Entry& entry : entries_) terms_.push_back({text_of(entry), entry.hash, entry.frequency});
  return terms_;
}

std::string TermCollector::token_stream() {
  hashes_.clear();
  for (const Index term : positioned_) hashes_.push_back(stream_hash(text_of(entries_[term])));
  return encoder_.encode(hashes_, tokens_);
}

void TermCollector::add_postings(Xapian::Document& document) const {
  for (const StreamToken& token : tokens_)
    document.add_posting(std::string(text_of(entries_[positioned_[token.term]])), token.position, 0);
}

}  // namespace broadsheet::schema

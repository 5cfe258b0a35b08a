// The terms of one document while it is built.
#include "index/term_collector.h"

#include <algorithm>

#include "broadsheet/schema/fields.h"

namespace broadsheet::schema {
namespace {

constexpr std::size_t kInitialTable = 4096;  // an article has some thousand distinct terms

// Buffers that grew beyond this are given back: one huge document must not keep its memory for all that
// follow.
constexpr std::size_t kKeptTextBytes = 4u << 20;

}  // namespace

TermCollector::TermCollector(const Hasher& hasher) : hasher_(&hasher), table_(kInitialTable) {}

void TermCollector::clear() {
  if (text_.capacity() > kKeptTextBytes) {
    *this = TermCollector(*hasher_);
    return;
  }
  text_.clear();
  entries_.clear();
  tokens_.clear();
  positioned_.clear();
  stems_used_ = 0;
  table_.clear();
}

TermCollector::Index TermCollector::find_or_add(std::string_view prefix, std::string_view text) {
  scratch_.assign(prefix);
  scratch_.append(text);
  if (!term_fits(scratch_)) return kNone;
  const std::uint64_t hash = (*hasher_)(scratch_);
  const auto [index, is_new] =
      table_.find_or_add(hash, static_cast<Index>(entries_.size()),
                         [&](Index known) { return text_of(entries_[known]) == scratch_; });
  if (!is_new) return index;
  Entry& entry = entries_.emplace_back();
  entry.hash = hash;
  entry.text_begin = static_cast<std::uint32_t>(text_.size());
  entry.text_length = static_cast<std::uint32_t>(scratch_.size());
  text_ += scratch_;
  return index;
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

// How numbers, strings and keys are written in the tables of Xapian's glass format, version 2016-03-14 (that
// of every Xapian 1.4). The format is described by Xapian's sources: common/pack.h, backends/glass.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer::glass {

// The longest key of a table, in bytes. Terms that schema::term_fits() lets pass make none that is longer.
inline constexpr std::size_t kMaxKeyBytes = 255;

// A number, the lowest seven bits first; the top bit of a byte says that another one follows.
inline void append_uint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80u));
  out.push_back(static_cast<char>(value));
}

// A number so that encodings sort as their numbers do: two bytes below 32,768; else as many leading ones as
// there are bytes beyond the first two, a zero, and the number, the highest byte first.
inline void append_sorted_uint(std::string& out, std::uint64_t value) {
  if (value < 0x8000u) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  const auto bytes = static_cast<unsigned>(64 + 5 - std::countl_zero(value)) / 7;
  const std::size_t begin = out.size();
  out.resize(begin + bytes);
  for (unsigned i = bytes - 1; i > 0; --i) {
    out[begin + i] = static_cast<char>(value);
    value >>= 8;
  }
  out[begin] = static_cast<char>(value | (0xFFu << (10 - bytes)));
}

// A number at the end of a key, without zero bytes at its top.
inline void append_last_uint(std::string& out, std::uint64_t value) {
  for (; value != 0; value >>= 8) out.push_back(static_cast<char>(value));
}

inline void append_string(std::string& out, std::string_view value) {
  append_uint(out, value.size());
  out.append(value);
}

// The key of a document in the tables of document data and of term lists.
inline std::string document_key(std::uint32_t document) {
  std::string key;
  append_sorted_uint(key, document);
  return key;
}

// The key of what says which value slots a document uses, in the table of term lists.
inline std::string slots_key(std::uint32_t document) {
  std::string key = document_key(document);
  key.push_back('\0');
  return key;
}

// The keys of the table of posting lists, in the order in which they sort. Keys that are not terms begin with
// a zero byte and one of these bytes, which no encoded term has there.
inline constexpr char kMetadataKind = '\xC0';
inline constexpr char kValueStatisticsKind = '\xD0';
inline constexpr char kValuesKind = '\xD8';
inline constexpr char kLengthsKind = '\xE0';

inline std::string key_of_kind(char kind) { return {'\0', kind}; }

inline std::string metadata_key(std::string_view name) { return key_of_kind(kMetadataKind).append(name); }

inline std::string value_statistics_key(std::uint32_t slot) {
  std::string key = key_of_kind(kValueStatisticsKind);
  append_last_uint(key, slot);
  return key;
}

inline std::string value_chunk_key(std::uint32_t slot, std::uint32_t first_document) {
  std::string key = key_of_kind(kValuesKind);
  append_uint(key, slot);
  append_sorted_uint(key, first_document);
  return key;
}

inline constexpr std::string_view kLengthsKey("\0\xE0", 2);

// `term` in a key: zero bytes are marked, so that keys sort as terms do.
inline void append_term(std::string& out, std::string_view term) {
  for (std::size_t zero; (zero = term.find('\0')) != std::string_view::npos; term.remove_prefix(zero + 1)) {
    out.append(term.substr(0, zero + 1));
    out.push_back('\xFF');
  }
  out.append(term);
}

// The first chunk of a posting list; an empty term stands for the list of document lengths.
inline std::string posting_key(std::string_view term) {
  if (term.empty()) return std::string(kLengthsKey);
  std::string key;
  append_term(key, term);
  return key;
}

// A later chunk of a posting list, whose first document is `first_document`.
inline std::string posting_key(std::string_view term, std::uint32_t first_document) {
  std::string key = posting_key(term);
  if (!term.empty()) key.push_back('\0');
  append_sorted_uint(key, first_document);
  return key;
}

}  // namespace broadsheet::indexer::glass

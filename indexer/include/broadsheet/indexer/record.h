/// A record: the bytes of one article as an archive holds them, and where they came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

/// Where a record stands in an archive.
struct Origin {
  std::string path;          ///< the file as named or found; "-" for standard input
  std::uint64_t offset = 0;  ///< byte offset of the record in it
  std::uint64_t line = 0;    ///< line of its first byte, counted from 1
  std::uint64_t number = 0;  ///< ordinal of the record in the file, counted from 1
};

/// "path:line" for messages.
std::string to_string(const Origin& origin);

/// The formats that records come in.
enum class Format : std::uint8_t { kAuto, kArticle, kJsonLines };

/// "auto", "article" or "jsonl".
std::string_view to_string(Format format) noexcept;

/// One record. `problem` is set, and `bytes` may be empty, if the reader could not take the record whole
/// (too large, unreadable file): it is then rejected with that reason.
struct Record {
  std::string bytes;  ///< as they stand in the archive, byte-order mark and line ends included
  Origin origin;
  Format format = Format::kArticle;  ///< never kAuto
  std::string problem;
};

}  // namespace broadsheet::indexer

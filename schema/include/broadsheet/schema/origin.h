/// Where a record of an archive is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// The place of a record in an archive: a file, the containers in it, and the bytes in the innermost one.
struct Origin {
  std::string path;  ///< the file as named or found; "-" for standard input
  std::uint64_t offset =
      0;  ///< of the record's first byte, in the innermost member (the file, if there is none)
  std::uint64_t line = 0;  ///< of its first byte in that member, counted from 1; 0 if it is not made of lines
  std::uint64_t number = 0;  ///< ordinal of the record in that member, counted from 1
  std::vector<std::string> members =
      {};                    ///< names of the members of containers inside the file, the outermost first
  std::uint64_t length = 0;  ///< bytes of the record; 0 if it could not be taken whole
  /// "sha256-" and the first 32 hex digits of the SHA-256 of its bytes, as UTF-8; empty if nobody asked for
  /// it
  std::string digest = {};
  std::string form = {};      ///< that it was read as: "html"; empty if not known
  std::uint64_t reader = 0;   ///< the version of the readers that read it; 0 if not known
  std::string encoding = {};  ///< that its bytes were decoded from; empty if they were UTF-8, or not decoded
  std::optional<std::int64_t> fetched_utc_seconds =
      {};  ///< when a crawl fetched it, in seconds since 1970-01-01T00:00:00Z
  /// The media type of what a program turned into text, if one did: "application/pdf", "image/*" as its
  /// filter names it. Then offset, length, line and digest are those of what the program gave.
  std::string filter = {};
  bool is_revisit = false;  ///< a crawl met the same content again and did not keep it: there are no bytes

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// The digest of a record's bytes, as Origin::digest has it. Thread-safe.
std::string digest_of(std::string_view bytes);

/// Whether `bytes` have `digest`, which may name more of a SHA-256 than ours do. Thread-safe.
bool has_digest(std::string_view bytes, std::string_view digest);

/// The text of `origin` in the stored data of a document: an article has the origin if its data contain it.
std::string stored_form(const Origin& origin);

}  // namespace broadsheet::schema

/// Where a record of an archive stands.
#pragma once

#include <cstdint>
#include <string>
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
  std::string digest = {};   ///< "sha256-" and 64 hex digits of its bytes; empty if nobody asked for it

  friend bool operator==(const Origin&, const Origin&) = default;
};

}  // namespace broadsheet::schema

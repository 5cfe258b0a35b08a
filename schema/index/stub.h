// The stub file that makes a directory an index: a Xapian database of several shards, one a line.
// Source: Xapian's documentation, "Xapian Administrator's Guide", "Stub Databases".
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

// The file in an index directory that makes it a Xapian stub database.
inline constexpr std::string_view kStubFile = "XAPIANDB";

// The file that makes a directory one Xapian database of the glass format. Each commit replaces it.
inline constexpr std::string_view kGlassFile = "iamglass";

// One line of a stub: "auto shard-000001", "remote host:port", "# a comment".
struct StubLine {
  std::string text;   // as it stands there
  std::string type;   // "auto", "glass", "remote"; empty for a line that names no shard
  std::string place;  // what it names: a directory (absolute or inside the index's), a host and port

  bool names_shard() const noexcept { return !type.empty(); }
  // True if the shard is a directory of this machine.
  bool is_local() const noexcept { return type == "auto" || type == "glass"; }
  bool is_remote() const noexcept { return type == "remote"; }
  friend bool operator==(const StubLine&, const StubLine&) = default;
};

// Where a server is.
struct ServerPlace {
  std::string host;
  unsigned port = 0;
};

// Of a line "remote host:port"; nothing for any other line, one that runs a program (ssh) included.
std::optional<ServerPlace> server_of(const StubLine& line);

// The line `text`, without its end.
StubLine parse_stub_line(std::string_view text);

// All lines of the text of a stub.
std::vector<StubLine> parse_stub(std::string_view text);

// True if `directory` has a stub.
bool has_stub(const std::filesystem::path& directory);

// All lines of the stub of the index in `directory`. Throws IndexError if it can't be read.
std::vector<StubLine> read_stub(const std::filesystem::path& directory);

// A stub may name other stubs, up to so many one in another.
inline constexpr int kMaxStubDepth = 8;

// What an index is made of, stubs in stubs followed.
struct IndexParts {
  std::vector<std::filesystem::path> stubs;   // files
  std::vector<std::filesystem::path> shards;  // directories of this machine that are not stubs themselves
  bool has_remote = false;
};

// What the index in `directory` is made of; a plain database is its own shard. Throws IndexError for a stub
// that can't be read, leads back to itself, or lies too deep: Xapian would follow it until the stack is used
// up.
IndexParts parts_of_index(const std::filesystem::path& directory);

}  // namespace broadsheet::schema

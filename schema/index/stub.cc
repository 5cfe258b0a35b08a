// The stub file that makes a directory an index.
#include "index/stub.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

#include "broadsheet/schema/error.h"

namespace broadsheet::schema {

namespace fs = std::filesystem;

namespace {

// A list of shards is a few lines; what is larger is none.
constexpr std::uintmax_t kMaxStubBytes = 1 << 20;

// Nothing if `file` can't be read as one.
std::optional<std::vector<StubLine>> read_stub_file(const fs::path& file) {
  std::error_code error;
  // Not a directory, and no pipe, which would be waited for.
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > kMaxStubBytes) return std::nullopt;
  std::ifstream stub(file, std::ios::binary);
  std::ostringstream text;
  text << stub.rdbuf();
  if (!stub) return std::nullopt;
  return parse_stub(text.str());
}

// Adds what the stub `file` of the index in `index` leads to. `way` are the stubs that lead to it.
void follow(const fs::path& index, const fs::path& file, std::vector<fs::path>& way, IndexParts& parts) {
  std::error_code error;
  const fs::path itself = fs::weakly_canonical(file, error);
  if (std::find(way.begin(), way.end(), itself) != way.end()) {
    throw IndexError(ProblemCode::kIndexDamaged, fmt::format("{}: its list of shards {} leads back to itself",
                                                             index.string(), file.string()));
  }
  if (way.size() == kMaxStubDepth) {
    throw IndexError(
        ProblemCode::kIndexDamaged,
        fmt::format("{}: its lists of shards are nested more than {} deep", index.string(), kMaxStubDepth));
  }
  const std::optional<std::vector<StubLine>> lines = read_stub_file(file);
  if (!lines) {
    if (!way.empty()) return;  // Xapian says what is wrong with a shard
    throw IndexError(ProblemCode::kIndexUnreadable,
                     fmt::format("{}: cannot read its file {}", index.string(), kStubFile));
  }
  way.push_back(itself);
  parts.stubs.push_back(file);
  for (const StubLine& line : *lines) {
    parts.has_remote = parts.has_remote || line.is_remote();
    if (!line.is_local()) continue;
    const fs::path place = file.parent_path() / line.place;  // an absolute path stays as it is
    if (fs::is_regular_file(place, error)) {
      follow(index, place, way, parts);  // for Xapian, a file may be a stub too
    } else if (has_stub(place)) {
      follow(index, place / kStubFile, way, parts);
    } else {
      parts.shards.push_back(place);
    }
  }
  way.pop_back();
}

}  // namespace

StubLine parse_stub_line(std::string_view text) {
  StubLine line{std::string(text), {}, {}};
  const std::size_t space = text.find(' ');
  if (text.empty() || text.front() == '#' || space == std::string_view::npos) return line;
  line.type = text.substr(0, space);
  line.place = text.substr(space + 1);
  return line;
}

std::optional<ServerPlace> server_of(const StubLine& line) {
  const std::string_view place = line.place;
  const std::size_t colon = place.rfind(':');
  if (!line.is_remote() || colon == std::string_view::npos || colon == 0) return std::nullopt;
  ServerPlace server{std::string(place.substr(0, colon)), 0};
  const char* const end = place.data() + place.size();
  const auto [at, error] = std::from_chars(place.data() + colon + 1, end, server.port);
  return error == std::errc() && at == end ? std::optional(std::move(server)) : std::nullopt;
}

std::vector<StubLine> parse_stub(std::string_view text) {
  std::vector<StubLine> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(parse_stub_line(line));
  return lines;
}

bool has_stub(const fs::path& directory) {
  std::error_code ignored;
  return fs::exists(directory / kStubFile, ignored);
}

std::vector<StubLine> read_stub(const fs::path& directory) {
  std::optional<std::vector<StubLine>> lines = read_stub_file(directory / kStubFile);
  if (!lines) {
    throw IndexError(ProblemCode::kIndexUnreadable,
                     fmt::format("{}: cannot read its file {}", directory.string(), kStubFile));
  }
  return std::move(*lines);
}

IndexParts parts_of_index(const fs::path& directory) {
  IndexParts parts;
  if (has_stub(directory)) {
    std::vector<fs::path> way;
    follow(directory, directory / kStubFile, way, parts);
  } else {
    parts.shards.push_back(directory);
  }
  return parts;
}

}  // namespace broadsheet::schema

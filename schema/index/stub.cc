// The stub file that makes a directory an index.
#include "index/stub.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <system_error>

#include "broadsheet/schema/error.h"

namespace broadsheet::schema {

namespace fs = std::filesystem;

StubLine parse_stub_line(std::string_view text) {
  StubLine line{std::string(text), {}, {}};
  const std::size_t space = text.find(' ');
  if (text.empty() || text.front() == '#' || space == std::string_view::npos) return line;
  line.type = text.substr(0, space);
  line.place = text.substr(space + 1);
  return line;
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
  std::ifstream stub(directory / kStubFile);
  std::stringstream text;
  text << stub.rdbuf();
  if (!stub) throw IndexError(fmt::format("{}: cannot read its file {}", directory.string(), kStubFile));
  return parse_stub(text.str());
}

}  // namespace broadsheet::schema

// The layers: which room may include which. The table is the one that docs/ARCHITECTURE.md shows ("What each
// room may know"), so that the document and the code can't disagree.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::tests {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = BROADSHEET_SOURCE_DIR;

// A room -> what it may know: other rooms, and libraries by name.
using MayKnow = std::map<std::string, std::set<std::string>>;

// Libraries of others, by the beginning of what is included of them.
struct Library {
  std::string_view header;
  std::string_view name;
};
constexpr Library kLibraries[] = {
    {"xapian", "Xapian"},
    {"unicode/", "ICU"},
    {"cxxopts", "cxxopts"},
    {"nlohmann/", "nlohmann"},
    {"fmt/", "fmt"},
    {"libdeflate", "libdeflate"},
    {"openssl/", "OpenSSL"},
    {"libstemmer", "Snowball"},
    {"cld2/", "CLD2"},
    {"xxhash", "xxHash"},
    {"zlib", "zlib"},
    {"archive.h", "libarchive"},
    {"archive_entry.h", "libarchive"},
    {"brotli/", "Brotli"},
    {"zstd.h", "zstd"},
    {"myhtml/", "MyHTML"},
    {"uchardet/", "uchardet"},
    {"expat", "expat"},
    {"gmime/", "GMime"},
    {"magic.h", "libmagic"},
};

// Words in the sources that only some places may say.
struct Reserved {
  std::string_view what;
  std::string_view pattern;
  std::set<std::string_view> places;      // rooms or files that may say it
  std::set<std::string_view> exceptions;  // files that still do: this list only shrinks
};

const Reserved kReserved[] = {
    {"the library of command lines", R"(#include <cxxopts)", {"schema/program/command_line.cc"}, {}},
    {"an option of a command line in a text: libraries name members of requests",
     R"re("[^"\n]*--[a-z])re",
     // The table of likeness is numbers, written as characters.
     {"schema/program", "indexer/commands", "searcher/commands", "schema/index/fields.cc",
      "schema/sounds/likeness_table.inc"},
     {}},
    {"insides of Xapian", R"((Database::|\.|->)internal\b)", {"schema/xapian"}, {}},
    {"a JSON library", R"(#include <nlohmann)", {"schema/json"}, {}},
    {"steps over characters of UTF-8", R"(\bU8_\w+\()", {"schema/text"}, {}},
    // A portal's threads live long: what is costly to make belongs to an object that the caller owns.
    {"objects of a thread", R"(\bthread_local\b)", {}, {}},
    // Khmer stands for all four; the other file says what the language of a script is.
    {"the scripts that part sentences by a space",
     R"(\bUSCRIPT_KHMER\b)",
     {"schema/text", "schema/analysis/language.cc"},
     {}},
    {"bits of UTF-8", R"(& *0xC0[uU]?\) *[!=]= *0x80)", {"schema/text"}, {}},
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The sources of the three libraries and their programs, by their paths in the repository, in order.
const std::map<std::string, std::string>& sources() {
  static const std::map<std::string, std::string> all = [] {
    std::map<std::string, std::string> found;
    for (const char* library : {"schema", "indexer", "searcher"}) {
      for (const auto& entry : fs::recursive_directory_iterator(kSource / library)) {
        const std::string type = entry.path().extension();
        if (type == ".h" || type == ".cc" || type == ".inc")
          found.emplace(fs::relative(entry.path(), kSource).string(), read(entry.path()));
      }
    }
    return found;
  }();
  return all;
}

std::string library_of(const std::string& path) { return path.substr(0, path.find('/')); }

// "indexer/run" for indexer/run/add.cc; "indexer" for its public headers and its main.cc.
std::string room_of(const std::string& path) {
  const fs::path parts = path;
  auto part = std::next(parts.begin());
  if (std::distance(parts.begin(), parts.end()) == 2 || *part == "include") return library_of(path);
  return library_of(path) + "/" + part->string();
}

std::vector<std::string> all_matches(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    found.push_back((*match)[match->size() - 1].str());
  return found;
}

// The table of docs/ARCHITECTURE.md: rows "| `room` | `room`, `room`, Library |".
MayKnow may_know() {
  const std::string document = read(kSource / "docs/ARCHITECTURE.md");
  const std::string_view heading = "### What each room may know";
  const std::size_t begin = document.find(heading);
  if (begin == std::string::npos) return {};
  const std::size_t end = document.find("\n#", begin + heading.size());
  std::istringstream lines(document.substr(begin, end - begin));
  static const std::regex row(R"(^\| `([a-z/_]+)` \|(.*)\|$)");
  static const std::regex name(R"(([A-Za-z][A-Za-z0-9/_]*))");
  MayKnow table;
  std::smatch cells;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, cells, row)) continue;
    for (const std::string& known : all_matches(cells[2].str(), name)) table[cells[1].str()].insert(known);
    table[cells[1].str()];
  }
  return table;
}

// The room, public headers or library that `include`, a text as `"text/utf8.h"` or `<fmt/format.h>`, leads to
// from the file `from`; empty for what everybody may know (the standard library, the system, its own folder).
std::string target_of(const std::string& include, const std::string& from) {
  const std::string path = include.substr(1, include.size() - 2);
  if (include.front() == '<') {
    for (const Library& library : kLibraries) {
      if (path.starts_with(library.header)) return std::string(library.name);
    }
    return "";
  }
  if (path.starts_with("broadsheet/")) return library_of(path.substr(std::string_view("broadsheet/").size()));
  for (const std::string& library : {library_of(from), std::string("schema")}) {
    const std::string file = library + "/" + path;
    if (sources().contains(file)) return room_of(file);
  }
  return path.find('/') == std::string::npos ? "" : "unknown " + path;
}

const std::regex kInclude(R"#((?:^|\n)#include ([<"][^>"\n]+[>"]))#");

TEST(Layers, ARoomIncludesOnlyWhatItMayKnow) {
  const MayKnow table = may_know();
  for (const auto& [path, text] : sources()) {
    const std::string room = room_of(path);
    for (const std::string& include : all_matches(text, kInclude)) {
      const std::string target = target_of(include, path);
      // Public headers are contracts: each library's own, and those of `schema`.
      if (target.empty() || target == room || target == library_of(path) || target == "schema") continue;
      const auto row = table.find(room);
      EXPECT_TRUE(row != table.end() && row->second.contains(target))
          << path << " includes " << include << ": by docs/ARCHITECTURE.md " << room << " may not know "
          << target;
    }
  }
}

TEST(Layers, EveryRoomHasItsRowAndEveryRowItsRoom) {
  std::set<std::string> rooms;
  for (const auto& [path, text] : sources()) rooms.insert(room_of(path));
  std::set<std::string> rows;
  for (const auto& [room, known] : may_know()) rows.insert(room);
  EXPECT_EQ(rooms, rows);
}

// True if `from` may know `to`, itself or through the rooms that it knows.
bool reaches(const MayKnow& table, const std::string& from, const std::string& to,
             std::set<std::string>& seen) {
  const auto row = table.find(from);
  if (row == table.end() || !seen.insert(from).second) return false;
  for (const std::string& known : row->second) {
    if (known == to || reaches(table, known, to, seen)) return true;
  }
  return false;
}

TEST(Layers, NoRoomKnowsWhoKnowsIt) {
  const MayKnow table = may_know();
  for (const auto& [room, known] : table) {
    std::set<std::string> seen;
    EXPECT_FALSE(reaches(table, room, room, seen)) << "a circle leads from " << room << " back to it";
  }
}

TEST(Layers, APublicHeaderIncludesPublicHeadersOnly) {
  for (const auto& [path, text] : sources()) {
    if (path.find("/include/") == std::string::npos) continue;
    for (const std::string& include : all_matches(text, kInclude)) {
      const bool own = include.front() == '"';
      EXPECT_TRUE(!own || include.starts_with("\"broadsheet/")) << path << " includes " << include;
    }
  }
}

TEST(Layers, WhatIsReservedStandsOnlyWhereItMay) {
  for (const Reserved& reserved : kReserved) {
    const std::regex pattern{std::string(reserved.pattern)};
    for (const auto& [path, text] : sources()) {
      const bool may = reserved.places.contains(path) || reserved.places.contains(room_of(path));
      const bool says = std::regex_search(text, pattern);
      if (reserved.exceptions.contains(path)) {
        EXPECT_TRUE(says && !may) << path << " is no exception any more (" << reserved.what
                                  << "): take it off the list";
      } else if (!may) {
        EXPECT_FALSE(says) << path << " may not contain " << reserved.what;
      }
    }
    for (const std::string_view file : reserved.exceptions)
      EXPECT_TRUE(sources().contains(std::string(file))) << file << " is gone: take it off the list";
  }
}

}  // namespace
}  // namespace broadsheet::tests

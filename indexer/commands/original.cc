// indexer original: the record that an article was read from, as it stands in its archive.
#include "broadsheet/indexer/original.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/dateline.h"
#include "commands/commands.h"
#include "index/open_index.h"
#include "json/json_writer.h"
#include "report/quantities.h"
#include "run/stored_article.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

// Beside those of all commands.
constexpr int kExitNone = 1;     // no such article, or it has no such origin
constexpr int kExitMissing = 3;  // the archive is not where it was
constexpr int kExitShort = 4;    // it can't be read to the end of the record
constexpr int kExitChanged = 5;  // something else stands there

CommandLine command_line() {
  CommandLine line = command_line_of(
      "original",
      "Prints the record that an article was read from, byte for byte as it is in its archive: taken out of "
      "its containers, and checked against the digest that the index keeps.\n\n"
      "For a page of a web archive, that is the page as a browser would get it (HTTP's chunks and "
      "compression "
      "undone). If the article is at several places, the first one that has not changed is printed.",
      "ID",
      {"indexer original --db news http://harbour.example/1 > page.html",
       "indexer original --db news --list herald-000495",
       "indexer original --db news --archive /mnt/archive-2024 herald-000495",
       "indexer original --db news --headers http://harbour.example/1",
       "indexer original --db news -- -id-that-begins-with-a-hyphen"});
  line.value("db", "directory of the index", "DIR");
  line.value("origin", "print the record at the Nth place that --list shows", "N");
  line.flag("list", "list the places without reading any archive");
  line.flag("json", "list them as one JSON object");
  line.values("archive",
              "look here first: a file, or a directory where the end of the stored path leads to the file "
              "(/srv/a/b.tar: DIR/srv/a/b.tar, DIR/a/b.tar, DIR/b.tar); may be given several times",
              "DIR");
  line.flag("record", "web archives: print the whole record with its headers, as it was sent");
  line.flag("headers", "web archives: print the headers of the record, its own and HTTP's");
  line.flag("force", "print what is there now, even if it has changed");
  return line;
}

std::optional<schema::Article> find_article(const std::string& index, const std::string& id) {
  return schema::read_index(index, [&](const Xapian::Database& database) -> std::optional<schema::Article> {
    const std::optional<StoredArticle> stored = find_stored(database, id);
    if (!stored) return std::nullopt;
    return schema::article_from_json(database.get_document(stored->document).get_data());
  });
}

std::string list_line(std::size_t number, const Origin& origin) {
  std::string line = fmt::format("{}  {}", number, schema::printable(to_string(origin)));
  if (!origin.form.empty()) line += fmt::format("  {}", origin.form);
  if (origin.length > 0) line += fmt::format("  {} bytes at {}", origin.length, origin.offset);
  if (origin.fetched_utc_seconds) line += "  fetched " + schema::format_rfc3339(*origin.fetched_utc_seconds);
  if (!origin.filter.empty()) line += "  by a filter for " + schema::printable(origin.filter);
  if (origin.is_revisit) line += "  a revisit";
  return line + "\n";
}

// The article's own form of its origins, and its id.
std::string list_json(const schema::Article& article) {
  schema::Article places;
  places.id = article.id;
  places.origins = article.origins;
  return schema::to_json(places) + "\n";
}

// Where the file may be, the likeliest first.
std::vector<std::string> places_of_file(const Origin& origin, const std::vector<std::string>& archives) {
  std::vector<std::string> places;
  for (const std::string& archive : archives) {
    std::error_code error;
    if (!std::filesystem::is_directory(archive, error)) {
      places.push_back(archive);
      continue;
    }
    const std::filesystem::path path = std::filesystem::path(origin.path).relative_path();
    for (auto from = path.begin(); from != path.end(); ++from) {
      std::filesystem::path file = archive;
      for (auto part = from; part != path.end(); ++part) file /= *part;
      if (std::filesystem::exists(file, error)) places.push_back(file.string());
    }
  }
  places.push_back(origin.path);
  return places;
}

int exit_code_of(OriginalState state) {
  switch (state) {
    case OriginalState::kSame:
    case OriginalState::kUnchecked:
      return kExitDone;
    case OriginalState::kMissing:
      return kExitMissing;
    case OriginalState::kShort:
      return kExitShort;
    case OriginalState::kChanged:
      return kExitChanged;
  }
  return kExitFailed;
}

OriginalPart part_option(const CommandLine& line) {
  if (line.has("record") && line.has("headers")) line.fail("--record and --headers can't be given together");
  return line.has("record")    ? OriginalPart::kWebRecord
         : line.has("headers") ? OriginalPart::kWebHeads
                               : OriginalPart::kRecord;
}

class Search {
 public:
  Search(const CommandLine& line, OriginalPart part) : archives_(line.all("archive")), part_(part) {}

  // The record at `origin`, wherever its file may be now.
  Original find(const Origin& origin) const {
    if (origin.is_revisit && part_ == OriginalPart::kRecord) {
      return {OriginalState::kChanged,
              {},
              fmt::format("{}: a revisit; the crawl stored no page for it", to_string(origin))};
    }
    if (origin.path == "-" && archives_.empty()) {
      return {OriginalState::kMissing,
              {},
              "the record was read from standard input; name a file that holds it with --archive"};
    }
    Original best;
    for (const std::string& file : places_of_file(origin, archives_)) {
      Original found = find_original(origin, file, part_);
      if (exit_code_of(found.state) == kExitDone) return found;
      if (best.reason.empty() || best.state == OriginalState::kMissing) best = std::move(found);
    }
    if (best.state == OriginalState::kMissing) {
      best.reason += "; if the archive has moved, name its new directory with --archive";
    }
    return best;
  }

 private:
  const std::vector<std::string> archives_;
  const OriginalPart part_;
};

// The first of `origins` that is as it was; else what is wrong with the first.
Original first_whole(const Search& search, const std::vector<Origin>& origins) {
  Original first;
  for (std::size_t i = 0; i < origins.size(); ++i) {
    Original found = search.find(origins[i]);
    if (exit_code_of(found.state) == kExitDone) {
      if (i > 0)
        complain(
            fmt::format("note: {}; this is the record at place {}", schema::printable(first.reason), i + 1));
      return found;
    }
    if (i == 0) first = std::move(found);
  }
  return first;
}

int print(const Original& original, bool force, const Streams& streams) {
  if (!original.reason.empty()) complain(schema::printable(original.reason));
  const int code = exit_code_of(original.state);
  if (code == kExitDone || force) streams.out << original.bytes;
  return code;
}

}  // namespace

int run_original(const Words& words, const Streams& streams) {
  CommandLine line = command_line();
  if (!line.parse(words, streams.out)) return kExitDone;
  const std::string index = index_option(line);
  if (line.operands().size() != 1) line.fail("give the id of one article");
  const std::string& id = line.operands().front();
  const OriginalPart part = part_option(line);
  const std::optional<schema::Article> article = find_article(index, id);
  if (!article) {
    complain("no article with id " + schema::printable(id));
    return kExitNone;
  }
  if (line.has("json")) {
    streams.out << list_json(*article);
    return kExitDone;
  }
  const std::vector<Origin>& origins = article->origins;
  if (origins.empty()) {
    complain("the article was stored without its origin; indexer add --origins would add it");
    return kExitNone;
  }
  if (line.has("list")) {
    for (std::size_t i = 0; i < origins.size(); ++i) streams.out << list_line(i + 1, origins[i]);
    return kExitDone;
  }
  const Search search(line, part);
  if (!line.has("origin")) return print(first_whole(search, origins), line.has("force"), streams);
  const std::uint64_t number = line.number("origin", 1, 1'000'000);
  if (number > origins.size()) {
    complain(fmt::format("--origin: the article has only {}", counted(origins.size(), "origin")));
    return kExitNone;
  }
  return print(search.find(origins[static_cast<std::size_t>(number - 1)]), line.has("force"), streams);
}

}  // namespace broadsheet::indexer

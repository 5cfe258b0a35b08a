// searcher show: prints one stored article whole.
#include <fmt/format.h>

#include <utility>

#include "broadsheet/schema/article.h"
#include "broadsheet/searcher/searcher.h"
#include "commands/commands.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

constexpr const char* kMore =
    "\nThe id is compared byte for byte. Write -- before one that begins with a hyphen.\n"
    "\nExamples:\n"
    "  searcher show --db news.db herald-000495\n"
    "  searcher show --db news.db --format json herald-000495 | jq .headlines\n"
    "\nExit status: 0 if there is such an article, 1 if there is none, 2 if something went wrong.\n";

}  // namespace

int run_show(const Words& words, const Streams& streams) {
  program::Usage usage =
      usage_of("show", "Prints one stored article whole.", "--db DIR [OPTION]... ID", kMore);
  usage.remedy = "write -- before an id that begins with a hyphen, or see searcher show --help";
  usage.hyphen_may_begin_words = true;
  CommandLine line(std::move(usage));
  line.values("db", "index to look in; of several, the first that has the article", "DIR");
  line.value("format", "the article format, or one JSON object", "article|json", "article");
  if (!line.parse(words, streams.out)) return kExitFound;

  const bool as_json = line.one_of("format", {"article", "json"}) == 1;
  if (line.operands().size() != 1) line.fail("give the id of one article");
  const std::string& id = line.operands().front();

  Searcher searcher(database_option(line));
  const std::vector<schema::Article> articles = searcher.find(id);
  if (articles.empty()) {
    complain("no article with id " + id);
    return kExitNothingFound;
  }
  if (articles.size() > 1) {
    complain(fmt::format("note: {} of the indexes have this id; this is the first", articles.size()));
  }
  if (as_json) {
    streams.out << schema::escape_unsafe(schema::to_json(articles.front())) << "\n";
  } else {
    const std::string text = schema::to_article_format(articles.front());
    streams.out << (streams.terminal.is_terminal ? schema::printable_lines(text) : text);
  }
  return kExitFound;
}

}  // namespace broadsheet::searcher

// searcher show: prints one stored article whole.
#include <fmt/format.h>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/searcher.h"
#include "commands/command.h"
#include "commands/options.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

constexpr std::string_view kMore =
    "\nThe id is compared byte for byte. Write -- before one that begins with a hyphen.\n"
    "\nExamples:\n"
    "  searcher show --db news.db herald-000495\n"
    "  searcher show --db news.db --format json herald-000495 | jq .headlines\n"
    "\nExit status: 0 if there is such an article, 1 if there is none, 2 if something went wrong.\n";

}  // namespace

int run_show(const std::vector<std::string>& given, const Streams& streams) {
  cxxopts::Options options("searcher show", "Prints one stored article whole.\n");
  options.custom_help("--db DIR [OPTION]... ID");
  options.positional_help("");
  options.add_options()("db", "index to look in; of several the first that has it",
                        cxxopts::value<std::vector<std::string>>(), "DIR");
  options.add_options()("format", "the article format, or one JSON object",
                        cxxopts::value<std::string>()->default_value("article"), "article|json");
  const Arguments arguments = parse_arguments(
      options, given, "write -- before an id that begins with a hyphen, or see searcher show --help");
  if (answered_help(options, arguments, kMore, streams.out)) return kFound;

  const auto& format = arguments.options["format"].as<std::string>();
  if (format != "article" && format != "json") {
    throw schema::UserError(fmt::format("--format: '{}' is neither article nor json", format));
  }
  if (arguments.words.size() != 1) throw schema::UserError("give one id; see searcher show --help");
  const std::string& id = arguments.words.front();

  Searcher searcher(database_option(arguments));
  const std::vector<schema::Article> articles = searcher.find(id);
  if (articles.empty()) {
    streams.err << "searcher: no article with id " << schema::printable(id) << "\n";
    return kNothingFound;
  }
  if (articles.size() > 1) {
    streams.err << fmt::format("searcher: note: {} of the indexes have this id; this is the first\n",
                               articles.size());
  }
  if (format == "json") {
    streams.out << schema::escape_unsafe(schema::to_json(articles.front())) << "\n";
  } else {
    const std::string text = schema::to_article_format(articles.front());
    streams.out << (streams.terminal.is_terminal ? schema::printable_lines(text) : text);
  }
  return kFound;
}

}  // namespace broadsheet::searcher

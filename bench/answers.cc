// Answers many queries of one index: a line of JSON for each line of standard input, with the total and the
// ids of the first ten articles. What bench/names asks; starting `searcher query` for each would take most of
// the time.
#include <fmt/format.h>

#include <iostream>
#include <string>

#include "broadsheet/searcher/searcher.h"
#include "json/json_writer.h"

int main(int count, char** arguments) {
  using namespace broadsheet;
  const std::string_view mode = count == 3 ? arguments[2] : "";
  if (count < 2 || count > 3 || (count == 3 && mode != "--no-names")) {
    std::cerr << "usage: answers INDEX [--no-names] < QUERIES\n";
    return 2;
  }
  searcher::Searcher searcher({arguments[1]});
  searcher::SearchRequest request;
  request.names = mode.empty();
  request.detail = searcher::Detail::kId;
  request.suggest = false;
  for (std::string line; std::getline(std::cin, line);) {
    request.query = line;
    request.limit = 10;
    const searcher::Results first = searcher.search(request);
    request.limit = 0;  // counts exactly
    const searcher::Results all = searcher.search(request);
    std::string out;
    schema::JsonWriter json(out, schema::JsonEscape::kUnsafe);
    json.begin_object();
    json.number("total", all.total);
    json.begin_array("ids");
    for (const searcher::Hit& hit : first.hits) json.item(hit.article.id);
    json.end_array();
    json.begin_array("also_as");
    for (const searcher::AlsoAs& also : first.also_as)
      json.item(fmt::format("{} ({})", also.name, also.articles));
    json.end_array();
    json.end_object();
    std::cout << out << '\n';
  }
}

// Searches an index and prints what it finds, best first: search INDEX QUERY
#include <iostream>
#include <string>

#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/searcher.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: search INDEX QUERY\n";
    return 2;
  }
  try {
    broadsheet::searcher::Searcher searcher({argv[1]});
    broadsheet::searcher::SearchRequest request;
    request.query = argv[2];
    const broadsheet::searcher::Results results = searcher.search(request);
    std::cout << results.total << " found\n";
    for (const broadsheet::searcher::Hit& hit : results.hits) {
      std::cout << hit.rank << ' ' << hit.article.id << '\n';
      for (const broadsheet::searcher::MarkedText& headline : hit.headlines)
        std::cout << "  " << headline.text << '\n';
    }
    return results.hits.empty() ? 1 : 0;
  } catch (const broadsheet::schema::UserError& error) {
    std::cerr << "search: " << error.what() << '\n';
    return 2;
  }
}

// A portal of somebody else: fills an index with the installed indexer and searches it through the library.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>

#include "broadsheet/searcher/searcher.h"

int main(int argc, char** argv) {
  if (argc != 3) return EXIT_FAILURE;
  const std::string index = argv[1];
  const std::string records = index + ".jsonl";
  std::ofstream(records) << R"({"id":"a-1","title":"港の新しい橋","body":"Jembatan baru dibuka."})" << '\n';
  const std::string command =
      std::string(argv[2]) + " add --quiet --db " + index + " " + records + " >/dev/null";
  if (std::system(command.c_str()) != 0) return EXIT_FAILURE;
  try {
    broadsheet::searcher::Searcher searcher({index});
    broadsheet::searcher::SearchRequest request;
    request.query = "新しい橋";
    const broadsheet::searcher::Results results = searcher.search(request);
    if (results.hits.size() == 1 && results.hits.front().article.id == "a-1") return EXIT_SUCCESS;
    std::fprintf(stderr, "expected one hit, found %zu\n", results.hits.size());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return EXIT_FAILURE;
}

// A portal in small: several threads answer searches of one index, each within half a second.
//   portal INDEX QUERY...
#include <atomic>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/index.h"

namespace {

using namespace std::chrono_literals;
namespace searcher = broadsheet::searcher;

// What a handler of requests would do.
std::string answer(searcher::Index& index, const std::string& query) {
  searcher::SearchRequest request;
  request.query = query;
  request.limit = 10;
  request.fields = searcher::HitFields::kAllButBody;  // snippets need no bodies
  request.deadline = std::chrono::steady_clock::now() + 500ms;
  const searcher::Results results = index.search(request);

  // The revision is what identifies an answer for a cache (the header ETag); see also Index::revision().
  std::string text =
      query + ": " + std::to_string(results.total) + " found, revision " + results.index_revision;
  if (results.timed_out) text += ", and perhaps more: the time was up";
  text += '\n';
  for (const searcher::Hit& hit : results.hits) text += "  " + hit.article.id + '\n';
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: portal INDEX QUERY...\n";
    return 2;
  }
  const std::vector<std::string> queries(argv + 2, argv + argc);
  try {
    // Opened once. What a writer commits is found a second later at the latest.
    searcher::Index index({argv[1]},
                          {.reload = searcher::Reload::kEachPeriod, .period = 1s, .max_searchers = 4});
    for (const std::string& warning : index.warnings()) std::cerr << "portal: " << warning << '\n';

    std::vector<std::string> answers(queries.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> failed = false;
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
          for (std::size_t at = next++; at < queries.size(); at = next++) {
            try {
              answers[at] = answer(index, queries[at]);
            } catch (const broadsheet::schema::UserError& error) {  // of the request, or of the index
              answers[at] = queries[at] + ": " + error.what() + '\n';
              failed = true;
            }
          }
        });
      }
    }
    for (const std::string& text : answers) std::cout << text;
    return failed ? 1 : 0;
  } catch (const broadsheet::schema::UserError& error) {
    std::cerr << "portal: " << error.what() << '\n';
    return 2;
  }
}

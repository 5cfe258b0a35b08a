// The ids alone, exactly as stored, one a line: input for other tools.
#include <ostream>

#include "broadsheet/searcher/formats.h"

namespace broadsheet::searcher {

void write_ids(const Page& page, std::ostream& out) {
  const Results& results = page.results;
  for (const Hit& hit : results.hits) out << hit.article.id << '\n';
}

}  // namespace broadsheet::searcher

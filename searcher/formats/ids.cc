// The ids alone, exactly as stored, one a line: input for other tools.
#include "broadsheet/searcher/formats.h"

namespace broadsheet::searcher {

void write_ids(const Results& results, const FormatOptions& /*options*/, std::ostream& out) {
  for (const Hit& hit : results.hits) out << hit.article.id << '\n';
}

}  // namespace broadsheet::searcher

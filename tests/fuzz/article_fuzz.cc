// Fuzzes the article format, from bytes to stored articles.
#include "fuzz/check_records.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

BROADSHEET_FUZZ_TARGET(article) { return check_records(data, size, indexer::Format::kArticle); }

}  // namespace broadsheet::fuzz

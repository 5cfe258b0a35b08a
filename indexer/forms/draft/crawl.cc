// What a crawl says of what it fetched.
#include "forms/draft/crawl.h"

#include <cstdint>
#include <utility>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::indexer {

void add_crawl_date(ArticleDraft& draft, const Record& record) {
  if (record.envelope == nullptr || !record.envelope->fetched_utc_seconds) return;
  const std::int64_t fetched = *record.envelope->fetched_utc_seconds;
  constexpr std::int64_t kDay = 24 * 60 * 60;
  draft.set_latest(fetched + kDay);
  DateStatement statement;
  statement.text = schema::format_rfc3339(fetched);
  statement.found = {"the crawl: when the page was fetched", {}, 0, Certainty::kGuessed};
  draft.add_published(std::move(statement));
}

}  // namespace broadsheet::indexer

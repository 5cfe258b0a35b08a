// What a crawl says of what it fetched.
#pragma once

#include "broadsheet/indexer/record.h"
#include "forms/draft/article_draft.h"

namespace broadsheet::indexer {

// Nothing was published after it was fetched, but for clocks that are wrong and zones that are not told. And
// when nothing else says when it was, it was then at the latest: call it when all other statements are added.
void add_crawl_date(ArticleDraft& draft, const Record& record);

}  // namespace broadsheet::indexer

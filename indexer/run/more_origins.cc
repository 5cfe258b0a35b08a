// Further places of articles.
#include "run/more_origins.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/fields.h"
#include "index/document.h"

namespace broadsheet::indexer {
namespace {

// Adds those of `more` that `origins` lacks, in order; false if there are none, or no room.
bool add_missing(std::vector<schema::Origin>& origins, const std::vector<schema::Origin>& more) {
  const std::size_t before = origins.size();
  for (const schema::Origin& origin : more) {
    if (origins.size() >= MoreOrigins::kMost) break;
    if (std::find(origins.begin(), origins.end(), origin) == origins.end()) origins.push_back(origin);
  }
  return origins.size() > before;
}

}  // namespace

void MoreOrigins::add(Chunk& chunk) {
  for (PreparedRecord& record : chunk.prepared) {
    auto* article = std::get_if<PreparedArticle>(&record.result);
    if (article == nullptr || article->origins.empty()) continue;
    Waiting& waiting = waiting_[content_of(*article)];
    add_missing(waiting.origins, article->origins);
    article->origins.clear();
    if (!waiting.id.empty()) continue;
    waiting.id = std::move(article->id);
    waiting.fingerprint = std::move(article->fingerprint);
  }
}

void MoreOrigins::write(IndexWriter& writer, bool completes) {
  if (waiting_.empty()) return;
  const std::vector<std::string> own = writer.shards().own_of_databases();
  std::vector<IndexWriter::Rewrite> rewrites;
  std::vector<const Waiting*> added;
  {
    const Xapian::Database index = writer.shards().open(writer.path());
    for (const auto& [content, waiting] : waiting_) {
      const std::string term = schema::id_term(waiting.id);
      for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
        const ShardList::Place place = writer.shards().place_of(*at);
        if (own[place.database].empty()) continue;  // not ours to change
        const Xapian::Document document = index.get_document(*at, Xapian::DOC_ASSUME_VALID);
        if (document.get_value(schema::slot::kFingerprint) != waiting.fingerprint) continue;
        // A run replaced it by another and took it back: where it stood before the other was not kept, and
        // must not come when the same archive is added again.
        if (contains_fingerprint(document.get_value(schema::slot::kSuperseded), waiting.fingerprint))
          continue;
        schema::Article article = schema::article_from_json(document.get_data());
        if ((article.origins.empty() && !completes) || !add_missing(article.origins, waiting.origins))
          continue;
        rewrites.push_back({place, added.size()});
        added.push_back(&waiting);
      }
    }
  }
  writer.rewrite_data(
      std::move(rewrites),
      [&](const std::string& data, std::size_t number) {
        schema::Article article = schema::article_from_json(data);
        add_missing(article.origins, added[number]->origins);
        return schema::to_json(article, schema::JsonUse::kStored);
      },
      "the origins of articles");
  waiting_.clear();
}

}  // namespace broadsheet::indexer

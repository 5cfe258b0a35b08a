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
    if (record.revisited) add_revisit(*std::exchange(record.revisited, nullptr));
    auto* article = std::get_if<PreparedArticle>(&record.result);
    if (article == nullptr || article->origins.empty()) continue;
    Waiting& waiting = articles_[content_of(*article)];
    add_missing(waiting.origins, article->origins);
    article->origins.clear();
    if (!waiting.id.empty()) continue;
    waiting.order = articles_.size();
    waiting.id = std::move(article->id);
    waiting.fingerprint = std::move(article->fingerprint);
  }
}

void MoreOrigins::add_revisit(Revisited& revisit) {
  const std::string when = revisit.fetched_utc_seconds ? std::to_string(*revisit.fetched_utc_seconds) : "";
  Waiting& waiting = visits_[when + " " + revisit.id];
  add_missing(waiting.origins, {std::move(revisit.origin)});
  if (waiting.id.empty()) waiting.order = visits_.size();
  waiting.id = std::move(revisit.id);
  waiting.fetched_utc_seconds = revisit.fetched_utc_seconds;
}

// Whether `document` is what the places are of; then `article` is what it holds.
bool MoreOrigins::is_meant(const Waiting& waiting, const Xapian::Document& document,
                           schema::Article& article) {
  if (!waiting.fingerprint.empty()) {
    if (document.get_value(schema::slot::kFingerprint) != waiting.fingerprint) return false;
    // A run replaced it by another and took it back: where it stood before the other was not kept, and must
    // not come when the same archive is added again.
    if (contains_fingerprint(document.get_value(schema::slot::kSuperseded), waiting.fingerprint))
      return false;
    article = schema::article_from_json(document.get_data());
    return true;
  }
  // A revisit is of what was fetched at the time that it names.
  article = schema::article_from_json(document.get_data());
  return std::any_of(article.origins.begin(), article.origins.end(), [&](const schema::Origin& origin) {
    return !origin.is_revisit && origin.fetched_utc_seconds &&
           (!waiting.fetched_utc_seconds || origin.fetched_utc_seconds == waiting.fetched_utc_seconds);
  });
}

std::vector<MoreOrigins::Waiting*> MoreOrigins::in_order(ByContent& all) {
  std::vector<Waiting*> ordered;
  ordered.reserve(all.size());
  for (auto& [content, waiting] : all) ordered.push_back(&waiting);
  std::sort(ordered.begin(), ordered.end(),
            [](const Waiting* a, const Waiting* b) { return a->order < b->order; });
  return ordered;
}

void MoreOrigins::write_those(ByContent& all, IndexWriter& writer, bool completes) {
  if (all.empty()) return;
  const std::vector<std::string> own = writer.shards().own_of_databases();
  std::vector<IndexWriter::Rewrite> rewrites;
  std::vector<std::vector<const Waiting*>> added;         // for each of them
  std::unordered_map<Xapian::docid, std::size_t> places;  // in both, by document
  {
    const Xapian::Database index = writer.shards().open(writer.path());
    for (Waiting* const waiting : in_order(all)) {
      const std::string term = schema::id_term(waiting->id);
      for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
        const ShardList::Place place = writer.shards().place_of(*at);
        if (own[place.database].empty()) continue;  // not ours to change
        const Xapian::Document document = index.get_document(*at, Xapian::DOC_ASSUME_VALID);
        schema::Article article;
        if (!is_meant(*waiting, document, article)) continue;
        waiting->is_found = true;
        if ((article.origins.empty() && !completes) || !add_missing(article.origins, waiting->origins))
          continue;
        const auto [entry, is_new] = places.try_emplace(*at, rewrites.size());
        if (is_new) {
          rewrites.push_back({place, rewrites.size()});
          added.emplace_back();
        }
        added[entry->second].push_back(waiting);
      }
    }
  }
  writer.rewrite_data(
      std::move(rewrites),
      [&](const std::string& data, std::size_t number) {
        schema::Article article = schema::article_from_json(data);
        for (const Waiting* const waiting : added[number]) add_missing(article.origins, waiting->origins);
        return schema::to_json(article, schema::JsonUse::kStored);
      },
      "the origins of articles");
}

void MoreOrigins::write_visits(IndexWriter& writer, bool completes) {
  write_those(visits_, writer, completes);
  std::erase_if(visits_, [](const auto& visit) { return visit.second.is_found; });
  if (visits_.size() > kMostWaiting / 2) visits_.clear();
}

void MoreOrigins::write(IndexWriter& writer, bool completes) {
  write_those(articles_, writer, completes);
  articles_.clear();
  if (has_many_visits()) write_visits(writer, completes);
}

void MoreOrigins::write_all(IndexWriter& writer, bool completes) {
  write(writer, completes);
  write_visits(writer, completes);
  visits_.clear();
}

}  // namespace broadsheet::indexer

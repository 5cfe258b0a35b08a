// Contents that come back.
#include "run/returning.h"

#include <algorithm>

namespace broadsheet::indexer {

void ReturningArticles::put(const schema::Article& article, Outcome counted) {
  const std::string json = schema::to_json(article);
  waiting_[article.id] = {spool_.append(json), json.size(), counted};
}

std::vector<ReturningArticles::Waiting> ReturningArticles::all() const {
  std::vector<Waiting> all;
  all.reserve(waiting_.size());
  for (const auto& [id, waiting] : waiting_) all.push_back(waiting);
  std::sort(all.begin(), all.end(), [](const Waiting& x, const Waiting& y) { return x.place < y.place; });
  return all;
}

schema::Article ReturningArticles::read(const Waiting& waiting) {
  return schema::article_from_json(spool_.read(waiting.place, waiting.bytes));
}

}  // namespace broadsheet::indexer

// Measures which share of a long query's rarity an article must hold to be one with most of its words: for
// each share, how often the articles that are asked for are among them, and how many articles there are.
//
// usage: tiers INDEX SET...
//
// The queries are the topics of each set (folders as bench/quality takes them) and the headlines of the
// articles in the index, each for its own article; those of kSentenceWords words or more.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/fields.h"
#include "index/document.h"
#include "model/article_json.h"
#include "plan/query_plan.h"
#include "query/query_tree.h"
#include "search/document_set.h"
#include "xapian/shards.h"

namespace {

using broadsheet::schema::QueryGroup;

constexpr std::array kShares{0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1.0};
constexpr std::size_t kMaxQueries = 300;  // of one set

struct Query {
  std::string text;
  std::vector<std::string> wanted;
};

// Sums over the queries of one set.
struct Sums {
  std::size_t queries = 0;
  std::array<double, kShares.size()> found{};      // share of the wanted articles
  std::array<double, kShares.size()> counted{};    // articles
  std::array<std::size_t, kShares.size()> none{};  // queries without an article
};

class Measure {
 public:
  explicit Measure(const std::string& index)
      : database_(index), shards_(broadsheet::schema::shards_of(database_)) {}

  void add(const Query& query, Sums& sums) {
    broadsheet::schema::ParsedQuery parsed;
    parsed.root = broadsheet::schema::query::make_node(broadsheet::schema::QueryKind::kWords, query.text);
    broadsheet::schema::PlanOptions options;
    options.groups = true;
    const auto plan = broadsheet::schema::plan_query(parsed, database_, options, tools_);
    if (!plan.many_words) return;
    ++sums.queries;
    std::map<std::pair<std::size_t, Xapian::docid>, double> held;
    double all = 0;
    for (const QueryGroup& group : plan.groups) {
      if (group.documents == 0) continue;
      all += group.rarity;
      const auto set = broadsheet::searcher::collect(group.found, shards_, nullptr, interrupt_);
      for (std::size_t i = 0; i < set.shards(); ++i) {
        for (Xapian::docid at = set.shard(i).next(1); at != 0; at = set.shard(i).next(at + 1))
          held[{i, at}] += group.rarity;
      }
    }
    std::vector<double> wanted(query.wanted.size(), 0);
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      for (std::size_t j = 0; j < wanted.size(); ++j) {
        const auto document = shards_[i].postlist_begin(broadsheet::schema::id_term(query.wanted[j]));
        if (document == Xapian::PostingIterator()) continue;
        const auto found = held.find(std::pair{i, *document});
        if (found != held.end()) wanted[j] = found->second;
      }
    }
    for (std::size_t s = 0; s < kShares.size(); ++s) {
      const double least = kShares[s] * all * (1 - 1e-6);
      for (const double sum : wanted) {
        sums.found[s] += sum >= least ? 1.0 / static_cast<double>(wanted.size()) : 0;
      }
      const auto count =
          std::count_if(held.begin(), held.end(), [&](const auto& each) { return each.second >= least; });
      sums.counted[s] += static_cast<double>(count);
      if (count == 0) ++sums.none[s];
    }
  }

  // The headlines in the index, by the language of the article.
  std::map<std::string, std::vector<Query>> headlines() {
    std::map<std::string, std::vector<Query>> all;
    for (Xapian::Database& shard : shards_) {
      for (auto at = shard.postlist_begin(""); at != shard.postlist_end(""); ++at) {
        const auto article = broadsheet::schema::article_from_json(shard.get_document(*at).get_data());
        for (const auto& headline : article.headlines)
          all["headlines " + headline.language].push_back({headline.text, {article.id}});
      }
    }
    return all;
  }

 private:
  Xapian::Database database_;
  std::vector<Xapian::Database> shards_;
  broadsheet::schema::PlanTools tools_;
  broadsheet::schema::Interrupt interrupt_;
};

std::vector<Query> topics_of(const std::string& folder) {
  std::map<std::string, std::vector<std::string>> wanted;
  std::ifstream judgements(folder + "/qrels.txt");
  std::string topic;
  std::string zero;
  std::string document;
  for (int grade = 0; judgements >> topic >> zero >> document >> grade;) {
    if (grade > 0) wanted[topic].push_back(document);
  }
  std::vector<Query> all;
  std::ifstream topics(folder + "/topics.tsv");
  for (std::string line; std::getline(topics, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const auto judged = wanted.find(line.substr(0, first));
    if (judged != wanted.end()) all.push_back({line.substr(second + 1), judged->second});
  }
  return all;
}

void print(const std::string& name, const Sums& sums) {
  if (sums.queries == 0) return;
  const auto count = static_cast<double>(sums.queries);
  fmt::print("{:24} {:5}", name, sums.queries);
  for (std::size_t s = 0; s < kShares.size(); ++s) {
    fmt::print("  {:.3f} {:5.1f} {:4.0f}%", sums.found[s] / count, sums.counted[s] / count,
               100 * static_cast<double>(sums.none[s]) / count);
  }
  fmt::print("\n");
}

int run(int count, char** arguments) {
  Measure measure(arguments[1]);
  std::map<std::string, std::vector<Query>> sets = measure.headlines();
  for (int i = 2; i < count; ++i) {
    std::string folder = arguments[i];
    while (folder.ends_with('/')) folder.pop_back();
    sets[folder.substr(folder.find_last_of('/') + 1)] = topics_of(folder);
  }
  fmt::print("for each share: wanted articles found, articles counted, queries without one\n{:30}", "");
  for (const double share : kShares) fmt::print("  {:17.2f}", share);
  fmt::print("\n");
  for (const auto& [name, queries] : sets) {
    Sums sums;
    const std::size_t step = std::max<std::size_t>(1, queries.size() / kMaxQueries);
    for (std::size_t i = 0; i < queries.size(); i += step) measure.add(queries[i], sums);
    print(name, sums);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "usage: tiers INDEX SET...\n");
    return 2;
  }
  try {
    return run(count, arguments);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "tiers: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "tiers: {}\n", error.what());
  }
  return 2;
}

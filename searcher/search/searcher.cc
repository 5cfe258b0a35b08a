// Running searches: plan, match, fetch, mark; all of it again if a writer overtakes it.
#include "broadsheet/searcher/searcher.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/query.h"
#include "index/document.h"
#include "json/json_value.h"
#include "model/article_json.h"
#include "plan/groups.h"
#include "plan/surface_cache.h"
#include "query/query_tree.h"
#include "search/arrival.h"
#include "search/copies.h"
#include "search/database.h"
#include "search/filters.h"
#include "search/freshness.h"
#include "search/highlight.h"
#include "search/histogram.h"
#include "search/snippet.h"
#include "search/spelling.h"
#include "search/tiers.h"
#include "text/characters.h"

namespace broadsheet::searcher {
namespace {

// Ids kept by rank(), which meets the same articles topic after topic; a few hundred bytes each.
constexpr std::size_t kMaxKnownIds = 1U << 20;

// Candidates that a match by rank looks at beyond the hits asked for, before it passes over those that can't
// be among them.
constexpr std::uint64_t kCheckedBeyond = 1000;

// So long after its deadline a search may begin to fetch and mark one more hit: a match that was cut short is
// worth nothing if what it found is not shown. Half of kOvertime; the other half is for what it then does.
constexpr std::chrono::milliseconds kFetchGrace = kOvertime / 2;

// So many hits are folded if there was no time for all: some milliseconds.
constexpr std::size_t kFoldedLate = 1000;

// The id at the beginning of stored data, without parsing the article behind it.
std::string stored_id(const std::string& data) {
  constexpr std::string_view kOpening = "{\"id\":\"";
  if (data.starts_with(kOpening)) {
    std::size_t end = kOpening.size();
    while (end < data.size() && data[end] != '"') end += data[end] == '\\' ? 2U : 1U;
    if (end < data.size()) {
      const auto parsed = schema::parse_json(data.substr(0, end + 1) + "}");
      if (const auto* object = std::get_if<schema::JsonValue>(&parsed))
        return object->members.front().value.text;
    }
  }
  return schema::article_from_json(data).id;
}

// The languages that the words of `part` were stemmed in when the article was indexed: its own, or all of the
// article's if its own is not known.
std::vector<std::string> languages_of(const schema::TextPart& part, const schema::Article& article) {
  if (!part.language.empty()) return {part.language};
  std::vector<std::string> all;
  const auto add = [&](const std::string& language) {
    if (!language.empty() && std::find(all.begin(), all.end(), language) == all.end())
      all.push_back(language);
  };
  for (const schema::TextPart& headline : article.headlines) add(headline.language);
  add(article.body.language);
  return all;
}

// A text joined and cut to what is analysed. A body of many megabytes is not joined beyond that.
std::string joined(std::string_view text, bool whole) {
  return schema::join_lines(whole ? text : schema::cut_at_character(text, kMaxHighlightBytes));
}

// Lets go of what was not asked for.
void keep_only(HitFields fields, schema::Article& article) {
  if (fields == HitFields::kAll) return;
  if (!has(fields, HitFields::kHeadlines)) article.headlines.clear();
  if (!has(fields, HitFields::kBody)) std::string().swap(article.body.text);
  if (!has(fields, HitFields::kDates)) {
    article.date_text.clear();
    article.published.reset();
    article.modified.reset();
    article.date_problem.clear();
  }
  if (!has(fields, HitFields::kSource)) article.source = {};
  if (!has(fields, HitFields::kByline)) article.byline.clear();
  if (!has(fields, HitFields::kUrl)) article.url.clear();
  if (!has(fields, HitFields::kTags)) article.tags.clear();
  if (!has(fields, HitFields::kExtra)) article.extra_json.clear();
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

class Searcher::Impl {
 public:
  Impl(const std::vector<std::filesystem::path>& directories, Following following,
       std::shared_ptr<schema::plan::SharedSurfaceCache> surface_cache)
      : index_(directories), surface_cache_(std::move(surface_cache)) {
    index_.follow(following == Following::kEachCall);
  }

  const std::vector<std::string>& warnings() const noexcept { return index_.warnings(); }
  const std::string& revision() const noexcept { return index_.revision(); }
  bool refresh() { return index_.refresh(); }

  Results search(const SearchRequest& request) {
    check(request);
    const auto start = std::chrono::steady_clock::now();
    schema::Interrupt interrupt(request.deadline, request.stop);
    Results results = index_.read(
        [&](const Xapian::Database& database) { return search_once(request, interrupt, database); });
    results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return results;
  }

  std::vector<Ranked> rank(std::string_view text, std::size_t depth, schema::DefaultOperator default_operator,
                           schema::Deadline deadline) {
    schema::Interrupt interrupt(deadline, {});
    return index_.read([&](const Xapian::Database& database) {
      return rank_once(database, text, depth, default_operator, interrupt);
    });
  }

  std::vector<schema::Article> find(std::string_view id) {
    return index_.read([&](const Xapian::Database& database) {
      std::vector<schema::Article> articles;
      const std::string term = schema::id_term(id);
      for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        articles.push_back(schema::article_from_json(database.get_document(*at).get_data()));
      }
      return articles;
    });
  }

 private:
  struct Plan {
    Xapian::Query query;
    Xapian::Query matched;  // the same without its ranks, but for a plan by rank alone
    schema::QueryPlan words;
    std::string understood;
    std::vector<schema::Problem> notes;
  };

  static MatchMode match_of(const SearchRequest& request) {
    return request.default_operator == schema::DefaultOperator::kAnd ? MatchMode::kAll : request.match;
  }

  // With groups: who finds out what was found of them (Tiers) asks for them, and takes some look-ups more.
  Plan plan(const SearchRequest& request, const Xapian::Database& database, schema::Interrupt& interrupt,
            schema::PhraseRelaxation relax, bool groups) {
    schema::ParsedQuery parsed = schema::parse_query(request.query);
    schema::QueryNodePtr filters = filter_tree(request);
    if (!parsed.root && !filters) {
      if (blank(request.query)) {
        throw schema::UserError(schema::ProblemCode::kNothingAsked, "query", "no words to search for");
      }
    }
    schema::PlanOptions options;
    options.default_operator =
        request.match == MatchMode::kAll ? schema::DefaultOperator::kAnd : request.default_operator;
    options.groups = groups;
    options.stems = request.stems;
    options.positions = index_.positions();
    options.names = request.names;
    options.names_left_out = request.names_left_out;
    options.surface_cache = surface_cache();
    options.synonyms = request.synonyms;
    options.relax_phrases = relax;
    options.time_zone = request.time_zone;
    options.interrupt = &interrupt;
    if (request.source_aliases) options.source_aliases = &*request.source_aliases;
    Plan plan;
    plan.notes = parsed.notes;
    plan.words = schema::plan_query(parsed, database, options, tools_);
    plan.notes.insert(plan.notes.end(), plan.words.notes.begin(), plan.words.notes.end());
    plan.query = plan.words.query;
    plan.matched = plan.words.matched;
    if (filters) {
      const Xapian::Query filter =
          plan_filters(request, database, index_.positions(), tools_, interrupt, plan.notes);
      plan.query = parsed.root ? Xapian::Query(Xapian::Query::OP_FILTER, plan.query, filter)
                               : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0);
      const Xapian::Query matched = schema::matching(filter);
      plan.matched = parsed.root ? Xapian::Query(Xapian::Query::OP_AND, plan.matched, matched) : matched;
    }
    if (request.sort == SortOrder::kRelevance && request.fresh_half_life > 0 && !plan.query.empty()) {
      const std::int64_t now = request.now != 0 ? request.now : std::int64_t{std::time(nullptr)};
      plan.query =
          Xapian::Query(Xapian::Query::OP_AND_MAYBE, plan.query, fresh_boost(request.fresh_half_life, now));
    }
    plan.understood = describe(std::move(parsed.root), std::move(filters));
    return plan;
  }

  static std::string describe(schema::QueryNodePtr words, schema::QueryNodePtr filters) {
    if (!words && !filters) return {};
    if (!words) return schema::to_string(*filters);
    if (!filters) return schema::to_string(*words);
    schema::QueryNode both;
    both.kind = schema::QueryKind::kAnd;
    both.children.push_back(std::move(words));
    both.children.push_back(std::move(filters));
    return schema::to_string(both);
  }

  // What a match is for, beside its query.
  struct Wanted {
    SortOrder sort = SortOrder::kRelevance;
    std::uint64_t offset = 0;
    std::uint64_t limit = 1;
    HistogramSpy* spy = nullptr;
  };

  // The best that was found when it was done, or when `interrupt` expired.
  static Xapian::MSet match(const Xapian::Database& database, const Plan& plan, const Wanted& wanted,
                            schema::Interrupt& interrupt) {
    const Xapian::doccount all = database.get_doccount();
    const auto clamp = [&](std::uint64_t number) {
      return static_cast<Xapian::doccount>(std::min<std::uint64_t>(number, all));
    };
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(schema::ranking_weight(plan.words));
    ArrivalOrder order(database, wanted.sort, interrupt);
    order.prepare(enquire, plan.query);
    if (wanted.spy != nullptr) {
      enquire.add_matchspy(wanted.spy);
      return enquire.get_mset(clamp(wanted.offset), clamp(wanted.limit), all);
    }
    const std::uint64_t last = std::min<std::uint64_t>(wanted.offset, all) + wanted.limit;
    return enquire.get_mset(clamp(wanted.offset), clamp(wanted.limit), clamp(last + kCheckedBeyond));
  }

  Results search_once(const SearchRequest& request, schema::Interrupt& interrupt,
                      const Xapian::Database& database) {
    Results results;
    results.index_revision = index_.revision();
    results.query = request.query;
    results.explain = request.explain;
    results.offset = request.offset;
    results.limit = request.limit;
    results.time_zone = request.time_zone;
    results.fields = request.detail == Detail::kId ? HitFields::kNone : request.fields;
    try {
      fill(results, request, interrupt, database);
    } catch (const schema::Interrupted& interrupted) {
      if (interrupted.cause() == schema::InterruptCause::kStop) throw;
      results.timed_out = true;
    }
    return results;
  }

  // Puts into `results` one thing after the other, so that what is there when it is interrupted is good.
  void fill(Results& results, const SearchRequest& request, schema::Interrupt& interrupt,
            const Xapian::Database& database) {
    results.total_is_exact = results.total_any_is_exact = false;
    // There in any case: formats print it in place of the hits.
    if (request.histogram) results.histogram = Histogram{.unit = *request.histogram, .bins = {}};
    interrupt.check_now();
    Plan plan = this->plan(request, database, interrupt, schema::PhraseRelaxation::kImpossible, true);
    results.understood = plan.understood;
    answer(results, request, plan, database, interrupt);
    if (results.total_any == 0 && plan.words.has_phrases && !results.timed_out) {
      Plan relaxed = this->plan(request, database, interrupt, schema::PhraseRelaxation::kEmpty, true);
      if (relaxed.words.notes.size() > plan.words.notes.size()) {
        plan = std::move(relaxed);
        answer(results, request, plan, database, interrupt);
      }
    }
    if (request.suggest && !results.timed_out) {
      results.suggestion = suggest(request, plan.words.terms, database, interrupt);
    }
    if (request.explain) results.terms = std::move(plan.words.terms);
  }

  void answer(Results& results, const SearchRequest& request, Plan& plan, const Xapian::Database& database,
              schema::Interrupt& interrupt) {
    results.notes = plan.notes;
    results.also_as.clear();
    for (const schema::OtherSpelling& spelling : plan.words.also_as) {
      results.also_as.push_back({spelling.typed, spelling.name, spelling.documents});
    }
    Tiers tiers(database, plan.words, plan.query, plan.matched, match_of(request), interrupt);
    if (request.sort != SortOrder::kRelevance) {
      tiers.choose(true);
      plan.query = tiers.narrowed();
    }
    // Who asks for no hits asks for the counts.
    if (request.collapse) {
      collapse(results, request, plan, database, interrupt);
    } else if (request.limit > 0) {
      const Xapian::MSet mset =
          match(database, plan, {request.sort, request.offset, request.limit, nullptr}, interrupt);
      results.timed_out = interrupt.is_expired();
      if (interrupt.cause() == schema::InterruptCause::kStop) interrupt.check();
      results.total = results.total_any = mset.get_matches_lower_bound();
      fetch(results, request, plan, mset);
    }
    // Behind the hits, which are worth more.
    if (!results.timed_out) count(results, request, tiers, plan, database, interrupt);
  }

  static void count(Results& results, const SearchRequest& request, Tiers& tiers, Plan& plan,
                    const Xapian::Database& database, schema::Interrupt& interrupt) {
    if (request.sort == SortOrder::kRelevance) tiers.choose(request.histogram.has_value());
    if (request.histogram) {
      HistogramSpy spy(*request.histogram, request.time_zone);
      if (const DocumentSet* documents = tiers.documents()) {
        spy.count(*documents, tiers.shards(), interrupt);
      } else {
        plan.query = tiers.narrowed();
        match(database, plan, {request.sort, 0, 0, &spy}, interrupt);
        interrupt.check_now();
      }
      results.histogram = spy.result();
    }
    tiers.tell(results);
  }

  // What is still done after the deadline, with what was found by then.
  static schema::Interrupt late(const SearchRequest& request) {
    schema::Deadline until = request.deadline;
    if (until) *until += kFetchGrace;
    return {until, request.stop};
  }

  void fetch(Results& results, const SearchRequest& request, const Plan& plan, const Xapian::MSet& mset) {
    schema::Interrupt interrupt = late(request);
    if (request.detail >= Detail::kSnippet) highlighter_.prepare(plan.words.highlights, &interrupt);
    // No MSet::fetch() ahead of the loop: with an offset, Xapian 1.4.22 reads before the beginning of its
    // items.
    for (auto at = mset.begin(); at != mset.end(); ++at) {
      interrupt.check_now();
      Hit hit = hit_of(at, results, request, interrupt);
      hit.rank = std::uint64_t{at.get_rank()} + 1;
      results.hits.push_back(std::move(hit));
    }
  }

  Hit hit_of(const Xapian::MSetIterator& at, const Results& results, const SearchRequest& request,
             schema::Interrupt& interrupt) {
    Hit hit;
    hit.score = at.get_weight();
    const std::string data = at.get_document().get_data();
    if (request.detail == Detail::kId) {
      hit.article.id = stored_id(data);
    } else {
      const bool needs_body = request.detail >= Detail::kSnippet || has(results.fields, HitFields::kBody);
      hit.article = schema::article_from_json(
          data, &interrupt, needs_body ? schema::StoredPart::kAll : schema::StoredPart::kAllButBody);
    }
    if (request.detail >= Detail::kSnippet) mark(hit, request);
    keep_only(results.fields, hit.article);
    return hit;
  }

  // As a search without it, but one hit a group. All that may be folded is matched, whatever the page: groups
  // are the same on all of them.
  void collapse(Results& results, const SearchRequest& request, const Plan& plan,
                const Xapian::Database& database, schema::Interrupt& interrupt) {
    const std::uint64_t most = index_.has_remote() ? kMaxFoldedRemotely : kMaxFolded;
    const Xapian::MSet mset = match(database, plan, {request.sort, 0, most, nullptr}, interrupt);
    results.timed_out = interrupt.is_expired();
    if (interrupt.cause() == schema::InterruptCause::kStop) interrupt.check();
    results.total = results.total_any = mset.get_matches_lower_bound();
    std::vector<Xapian::docid> ranked;
    ranked.reserve(mset.size());
    for (auto at = mset.begin(); at != mset.end(); ++at) ranked.push_back(*at);
    const Folding folding = fold(results, request, ranked, database, interrupt);
    results.folded = Folded{.articles = ranked.size(), .groups = folding.size()};
    const auto note = [&](std::string text) {
      results.notes.push_back({schema::ProblemCode::kNotFolded, "collapse", {}, std::move(text), {}});
    };
    if (mset.get_matches_lower_bound() > mset.size() && !results.timed_out)
      note(fmt::format("only the first {} articles are grouped by near-copies and listed", mset.size()));
    if (!folding.has_sketches() && !ranked.empty())
      note(
          "near-copies can't be told: every article found is too short, or the index is older than this "
          "feature");
    fetch_groups(results, request, plan, database, mset, folding);
  }

  // Shortens `ranked` if the time is up.
  static Folding fold(Results& results, const SearchRequest& request, std::vector<Xapian::docid>& ranked,
                      const Xapian::Database& database, schema::Interrupt& interrupt) {
    if (!results.timed_out) {
      try {
        return {database, ranked, interrupt};
      } catch (const schema::Interrupted& interrupted) {
        if (interrupted.cause() == schema::InterruptCause::kStop) throw;
        results.timed_out = true;
      }
    }
    ranked.resize(std::min(ranked.size(), kFoldedLate));
    schema::Interrupt later = late(request);
    return {database, ranked, later};
  }

  void fetch_groups(Results& results, const SearchRequest& request, const Plan& plan,
                    const Xapian::Database& database, const Xapian::MSet& mset, const Folding& folding) {
    schema::Interrupt interrupt = late(request);
    if (request.detail >= Detail::kSnippet) highlighter_.prepare(plan.words.highlights, &interrupt);
    const std::size_t begin = std::min<std::uint64_t>(request.offset, folding.size());
    const std::size_t end = begin + std::min<std::uint64_t>(request.limit, folding.size() - begin);
    for (std::size_t group = begin; group < end; ++group) {
      interrupt.check_now();
      Hit hit = hit_of(mset[folding.best(group)], results, request, interrupt);
      hit.rank = group + 1;
      if (folding.members(group).size() > 1)
        hit.copies = copies_of(database, mset, folding, group, interrupt);
      results.hits.push_back(std::move(hit));
    }
  }

  static Copies copies_of(const Xapian::Database& database, const Xapian::MSet& mset, const Folding& folding,
                          std::size_t group, schema::Interrupt& interrupt) {
    const std::span<const std::uint32_t> members = folding.members(group);
    Copies copies;
    copies.more = members.size() - 1;
    for (const std::uint32_t member : members) {
      if (copies.ids.size() == kMaxCopyIds) break;
      interrupt.check_now();
      const bool first = member == members.front();
      if (member == folding.best(group) && !first) continue;
      const std::string data = database.get_document(*mset[member]).get_data();
      if (first) {
        schema::Article article =
            schema::article_from_json(data, &interrupt, schema::StoredPart::kAllButBody);
        copies.first_seen = {std::move(article.id), std::move(article.published), std::move(article.source)};
        if (member != folding.best(group)) copies.ids.push_back(copies.first_seen.id);
      } else {
        copies.ids.push_back(stored_id(data));
      }
    }
    return copies;
  }

  void mark(Hit& hit, const SearchRequest& request) {
    const schema::Article& article = hit.article;
    for (const schema::TextPart& headline : article.headlines) {
      MarkedText marked;
      marked.text = joined(headline.text, true);
      marked.matches = merge(highlighter_.find(marked.text, Part::kTitle, languages_of(headline, article)));
      hit.headlines.push_back(std::move(marked));
    }
    if (article.body.text.empty()) return;
    const bool full = request.detail == Detail::kFull;
    std::string body = joined(article.body.text, full);
    const std::vector<Match> matches =
        highlighter_.find(body, Part::kBody, languages_of(article.body, article));
    if (full) {
      hit.snippets.push_back({std::move(body), merge(matches)});
    } else {
      hit.snippets = cutter_.cut(body, matches, request.snippet_columns);
    }
  }

  // A better spelling, if one finds more than what was typed. What only sounds like a word is not counted:
  // there is something like it for nearly every word.
  std::optional<std::string> suggest(const SearchRequest& request,
                                     const std::vector<schema::TermExplanation>& terms,
                                     const Xapian::Database& database, schema::Interrupt& interrupt) {
    std::optional<std::string> respelt = respell(request.query, terms, database, analyzer_, interrupt);
    if (!respelt) return std::nullopt;
    SearchRequest other = request;
    other.names = false;
    const auto found = [&] {
      const Plan spelt = plan(other, database, interrupt, schema::PhraseRelaxation::kNone, false);
      const Xapian::MSet mset = match(database, spelt, {}, interrupt);
      interrupt.check_now();
      return mset;
    };
    // As it was typed: a phrase that is read as its words finds more than what was meant.
    const std::uint64_t total = found().get_matches_lower_bound();
    other.query = *respelt;
    const Xapian::MSet mset = found();
    if (mset.get_matches_lower_bound() <= total && mset.get_matches_upper_bound() <= total)
      return std::nullopt;
    return respelt;
  }

  std::vector<Ranked> rank_once(const Xapian::Database& database, std::string_view text, std::size_t depth,
                                schema::DefaultOperator default_operator, schema::Interrupt& interrupt) {
    schema::ParsedQuery parsed;
    const std::string_view kept = schema::cut_at_character(text, schema::kMaxQueryBytes);
    parsed.root = schema::query::make_node(schema::QueryKind::kWords, std::string(kept));
    schema::PlanOptions options;
    options.default_operator = default_operator;
    options.positions = index_.positions();
    options.surface_cache = surface_cache();
    options.interrupt = &interrupt;
    Plan plan;
    plan.words = schema::plan_query(parsed, database, options, tools_);
    plan.query = plan.words.query;
    const Xapian::MSet mset = match(database, plan, {.limit = depth}, interrupt);
    interrupt.check_now();
    // Document ids may mean other articles once the index has changed.
    if (const std::uint64_t generation = index_.generation(); generation != known_generation_) {
      known_ids_.clear();
      known_generation_ = generation;
    }
    std::vector<Ranked> ranked;
    for (auto at = mset.begin(); at != mset.end(); ++at) {
      const auto known = known_ids_.find(*at);
      if (known != known_ids_.end()) {
        ranked.push_back({known->second, at.get_weight()});
        continue;
      }
      std::string id = stored_id(at.get_document().get_data());
      if (known_ids_.size() < kMaxKnownIds) known_ids_.emplace(*at, id);
      ranked.push_back({std::move(id), at.get_weight()});
    }
    return ranked;
  }

  // Nothing is kept of a remote shard, whose state has no sure name.
  std::shared_ptr<schema::plan::SurfaceCache> surface_cache() const {
    return index_.has_remote() ? nullptr : surface_cache_->of(index_.revision());
  }

  SharedIndex index_;
  std::shared_ptr<schema::plan::SharedSurfaceCache> surface_cache_;
  Highlighter highlighter_;
  SnippetCutter cutter_;
  schema::Analyzer analyzer_;
  schema::PlanTools tools_;
  std::unordered_map<Xapian::docid, std::string> known_ids_;
  std::uint64_t known_generation_ = 0;
};

Searcher::Searcher(const std::vector<std::filesystem::path>& directories, Following following)
    : Searcher(directories, following, std::make_shared<schema::plan::SharedSurfaceCache>()) {}
Searcher::Searcher(const std::vector<std::filesystem::path>& directories, Following following,
                   std::shared_ptr<schema::plan::SharedSurfaceCache> surface_cache)
    : impl_(std::make_unique<Impl>(directories, following, std::move(surface_cache))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

const std::vector<std::string>& Searcher::warnings() const noexcept { return impl_->warnings(); }

const std::string& Searcher::revision() const noexcept { return impl_->revision(); }

bool Searcher::refresh() { return impl_->refresh(); }

Results Searcher::search(const SearchRequest& request) { return impl_->search(request); }

std::vector<Ranked> Searcher::rank(std::string_view text, std::size_t depth,
                                   schema::DefaultOperator default_operator, schema::Deadline deadline) {
  return impl_->rank(text, depth, default_operator, deadline);
}

std::vector<schema::Article> Searcher::find(std::string_view id) { return impl_->find(id); }

}  // namespace broadsheet::searcher

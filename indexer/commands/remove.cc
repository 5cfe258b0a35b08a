// indexer remove: articles out of an index, by id or by query.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <utility>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/query.h"
#include "commands/commands.h"
#include "commands/last_words.h"
#include "commands/wait_option.h"
#include "index/document.h"
#include "index/index_errors.h"
#include "index/open_index.h"
#include "plan/query_plan.h"
#include "report/quantities.h"
#include "run/stored_article.h"
#include "store/index_writer.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

// So many articles are named before the question.
constexpr std::size_t kShown = 5;

struct Selection {
  std::vector<Xapian::docid> documents;  // ascending, each once
  std::vector<std::string> shown;        // the first of them, a line each
  std::vector<std::string> notes;        // what to tell the person
};

void select_ids(const Xapian::Database& database, const std::vector<std::string>& ids, Selection& selection) {
  for (const std::string& id : ids) {
    const std::optional<StoredArticle> stored = find_stored(database, id);
    if (stored) {
      selection.documents.push_back(stored->document);
    } else {
      selection.notes.push_back(fmt::format("no article with id '{}'", id));
    }
  }
}

void select_query(const Xapian::Database& database, const std::string& text, Selection& selection) {
  const schema::ParsedQuery query = schema::parse_query(text);
  if (!query.root) {
    throw schema::UserError(schema::ProblemCode::kNothingAsked, "query",
                            fmt::format("'{}' has nothing to search for", text));
  }
  // What is removed must hold all that was asked for, and exactly that: no stems, no favours.
  schema::PlanOptions options;
  options.synonyms = false;  // what is removed must have been named
  options.default_operator = schema::DefaultOperator::kAnd;
  options.stems = false;
  options.adjacency = false;
  options.all_of_a_prefix = true;
  schema::PlanTools tools;
  const schema::QueryPlan plan = schema::plan_query(query, database, options, tools);
  // A search may guess what was meant; a removal may not.
  for (const std::vector<schema::Problem>* notes : {&query.notes, &plan.notes}) {
    if (!notes->empty())
      throw schema::UserError(schema::ProblemCode::kBadValue, "query",
                              fmt::format("{}; nothing was removed", notes->front().text));
  }
  if (plan.query.empty()) return;
  Xapian::Enquire enquire(database);
  enquire.set_query(plan.query);
  // The order does not matter; but without weights, a plan may fail.
  enquire.set_weighting_scheme(schema::ranking_weight(plan));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) selection.documents.push_back(*hit);
}

std::string line_of(const schema::Article& article) {
  return fmt::format(
      "  {}  {}", schema::printable(article.id),
      article.headlines.empty() ? "(no headline)" : schema::printable(article.headlines.front().text));
}

Selection select(const Xapian::Database& database, const CommandLine& line) {
  Selection selection;
  select_ids(database, line.all("id"), selection);
  for (const std::string& query : line.all("query")) select_query(database, query, selection);
  std::sort(selection.documents.begin(), selection.documents.end());
  selection.documents.erase(std::unique(selection.documents.begin(), selection.documents.end()),
                            selection.documents.end());
  for (std::size_t i = 0; i < std::min(kShown, selection.documents.size()); ++i) {
    const Xapian::Document document = database.get_document(selection.documents[i]);
    selection.shown.push_back(line_of(schema::article_from_json(document.get_data())));
  }
  return selection;
}

// As the one that writes sees the index: nobody overtakes it.
Selection select_as(const IndexWriter& writer, const CommandLine& line) {
  try {
    return select(writer.shards().open(writer.path()), line);
  } catch (const Xapian::Error& error) {
    schema::throw_index_error(writer.path(), error);
  }
}

void show(const Selection& selection, const Streams& streams) {
  for (const std::string& article : selection.shown) streams.out << article << '\n';
  if (selection.documents.size() > selection.shown.size()) {
    streams.out << fmt::format("  \u2026 and {} more\n",
                               grouped(selection.documents.size() - selection.shown.size()));
  }
}

bool confirmed(std::size_t articles, const Streams& streams) {
  if (::isatty(STDIN_FILENO) == 0) {
    throw schema::UserError(schema::ProblemCode::kUsage,
                            fmt::format("{} would be removed, but there is no terminal to ask at; give --yes "
                                        "to remove or --dry-run to see",
                                        counted(articles, "article")));
  }
  streams.out << fmt::format("Remove {}? [y/N] ", articles == 1 ? "it" : "them");
  program::flush(streams);
  std::string answer;
  std::getline(streams.in, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace

int run_remove(const Words& words, const Streams& streams) {
  CommandLine line =
      command_line_of("remove", "Removes articles from an index.", "",
                      {"indexer remove --db news --id 20240301-17 --id 20240301-18",
                       "indexer remove --db news --query 'source:\"Daily Example\" date:..2019' --dry-run",
                       "indexer remove --db news --query 'site:example.com' --yes"});
  line.value("db", "directory of the index", "DIR");
  line.values("id", "remove the article with this id; may be given several times", "ID");
  line.values("query",
              "remove what this query finds (all of its words, exactly as typed); may be given several times",
              "QUERY");
  line.flag("y,yes", "do not ask before removing");
  line.flag("dry-run", "show what would be removed, but remove nothing");
  add_wait_option(line);
  if (!line.parse(words, streams.out)) return kExitDone;
  if (!line.operands().empty())
    line.fail(
        fmt::format("unexpected argument '{}'; name articles with --id or --query", line.operands().front()));
  if (!line.has("id") && !line.has("query"))
    line.fail("nothing to remove; name articles with --id or --query");
  const std::string index = index_option(line);
  prepare_last_words(index);

  // The lock is held from the look to the removal, so that what was shown is what goes.
  std::optional<IndexWriter> writer;
  if (!line.has("dry-run")) writer.emplace(index, IfMissing::kFail, Analysis::kAny, wait_option(line));
  const Selection selection =
      writer ? select_as(*writer, line)
             : schema::read_index(index, [&](const Xapian::Database& now) { return select(now, line); });
  for (const std::string& note : selection.notes) complain(note);
  const std::size_t articles = selection.documents.size();
  streams.out << fmt::format("{} to remove{}\n", counted(articles, "article"), articles == 0 ? "" : ":");
  show(selection, streams);
  const int code = articles == 0 || !selection.notes.empty() ? kExitProblems : kExitDone;
  if (!writer || articles == 0) return code;
  if (!line.has("yes") && !confirmed(articles, streams)) {
    streams.out << "Nothing was removed.\n";
    return kExitProblems;
  }
  std::vector<ShardList::Place> places;
  for (const Xapian::docid document : selection.documents)
    places.push_back(writer->shards().place_of(document));
  writer->remove(std::move(places), "a removal");
  streams.out << fmt::format("{} removed\n", counted(articles, "article"));
  return code;
}

}  // namespace broadsheet::indexer

// searcher batch: answers topics as a TREC run.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <set>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/interrupt.h"
#include "broadsheet/searcher/searcher.h"
#include "commands/commands.h"
#include "commands/operator_option.h"
#include "commands/timeout_option.h"
#include "program/process.h"
#include "text/printable.h"

namespace broadsheet::searcher {
namespace {

constexpr const char* kMore =
    "\nA topic is a line of three parts, separated by tabs: an id, a language and a text. The language may "
    "be\n"
    "empty; it changes nothing, because no search relies on it. The text is read as plain words, not in the\n"
    "query language.\n"
    "A line of the run is `TOPIC Q0 ARTICLE RANK SCORE NAME`; a topic that finds nothing has no line. In "
    "ids\n"
    "of articles, white space, control characters and % are written as %XX.\n"
    "\nExamples:\n"
    "  searcher batch --db news.db --topics topics.tsv > run.txt\n"
    "  searcher batch --db news.db --topics - --depth 1000 --run-name nightly < topics.tsv\n"
    "\nExit status: 0 if an article was found, 1 if none was for any topic, 2 if something went wrong.\n";

// Scores are printed in millionths.
constexpr std::int64_t kScoreUnit = 1'000'000;

struct Topic {
  std::string id;
  std::string text;
};

// True if `text` can stand in a run as it is: one word that is safe on a terminal.
bool is_word(std::string_view text) { return schema::percent_encoded(text, " ") == text; }

// All topics of `in`. Throws UserError that names the line if one is malformed.
std::vector<Topic> read_topics(std::istream& in, const std::string& name) {
  std::vector<Topic> topics;
  std::set<std::string> ids;
  std::uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    const auto fail = [&](std::string_view why) {
      throw schema::UserError(schema::ProblemCode::kBadValue,
                              fmt::format("{}: line {}: {}", name, number, why));
    };
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) fail("a topic is an id, a language and a text, separated by tabs");
    Topic topic{line.substr(0, first), line.substr(second + 1)};
    if (topic.id.empty()) fail("the topic has no id");
    if (!is_word(topic.id)) fail("the id of the topic holds white space or control characters");
    if (!ids.insert(topic.id).second) fail("the id '" + topic.id + "' was given before");
    topics.push_back(std::move(topic));
  }
  if (in.bad()) throw schema::UserError(schema::ProblemCode::kFileUnreadable, name + ": cannot be read");
  return topics;
}

std::vector<Topic> open_topics(const std::string& name, std::istream& standard_input) {
  if (name == "-") {
    program::require_standard_input();
    return read_topics(standard_input, "standard input");
  }
  std::ifstream file(name, std::ios::binary);
  if (!file) throw schema::UserError(schema::ProblemCode::kFileUnreadable, name + ": cannot be read");
  return read_topics(file, name);
}

void write_run(const Topic& topic, const std::vector<Ranked>& ranked, const std::string& run,
               std::ostream& out) {
  // Tools that read runs sort by score anew: scores fall strictly, so that ties keep our order.
  std::int64_t previous = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    std::int64_t score = std::llround(ranked[i].score * static_cast<double>(kScoreUnit));
    if (i > 0) score = std::min(score, previous - 1);
    previous = score;
    const std::int64_t size = score < 0 ? -score : score;
    out << fmt::format("{} Q0 {} {} {}{}.{:06} {}\n", topic.id, schema::percent_encoded(ranked[i].id, " %"),
                       i + 1, score < 0 ? "-" : "", size / kScoreUnit, size % kScoreUnit, run);
  }
}

}  // namespace

int run_batch(const Words& words, const Streams& streams) {
  CommandLine line(usage_of("batch", "Answers the topics of a file, and prints a TREC run.",
                            "--db DIR --topics FILE [OPTION]...", kMore));
  line.values("db", "index to search; several are searched as one", "DIR");
  line.value("topics", "topics, one a line; -: standard input", "FILE");
  line.value("run-name", "name of the run, its last column", "NAME", "broadsheet");
  line.value("depth", "articles a topic", "K", "100");
  add_operator_option(line, "how the words of a topic are combined");
  line.value("timeout", "leave out a topic that takes longer than MS milliseconds", "MS");
  if (!line.parse(words, streams.out)) return kExitFound;

  if (!line.operands().empty()) line.fail("searcher batch takes no words");
  if (!line.has("topics")) line.fail("no topics given; name a file with --topics");
  const std::string run = line.get("run-name");
  if (run.empty() || !is_word(run))
    line.fail("--run-name: the name must not contain white space or control characters");
  const std::uint64_t depth = line.number("depth", 1, kMaxLimit);
  const schema::DefaultOperator default_operator = operator_option(line);
  const std::chrono::milliseconds timeout = timeout_option(line);
  const std::vector<Topic> topics = open_topics(line.get("topics"), streams.in);

  Searcher searcher(database_option(line));
  for (const std::string& warning : searcher.warnings()) complain("warning: " + warning);
  bool found = false;
  bool timed_out = false;
  for (const Topic& topic : topics) {
    std::vector<Ranked> ranked;
    try {
      ranked = searcher.rank(topic.text, depth, default_operator, deadline_after(timeout));
    } catch (const schema::Interrupted&) {
      complain("topic " + topic.id + ": the time was up; the topic is left out of the run");
      timed_out = true;
    }
    found = found || !ranked.empty();
    write_run(topic, ranked, run, streams.out);
    if (!streams.out) break;
  }
  if (timed_out) return program::kExitFailed;
  return found ? kExitFound : kExitNothingFound;
}

}  // namespace broadsheet::searcher

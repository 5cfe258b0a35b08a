// Writes down the plans of some thousand queries, so that two builds can be compared: a change that should
// change no plan leaves the output as it was, byte for byte.
//
// usage: plans INDEX CORPUS [--time]
//
// INDEX is any index, CORPUS the folder corpus/ of the project, whose topics and articles give the queries:
// words, names, phrases, operators, fields, dates and prefixes in all its scripts, and hostile ones. Each
// plan is printed with its notes, explanations, highlights and Xapian query, and with the articles that it
// finds and their weights. --time prints only how long planning and matching took.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/query.h"
#include "plan/query_plan.h"

namespace {

using broadsheet::schema::DefaultOperator;
using broadsheet::schema::HighlightSequence;
using broadsheet::schema::HighlightToken;
using broadsheet::schema::ParsedQuery;
using broadsheet::schema::PlanOptions;
using broadsheet::schema::PositionLookup;
using broadsheet::schema::QueryPlan;
using broadsheet::schema::TermExplanation;

constexpr std::int64_t kNow =
    1709251200;  // 2024-03-01: what "today" is must not depend on the day of the run
constexpr Xapian::doccount kDepth = 10;
constexpr Xapian::doccount kExactTotal = 1000;  // as the searcher does
constexpr int kSoups = 1500;

// A text as characters, each a few bytes of UTF-8.
std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (const char c : text) {
    if (out.empty() || (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) out.emplace_back();
    out.back() += c;
  }
  return out;
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string join(const std::vector<std::string>& parts, std::size_t from, std::size_t count,
                 std::string_view between) {
  std::string out;
  for (std::size_t i = from; i < std::min(from + count, parts.size()); ++i) {
    if (i > from) out += between;
    out += parts[i];
  }
  return out;
}

// What people type, in forms that the corpus has no example of.
constexpr std::array kTyped{
    // names of people, in several scripts and spellings
    "Shin Won-sik",
    "신원식",
    "シン・ウォンシク",
    "Шин Вон Сик",
    "申源湜",
    "name:신원식",
    "name:Abe",
    "name:Shin Won-sik",
    "name:\"Shin Won-sik\"",
    "-name:Shin",
    "Xi Jinping",
    "习近平",
    "習近平",
    "시진핑",
    "Си Цзиньпин",
    "storm",
    "Sturm",
    "Müller",
    "mueller",
    "Nguyễn Phú Trọng",
    "صلاح",
    "Salah",
    "Πειραιάς",
    "Piräus",
    "محمد بن سلمان",
    // places, languages, months, weekdays
    "Japan",
    "日本",
    "일본",
    "Япония",
    "ญี่ปุ่น",
    "Jepang",
    "South Korea",
    "韓国",
    "トルコ",
    "Turkey",
    "turkey",
    "US",
    "UK",
    "March",
    "三月",
    "3月",
    "Montag",
    "понедельник",
    "français",
    "country:kr",
    "country:Japan",
    "country:日本",
    "country:nowhere",
    "country:u*",
    "country:uk",
    "country:*",
    "London Paris",
    "ประเทศไทย",
    "Côte d'Ivoire",
    // fields
    "title:NATO",
    "body:NATO",
    "title:(a b)",
    "title:\"sea ice\"",
    "title:min*",
    "source:Herald",
    "source:\"Seoul Herald\"",
    "source:her*",
    "source:(Herald Seoul)",
    "publisher:news",
    "site:https://www.example.com/news",
    "site:*",
    "url:*",
    "id:x",
    "id:corpus-001",
    "lang:ja",
    "lang:zh-TW",
    "lang:zh-Hans",
    "lang:zh-hant",
    "lang:zh-hk",
    "lang:de-AT",
    "lang:qq-qq",
    "lang:ja lang:ko NATO",
    "lang:\"!!\"",
    "+lang:ja NATO",
    "NATO -lang:en",
    "tag:*",
    "state:*",
    "modified:2024",
    "modified:*",
    // dates
    "date:2024",
    "date:2024-02",
    "date:2024-02-29",
    "date:20240229",
    "date:2024/2/29",
    "date:2024年2月29日",
    "date:2024-W09",
    "date:today",
    "date:yesterday",
    "date:-7d",
    "date:-2w",
    "date:-3m..",
    "date:..-1y",
    "date:-12h",
    "date:2023..2024-02",
    "date:2024-03..2024-02",
    "date:2024-02-29T08:00+09:00..",
    "date:foo",
    "date:2024-02-30",
    "date:*",
    "date:..",
    "date:1..2",
    "NATO date:2024 date:2023",
    "date:2024-02-01..2024-02-20 NATO",
    "date:1900..2100",
    // operators
    "a AND b",
    "a OR b",
    "a NOT b",
    "a NEAR b",
    "a NEAR/3 b NEAR c",
    "(a b) NEAR c",
    "(sea OR ocean) NEAR/4 ice",
    "NATO AND NOT 韓国",
    "NOT NATO",
    "NOT (a OR b)",
    "+NATO 釜山",
    "+NATO +釜山 -会談",
    "a b OR c d",
    "(a OR b) AND (c OR d)",
    "-a",
    "-lang:ja",
    "lang:ja OR NATO",
    "lang:ja OR lang:ko",
    "NATO AND lang:ja AND date:2024",
    "*",
    "* -NATO",
    "OR",
    "NOT",
    "AND AND",
    "\"\"",
    "=NATO",
    "=ministers",
    "=国防相",
    "\"国\"",
    "\"国防相\"",
    "\"国防相 会談\"",
    "国*",
    "국*",
    "a*",
    "mi*",
    "minist*",
    "NATO*",
    "ア",
    "国",
    "々",
    "人々",
    "人人",
    "佐々木",
    "学習",
    "学习",
    "學習",
    "東京都知事",
    "コンピューター",
    "コンピュータ",
    "ひらがなだけのもじ",
    // words written together
    "Won-sik",
    "wowkorea.jp",
    "l'homme",
    "Ankara'da",
    "NATO와",
    "AI에서",
    "국방부장관",
    "국방부 장관이",
    "e-mail",
    "C++",
    ".NET",
    "COVID-19",
    "Su-57",
    "G7",
    "3D",
    "9/11",
    "cafe",
    "café",
    "naïve résumé",
    "straße",
    "İstanbul",
    "ISTANBUL",
    "ﬁnance",
    // sentences
    "who is the new minister of defence of South Korea",
    "the of and to in for on with",
    "韓国の国防相は釜山でNATO代表団と会談した",
    "国防部长在釜山会见北约代表团并宣布举行联合演习",
    "국방부 장관은 부산에서 나토 대표단과 회담을 했다",
    "министр обороны провёл встречу с делегацией НАТО",
    "ผู้นำประเทศเดินทางไปประชุมที่กรุงเทพมหานคร",
    "menteri pertahanan bertemu delegasi di Busan hari ini",
    "وزير الدفاع يلتقي وفد حلف شمال الأطلسي في بوسان",
    "der Minister der Verteidigung traf am Montag eine Delegation in Busan",
};

constexpr std::array kPieces{
    "ice",     "Won-sik", "国防相", "国",       "국방부",  "ความ",    "l'homme",  " ",    " ",     " ",
    "Japan",   "三月",    " AND ",  " OR ",     " NOT ",   " NEAR ",  " NEAR/3 ", "+",    "-",     "(",
    ")",       "\"",      "name:",  "country:", "*",       "=",       "title:",   "id:",  "date:", "lang:",
    "source:", "site:",   "2024",   "..",       "-7d",     "2024-02", "\xFF",     "\x01", "😀",     "*",
    "minist*", "ア",      "a*",     "Shin Won", "Япония ", "body:",   "café",     "NATO",
};

// One piece up to the longest query, or somewhat above it.
constexpr std::array kRepeated{
    "国",         "국",         "a* ",          "\"国 ",    "x NEAR ",      "(a OR ",
    "date:2024 ", "title:(",    "a-",           "ア",       "id:x ",        "-a ",
    "国防相 ",    "Won-sik ",   "a b c ",       "ice* OR ", "lang:ja ",     "Japan ",
    "三月 ",      "name:Shin ", "국방부 ",      "ความ",     "source:news ", "minist* NEAR ",
    "+NATO ",     "NOT ",       "a.b.",         "l'",       "\xFF",         "々",
    "习近平 ",    "Müller ",    "date:-7d OR ", "\"a b\" ", "=a ",          "country:jp ",
    "𠀀",         "café ",      "a OR 国 AND ",
};

std::vector<std::string> from_topics(const std::string& corpus) {
  std::vector<std::string> queries;
  std::ifstream topics(corpus + "/topics.tsv");
  for (std::string line; std::getline(topics, line);) {
    const std::size_t last = line.rfind('\t');
    if (last != std::string::npos) queries.push_back(line.substr(last + 1));
  }
  return queries;
}

// Passages of one text in every form that the grammar knows.
void add_passages(const std::string& text, std::mt19937& random, std::vector<std::string>& queries) {
  const std::vector<std::string> all = words(text);
  if (all.empty()) return;
  const auto at = [&](std::size_t size) { return random() % size; };
  for (const std::size_t count : {1U, 1U, 2U, 3U, 5U, 12U})
    queries.push_back(join(all, at(all.size()), count, " "));
  queries.push_back("\"" + join(all, at(all.size()), 3, " ") + "\"");
  queries.push_back(join(all, at(all.size()), 2, " NEAR "));
  queries.push_back(join(all, at(all.size()), 3, " AND "));
  queries.push_back(join(all, at(all.size()), 3, " OR "));
  queries.push_back("+" + join(all, at(all.size()), 2, " -"));
  queries.push_back("title:" + all[at(all.size())] + " body:" + all[at(all.size())]);
  queries.push_back("name:" + all[at(all.size())]);
  queries.push_back("=" + all[at(all.size())]);
  const std::vector<std::string> letters = characters(text);
  for (const std::size_t count : {1U, 2U, 3U, 4U, 7U, 20U}) {
    queries.push_back(join(letters, at(letters.size()), count, ""));
  }
  queries.push_back(join(letters, at(letters.size()), 3, "") + "*");
  queries.push_back("\"" + join(letters, at(letters.size()), 4, "") + "\"");
}

std::vector<std::string> from_articles(const std::string& corpus, std::mt19937& random) {
  std::vector<std::string> queries;
  std::ifstream articles(corpus + "/articles.jsonl");
  for (std::string line; std::getline(articles, line);) {
    const nlohmann::json article = nlohmann::json::parse(line);
    for (const auto& headline : article["headlines"]) {
      const auto text = headline["text"].get<std::string>();
      queries.push_back(text);
      add_passages(text, random, queries);
    }
    const auto body = article["body"].get<std::string>();
    add_passages(body, random, queries);
    queries.push_back(body);
  }
  return queries;
}

std::vector<std::string> make_queries(const std::string& corpus) {
  std::mt19937 random(20240229);
  std::vector<std::string> queries = from_topics(corpus);
  queries.insert(queries.end(), kTyped.begin(), kTyped.end());
  std::vector<std::string> more = from_articles(corpus, random);
  queries.insert(queries.end(), more.begin(), more.end());
  for (int i = 0; i < kSoups; ++i) {
    std::string soup;
    for (std::size_t pieces = 1 + random() % 16; pieces > 0; --pieces)
      soup += kPieces[random() % kPieces.size()];
    queries.push_back(std::move(soup));
  }
  for (const char* piece : kRepeated) {
    std::string typed;
    while (typed.size() <= broadsheet::schema::kMaxQueryBytes) typed += piece;
    queries.push_back(std::move(typed));
  }
  return queries;
}

// What a caller may ask for; every query is planned with the first and one of the others.
std::vector<PlanOptions> make_options() {
  PlanOptions usual;
  usual.now = kNow;
  std::vector<PlanOptions> all(8, usual);
  all[1].default_operator = DefaultOperator::kAnd;
  all[2].default_operator = DefaultOperator::kAnd;
  all[2].stems = false;
  all[2].synonyms = false;
  all[2].adjacency = false;
  all[2].all_of_a_prefix = true;
  all[3].time_zone = "Asia/Seoul";
  all[3].synonyms = false;
  all[4].names = false;
  all[4].positions = PositionLookup::kXapian;
  all[5].positions = PositionLookup::kNone;
  all[6].positions = PositionLookup::kEither;
  all[6].stems = false;
  all[7].default_operator = DefaultOperator::kAnd;
  all[7].positions = PositionLookup::kEither;
  all[7].time_zone = "+09:00";
  return all;
}

std::string shown(const HighlightSequence& sequence) {
  std::string out =
      fmt::format("{}{} name={}", sequence.title ? "t" : "", sequence.body ? "b" : "", sequence.name);
  for (const HighlightToken& token : sequence.tokens) {
    out += fmt::format(" {}[{}]{}{}", token.text, fmt::join(token.stems, ","), token.prefix ? "*" : "",
                       token.substring ? "~" : "");
  }
  return out;
}

void print(const QueryPlan& plan) {
  for (const auto& note : plan.notes) fmt::print("note {}\n", note.text);
  fmt::print("length {:.17g}\n", plan.relative_length);
  for (const TermExplanation& term : plan.terms) {
    fmt::print("term {}|{}|{}|{}|{}|{}\n", term.written, term.field, term.kind, term.term, term.documents,
               term.of);
  }
  for (const HighlightSequence& sequence : plan.highlights) fmt::print("mark {}\n", shown(sequence));
  fmt::print("query {}\n", plan.query.get_description());
}

Xapian::MSet match(const Xapian::Database& database, const QueryPlan& plan) {
  Xapian::Enquire enquire(database);
  enquire.set_query(plan.query);
  enquire.set_weighting_scheme(ranking_weight(plan));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire.get_mset(0, kDepth, kDepth + kExactTotal);
}

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

int run(const std::string& index, const std::string& corpus, bool only_time) {
  const Xapian::Database database(index);
  const std::vector<std::string> queries = make_queries(corpus);
  const std::vector<PlanOptions> options = make_options();
  broadsheet::schema::PlanTools tools;
  double planning = 0;
  double matching = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    for (const std::size_t row : {std::size_t{0}, 1 + i % (options.size() - 1)}) {
      const ParsedQuery parsed = broadsheet::schema::parse_query(queries[i]);
      const std::clock_t start = std::clock();
      const QueryPlan plan = plan_query(parsed, database, options[row], tools);
      planning += seconds_since(start);
      const std::clock_t planned = std::clock();
      const Xapian::MSet found = match(database, plan);
      matching += seconds_since(planned);
      if (only_time) continue;
      fmt::print("== {} options {}: {}\n", i, row, queries[i].substr(0, 200));
      if (parsed.root) fmt::print("read {}\n", to_string(*parsed.root));
      for (const auto& note : parsed.notes) fmt::print("parser {}\n", note.text);
      print(plan);
      fmt::print("total {}..{}\n", found.get_matches_lower_bound(), found.get_matches_upper_bound());
      for (auto hit = found.begin(); hit != found.end(); ++hit)
        fmt::print("hit {} {:.17g}\n", *hit, hit.get_weight());
    }
  }
  if (only_time)
    fmt::print("{} queries: planning {:.3f} s, matching {:.3f} s of processor time\n", queries.size(),
               planning, matching);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3 && (count != 4 || std::string_view(arguments[3]) != "--time")) {
    std::fputs("usage: plans INDEX CORPUS [--time]\n", stderr);
    return 2;
  }
  try {
    return run(arguments[1], arguments[2], count == 4);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "plans: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "plans: {}\n", error.what());
  }
  return 1;
}

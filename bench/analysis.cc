// How fast text becomes terms, in one thread: Google Benchmark over the texts of corpus/, repeated until they
// make a quarter of a megabyte. Counters: bytes_per_second of UTF-8, tokens_per_second, and how often memory
// was allocated for a token.
//
// usage: analysis [--benchmark_filter=REGEX] [--benchmark_format=json]...
#include <benchmark/benchmark.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/allocation_counter.h"
#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "analysis/plain_forms.h"
#include "analysis/stemmer.h"
#include "broadsheet/schema/article.h"
#include "broadsheet/schema/dateline.h"
#include "index/document.h"

namespace {

using namespace broadsheet::schema;
using broadsheet::tests::allocations;

constexpr std::size_t kTextBytes = 256 * 1024;

struct Group {
  std::string_view name;
  std::string_view languages;  // between spaces; empty: all
};
constexpr Group kGroups[] = {
    {"mixed", ""},          {"english", " en "},    {"latin", " de es fr id it ms pl pt tr "},
    {"vietnamese", " vi "}, {"cyrillic", " ru "},   {"greek", " el "},
    {"arabic", " ar fa "},  {"devanagari", " hi "}, {"thai", " th "},
    {"hangul", " ko "},     {"japanese", " ja "},   {"chinese", " zh zh-Hant "},
};

struct Sample {
  std::vector<Article> articles;  // repeated until they make kTextBytes
  std::size_t bytes = 0;
};

std::vector<Article> corpus() {
  std::vector<Article> articles;
  std::ifstream file(BROADSHEET_CORPUS "/articles.jsonl");
  for (std::string line; std::getline(file, line);) {
    const auto object = nlohmann::json::parse(line);
    Article article;
    article.id = object.at("id").get<std::string>();
    article.body.text = object.at("body").get<std::string>();
    article.body.language = object.at("lang").get<std::string>();
    for (const auto& headline : object.at("headlines")) {
      article.headlines.push_back(
          {headline.at("text").get<std::string>(), headline.at("lang").get<std::string>(), {}});
    }
    articles.push_back(std::move(article));
  }
  if (articles.empty()) throw std::runtime_error("no corpus at " BROADSHEET_CORPUS);
  return articles;
}

const Sample& sample(std::size_t group) {
  static std::map<std::size_t, Sample> samples;
  const auto [entry, added] = samples.try_emplace(group);
  if (!added) return entry->second;
  Sample& made = entry->second;
  std::vector<Article> chosen;
  for (Article& article : corpus()) {
    const std::string name = " " + article.body.language + " ";
    if (kGroups[group].languages.empty() || kGroups[group].languages.find(name) != std::string_view::npos) {
      chosen.push_back(std::move(article));
    }
  }
  for (std::size_t i = 0; made.bytes < kTextBytes; i = (i + 1) % chosen.size()) {
    made.articles.push_back(chosen[i]);
    made.bytes += chosen[i].body.text.size();
  }
  return made;
}

class CountingSink final : public TokenSink {
 public:
  void on_token(const Token& token) override { tokens += token.text.empty() ? 0U : 1U; }
  std::uint64_t tokens = 0;
};

class StemmingSink final : public TokenSink {
 public:
  void on_token(const Token& token) override {
    ++tokens;
    if (token.stem_script == StemScript::kNone) return;
    benchmark::DoNotOptimize(stemmer.stem(token.text, token.stem_script, language));
    if (token.stem_script == StemScript::kLatin) plain_forms(token.text, forms);
  }
  std::uint64_t tokens = 0;
  std::string language;

 private:
  Stemmer stemmer;
  std::vector<std::string> forms;
};

// What a benchmark did: texts of `sample` a round, `tokens` in all rounds.
void count(benchmark::State& state, const Sample& sample, std::uint64_t tokens, std::uint64_t allocated) {
  const auto rounds = static_cast<double>(state.iterations());
  state.SetLabel(std::string(kGroups[static_cast<std::size_t>(state.range(0))].name));
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * static_cast<double>(sample.bytes)));
  if (tokens == 0) return;
  state.counters["tokens"] = benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsRate);
  state.counters["allocations/token"] = static_cast<double>(allocated) / static_cast<double>(tokens);
}

const Sample& sample_of(const benchmark::State& state) {
  return sample(static_cast<std::size_t>(state.range(0)));
}

void words_and_bigrams(benchmark::State& state) {
  const Sample& texts = sample_of(state);
  Analyzer analyzer;
  CountingSink sink;
  for (const Article& article : texts.articles)
    analyzer.analyze(article.body.text, sink);  // buffers grow once
  sink.tokens = 0;
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    for (const Article& article : texts.articles) analyzer.analyze(article.body.text, sink);
  }
  count(state, texts, sink.tokens, allocations - before);
}
BENCHMARK(words_and_bigrams)->DenseRange(0, std::size(kGroups) - 1);

void words_bigrams_and_stems(benchmark::State& state) {
  const Sample& texts = sample_of(state);
  Analyzer analyzer;
  StemmingSink sink;
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    for (const Article& article : texts.articles) {
      sink.language = article.body.language;
      analyzer.analyze(article.body.text, sink);
    }
  }
  count(state, texts, sink.tokens, allocations - before);
}
BENCHMARK(words_bigrams_and_stems)->DenseRange(0, std::size(kGroups) - 1);

void documents(benchmark::State& state) {
  const Sample& texts = sample_of(state);
  DocumentBuilder builder;
  Xapian::termcount terms = 0;
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    for (const Article& article : texts.articles) terms += builder.build(article).termlist_count();
  }
  count(state, texts, terms, allocations - before);
}
BENCHMARK(documents)->DenseRange(0, std::size(kGroups) - 1);

void joined_lines(benchmark::State& state) {
  const Sample& texts = sample_of(state);
  std::vector<std::string> printed;
  for (const Article& article : texts.articles) {
    std::string& text = printed.emplace_back(article.body.text);
    constexpr std::size_t kLineBytes = 60;
    for (std::size_t at = text.find(' ', kLineBytes); at < text.size();
         at = text.find(' ', at + kLineBytes)) {
      text[at] = '\n';
    }
  }
  for (auto _ : state) {
    for (const std::string& text : printed) benchmark::DoNotOptimize(join_lines(text));
  }
  count(state, texts, 0, 0);
}
BENCHMARK(joined_lines)->Arg(0);

void identified_languages(benchmark::State& state) {
  const Sample& texts = sample_of(state);
  LanguageIdentifier identifier;
  for (auto _ : state) {
    for (const Article& article : texts.articles) {
      benchmark::DoNotOptimize(identifier.identify(article.body.text));
      benchmark::DoNotOptimize(identifier.identify("?"));  // else the same text again is answered from memory
    }
  }
  count(state, texts, 0, 0);
}
BENCHMARK(identified_languages)->DenseRange(0, std::size(kGroups) - 1);

// Lines as newspapers print them; what is counted is lines.
void date_lines(benchmark::State& state) {
  const std::vector<std::string> lines = {"2024/03/01 08:13 KST",
                                          "2024年3月1日 8時13分",
                                          "2024. 3. 1. 오전 8:13",
                                          "Jumat, 1 Maret 2024 08:13 WIB",
                                          "Friday, March 1, 2024 8:13 a.m. EST",
                                          "令和6年3月1日",
                                          "1 марта 2024, 08:13 МСК",
                                          "The council met again without a result."};
  DatelineHints hints;
  for (auto _ : state) {
    for (const std::string& line : lines) benchmark::DoNotOptimize(read_dateline(line, hints));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(date_lines);

}  // namespace

BENCHMARK_MAIN();

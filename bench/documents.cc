// What making documents costs: the articles of a JSON Lines file are parsed and their documents built in one
// thread, in memory, without an index. Parsing (with language identification) and building are timed apart,
// by the processor's time. With --digests, the terms (with their counts), values and data of each document go
// into a digest that is printed after the id: two builds of the program that print the same make the same
// documents.
//
// usage: documents FILE.jsonl [--digests] [--rounds=N]
#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "index/document.h"

namespace {

using broadsheet::indexer::ParsedArticle;
using broadsheet::schema::Article;

// Articles that are parsed, and then built, between two looks at the clock.
constexpr std::size_t kBatch = 1024;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// FNV-1a, with the length before the bytes so that no two sequences of texts are one.
class Digest {
 public:
  void add(std::uint64_t number) {
    for (int i = 0; i < 8; ++i, number >>= 8U) byte(static_cast<unsigned char>(number & 0xFFU));
  }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    for (const char c : text) byte(static_cast<unsigned char>(c));
  }
  std::uint64_t value() const { return hash_; }

 private:
  void byte(unsigned char c) { hash_ = (hash_ ^ c) * 0x100000001B3U; }
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

std::uint64_t digest(const Xapian::Document& document) {
  Digest digest;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    digest.add(*term);
    digest.add(std::uint64_t{term.get_wdf()});
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    digest.add(std::uint64_t{value.get_valueno()});
    digest.add(*value);
  }
  digest.add(document.get_data());
  return digest.value();
}

std::size_t text_bytes(const Article& article) {
  std::size_t bytes = article.body.text.size();
  for (const auto& headline : article.headlines) bytes += headline.text.size();
  return bytes;
}

class Measurement {
 public:
  explicit Measurement(bool digests) : digests_(digests) {}

  void add(const std::vector<broadsheet::indexer::Record>& records) {
    articles_.clear();
    double before = cpu_seconds();
    for (const auto& record : records) {
      auto result =
          broadsheet::indexer::parse_record(record, {}, broadsheet::indexer::Detail::kArticles, tools_);
      for (auto& part : result) {
        if (auto* parsed = std::get_if<ParsedArticle>(&part)) articles_.push_back(std::move(parsed->article));
      }
    }
    parsing_ += cpu_seconds() - before;
    for (const auto& record : records) input_bytes_ += record.bytes.size();
    rejected_ += records.size() - articles_.size();
    documents_ += articles_.size();
    for (const Article& article : articles_) text_bytes_ += text_bytes(article);
    if (digests_) {
      for (const Article& article : articles_)
        fmt::print("{}\t{:016x}\n", article.id, digest(builder_.build(article)));
      return;
    }
    before = cpu_seconds();
    for (const Article& article : articles_) terms_ += builder_.build(article).termlist_count();
    building_ += cpu_seconds() - before;
  }

  void print() const {
    if (digests_) return;
    fmt::print("{} documents of {} terms, {} rejected, {:.1f} MB of JSON Lines, {:.1f} MB of text\n",
               documents_, terms_, rejected_, mb(input_bytes_), mb(text_bytes_));
    for (const auto& [name, seconds] : {std::pair("parsing", parsing_), std::pair("building", building_)}) {
      fmt::print("{}: {:.2f} s, {:.2f} MB of text a second, {:.1f} CPU s per GB of text\n", name, seconds,
                 mb(text_bytes_) / seconds, seconds * 1000 / mb(text_bytes_));
    }
  }

 private:
  static double mb(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

  bool digests_;
  broadsheet::schema::DocumentBuilder builder_;
  broadsheet::indexer::ParseTools tools_;
  std::vector<Article> articles_;
  std::uint64_t documents_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t terms_ = 0;
  std::uint64_t input_bytes_ = 0;
  std::uint64_t text_bytes_ = 0;
  double parsing_ = 0;
  double building_ = 0;
};

int fail(std::string_view message) {
  fmt::print(stderr, "documents: {}\n", message);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::string_view kRounds = "--rounds=";
  std::string path;
  bool digests = false;
  int rounds = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    if (argument == "--digests") {
      digests = true;
    } else if (argument.starts_with(kRounds)) {
      const std::string_view number = argument.substr(kRounds.size());
      const auto read = std::from_chars(number.data(), number.data() + number.size(), rounds);
      if (read.ec != std::errc() || read.ptr != number.data() + number.size() || rounds < 1)
        return fail("--rounds wants a number");
    } else if (path.empty()) {
      path = argument;
    } else {
      return fail("one file at a time");
    }
  }
  if (path.empty()) return fail("usage: documents FILE.jsonl [--digests] [--rounds=N]");
  for (int round = 0; round < rounds; ++round) {
    std::ifstream file(path);
    if (!file) return fail("cannot read " + path);
    Measurement measurement(digests);
    std::vector<broadsheet::indexer::Record> records;
    std::uint64_t lines = 0;
    std::string line;
    while (std::getline(file, line)) {
      ++lines;
      if (line.empty()) continue;
      broadsheet::indexer::Record& record = records.emplace_back();
      record.bytes = line;
      record.origin.path = path;
      record.origin.line = record.origin.number = lines;
      record.form = broadsheet::indexer::find_form("jsonl");
      if (records.size() < kBatch) continue;
      measurement.add(records);
      records.clear();
    }
    measurement.add(records);
    measurement.print();
  }
  return 0;
}

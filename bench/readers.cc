// What reading pages out of web archives costs, beside what nobody can save: inflating them, and parsing HTML
// with the parser alone. One thread; the three are timed in turn, by the processor's time, and the medians
// are compared.
//
// usage: readers [--rounds=N] FILE.warc.gz...   (one gzip member a record, as crawlers write them)
#include <fmt/format.h>
#include <myhtml/api.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/reader.h"

namespace {

namespace indexer = broadsheet::indexer;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Hands what each gzip member of `bytes` expands to to `take`.
template <typename Take>
void inflate_members(std::string_view bytes, const Take& take) {
  constexpr int kGzip = 16;
  z_stream stream{};
  inflateInit2(&stream, MAX_WBITS + kGzip);
  std::string member;
  std::vector<char> block(std::size_t{256} << 10U);
  // zlib reads only, but its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  while (stream.avail_in > 0) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    const int result = inflate(&stream, Z_NO_FLUSH);
    member.append(block.data(), block.size() - stream.avail_out);
    if (result == Z_STREAM_END) {
      take(std::string_view(member));
      member.clear();
      inflateReset(&stream);
    } else if (result != Z_OK) {
      break;
    }
  }
  inflateEnd(&stream);
}

// The page in a record of a web archive; empty if there is none.
std::string_view page_of(std::string_view record) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  if (record.find("WARC-Type: response") == std::string_view::npos) return {};
  std::size_t at = record.find(kEnd);
  if (at == std::string_view::npos) return {};
  at = record.find(kEnd, at + kEnd.size());
  return at == std::string_view::npos ? std::string_view{} : record.substr(at + kEnd.size());
}

struct Work {
  std::uint64_t pages = 0;
  std::uint64_t bytes = 0;  // of HTML
  std::uint64_t articles = 0;
};

Work inflate_alone(std::string_view bytes) {
  Work work;
  inflate_members(bytes, [&](std::string_view record) {
    const std::string_view page = page_of(record);
    work.pages += page.empty() ? 0U : 1U;
    work.bytes += page.size();
  });
  return work;
}

// The parser of HTML alone.
class PageParser {
 public:
  PageParser() : parser_(myhtml_create()) { myhtml_init(parser_, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0); }
  ~PageParser() { myhtml_destroy(parser_); }
  PageParser(const PageParser&) = delete;
  PageParser& operator=(const PageParser&) = delete;

  void parse(std::string_view page, Work& work) {
    if (page.empty()) return;
    ++work.pages;
    work.bytes += page.size();
    myhtml_tree_t* const tree = myhtml_tree_create();
    myhtml_tree_init(tree, parser_);
    myhtml_parse(tree, MyENCODING_UTF_8, page.data(), page.size());
    myhtml_tree_destroy(tree);
  }

 private:
  myhtml_t* parser_;
};

Work parse_alone(std::string_view bytes) {
  Work work;
  PageParser parser;
  inflate_members(bytes, [&](std::string_view record) { parser.parse(page_of(record), work); });
  return work;
}

// The records of our reader, parsed alone.
Work parse_records(const std::string& path) {
  Work work;
  PageParser parser;
  const auto reader = indexer::open_reader(indexer::InputFile{path, 0, {}}, nullptr);
  while (const auto record = reader->next()) parser.parse(record->bytes, work);
  return work;
}

Work read_articles(const std::string& path) {
  Work work;
  indexer::ParseTools tools;
  const auto reader = indexer::open_reader(indexer::InputFile{path, 0, {}}, nullptr);
  while (const auto record = reader->next()) {
    if (record->problem.empty()) {
      ++work.pages;
      work.bytes += record->bytes.size();
    }
    for (const auto& part : indexer::parse_record(*record, {}, indexer::Detail::kArticles, tools)) {
      work.articles += std::holds_alternative<indexer::ParsedArticle>(part) ? 1U : 0U;
    }
  }
  return work;
}

constexpr std::array<std::string_view, 4> kNames{"inflating", "inflating and parsing", "our records, parsed",
                                                 "articles"};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths;
  std::size_t rounds = 3;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    constexpr std::string_view kRounds = "--rounds=";
    if (argument.starts_with(kRounds)) {
      std::from_chars(argument.data() + kRounds.size(), argument.data() + argument.size(), rounds);
    } else {
      paths.emplace_back(argument);
    }
  }
  if (paths.empty() || rounds == 0) {
    std::cerr << "usage: readers [--rounds=N] FILE.warc.gz...\n";
    return 2;
  }
  std::array<std::vector<double>, kNames.size()> seconds;
  std::array<Work, kNames.size()> works{};
  for (std::size_t round = 0; round < rounds; ++round) {
    works = {};
    std::array<double, kNames.size()> spent{};
    for (const std::string& path : paths) {
      std::ifstream file(path, std::ios::binary);
      std::ostringstream content;
      content << file.rdbuf();
      const std::string bytes = content.str();
      for (std::size_t i = 0; i < works.size(); ++i) {
        const double before = cpu_seconds();
        const Work work = i == 0   ? inflate_alone(bytes)
                          : i == 1 ? parse_alone(bytes)
                          : i == 2 ? parse_records(path)
                                   : read_articles(path);
        spent[i] += cpu_seconds() - before;
        works[i].pages += work.pages;
        works[i].bytes += work.bytes;
        works[i].articles += work.articles;
      }
    }
    for (std::size_t i = 0; i < spent.size(); ++i) seconds[i].push_back(spent[i]);
  }
  const double megabytes = static_cast<double>(works[1].bytes) / 1e6;
  fmt::print("{} pages, {:.1f} MB of HTML, {} articles\n", works[1].pages, megabytes, works.back().articles);
  const double floor = median(seconds[1]);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const double spent = median(seconds[i]);
    fmt::print("{:<22} {:7.2f} s, {:6.1f} MB/s, {:.2f} of the speed of inflating and parsing\n", kNames[i],
               spent, megabytes / spent, floor / spent);
  }
  return 0;
}

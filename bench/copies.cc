// How well near-copies are told, and what is taken for one that is none.
//
// Each FILE is JSON Lines with one article a line ("body"), all in one language. Of each article with a
// sketch one copy of each kind is made, with changes drawn from a fixed seed and words of another article:
//
//   1%, 3%, 10%  so many of the words (of the characters, where the script has no spaces) are each replaced
//   by
//                one of the other article (1 in 2), followed by one (1 in 4) or left out (1 in 4)
//   letters      3 % of the characters, likewise, in any script
//   byline       30 characters of the other article before, 60 behind
//   cut          the last 3 of 10 characters are left out
//   more         3 tenths of its length, of the other article, are added
//   mixed        30 characters before, the last fifth left out, 3 % of the words changed
//
// recall: of the copies of a kind, how many are folded with their original, all originals of the file in the
// same search. false: pairs of originals that are folded together and share less than a fifth of all their
// shingles of five characters, beside how many pairs there are; alike: those folded that share more.
//
// usage: copies FILE.jsonl...
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "index/text_sketch.h"
#include "search/copies.h"
#include "text/characters.h"

namespace {

namespace schema = broadsheet::schema;
using Text = std::u32string;
using Random = std::minstd_rand;

Text decode(std::string_view bytes) {
  Text text;
  for (std::size_t at = 0; at < bytes.size();) text += schema::next_character(bytes, at);
  return text;
}

std::string encode(const Text& text) {
  std::string bytes;
  for (const char32_t c : text) schema::append_character(bytes, c);
  return bytes;
}

// Words with the space behind them; characters where fewer than one in 25 is a space.
std::vector<Text> pieces(const Text& text, bool characters) {
  const auto spaces = static_cast<std::size_t>(std::count(text.begin(), text.end(), U' '));
  characters = characters || spaces * 25 < text.size();
  std::vector<Text> found(1);
  for (const char32_t c : text) {
    found.back() += c;
    if (characters || c == U' ' || c == U'\n') found.emplace_back();
  }
  return found;
}

Text edited(const Text& text, const Text& other, unsigned percent, bool characters, Random& random) {
  const std::vector<Text> others = pieces(other, characters);
  Text made;
  for (const Text& piece : pieces(text, characters)) {
    const unsigned what = random() % 100 < percent ? random() % 4 : 4;
    if (what >= 3) made += piece;
    if (what <= 1 || what == 3) made += others[random() % others.size()];
  }
  return made;
}

struct Kind {
  std::string_view name;
  std::function<Text(const Text&, const Text&, Random&)> make;
};

const std::array kKinds{
    Kind{"1%", [](const Text& a, const Text& b, Random& r) { return edited(a, b, 1, false, r); }},
    Kind{"3%", [](const Text& a, const Text& b, Random& r) { return edited(a, b, 3, false, r); }},
    Kind{"10%", [](const Text& a, const Text& b, Random& r) { return edited(a, b, 10, false, r); }},
    Kind{"letters", [](const Text& a, const Text& b, Random& r) { return edited(a, b, 3, true, r); }},
    Kind{"byline",
         [](const Text& a, const Text& b, Random&) { return b.substr(0, 30) + a + b.substr(0, 60); }},
    Kind{"cut", [](const Text& a, const Text&, Random&) { return a.substr(0, a.size() * 7 / 10); }},
    Kind{"more", [](const Text& a, const Text& b, Random&) { return a + b.substr(0, a.size() * 3 / 10); }},
    Kind{"mixed", [](const Text& a, const Text& b, Random& r) {
           return b.substr(0, 30) + edited(a.substr(0, a.size() * 8 / 10), b, 3, false, r);
         }}};

// The share of all shingles of five characters that two texts have in common.
double resemblance(const Text& one, const Text& other) {
  const auto shingles = [](const Text& text) {
    std::unordered_set<std::u32string_view> found;
    for (std::size_t i = 0; i + 5 <= text.size(); ++i) found.insert(std::u32string_view(text).substr(i, 5));
    return found;
  };
  const auto a = shingles(one);
  const auto b = shingles(other);
  const auto common = static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::u32string_view shingle) { return b.contains(shingle); }));
  return static_cast<double>(common) /
         static_cast<double>(std::max<std::size_t>(1, a.size() + b.size() - common));
}

std::optional<schema::Sketch> sketch_of(const Text& text) {
  schema::Sketch sketch;
  return sketch.read(schema::text_sketch(encode(text))) ? std::optional(sketch) : std::nullopt;
}

void measure(const std::string& path, std::ifstream& file) {
  std::vector<Text> texts;
  std::vector<std::optional<schema::Sketch>> sketches;
  std::size_t short_ones = 0;
  for (std::string line; std::getline(file, line);) {
    const auto article = nlohmann::json::parse(line, nullptr, false);
    if (!article.is_object() || !article.value("body", nlohmann::json()).is_string()) continue;
    Text text = decode(article["body"].get<std::string>());
    std::optional<schema::Sketch> sketch = sketch_of(text);
    if (!sketch) {
      ++short_ones;
      continue;
    }
    texts.push_back(std::move(text));
    sketches.push_back(std::move(sketch));
  }
  if (texts.size() < 2) return;
  schema::Interrupt interrupt;
  const std::vector<std::uint32_t> first = broadsheet::searcher::group_copies(sketches, interrupt);
  std::uint64_t linked = 0;
  std::uint64_t alike = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] == i) continue;
    ++(resemblance(texts[i], texts[first[i]]) < 0.2 ? linked : alike);
  }
  fmt::print("{}: {} articles, {} too short", path, texts.size(), short_ones);
  const std::size_t originals = texts.size();
  for (const Kind& kind : kKinds) {
    Random random(7);
    auto all = sketches;
    for (std::size_t i = 0; i < originals; ++i) {
      const std::size_t other = (i + 1 + random() % (originals - 1)) % originals;
      all.push_back(sketch_of(kind.make(texts[i], texts[other], random)));
    }
    const std::vector<std::uint32_t> groups = broadsheet::searcher::group_copies(all, interrupt);
    std::size_t found = 0;
    for (std::size_t i = 0; i < originals; ++i) found += groups[originals + i] == groups[i] ? 1U : 0U;
    fmt::print(", {} {:.3f}", kind.name, static_cast<double>(found) / static_cast<double>(originals));
  }
  fmt::print("; false {} of {} pairs, alike {}\n", linked, originals * (originals - 1) / 2, alike);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: copies FILE.jsonl...\n");
    return 1;
  }
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i]);
    if (!file) {
      fmt::print(stderr, "copies: cannot read {}\n", argv[i]);
      return 1;
    }
    measure(argv[i], file);
  }
  return 0;
}

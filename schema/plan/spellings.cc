// Particles by the evidence of the index, compounds by ICU's dictionaries.
#include "plan/spellings.h"

#include <algorithm>

#include "analysis/dictionary_words.h"
#include "analysis/written_particles.h"
#include "plan/ranking.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

constexpr std::string_view kArabicArticle = "\u0627\u0644";

// Where a word itself is in no article or one, so many more say nothing yet.
constexpr std::uint64_t kTooFewToTell = 2;

// Shorter words have no parts; longer ones are no words.
constexpr std::size_t kShortestApart = 3;
constexpr std::size_t kLongestApart = 16;
constexpr std::size_t kMaxWaysApart = 6;

bool is_arabic(std::string_view word) {
  const char32_t first = character_at(word, 0);
  return first >= 0x0600 && first < 0x0700;
}

class Evidences {
 public:
  Evidences(const std::string& word, const IndexView& index, const std::vector<std::string>& field_prefixes)
      : index_(index), field_prefixes_(field_prefixes), own_(of(word)) {}

  std::uint64_t of(const std::string& word) const { return index_.frequency({}, field_prefixes_, word); }

  // Of a form with one more particle than the word.
  bool is_longer(const ParticleForm& form, std::uint64_t definite) const {
    const std::uint64_t found = of(form.text);
    if (found == 0 || form.evidence == Evidence::kSure) return found > 0;
    const std::uint64_t own = own_ + definite;
    if (form.evidence == Evidence::kIfKnown) return found <= own;
    return found <= std::max(own, kTooFewToTell);
  }

  // Of a form with one less.
  bool is_shorter(const ParticleForm& form) const {
    const std::uint64_t found = of(form.text);
    return found > 0 && (form.evidence == Evidence::kSure || found >= own_);
  }

 private:
  const IndexView& index_;
  const std::vector<std::string>& field_prefixes_;
  std::uint64_t own_;
};

}  // namespace

Spellings spellings_of(const std::string& word, const IndexView& index,
                       const std::vector<std::string>& field_prefixes, bool compounds) {
  Spellings spellings;
  const Evidences evidences(word, index, field_prefixes);
  if (const std::vector<ParticleForm> longer = with_particles(word); !longer.empty()) {
    const std::uint64_t definite = evidences.of(std::string(kArabicArticle) + word);
    for (const ParticleForm& form : longer) {
      if (evidences.is_longer(form, definite)) spellings.with_particle.push_back(form.text);
    }
  }
  for (const ParticleForm& form : without_particles(word)) {
    if (evidences.is_shorter(form)) spellings.with_particle.push_back(form.text);
  }
  if (!compounds) return spellings;
  // The most frequent compounds, as far as they are in the index; of equals the first of the dictionary.
  std::vector<std::pair<std::uint64_t, std::string>> found;
  for (std::string& compound : compounds_of(word)) {
    if (const std::uint64_t articles = evidences.of(compound); articles > 0)
      found.emplace_back(articles, std::move(compound));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (found.size() > kMaxCompounds) found.resize(kMaxCompounds);
  for (auto& [articles, compound] : found) spellings.compounds.push_back(std::move(compound));
  return spellings;
}

std::vector<std::vector<std::string>> parts_written_apart(const std::string& word, const IndexView& index,
                                                          const std::vector<std::string>& field_prefixes) {
  std::vector<std::size_t> edges;  // where characters begin, and the end
  for (std::size_t at = 0; at < word.size(); next_character(word, at)) edges.push_back(at);
  edges.push_back(word.size());
  const std::size_t letters = edges.size() - 1;
  std::vector<std::vector<std::string>> ways;
  if (letters < kShortestApart || letters > kLongestApart) return ways;
  const Evidences evidences(word, index, field_prefixes);
  const auto part = [&](std::size_t from, std::size_t to) {
    return word.substr(edges[from], edges[to] - edges[from]);
  };
  std::vector<std::size_t> beginnings;  // ends of first parts that are words
  // One letter of Arabic script is a particle, one syllable of Hangul may be a word.
  const std::size_t least = is_arabic(word) ? 2 : 1;
  for (std::size_t cut = least; cut + least <= letters; ++cut) {
    if (evidences.of(part(0, cut)) == 0) continue;
    beginnings.push_back(cut);
    if (evidences.of(part(cut, letters)) > 0) ways.push_back({part(0, cut), part(cut, letters)});
  }
  for (const std::size_t cut : beginnings) {
    for (std::size_t second = cut + 2; second + 2 <= letters && ways.size() < kMaxWaysApart; ++second) {
      if (evidences.of(part(cut, second)) > 0 && evidences.of(part(second, letters)) > 0)
        ways.push_back({part(0, cut), part(cut, second), part(second, letters)});
    }
  }
  if (ways.size() > kMaxWaysApart) ways.resize(kMaxWaysApart);
  return ways;
}

}  // namespace broadsheet::schema::plan

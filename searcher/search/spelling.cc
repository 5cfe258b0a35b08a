// Near words by edit distance over the index's own vocabulary.
#include "search/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "broadsheet/schema/fields.h"

namespace broadsheet::searcher {
namespace {

std::u32string characters(std::string_view text) {
  std::u32string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    out += static_cast<char32_t>(c);
  }
  return out;
}

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// What mistakes are counted in: letters; for Hangul the letters inside its syllables.
std::u32string letters(std::string_view text) {
  std::u32string whole = characters(text);
  if (whole.empty() || !is_hangul(whole.front())) return whole;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return whole;
  const icu::UnicodeString parts = nfd->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
      status);
  std::string bytes;
  parts.toUTF8String(bytes);
  return characters(bytes);
}

// Words that people misspell letter by letter; digits and other scripts are left alone.
bool can_be_misspelt(const schema::Token& token) {
  if (token.kind == schema::TokenKind::kHangulWord) return characters(token.text).size() >= 2;
  if (token.kind != schema::TokenKind::kWord) return false;
  if (token.stem_script != schema::StemScript::kLatin && token.stem_script != schema::StemScript::kCyrillic &&
      token.stem_script != schema::StemScript::kGreek) {
    return false;
  }
  const std::u32string word = characters(token.text);
  return word.size() >= kMinSuggestLength && std::all_of(word.begin(), word.end(), [](char32_t c) {
           return u_isalpha(static_cast<UChar32>(c)) ||
                  u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
         });
}

struct Candidate {
  std::size_t distance = 0;
  Xapian::doccount frequency = 0;
  std::string word;
};

bool better(const Candidate& a, const Candidate& b) {
  if (a.distance != b.distance) return a.distance < b.distance;
  if (a.frequency != b.frequency) return a.frequency > b.frequency;
  return a.word < b.word;
}

// Looks at the terms that begin with `beginning`, in the text field of `prefix`.
void scan(const Xapian::Database& database, std::string_view prefix, const std::string& beginning,
          const std::u32string& wanted, std::size_t limit, std::size_t& budget,
          std::optional<Candidate>& best) {
  const std::string start = std::string(prefix) + beginning;
  const auto end = database.allterms_end(start);
  for (auto term = database.allterms_begin(start); term != end && budget > 0; ++term, --budget) {
    const std::string text = (*term).substr(prefix.size());
    // A letter has one to four bytes (three times as many when a syllable is taken apart): too long is too
    // long.
    if (text.size() > (wanted.size() + limit) * 4) continue;
    const std::size_t distance = edit_distance(wanted, letters(text), limit);
    if (distance == 0 || distance > limit) continue;
    Candidate candidate{distance, term.get_termfreq(), text};
    if (!best || better(candidate, *best)) best = std::move(candidate);
  }
}

struct Misspelt {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string word;
};

class WordSink final : public schema::TokenSink {
 public:
  WordSink(const std::set<std::string>& unknown, std::vector<Misspelt>& found)
      : unknown_(unknown), found_(found) {}

  void on_token(const schema::Token& token) override {
    if (found_.size() >= kMaxSuggestWords || !can_be_misspelt(token)) return;
    std::string word(token.text);
    if (unknown_.contains(word)) found_.push_back({token.begin, token.end, std::move(word)});
  }

 private:
  const std::set<std::string>& unknown_;
  std::vector<Misspelt>& found_;
};

// Collects the tokens of what was typed.
class TextSink final : public schema::TokenSink {
 public:
  explicit TextSink(std::vector<std::string>& words) : words_(words) {}
  void on_token(const schema::Token& token) override { words_.emplace_back(token.text); }

 private:
  std::vector<std::string>& words_;
};

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> two_ago(a.size() + 1);
  std::vector<std::size_t> previous(a.size() + 1);
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) previous[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      row[i] = std::min({row[i - 1] + 1, previous[i] + 1, previous[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[i] = std::min(row[i], two_ago[i - 2] + 1);
      }
      least = std::min(least, row[i]);
    }
    if (least > limit) return limit + 1;
    std::swap(two_ago, previous);
    std::swap(previous, row);
  }
  return std::min(previous[a.size()], limit + 1);
}

std::optional<std::string> nearest_word(std::string_view word, const Xapian::Database& database) {
  const std::u32string wanted = letters(word);
  if (wanted.empty()) return std::nullopt;
  const std::size_t limit = wanted.size() >= kTwoMistakesLength ? 2 : 1;
  std::size_t first = 0;
  U8_FWD_1(reinterpret_cast<const std::uint8_t*>(word.data()), first, word.size());
  std::size_t second = first;
  if (second < word.size()) U8_FWD_1(reinterpret_cast<const std::uint8_t*>(word.data()), second, word.size());

  // Most mistakes come after the second character, and the terms that share two are few.
  for (const std::size_t shared : {second, first}) {
    std::optional<Candidate> best;
    std::size_t budget = kMaxSpellingTerms;
    const std::string beginning(word.substr(0, shared));
    scan(database, "", beginning, wanted, limit, budget, best);
    scan(database, schema::prefix::kTitle, beginning, wanted, limit, budget, best);
    if (best) return best->word;
  }
  return std::nullopt;
}

std::optional<std::string> respell(std::string_view query, std::span<const schema::TermExplanation> terms,
                                   const Xapian::Database& database, schema::Analyzer& analyzer) {
  // Words as typed, and how many articles have them in any of the forms that were looked up.
  std::map<std::string, std::uint64_t> documents;
  for (const schema::TermExplanation& term : terms) {
    if (!term.field.empty() && term.field != "title" && term.field != "body") continue;
    if (term.kind == "phrase" || term.kind == "near" || term.kind == "prefix") continue;
    documents[term.written] += term.documents;
  }
  std::set<std::string> unknown;
  for (const auto& [written, count] : documents) {
    if (count > 0) continue;
    std::vector<std::string> words;
    TextSink sink(words);
    analyzer.analyze(written, sink);
    unknown.insert(words.begin(), words.end());
  }
  if (unknown.empty()) return std::nullopt;

  std::vector<Misspelt> found;
  WordSink sink(unknown, found);
  analyzer.analyze(query, sink);
  std::string respelt;
  std::size_t done = 0;
  bool changed = false;
  for (const Misspelt& word : found) {
    const std::optional<std::string> better_word = nearest_word(word.word, database);
    if (!better_word || word.begin < done) continue;
    respelt += query.substr(done, word.begin - done);
    respelt += *better_word;
    done = word.end;
    changed = true;
  }
  if (!changed) return std::nullopt;
  respelt += query.substr(done);
  return respelt;
}

}  // namespace broadsheet::searcher

// Near words by edit distance over the index's own vocabulary.
#include "search/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/query.h"
#include "text/characters.h"

namespace broadsheet::searcher {
namespace {

std::u32string characters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += schema::next_character(text, at);
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

// A word in more than one of so many articles is grammar, which nobody looks for; in a small index, any may
// be.
constexpr Xapian::doccount kCommonWordShare = 10;
constexpr Xapian::doccount kFewArticles = 20;

// What is looked for among the terms of the index, and the nearest found so far.
struct Hunt {
  const Xapian::Database& database;
  std::u32string wanted;  // in letters
  std::size_t limit;
  schema::Interrupt& interrupt;
  Xapian::doccount too_frequent = std::max(kFewArticles, database.get_doccount() / kCommonWordShare);
  std::size_t budget = kMaxSpellingTerms;  // terms that may yet be looked at
  std::optional<Candidate> best = {};
};

// Looks at the words of bodies and headlines that begin with `beginning`.
void scan(const std::string& beginning, Hunt& hunt) {
  for (const std::string_view prefix : {std::string_view(), schema::prefix::kTitle}) {
    const std::string start = std::string(prefix) + beginning;
    const auto end = hunt.database.allterms_end(start);
    for (auto term = hunt.database.allterms_begin(start); term != end && hunt.budget > 0;
         ++term, --hunt.budget) {
      hunt.interrupt.check();
      const std::string text = (*term).substr(prefix.size());
      // A letter has one to four bytes (three times as many when a syllable is taken apart): too long is too
      // long.
      if (text.size() > (hunt.wanted.size() + hunt.limit) * 4) continue;
      const std::u32string found = letters(text);
      const std::size_t distance = edit_distance(hunt.wanted, found, hunt.limit);
      if (distance == 0 || distance > hunt.limit) continue;
      // Of a short word, two mistakes leave too little: "yphoon" is not "yoon".
      if (distance > 1 && found.size() < kTwoMistakesLength) continue;
      // What every tenth article has is no name that was mistyped: "wire" is not "were".
      if (term.get_termfreq() > hunt.too_frequent) continue;
      Candidate candidate{distance, term.get_termfreq(), text};
      if (!hunt.best || better(candidate, *hunt.best)) hunt.best = std::move(candidate);
    }
  }
}

// Hangul syllables are numbered by first consonant, vowel, last consonant (The Unicode Standard, 3.12).
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kSyllablesOfConsonant = 21 * 28;

std::string utf8(char32_t c) {
  std::string bytes;
  icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(bytes);
  return bytes;
}

// Looks at the words whose first syllable has the first consonant of `syllable` and another vowel or last
// consonant, those with one letter changed first: with them there is room for a mistake further on.
void scan_syllables(char32_t syllable, Hunt& hunt) {
  const std::u32string typed = letters(utf8(syllable));
  const char32_t begin = syllable - (syllable - kFirstSyllable) % kSyllablesOfConsonant;
  for (std::size_t mistakes = 1; mistakes <= hunt.limit; ++mistakes) {
    for (char32_t other = begin; other < begin + kSyllablesOfConsonant; ++other) {
      const std::string first = utf8(other);
      if (edit_distance(typed, letters(first), hunt.limit) == mistakes) scan(first, hunt);
    }
    if (hunt.best && hunt.best->distance <= mistakes) return;
  }
}

// Whether an article has all of `terms`.
bool together(const Xapian::Database& database, const std::vector<std::string>& terms) {
  // With weights: without them, terms that all articles have are in danger (schema/plan/full_terms.h).
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
  return !enquire.get_mset(0, 1).empty();
}

bool is_double_quote(char32_t c) { return c == U'"' || c == 0xFF02 || (c >= 0x201C && c <= 0x201F); }

// `query` without a quotation mark that has no partner, which the parser ignores.
std::string without_lone_quote(const std::string& query) {
  const std::u32string whole = characters(query);
  const auto mark = std::find_if(whole.rbegin(), whole.rend(), is_double_quote);
  if (mark == whole.rend()) return query;
  const auto at = static_cast<std::size_t>(whole.rend() - mark) - 1;
  std::string shorter;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i != at) shorter += utf8(whole[i]);
  }
  const schema::ParsedQuery with = schema::parse_query(query);
  const schema::ParsedQuery without = schema::parse_query(shorter);
  if (!with.root || !without.root) return query;
  return schema::to_string(*with.root) == schema::to_string(*without.root) ? shorter : query;
}

// `word`, which the index has in small letters, with a capital if `typed` begins with one.
std::string with_capital_of(std::string_view typed, std::string word) {
  if (typed.empty() || word.empty()) return word;
  const char32_t first = characters(schema::first_characters(typed, 1)).front();
  const auto type = u_charType(static_cast<UChar32>(first));
  if (type != U_UPPERCASE_LETTER && type != U_TITLECASE_LETTER) return word;
  const std::string small(schema::first_characters(word, 1));
  const UChar32 capital = u_totitle(static_cast<UChar32>(characters(small).front()));
  return utf8(static_cast<char32_t>(capital)) + word.substr(small.size());
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

std::optional<std::string> nearest_word(std::string_view word, const Xapian::Database& database,
                                        schema::Interrupt& interrupt) {
  const std::u32string wanted = letters(word);
  if (wanted.empty()) return std::nullopt;
  const std::size_t limit = wanted.size() >= kTwoMistakesLength ? 2 : 1;
  const std::size_t first = schema::first_characters(word, 1).size();
  const std::size_t second = schema::first_characters(word, 2).size();

  // Most mistakes come after the second character, and the terms that share two are few.
  for (const std::size_t shared : {second, first}) {
    Hunt hunt{database, wanted, limit, interrupt};
    scan(std::string(word.substr(0, shared)), hunt);
    if (hunt.best) return hunt.best->word;
  }
  // The mistake may be inside the first syllable.
  const char32_t syllable = characters(word.substr(0, first)).front();
  if (!is_hangul(syllable)) return std::nullopt;
  Hunt hunt{database, wanted, limit, interrupt};
  scan_syllables(syllable, hunt);
  return hunt.best ? std::optional(hunt.best->word) : std::nullopt;
}

std::optional<std::string> respell(std::string_view query, std::span<const schema::TermExplanation> terms,
                                   const Xapian::Database& database, schema::Analyzer& analyzer,
                                   schema::Interrupt& interrupt) {
  // Words as typed, and how many articles have them in any of the forms that were looked up.
  std::map<std::string, std::uint64_t> documents;
  // Of eojeols, the bigrams in each field: one that no article has whole may be of bigrams that many have.
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> bigrams;
  for (const schema::TermExplanation& term : terms) {
    if (!term.field.empty() && term.field != "title" && term.field != "body") continue;
    if (term.kind == "phrase" || term.kind == "near" || term.kind == "prefix") continue;
    if (term.kind == "bigram") {
      documents.try_emplace(term.written, 0);
      bigrams[{term.written, term.field}].push_back(term.term);
    } else {
      documents[term.written] += term.documents;
    }
  }
  for (const auto& [where, parts] : bigrams) {
    interrupt.check_now();
    std::uint64_t& count = documents[where.first];
    if (count == 0 && together(database, parts)) count = 1;
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
    const std::optional<std::string> better_word = nearest_word(word.word, database, interrupt);
    if (!better_word || word.begin < done) continue;
    respelt += query.substr(done, word.begin - done);
    respelt += with_capital_of(query.substr(word.begin, word.end - word.begin), *better_word);
    done = word.end;
    changed = true;
  }
  if (!changed) return std::nullopt;
  respelt += query.substr(done);
  return without_lone_quote(respelt);
}

}  // namespace broadsheet::searcher

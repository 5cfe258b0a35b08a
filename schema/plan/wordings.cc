// Each place of a text where words can be written otherwise, and the texts that they make together.
#include "plan/wordings.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "index/joined_words.h"
#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

// Letters of an abbreviation: MSc, UNHCR. What is longer is a word, or a headline in capitals.
constexpr std::size_t kLongestAbbreviation = 5;
constexpr std::size_t kLongestSmall = 4;

// Boundaries between letters and digits in one word that are looked at: F16A has two.
constexpr std::size_t kMostBoundaries = 3;

// Characters of a stretch that a dictionary cuts, and of one of its words.
constexpr std::size_t kLongestStretch = 120;
constexpr std::size_t kLongestDictionaryWord = 30;

// Instead of the words [begin, end), these.
struct Rewording {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> words;
};

enum class Look { kLetter, kDigit, kMark, kOther };

Look look_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (u_isdigit(point) != 0) return Look::kDigit;
  if (u_isalpha(point) != 0) return Look::kLetter;
  const std::uint32_t mask = U_GET_GC_MASK(point);
  return (mask & U_GC_M_MASK) != 0 ? Look::kMark : Look::kOther;
}

// A letter with the marks on it.
struct Letter {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  Look look = Look::kOther;
  bool capital = false;
};

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(text, i);
    const Look look = look_of(c);
    if (look == Look::kMark && !letters.empty()) {
      letters.back().end = i;
      continue;
    }
    const auto type = u_charType(static_cast<UChar32>(c));
    letters.push_back({begin, i, look, type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER});
  }
  return letters;
}

std::vector<std::string> cut_at(std::string_view text, const std::vector<std::size_t>& places) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (const std::size_t place : places) {
    parts.emplace_back(text.substr(begin, place - begin));
    begin = place;
  }
  parts.emplace_back(text.substr(begin));
  return parts;
}

// "covid19" is covid and 19; "f16a" is f, 16 and a; or f and 16a; or f16 and a.
void add_letters_and_digits(const OwnedToken& token, std::size_t at, std::vector<Rewording>& out) {
  const std::vector<Letter> letters = letters_of(token.text);
  std::vector<std::size_t> boundaries;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const Look left = letters[i].look;
    const Look right = letters[i + 1].look;
    if (left == Look::kOther || right == Look::kOther) continue;  // 1.5bn: the point is the number's own
    if ((left == Look::kDigit) != (right == Look::kDigit)) boundaries.push_back(letters[i].end);
  }
  if (boundaries.empty() || boundaries.size() > kMostBoundaries) return;
  for (std::size_t chosen = (std::size_t{1} << boundaries.size()) - 1; chosen > 0; --chosen) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
      if ((chosen >> i & 1U) != 0) places.push_back(boundaries[i]);
    }
    out.push_back({at, at + 1, cut_at(token.text, places)});
  }
}

// "J.K." and "JK" are j and k, "PhD" is ph and d. In small letters, the letters may all be initials, or the
// first or the last one is.
void add_abbreviation(const OwnedToken& token, std::string_view written, std::size_t at,
                      const IndexWords& index, std::vector<Rewording>& out) {
  const std::vector<Letter> letters = letters_of(token.text);
  if (letters.size() < 2 || letters.size() > kLongestAbbreviation) return;
  if (std::any_of(letters.begin(), letters.end(), [](const Letter& l) { return l.look != Look::kLetter; }))
    return;
  std::vector<Letter> typed = letters_of(written);
  const bool stops = written.find('.') != std::string_view::npos;
  std::erase_if(typed, [](const Letter& letter) { return letter.look == Look::kOther; });
  if (typed.size() != letters.size()) return;  // ß is ss, ﬁ is fi
  const auto capitals = static_cast<std::size_t>(
      std::count_if(typed.begin(), typed.end(), [](const Letter& letter) { return letter.capital; }));
  const bool inner = std::any_of(typed.begin() + 1, typed.end(), [](const Letter& l) { return l.capital; });
  std::vector<std::size_t> every;
  std::vector<std::size_t> before_capitals;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    every.push_back(letters[i].begin);
    if (typed[i].capital) before_capitals.push_back(letters[i].begin);
  }
  if (stops || capitals == letters.size()) {
    out.push_back({at, at + 1, cut_at(token.text, every)});
  } else if (inner) {
    out.push_back({at, at + 1, cut_at(token.text, before_capitals)});
  } else if (letters.size() <= kLongestSmall && index.count(token.text) <= index.rare) {
    out.push_back({at, at + 1, cut_at(token.text, every)});
    if (every.size() == 1) return;
    out.push_back({at, at + 1, cut_at(token.text, {every.front()})});
    out.push_back({at, at + 1, cut_at(token.text, {every.back()})});
  }
}

// Nothing but white space, as people put it between words.
bool is_space(std::string_view text) { return text == " " || text == "\u00A0" || text == "\u202F"; }

bool has_stop(const OwnedToken& token, std::string_view text) {
  return token.end < text.size() && text[token.end] == '.';
}

// Letters of an abbreviation that stand apart: "J. K.", "J K", "Ph. D.".
bool are_initials(const OwnedToken* tokens, std::size_t count, std::string_view text) {
  std::size_t letters_in_all = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view written = written_form(text, tokens[i]);
    std::vector<Letter> letters = letters_of(written);
    std::erase_if(letters, [](const Letter& letter) { return letter.look == Look::kOther; });
    letters_in_all += letters.size();
    const bool stop = has_stop(tokens[i], text) || (written.size() > 1 && written.back() == '.');
    const bool initial = letters.size() == 1 && letters.front().capital;
    if (letters.empty() || letters.front().look != Look::kLetter || (!stop && !initial)) return false;
    if (i == 0) continue;
    std::string_view gap = written_between(text, tokens[i - 1], tokens[i]);
    if (gap.starts_with('.')) gap.remove_prefix(1);
    if (!gap.empty() && !is_space(gap)) return false;
  }
  return letters_in_all <= kLongestAbbreviation;
}

// A number and letters side by side: "COVID-19", "iPhone 15", "100 km".
bool are_letters_and_digits(const OwnedToken* tokens, std::size_t count, std::string_view text) {
  if (count != 2) return false;
  const std::string_view gap = written_between(text, tokens[0], tokens[1]);
  if (!is_hyphen(gap) && !is_space(gap)) return false;
  const std::vector<Letter> left = letters_of(tokens[0].text);
  const std::vector<Letter> right = letters_of(tokens[1].text);
  const Look last = left.back().look;
  const Look first = right.front().look;
  return (last == Look::kDigit && first == Look::kLetter) || (last == Look::kLetter && first == Look::kDigit);
}

// Thousands: "12 500".
bool are_thousands(const OwnedToken* tokens, std::size_t count, std::string_view text) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view number = tokens[i].text;
    if (!std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    if (i == 0 ? number.size() > 3 || number.front() == '0' : number.size() != 3) return false;
    if (i > 0 && !is_space(written_between(text, tokens[i - 1], tokens[i]))) return false;
  }
  return true;
}

// Words of Arabic script that others write with a half-space, or without a space.
bool are_half_spaced(const OwnedToken* tokens, std::size_t count, std::string_view text) {
  for (std::size_t i = 0; i < count; ++i) {
    if (tokens[i].stem_script != StemScript::kArabic) return false;
    if (i == 0) continue;
    const std::string_view gap = written_between(text, tokens[i - 1], tokens[i]);
    if (!is_space(gap) && !is_half_space(gap)) return false;
  }
  return true;
}

// The ways to make the characters of a stretch of words that the index knows, those first whose ends differ
// least from the words as they were cut.
class Cuts {
 public:
  Cuts(std::string_view text, const std::vector<std::size_t>& typed_ends, const IndexWords& index)
      : text_(text), index_(index) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const bool mark = look_of(next_character(text, i)) == Look::kMark;
      if (starts_.empty() || !mark) starts_.push_back(begin);
    }
    starts_.push_back(text.size());
    typed_.assign(starts_.size(), false);
    for (std::size_t i = 0; i < starts_.size(); ++i)
      typed_[i] = std::find(typed_ends.begin(), typed_ends.end(), starts_[i]) != typed_ends.end();
  }

  std::vector<std::vector<std::string>> best(std::size_t limit) {
    const std::size_t last = starts_.size() - 1;
    if (last == 0 || last > kLongestStretch) return {};
    paths_.assign(last + 1, {});
    paths_[0].push_back({0, 0, 0});
    for (std::size_t end = 1; end <= last; ++end) find_paths(end, limit);
    std::vector<std::vector<std::string>> cuts;
    for (const Path& path : paths_[last]) cuts.push_back(words_of(last, path));
    return cuts;
  }

 private:
  // How a place is reached: the cheapest few.
  struct Path {
    std::size_t cost;  // ends that differ
    std::size_t from;
    std::size_t path;  // its number at `from`
  };

  void find_paths(std::size_t end, std::size_t limit) {
    std::vector<Path>& reached = paths_[end];
    std::size_t passed = 0;  // ends of typed words inside the word
    for (std::size_t begin = end; begin-- > 0 && end - begin <= kLongestDictionaryWord;) {
      if (!paths_[begin].empty() &&
          index_.count(std::string(text_.substr(starts_[begin], starts_[end] - starts_[begin]))) > 0) {
        for (std::size_t i = 0; i < paths_[begin].size(); ++i)
          reached.push_back({paths_[begin][i].cost + passed + (typed_[end] ? 0 : 1), begin, i});
      }
      if (typed_[begin]) ++passed;
    }
    std::stable_sort(reached.begin(), reached.end(),
                     [](const Path& a, const Path& b) { return a.cost < b.cost; });
    if (reached.size() > limit) reached.resize(limit);
  }

  std::vector<std::string> words_of(std::size_t end, const Path& path) const {
    std::vector<std::string> words;
    const Path* at = &path;
    while (end > 0) {
      words.emplace_back(text_.substr(starts_[at->from], starts_[end] - starts_[at->from]));
      end = at->from;
      at = &paths_[end][at->path];
    }
    std::reverse(words.begin(), words.end());
    return words;
  }

  std::string_view text_;
  const IndexWords& index_;
  std::vector<std::size_t> starts_;  // where letters begin, and the end
  std::vector<bool> typed_;          // a typed word ends there
  std::vector<std::vector<Path>> paths_;
};

void add_cuts(const std::vector<OwnedToken>& tokens, std::string_view text, const IndexWords& index,
              std::vector<Rewording>& out) {
  for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    end = begin + 1;
    if (!is_dictionary_word(tokens[begin].text)) continue;
    std::string stretch = tokens[begin].text;
    std::vector<std::size_t> ends{stretch.size()};
    while (end < tokens.size() && tokens[end].glued && is_dictionary_word(tokens[end].text) &&
           written_between(text, tokens[end - 1], tokens[end]).empty()) {
      stretch += tokens[end++].text;
      ends.push_back(stretch.size());
    }
    for (std::vector<std::string>& words : Cuts(stretch, ends, index).best(kMostWordings))
      out.push_back({begin, end, std::move(words)});
  }
}

bool same_words(const Rewording& rewording, const std::vector<OwnedToken>& tokens) {
  return std::equal(rewording.words.begin(), rewording.words.end(),
                    tokens.begin() + static_cast<std::ptrdiff_t>(rewording.begin),
                    tokens.begin() + static_cast<std::ptrdiff_t>(rewording.end),
                    [](const std::string& word, const OwnedToken& token) { return word == token.text; });
}

std::vector<Rewording> rewordings(const std::vector<OwnedToken>& tokens, std::string_view text,
                                  const IndexWords& index) {
  std::vector<Rewording> all;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kWord || is_dictionary_word(tokens[i].text)) continue;
    add_letters_and_digits(tokens[i], i, all);
    add_abbreviation(tokens[i], written_form(text, tokens[i]), i, index, all);
    for (std::size_t count = 2; count <= kMostJoined && i + count <= tokens.size(); ++count) {
      std::string word = written_together(&tokens[i], count, text);
      if (!word.empty()) all.push_back({i, i + count, {std::move(word)}});
    }
  }
  add_cuts(tokens, text, index, all);
  std::erase_if(all, [&](const Rewording& rewording) {
    if (same_words(rewording, tokens)) return true;
    std::uint64_t fewest = ~std::uint64_t{0};
    bool initials = true;
    for (const std::string& word : rewording.words) {
      fewest = std::min(fewest, index.count(word));
      initials = initials && count_characters(word) == 1;
    }
    return fewest == 0 || (initials && fewest > index.frequent);
  });
  return all;
}

// `tokens` with the rewordings `chosen`, which do not overlap and are in order.
Wording reworded(const std::vector<OwnedToken>& tokens, const std::vector<const Rewording*>& chosen) {
  Wording out;
  std::uint32_t shift = 0;  // modulo 2^32
  std::size_t at = 0;
  const auto keep = [&](std::size_t end) {
    for (; at < end; ++at) {
      out.push_back(tokens[at]);
      out.back().position += shift;
    }
  };
  for (const Rewording* rewording : chosen) {
    keep(rewording->begin);
    const OwnedToken& first = tokens[rewording->begin];
    const OwnedToken& last = tokens[rewording->end - 1];
    std::uint32_t position = first.position + shift;
    for (const std::string& word : rewording->words) {
      OwnedToken token = first;
      token.text = word;
      token.position = position++;
      token.end = last.end;
      out.push_back(std::move(token));
    }
    shift = position - 1 - last.position;
    at = rewording->end;
  }
  keep(tokens.size());
  return out;
}

}  // namespace

std::string beginning_together(const std::vector<OwnedToken>& tokens, std::string_view text) {
  if (tokens.size() < 2) return {};
  std::string word;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kWord || tokens[i].text.empty() || is_dictionary_word(tokens[i].text))
      return {};
    word += tokens[i].text;
    if (i == 0) continue;
    const std::string_view between = written_between(text, tokens[i - 1], tokens[i]);
    if (is_half_space(between)) continue;
    if (!is_hyphen(between)) return {};
    const std::vector<Letter> right = letters_of(tokens[i].text);
    const bool after_letter = letters_of(tokens[i - 1].text).back().look == Look::kLetter;
    const bool before_letter = right.front().look == Look::kLetter;
    if (!after_letter && !before_letter) return {};
    const bool last = i + 1 == tokens.size();
    if (after_letter && before_letter && last && right.size() < kShortestJoinedEnd) return {};
  }
  return word.size() <= kMaxWordBytes ? word : std::string();
}

std::vector<std::vector<std::string>> beginning_apart(const OwnedToken& token) {
  std::vector<Rewording> all;
  if (token.kind == TokenKind::kWord && !is_dictionary_word(token.text))
    add_letters_and_digits(token, 0, all);
  std::vector<std::vector<std::string>> parts;
  for (Rewording& rewording : all) {
    const std::vector<Letter> last = letters_of(rewording.words.back());
    if (last.front().look == Look::kDigit || last.size() >= kShortestJoinedEnd)
      parts.push_back(std::move(rewording.words));
  }
  return parts;
}

std::string written_together(const OwnedToken* tokens, std::size_t count, std::string_view text) {
  std::string word;
  for (std::size_t i = 0; i < count; ++i) {
    if (tokens[i].kind != TokenKind::kWord || tokens[i].text.empty() || is_dictionary_word(tokens[i].text))
      return {};
    word += tokens[i].text;
  }
  if (word.size() > kMaxWordBytes) return {};
  const bool joined = are_letters_and_digits(tokens, count, text) || are_initials(tokens, count, text) ||
                      are_thousands(tokens, count, text) || are_half_spaced(tokens, count, text);
  return joined ? word : std::string();
}

std::vector<Wording> other_wordings(const std::vector<OwnedToken>& tokens, std::string_view text,
                                    const IndexWords& index) {
  const std::vector<Rewording> all = rewordings(tokens, text, index);
  std::vector<Wording> wordings;
  // One place written otherwise first, then two, and so on.
  std::vector<std::vector<const Rewording*>> chosen{{}};
  for (std::size_t i = 0; i < chosen.size() && wordings.size() < kMostWordings; ++i) {
    const std::size_t from = chosen[i].empty() ? 0 : chosen[i].back()->end;
    for (const Rewording& rewording : all) {
      if (rewording.begin < from || wordings.size() == kMostWordings) continue;
      std::vector<const Rewording*> longer = chosen[i];
      longer.push_back(&rewording);
      wordings.push_back(reworded(tokens, longer));
      chosen.push_back(std::move(longer));
    }
  }
  return wordings;
}

}  // namespace broadsheet::schema::plan

// Matching sequences of tokens in the token stream of a text.
#include "search/highlight.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "analysis/plain_forms.h"
#include "text/characters.h"
#include "text/hash.h"

namespace broadsheet::searcher {

// Keeps the positioned tokens that a sequence could begin or go on with: all of them, since a sequence goes
// on with any token; stems are made only if some sequence asks for them, once for each word.
class Highlighter::Collector final : public schema::TokenSink {
 public:
  Collector(std::vector<Place>& places, schema::Stemmer& stemmer, std::span<const std::string> languages,
            bool stems, schema::Interrupt* interrupt)
      : places_(places), stemmer_(stemmer), languages_(languages), stems_(stems), interrupt_(interrupt) {}

  void on_token(const schema::Token& token) override {
    if (interrupt_ != nullptr) interrupt_->check();
    if (!schema::is_positioned(token.kind)) return;
    Place place;
    place.text = token.text;
    place.position = token.position;
    place.begin = token.begin;
    place.end = token.end;
    place.han = token.kind == schema::TokenKind::kHanBigram || token.kind == schema::TokenKind::kHanSingle;
    if (stems_ && token.stem_script != schema::StemScript::kNone) place.stems = stems_of(token);
    places_.push_back(std::move(place));
  }

 private:
  const std::vector<std::string>& stems_of(const schema::Token& token) {
    const auto [entry, added] = cache_.try_emplace(std::string(token.text));
    if (added) {
      for (const std::string& language : languages_) {
        const std::string_view stem = stemmer_.stem(token.text, token.stem_script, language);
        if (!stem.empty()) entry->second.emplace_back(stem);
      }
      if (token.stem_script == schema::StemScript::kLatin) {
        schema::plain_forms(token.text, plain_);
        entry->second.insert(entry->second.end(), plain_.begin(), plain_.end());
      }
    }
    return entry->second;
  }

  std::vector<Place>& places_;
  schema::Stemmer& stemmer_;
  std::span<const std::string> languages_;
  bool stems_;
  schema::Interrupt* interrupt_;
  std::unordered_map<std::string, std::vector<std::string>, schema::StringHash> cache_;
  std::vector<std::string> plain_;
};

void Highlighter::prepare(std::span<const schema::HighlightSequence> sequences,
                          schema::Interrupt* interrupt) {
  interrupt_ = interrupt;
  sequences_.assign(sequences.begin(), sequences.end());
  by_text_.clear();
  by_stem_.clear();
  by_part_.clear();
  by_name_.clear();
  stems_wanted_ = false;
  for (std::uint32_t i = 0; i < sequences_.size(); ++i) {
    if (!sequences_[i].name.empty()) by_name_.try_emplace(sequences_[i].name, i);
    if (sequences_[i].tokens.empty()) continue;
    const schema::HighlightToken& first = sequences_[i].tokens.front();
    if (first.prefix || first.substring) {
      by_part_.push_back(i);
    } else {
      by_text_[first.text].push_back(i);
      for (const std::string& stem : first.stems) by_stem_[stem].push_back(i);
    }
    for (const schema::HighlightToken& token : sequences_[i].tokens) stems_wanted_ |= !token.stems.empty();
  }
}

// True if the token at `place` is `wanted`; `range` is set to the part of it that is meant.
bool Highlighter::token_matches(const schema::HighlightToken& wanted, const Place& place, Match& range) {
  ++comparisons_;
  range.begin = place.begin;
  range.end = place.end;
  if (wanted.substring) {
    const std::size_t at = place.text.find(wanted.text);
    if (at == std::string::npos || wanted.text.empty()) return false;
    // Bytes of the token are bytes of the text unless normalisation changed them (decomposed Hangul): then
    // the whole token is marked.
    if (place.end - place.begin == place.text.size()) {
      range.begin = place.begin + static_cast<std::uint32_t>(at);
      range.end = range.begin + static_cast<std::uint32_t>(wanted.text.size());
    }
    return true;
  }
  if (wanted.prefix) {
    const bool begins =
        place.text.starts_with(wanted.text) ||
        std::any_of(wanted.stems.begin(), wanted.stems.end(), [&](const std::string& plain) {
          return place.text.starts_with(plain) ||
                 std::any_of(place.stems.begin(), place.stems.end(),
                             [&](const std::string& form) { return form.starts_with(plain); });
        });
    if (!begins) return false;
    // One Han character is looked up as the beginning of a bigram: mark the character, not its neighbour,
    // whose bigram (or single) comes next and begins where the character ends.
    if (place.han && place.text.size() > wanted.text.size()) {
      const auto index = static_cast<std::size_t>(&place - places_.data());
      for (std::size_t next = index + 1; next < places_.size(); ++next) {
        if (places_[next].position == place.position) continue;
        if (places_[next].begin > place.begin && places_[next].begin < place.end)
          range.end = places_[next].begin;
        break;
      }
    }
    return true;
  }
  if (place.text == wanted.text) return true;
  return std::any_of(wanted.stems.begin(), wanted.stems.end(), [&](const std::string& stem) {
    // A word may itself be the stem of others ("election" of "elections"): it has no other stem then.
    return stem == place.text || std::find(place.stems.begin(), place.stems.end(), stem) != place.stems.end();
  });
}

void Highlighter::match_at(std::size_t first, std::uint32_t sequence, std::vector<Match>& matches) {
  if (interrupt_ != nullptr) interrupt_->check();
  const std::vector<schema::HighlightToken>& tokens = sequences_[sequence].tokens;
  Match match{0, 0, sequence};
  if (!token_matches(tokens.front(), places_[first], match)) return;
  std::size_t at = first;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::uint32_t position = places_[first].position + static_cast<std::uint32_t>(i);
    while (at < places_.size() && places_[at].position < position) ++at;
    bool found = false;
    for (std::size_t other = at; other < places_.size() && places_[other].position == position && !found;
         ++other) {
      Match part;
      found = token_matches(tokens[i], places_[other], part);
      if (found) match.end = std::max(match.end, part.end);
    }
    if (!found || comparisons_ > kMaxHighlightComparisons) return;
  }
  matches.push_back(match);
}

// What may be a name in a text that is in any of `languages`.
schema::NameScan scan_of(std::span<const std::string> languages) {
  for (const std::string& language : languages) {
    const schema::NameScan what = schema::scan_of(language);
    if (what == schema::NameScan::kJapanese) return what;
  }
  return schema::NameScan::kText;
}

// Names of the text that were looked up, whatever script they are in.
void Highlighter::find_names(std::string_view text, Part part, schema::NameScan what,
                             std::vector<Match>& matches) {
  class Sink final : public schema::NameSink {
   public:
    explicit Sink(const std::function<void(const schema::FoundName&)>& take) : take_(take) {}
    void on_name(const schema::FoundName& name) override { take_(name); }

   private:
    const std::function<void(const schema::FoundName&)>& take_;
  };
  const std::function<void(const schema::FoundName&)> take = [&](const schema::FoundName& name) {
    if (interrupt_ != nullptr) interrupt_->check();
    const auto found = by_name_.find(std::string(name.key));
    if (found == by_name_.end()) return;
    const schema::HighlightSequence& wanted = sequences_[found->second];
    if (part == Part::kTitle ? wanted.title : wanted.body) {
      matches.push_back({name.begin, name.end, found->second});
    }
  };
  Sink sink(take);
  names_.scan(text, what, sink);
}

std::vector<Match> Highlighter::find(std::string_view text, Part part,
                                     std::span<const std::string> languages) {
  std::vector<Match> matches;
  if (by_text_.empty() && by_part_.empty() && by_name_.empty()) return matches;
  places_.clear();
  comparisons_ = 0;
  Collector collector(places_, stemmer_, languages, stems_wanted_, interrupt_);
  analyzer_.analyze(schema::cut_at_character(text, kMaxHighlightBytes), collector);

  const auto try_sequence = [&](std::size_t place, std::uint32_t sequence) {
    const schema::HighlightSequence& wanted = sequences_[sequence];
    if (part == Part::kTitle ? wanted.title : wanted.body) match_at(place, sequence, matches);
  };
  const auto try_all = [&](std::size_t place,
                           const std::unordered_map<std::string, std::vector<std::uint32_t>>& map,
                           const std::string& key) {
    const auto found = map.find(key);
    if (found == map.end()) return;
    for (const std::uint32_t sequence : found->second) try_sequence(place, sequence);
  };
  for (std::size_t i = 0; i < places_.size() && comparisons_ <= kMaxHighlightComparisons; ++i) {
    try_all(i, by_text_, places_[i].text);
    if (!by_stem_.empty()) {
      try_all(i, by_stem_, places_[i].text);
      for (const std::string& stem : places_[i].stems) try_all(i, by_stem_, stem);
    }
    for (const std::uint32_t sequence : by_part_) try_sequence(i, sequence);
  }
  if (!by_name_.empty()) {
    find_names(schema::cut_at_character(text, kMaxHighlightBytes), part, scan_of(languages), matches);
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tie(a.begin, a.end, a.sequence) < std::tie(b.begin, b.end, b.sequence);
  });
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
  return matches;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> merge(std::span<const Match> matches) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> merged;
  for (const Match& match : matches) {
    if (match.begin >= match.end) continue;
    if (!merged.empty() && match.begin <= merged.back().second) {
      merged.back().second = std::max(merged.back().second, match.end);
    } else {
      merged.emplace_back(match.begin, match.end);
    }
  }
  return merged;
}

}  // namespace broadsheet::searcher

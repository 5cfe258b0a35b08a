// Places are of the text alone: what an index has of them comes later.
#include "plan/slots.h"

#include <unordered_set>
#include <utility>

#include "plan/ranking.h"
#include "text/characters.h"
#include "text/hash.h"

namespace broadsheet::schema::plan {
namespace {

std::optional<std::vector<Slot>> slots_of_side(const QueryNode& node, Analyzer& analyzer) {
  switch (node.kind) {
    case QueryKind::kWords:
    case QueryKind::kExact:
    case QueryKind::kPhrase:
    case QueryKind::kPrefix:
      return slots_of(tokenize(analyzer, node.text).positioned, node.text, node.kind == QueryKind::kPrefix);
    case QueryKind::kOr: {
      Slot either;
      for (const QueryNodePtr& child : node.children) {
        const auto slots = slots_of_side(*child, analyzer);
        if (!slots || slots->size() > 1) return std::nullopt;
        if (slots->empty()) continue;
        if (!slots->front().prefix.empty()) return std::nullopt;
        either.terms.insert(either.terms.end(), slots->front().terms.begin(), slots->front().terms.end());
      }
      if (either.terms.empty()) return std::vector<Slot>();
      return std::vector<Slot>{std::move(either)};
    }
    default:
      return std::nullopt;
  }
}

// What a place asks for; equal for equal places.
std::string key_of(const Slot& slot) {
  std::string key = slot.prefix;
  for (const std::string& term : slot.terms) {
    key += ' ';
    key += term;
  }
  return key + (slot.han ? " *" : "");
}

}  // namespace

std::vector<Slot> slots_of(const std::vector<OwnedToken>& tokens, std::string_view text, bool prefix) {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const OwnedToken& token = tokens[i];
    const bool last = i + 1 == tokens.size();
    Slot slot;
    slot.position = token.position;
    slot.terms.push_back(token.text);
    if (token.kind == TokenKind::kHanSingle) {
      const bool ends_run = i > 0 && tokens[i - 1].kind == TokenKind::kHanBigram;
      if (last && ends_run) break;  // its bigram before it says the same, and lets the run go on
      if (last) {
        slot.prefix = token.text;
        slot.han = true;
      } else if (is_han(tokens[i + 1].kind)) {
        slot.terms.push_back(token.text + std::string(first_character(tokens[i + 1].text)));
      }
    } else if (last && prefix) {
      slot.prefix = token.text;
      // What was typed may be more than the word without its particles.
      if (token.kind == TokenKind::kHangulWord) {
        const std::string typed = fold(text.substr(token.begin));
        if (typed.starts_with(token.text) && typed.find(' ') == std::string::npos) slot.prefix = typed;
        slot.terms = {slot.prefix};
      }
    }
    slots.push_back(std::move(slot));
  }
  return slots;
}

std::optional<std::vector<Slot>> near_slots(const QueryNode& node, Analyzer& analyzer) {
  std::vector<Slot> all;
  std::unordered_set<std::string, StringHash> known;
  for (const QueryNodePtr& child : node.children) {
    std::optional<std::vector<Slot>> slots = slots_of_side(*child, analyzer);
    if (!slots) return std::nullopt;
    for (Slot& slot : *slots) {
      // What is there is near itself.
      if (!known.insert(key_of(slot)).second) continue;
      all.push_back(std::move(slot));
    }
  }
  if (all.size() > kMaxQueryTerms) return std::nullopt;
  return all;
}

}  // namespace broadsheet::schema::plan

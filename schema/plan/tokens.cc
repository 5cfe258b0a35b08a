// Collecting tokens and finding the units of a typed text.
#include "plan/tokens.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "text/characters.h"
#include "text/scripts.h"

namespace broadsheet::schema::plan {
namespace {

class Collector : public TokenSink {
 public:
  explicit Collector(Tokens& tokens) : tokens_(tokens) {}
  void on_token(const Token& token) override {
    OwnedToken owned{std::string(token.text), token.position, token.begin, token.end, token.kind,
                     token.stem_script,       token.glued};
    (is_positioned(token.kind) ? tokens_.positioned : tokens_.others).push_back(std::move(owned));
  }

 private:
  Tokens& tokens_;
};

template <typename Predicate>
bool all_characters(std::string_view text, Predicate&& predicate) {
  for (std::size_t i = 0; i < text.size();) {
    if (!predicate(static_cast<UChar32>(next_character(text, i)))) return false;
  }
  return true;
}

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

// True if `token` is written together with the word before it and belongs to it.
bool continues(const Unit& unit, const OwnedToken& token) {
  if (!token.glued || unit.kind == UnitKind::kHanRun || is_han(token.kind)) return false;
  return !is_dictionary_word(token.text) && !is_dictionary_word(unit.tokens.back().text);
}

}  // namespace

std::string_view written_form(std::string_view text, const OwnedToken& token) {
  return written_form(text, token, token);
}

std::string_view written_form(std::string_view text, const OwnedToken& first, const OwnedToken& last) {
  return text.substr(first.begin, last.end - first.begin);
}

std::string_view written_between(std::string_view text, const OwnedToken& left, const OwnedToken& right) {
  return text.substr(left.end, right.begin - left.end);
}

bool is_han(TokenKind kind) { return kind == TokenKind::kHanBigram || kind == TokenKind::kHanSingle; }

Tokens tokenize(Analyzer& analyzer, std::string_view text) {
  Tokens tokens;
  Collector collector(tokens);
  analyzer.analyze(text, collector);
  return tokens;
}

std::vector<Unit> units(Tokens tokens) {
  std::vector<Unit> out;
  for (OwnedToken& token : tokens.positioned) {
    if (is_han(token.kind)) {
      const bool same_run = !out.empty() && out.back().kind == UnitKind::kHanRun &&
                            out.back().tokens.back().kind == TokenKind::kHanBigram;
      if (!same_run) {
        out.emplace_back();
        out.back().kind = UnitKind::kHanRun;
      }
    } else if (!out.empty() && continues(out.back(), token)) {
      out.back().kind = UnitKind::kCompound;
    } else {
      out.emplace_back();
      out.back().kind = token.kind == TokenKind::kHangulWord ? UnitKind::kHangul : UnitKind::kWord;
    }
    out.back().tokens.push_back(std::move(token));
  }
  // Both lists ascend, so each part is handed to its unit in one pass.
  std::stable_sort(tokens.others.begin(), tokens.others.end(),
                   [](const OwnedToken& a, const OwnedToken& b) { return a.position < b.position; });
  std::size_t unit = 0;
  for (OwnedToken& part : tokens.others) {
    while (unit < out.size() && out[unit].tokens.back().position < part.position) ++unit;
    if (unit == out.size()) break;
    out[unit].parts.push_back(std::move(part));
  }
  return out;
}

UScriptCode first_script(std::string_view text) {
  UScriptCode script = USCRIPT_COMMON;
  all_characters(text, [&](UChar32 c) {
    script = script_of(c);
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
  });
  return script;
}

bool is_dictionary_word(std::string_view text) { return parts_sentences_by_space(first_script(text)); }

bool is_katakana(std::string_view text) {
  return all_characters(text, [](UChar32 c) { return script_of(c) == USCRIPT_KATAKANA || c == 0x30FC; });
}

bool has_more_than_hiragana(std::string_view text) {
  return !all_characters(text, [](UChar32 c) { return script_of(c) == USCRIPT_HIRAGANA || c == 0x30FC; });
}

bool is_latin(std::string_view text) { return first_script(text) == USCRIPT_LATIN; }

}  // namespace broadsheet::schema::plan

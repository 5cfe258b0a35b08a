// Words that a hyphen or a half-space joins, as one.
#include "index/joined_words.h"

#include "analysis/plain_forms.h"

namespace broadsheet::schema {
namespace {

// Between letters of Arabic script.
constexpr std::string_view kHalfSpace = "\u200C";

// True if a hyphen or a half-space may follow a word that ends at `end`, by its first byte: few words need be
// kept for the next one.
bool may_go_on(std::string_view text, std::size_t end) noexcept {
  if (end >= text.size()) return false;
  const char first = text[end];
  return first == '-' || first == '\xC2' || first == '\xE2' || first == '\xEF';
}

}  // namespace

bool is_half_space(std::string_view between) noexcept { return between == kHalfSpace; }

bool is_hyphen(std::string_view between) noexcept {
  return between == "\u00B7" || between == "-" || between == "\u2010" || between == "\u2011" ||
         between == "\uFF0D";
}

void joined_forms(const std::vector<std::string_view>& parts, std::vector<std::string>& forms) {
  std::string whole;
  for (const std::string_view part : parts) whole += part;
  forms.clear();
  if (whole.size() > kMaxWordBytes) return;
  plain_forms(whole, forms);
  if (forms.empty()) forms.push_back(std::move(whole));
}

void JoinedWords::begin(std::string_view text) {
  text_ = text;
  joinable_ = false;
  end_ = 0;
}

const std::vector<std::string>& JoinedWords::add(const Token& token) {
  forms_.clear();
  const StemScript script = token.kind == TokenKind::kWord ? token.stem_script : StemScript::kNone;
  const bool latin = script == StemScript::kLatin;
  const bool arabic = script == StemScript::kArabic;
  const bool goes_on = joinable_ && token.glued && (latin || arabic);
  joinable_ = (latin || arabic) && may_go_on(text_, token.end);
  if (!goes_on && !joinable_) return forms_;
  const std::string_view between = goes_on ? text_.substr(end_, token.begin - end_) : std::string_view();
  const bool joins_arabic = arabic && between == kHalfSpace;
  if (latin && is_hyphen(between)) joined_forms({before_, token.text}, forms_);
  if (!joins_arabic) before_.clear();
  before_ += token.text;
  if (joins_arabic && before_.size() <= kMaxWordBytes) forms_.push_back(before_);
  end_ = token.end;
  return forms_;
}

}  // namespace broadsheet::schema

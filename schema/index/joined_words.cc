// Words that a hyphen or a half-space joins, as one.
#include "index/joined_words.h"

#include "analysis/plain_forms.h"

namespace broadsheet::schema {
namespace {

// Between letters of Arabic script.
constexpr std::string_view kHalfSpace = "\u200C";

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
  if (text_.empty()) return forms_;
  const std::string_view between = text_.substr(end_, joinable_ ? token.begin - end_ : 0);
  if (token.kind == TokenKind::kWord && token.stem_script == StemScript::kArabic) {
    const bool goes_on = joinable_ && token.glued && between == kHalfSpace;
    if (!goes_on) before_.clear();
    before_ += token.text;
    if (goes_on && before_.size() <= kMaxWordBytes) forms_.push_back(before_);
    joinable_ = true;
    end_ = token.end;
    return forms_;
  }
  const bool latin = token.kind == TokenKind::kWord && token.stem_script == StemScript::kLatin;
  if (latin && joinable_ && token.glued && is_hyphen(between)) {
    joined_forms({before_, token.text}, forms_);
  }
  joinable_ = latin;
  if (latin) {
    before_.assign(token.text);
    end_ = token.end;
  }
  return forms_;
}

}  // namespace broadsheet::schema

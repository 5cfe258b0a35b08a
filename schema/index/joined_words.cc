// Words that a hyphen joins, as one.
#include "index/joined_words.h"

#include "analysis/plain_forms.h"

namespace broadsheet::schema {

bool is_hyphen(std::string_view between) noexcept {
  return between == "-" || between == "\u2010" || between == "\u2011" || between == "\uFF0D";
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
}

const std::vector<std::string>& JoinedWords::add(const Token& token) {
  forms_.clear();
  if (text_.empty()) return forms_;
  const bool latin = token.kind == TokenKind::kWord && token.stem_script == StemScript::kLatin;
  if (latin && joinable_ && token.glued && is_hyphen(text_.substr(end_, token.begin - end_))) {
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

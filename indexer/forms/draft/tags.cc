// Lists of tags in one text.
#include "forms/draft/tags.h"

#include <fmt/format.h>

#include "forms/draft/limits.h"

namespace broadsheet::indexer {
namespace {

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t bytes = 0;
};

Separator find_comma(std::string_view text) {
  constexpr std::string_view kFirstBytes = ",\xEF\xE3";
  for (std::size_t at = 0; (at = text.find_first_of(kFirstBytes, at)) != std::string_view::npos; ++at) {
    if (text[at] == ',') return {at, 1};
    const std::string_view sign = text.substr(at, 3);
    if (sign == "，" || sign == "、") return {at, 3};
  }
  return {};
}

}  // namespace

char tag_sign(std::string_view text) noexcept {
  for (const char sign : {'|', ';'}) {
    if (text.find(sign) != std::string_view::npos) return sign;
  }
  return ',';
}

void for_each_tag(std::string_view text, char sign, const std::function<void(std::string_view)>& take) {
  while (!text.empty()) {
    const Separator next = sign == ',' ? find_comma(text) : Separator{text.find(sign), 1};
    take(text.substr(0, next.at));
    if (next.at == std::string_view::npos) return;
    text.remove_prefix(next.at + next.bytes);
  }
}

std::string tags_left_out(std::size_t count) {
  return fmt::format("{} tags beyond the first {} are left out", count, kMaxTags);
}

}  // namespace broadsheet::indexer

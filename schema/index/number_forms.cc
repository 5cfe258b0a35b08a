// Numbers as others write them.
#include "index/number_forms.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// Languages whose newspapers part thousands by a point (CLDR, symbols/group).
constexpr std::array<std::string_view, 27> kPointParts{"az", "bs", "ca", "da", "de", "el", "es", "eu", "fo",
                                                       "gl", "hr", "id", "is", "it", "jv", "lb", "mk", "nl",
                                                       "pt", "ro", "sl", "sq", "sr", "su", "tr", "vi", "ku"};

constexpr std::size_t kGroup = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// A number of a month or a day without leading zero; 0 for others.
int small_number(std::string_view text) {
  if (text.empty() || text.size() > 2 || !is_number(text) || text.front() == '0') return 0;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

// The signs between month and day of such a name; a full stop makes one number of both.
bool is_day_sign(std::string_view between) {
  for (const std::string_view sign :
       {"/", "\u00B7", "\u2027", "\u2022", "\u22C5", "\u30FB", "\uFF65", "\u318D", "\u119E", "\uFF0F"}) {
    if (between == sign) return true;
  }
  return false;
}

}  // namespace

std::string NumberForms::day(std::string_view first, std::string_view second, std::string_view between) {
  constexpr int kMonths = 12;
  constexpr int kDays = 31;
  const int a = small_number(first);
  const int b = small_number(second);
  if (a == 0 || b == 0 || std::min(a, b) > kMonths || std::max(a, b) > kDays || !is_day_sign(between))
    return {};
  std::string name(first);
  name += '.';
  name += second;
  return name;
}

std::string NumberForms::without_point(std::string_view number) {
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos || point == 0 || point > kGroup || number.front() == '0') return {};
  const std::string_view group = number.substr(point + 1);
  if (group.size() != kGroup || !is_number(group) || !is_number(number.substr(0, point))) return {};
  std::string whole(number.substr(0, point));
  whole += group;
  return whole;
}

void NumberForms::begin(std::string_view text, std::span<const std::string_view> languages) {
  text_ = text;
  languages_ = languages;
  after_number_ = false;
  begins_thousands_ = false;
  chained_ = false;
}

bool NumberForms::point_parts_thousands() const {
  return !languages_.empty() &&
         std::all_of(languages_.begin(), languages_.end(), [](std::string_view language) {
           return std::find(kPointParts.begin(), kPointParts.end(), language) != kPointParts.end();
         });
}

// What stands behind a number that ends at `at`.
NumberForms::After NumberForms::after(std::uint32_t at) const {
  const auto digit = [&](std::size_t i) { return i < text_.size() && is_digit(text_[i]); };
  if (at >= text_.size()) return After::kOther;
  if (text_[at] == ' ') {
    const bool group = digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
    return group ? After::kGroup : After::kOther;
  }
  std::size_t next = at;
  next_character(text_, next);
  return digit(next) ? After::kSignAndDigit : After::kOther;
}

// A token that begins with a digit.
std::string_view NumberForms::add_number(const Token& token) {
  form_.clear();
  if (text_.empty()) return form_;
  const bool number = token.kind == TokenKind::kWord && is_number(token.text);
  if (!number) {
    after_number_ = false;
    begins_thousands_ = false;
    form_ = without_point(token.text);
    if (!point_parts_thousands()) form_.clear();
    return form_;
  }
  const std::string_view between =
      after_number_ ? text_.substr(end_, token.begin - end_) : std::string_view();
  const bool chained = after_number_ && token.glued;
  if (begins_thousands_ && between == " " && token.text.size() == kGroup) {
    before_ += token.text;
    if (after(token.end) == After::kOther) form_ = before_;
  } else {
    if (chained && !chained_ && after(token.end) != After::kSignAndDigit)
      form_ = day(before_, token.text, between);
    before_.assign(token.text);
    begins_thousands_ = !chained && token.text.size() <= kGroup && token.text.front() != '0';
  }
  after_number_ = true;
  chained_ = chained;
  end_ = token.end;
  return form_;
}

}  // namespace broadsheet::schema

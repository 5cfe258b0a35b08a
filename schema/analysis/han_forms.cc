// Looking up forms of Han characters.
#include "analysis/han_forms.h"

#include <algorithm>

namespace broadsheet::schema {
namespace {

char32_t form_of(std::span<const HanRow> rows, char32_t han) noexcept {
  const HanRow* const row = find_row(rows, han);
  return row == nullptr ? U'\0' : row->value;
}

}  // namespace

const HanRow* find_row(std::span<const HanRow> rows, char32_t han) noexcept {
  const auto row = std::lower_bound(rows.begin(), rows.end(), han,
                                    [](const HanRow& each, char32_t wanted) { return each.han < wanted; });
  return row != rows.end() && row->han == han ? &*row : nullptr;
}

char32_t traditional_form(char32_t han) noexcept {
  return form_of({kTraditionalForms, kTraditionalFormsCount}, han);
}

char32_t simplified_form(char32_t han) noexcept {
  return form_of({kSimplifiedForms, kSimplifiedFormsCount}, han);
}

}  // namespace broadsheet::schema

// Lines at the head of an article that say what they are: an address, or a label and a value. Exports of
// articles as text files have them.
#pragma once

#include <optional>
#include <string_view>

#include "forms/draft/field_names.h"

namespace broadsheet::indexer {

// The lines that may say so, at the most.
inline constexpr std::size_t kMaxFieldLines = 12;

// True if `line` is an address and nothing else: "https://harbour.example/2024/17".
bool is_url_line(std::string_view line);

// A line with a label in front that names a field of an article in any language of tables ("Titel: ...").
struct LabelledLine {
  NewsField field = NewsField::kOther;
  std::string_view value;
};
// nullopt if it has none, or no value, or the label is that of a text.
std::optional<LabelledLine> read_label(std::string_view line);

// True if `line` is one of these.
bool is_field_line(std::string_view line);

}  // namespace broadsheet::indexer

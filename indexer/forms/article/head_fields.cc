// Lines at the head of an article that say what they are.
#include "forms/article/head_fields.h"

#include <algorithm>

#include "forms/article/line_rules.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kMaxUrlBytes = 2048;
constexpr std::size_t kMaxLabelBytes = 60;

bool is_one_word(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

}  // namespace

bool is_url_line(std::string_view line) {
  line = trim_line(line);
  const bool has_scheme =
      schema::begins_in_any_case(line, "http://") || schema::begins_in_any_case(line, "https://");
  return has_scheme && line.size() <= kMaxUrlBytes && line.size() > 10 && is_one_word(line);
}

std::optional<LabelledLine> read_label(std::string_view line) {
  line = trim_line(line);
  constexpr std::string_view kWide = "：";
  const std::string_view begin = line.substr(0, kMaxLabelBytes);
  const std::size_t colon = std::min(begin.find(':'), begin.find(kWide));
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view value = trim_line(line.substr(colon + (line[colon] == ':' ? 1 : kWide.size())));
  if (value.empty()) return std::nullopt;
  const NewsField field = meaning_of(line.substr(0, colon)).field;
  if (field == NewsField::kOther || field == NewsField::kBody || field == NewsField::kSummary)
    return std::nullopt;
  if (field == NewsField::kUrl && !is_one_word(value)) return std::nullopt;
  return LabelledLine{field, value};
}

bool is_field_line(std::string_view line) { return is_url_line(line) || read_label(line); }

}  // namespace broadsheet::indexer

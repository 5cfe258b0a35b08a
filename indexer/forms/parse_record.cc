// From a record to articles: what is the same for every form, then the form's own parser.
#include <fmt/format.h>

#include "analysis/language.h"
#include "archive/record_problem.h"
#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

std::string_view to_string(Certainty certainty) noexcept {
  switch (certainty) {
    case Certainty::kStated:
      return "stated";
    case Certainty::kRead:
      return "read";
    case Certainty::kGuessed:
      return "guessed";
  }
  return "guessed";
}

ParseTools::ParseTools() : languages_(std::make_unique<schema::LanguageIdentifier>()) {}
ParseTools::~ParseTools() = default;
ParseTools::ParseTools(ParseTools&&) noexcept = default;
ParseTools& ParseTools::operator=(ParseTools&&) noexcept = default;

ParsedRecord parse_record(const Record& record, const ParseOptions& options, Detail detail) {
  ParseTools tools;
  return parse_record(record, options, detail, tools);
}

ParsedRecord parse_record(const Record& record, const ParseOptions& options, Detail detail,
                          ParseTools& tools) {
  const auto reject = [](std::string reason, schema::ProblemCode code) {
    ParsedRecord parsed;
    parsed.push_back(Rejection{std::move(reason), 0, code});
    return parsed;
  };
  if (!record.problem.empty()) {
    ParsedRecord parsed = reject(record.problem, record.problem_code);
    if (record.likely_encoding != nullptr) {
      std::get<Rejection>(parsed.front()).encoding = record.likely_encoding->name;
    }
    return parsed;
  }
  if (!record.skipped.empty()) {
    ParsedRecord parsed;
    parsed.push_back(Skip{record.skipped});
    return parsed;
  }
  if (record.bytes.size() > std::size_t{kMaxRecordBytes}) {
    return reject(too_large(), schema::ProblemCode::kRecordTooLarge);
  }
  const Form& form = record.form == nullptr ? fallback_form() : *record.form;
  ParsedRecord parsed = form.parse(record, options, detail, tools);
  if (parsed.empty()) parsed.push_back(Skip{"it holds no article"});
  for (ParsedPart& part : parsed) {
    auto* const article = std::get_if<ParsedArticle>(&part);
    if (article == nullptr) continue;
    article->warnings.insert(article->warnings.end(), record.warnings.begin(), record.warnings.end());
  }
  return parsed;
}

}  // namespace broadsheet::indexer

// What holds for every input of a form whose records hold several articles.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "text/utf8.h"

namespace broadsheet::fuzz {

inline void require_part(bool holds, const char* rule) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", rule);
  std::abort();
}

// Each part is an article that survives storing, or a reason in one line of UTF-8.
inline void check_record(const indexer::Record& record) {
  const indexer::ParsedRecord parts = indexer::parse_record(record, {}, indexer::Detail::kEvidence);
  require_part(!parts.empty(), "a record is something");
  for (const indexer::ParsedPart& part : parts) {
    std::string_view reason = "-";
    if (const auto* rejection = std::get_if<indexer::Rejection>(&part)) reason = rejection->reason;
    if (const auto* skip = std::get_if<indexer::Skip>(&part)) reason = skip->reason;
    require_part(!reason.empty() && reason.find('\n') == std::string_view::npos, "a reason is one line");
    require_part(schema::find_ill_formed(reason) == std::string::npos, "a reason is UTF-8");
    const auto* parsed = std::get_if<indexer::ParsedArticle>(&part);
    if (parsed == nullptr) continue;
    const schema::Article& article = parsed->article;
    require_part(!article.id.empty(), "an article has an id");
    require_part(article.published.has_value() == article.date_problem.empty(),
                 "a date or the reason why there is none");
    require_part(article.body.text.find('\0') == std::string::npos &&
                     article.body.text.find('\r') == std::string::npos,
                 "a body has no NUL and no CR");
    const std::string json = schema::to_json(article);
    require_part(json.find('\n') == std::string::npos && schema::find_ill_formed(json) == std::string::npos,
                 "JSON is one line of UTF-8");
    const schema::Article stored = schema::article_from_json(json);
    require_part(
        schema::to_json(stored) == json && schema::fingerprint(stored) == schema::fingerprint(article),
        "an article survives storing");
  }
}

// The bytes are one record.
inline int check_parts(const std::uint8_t* data, std::size_t size, std::string_view form) {
  indexer::Record record;
  record.bytes.assign(reinterpret_cast<const char*>(data), size);
  record.form = indexer::find_form(form);
  record.origin.path = "/nonexistent/input.xml";
  record.origin.number = 1;
  check_record(record);
  return 0;
}

// The bytes are a stream, which its form cuts into records.
inline int check_stream(const std::uint8_t* data, std::size_t size, std::string_view form) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  // Small blocks: each place may be the end of one.
  constexpr std::size_t kBlock = 61;
  const auto stream = indexer::memory_stream(input, kBlock);
  const auto reader = indexer::find_form(form)->split(*stream);
  std::uint64_t end = 0;
  while (auto record = reader->next()) {
    if (record->problem.empty()) {
      require_part(record->origin.offset >= end, "records follow one another");
      end = record->origin.offset + record->origin.length;
      require_part(input.compare(record->origin.offset, record->origin.length, record->bytes) == 0,
                   "a record is bytes of the input");
    }
    record->form = indexer::find_form(form);
    record->origin.path = "/nonexistent/input.xml";
    check_record(*record);
  }
  return 0;
}

}  // namespace broadsheet::fuzz

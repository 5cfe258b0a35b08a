// What holds for every input of a reader and the parsers behind it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "forms/open.h"
#include "json/json_text.h"
#include "json/json_value.h"
#include "text/utf8.h"

namespace broadsheet::fuzz {

// Stops the program if `holds` is false, after saying which rule was broken and by what.
inline void require(bool holds, const char* rule, const std::string& input) {
  if (holds) return;
  std::string shown;
  schema::append_json_string(shown, input);
  std::fprintf(stderr, "broken: %s\ninput: %s\n", rule, shown.c_str());
  std::abort();
}

// Records cover the input in order; each is an article that survives storing, or a reason in one line of
// UTF-8.
inline int check_records(const std::uint8_t* data, std::size_t size, std::string_view form) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto reader = indexer::open_reader(indexer::memory_stream(input), "input", indexer::find_form(form));
  std::uint64_t end = 0;
  while (const auto record = reader->next()) {
    if (record->problem.empty()) {
      require(record->origin.offset >= end, "records follow one another", input);
      end = record->origin.offset + record->origin.length;
      // Unless they were decoded, or expanded.
      const bool is_expanded = input.starts_with("\x1F\x8B");
      const bool is_plain = record->encoding == nullptr && !is_expanded;
      require(!is_plain || input.compare(record->origin.offset, record->bytes.size(), record->bytes) == 0,
              "a record is bytes of the input", input);
      require(record->encoding == nullptr || is_expanded || end <= size, "a record lies in the input", input);
    }
    const auto whole = indexer::parse_record(*record, {}, indexer::Detail::kEvidence);
    require(whole.size() == 1, "a record holds one article", input);
    const indexer::ParsedPart& parsed = whole.front();
    if (const auto* rejection = std::get_if<indexer::Rejection>(&parsed)) {
      require(!rejection->reason.empty() && rejection->reason.find('\n') == std::string::npos,
              "a reason is one line", input);
      require(schema::find_ill_formed(rejection->reason) == std::string::npos, "a reason is UTF-8", input);
      continue;
    }
    if (const auto* skip = std::get_if<indexer::Skip>(&parsed)) {
      require(!skip->reason.empty() && schema::find_ill_formed(skip->reason) == std::string::npos,
              "a reason to skip is UTF-8", input);
      continue;
    }
    const auto& article = std::get<indexer::ParsedArticle>(parsed).article;
    require(!article.id.empty(), "an article has an id", input);
    require(article.published.has_value() == article.date_problem.empty(),
            "a date or the reason why there is none", input);
    require(article.body.text.find('\0') == std::string::npos &&
                article.body.text.find('\r') == std::string::npos,
            "a body has no NUL and no CR", input);
    const std::string json = schema::to_json(article);
    require(json.find('\n') == std::string::npos && schema::find_ill_formed(json) == std::string::npos,
            "JSON is one line of UTF-8", input);
    const schema::Article stored = schema::article_from_json(json);
    require(schema::to_json(stored) == json && schema::fingerprint(stored) == schema::fingerprint(article),
            "an article survives storing", input);
    // What was stored reads as a record again, and as the same one.
    indexer::Record again;
    again.bytes = json;
    again.form = indexer::find_form("jsonl");
    const auto reread = indexer::parse_record(again, {});
    const auto* second = std::get_if<indexer::ParsedArticle>(&reread.front());
    require(second != nullptr && schema::to_json(second->article) == json,
            "stored JSON reads as the same record", input);
  }
  return 0;
}

}  // namespace broadsheet::fuzz

// What a form makes of a text: its articles, and what it leaves out, each in a line.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/schema/dateline.h"

namespace broadsheet::indexer::tests {

inline ParsedRecord parts_of(std::string_view form, std::string bytes, const std::string& path = "a.xml") {
  Record record;
  record.bytes = std::move(bytes);
  record.form = find_form(form);
  EXPECT_NE(record.form, nullptr);
  record.origin.path = path;
  record.origin.number = 1;
  return parse_record(record, {}, Detail::kEvidence);
}

inline const schema::Article& article_in(const ParsedPart& part) {
  static const schema::Article none;
  const auto* article = std::get_if<ParsedArticle>(&part);
  EXPECT_NE(article, nullptr);
  return article == nullptr ? none : article->article;
}

inline std::string headline_in(const ParsedPart& part) {
  const schema::Article& article = article_in(part);
  return article.headlines.empty() ? std::string() : article.headlines.front().text;
}

inline std::string skip_in(const ParsedPart& part) {
  const auto* skip = std::get_if<Skip>(&part);
  EXPECT_NE(skip, nullptr);
  return skip == nullptr ? std::string() : skip->reason;
}

inline std::string published_in(const ParsedPart& part) {
  const schema::Article& article = article_in(part);
  return article.published ? schema::format_rfc3339(article.published->utc_seconds) : article.date_problem;
}

}  // namespace broadsheet::indexer::tests

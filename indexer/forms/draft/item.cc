// From the fields that a form found to an article.
#include "forms/draft/item.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/language.h"
#include "forms/draft/article_draft.h"
#include "forms/draft/text_cleaner.h"

namespace broadsheet::indexer {
namespace {

// What is said of a text's language, unless the text itself says another: many say one for all that they
// hold.
void set_language(schema::TextPart& part, std::string tag, ParseTools& tools) {
  std::replace(tag.begin(), tag.end(), '_', '-');
  if (!schema::is_language(tag)) return;
  const std::string seen = tools.languages().identify(part.text, tag).language;
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  if (!seen.empty() && std::string_view(seen).substr(0, seen.find('-')) != primary) return;
  part.language = std::move(tag);
  part.origin = schema::LanguageOrigin::kGiven;
}

}  // namespace

ParsedPart article_of(Item item, const ParseOptions& options, Detail detail, ParseTools& tools) {
  ArticleDraft draft(options, detail, tools);
  TextCleaner cleaner;
  for (std::string& remark : item.remarks) draft.warn(std::move(remark));
  if (!item.id.text.empty()) {
    draft.set_id(cleaner.line(item.id.text), schema::IdOrigin::kGiven, stated(item.id.from, 0));
  }
  std::vector<std::string> said;
  for (const Item::Text& headline : item.headlines) {
    schema::TextPart part;
    part.text = cleaner.line(headline.text);
    if (part.text.empty() || std::find(said.begin(), said.end(), part.text) != said.end()) continue;
    said.push_back(part.text);
    draft.add_headline(std::move(part), stated(headline.from, 0));
  }
  schema::TextPart body;
  body.text = cleaner.lines(item.body.text);
  if (!item.language.text.empty()) set_language(body, cleaner.line(item.language.text), tools);
  draft.leave_out(item.headlines_left_out, item.tags_left_out);
  draft.set_body(std::move(body), stated(item.body.from, 0));
  if (!draft.has_text()) return Skip{"without text"};
  if (!item.url.text.empty()) draft.set_url(cleaner.line(item.url.text), stated(item.url.from, 0));
  if (std::string byline = cleaner.line(item.byline.text); !byline.empty()) {
    draft.set_byline(std::move(byline), stated(item.byline.from, 0));
  }
  schema::SourceLine source;
  source.publisher = cleaner.line(item.publisher.text);
  source.rights = cleaner.line(item.rights);
  source.site = std::move(item.site);
  source.raw = source.publisher.empty() ? source.rights : source.publisher;
  if (!source.raw.empty() || !source.site.empty())
    draft.set_source(std::move(source), stated(item.publisher.from, 0));
  said.clear();
  for (const Item::Text& tag : item.tags) {
    std::string text = cleaner.line(tag.text);
    if (text.empty() || (said.size() < 100 && std::find(said.begin(), said.end(), text) != said.end()))
      continue;
    said.push_back(text);
    draft.add_tag(std::move(text), stated(tag.from, 0));
  }
  if (!item.zone.empty()) draft.set_zone(item.zone);
  for (const Item::Text& date : item.published) {
    DateStatement statement;
    statement.text = cleaner.line(date.text);
    if (!date.reads_as.empty()) {
      statement.reads_as = date.reads_as;
      statement.rule = fmt::format("{} -> {}", statement.text, date.reads_as);
    }
    statement.found = stated(date.from, 0);
    if (!statement.text.empty()) draft.add_published(std::move(statement));
  }
  if (std::string text = cleaner.line(item.modified.text); !text.empty()) {
    DateStatement statement;
    statement.text = std::move(text);
    statement.found = stated(item.modified.from, 0);
    draft.set_modified(std::move(statement));
  }
  if (!item.extra.empty()) draft.set_extra(std::move(item.extra));
  if (cleaner.removed() > 0) {
    draft.warn(
        fmt::format("{} control character{} removed", cleaner.removed(), cleaner.removed() == 1 ? "" : "s"));
  }
  ParsedArticle article = std::move(draft).finish();
  article.key = std::move(item.key);
  return article;
}

std::string id_within(std::string_view from, std::string_view name) {
  if (name.empty()) return {};
  std::string id(from);
  if (!id.empty()) id += '#';
  id += name;
  return id;
}

}  // namespace broadsheet::indexer

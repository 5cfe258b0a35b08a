// The parser of the article format: from lines and their roles to an article.
#include "forms/article/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "forms/article/layout.h"
#include "forms/article/line_rules.h"
#include "forms/draft/article_draft.h"
#include "forms/draft/item.h"
#include "forms/draft/tags.h"
#include "forms/draft/text_check.h"
#include "forms/draft/text_cleaner.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

// The lines of one role, as printed; blank lines between them part paragraphs.
std::string join_body(const std::vector<LayoutLine>& lines) {
  std::string body;
  bool blank = false;
  for (const LayoutLine& line : lines) {
    blank = blank || line.after_blank;
    if (line.role != LineRole::kBody) continue;
    if (!body.empty()) body += blank ? "\n\n" : "\n";
    body += line.text;
    blank = false;
  }
  return body;
}

// Every line of the record with its role, blank ones too.
std::vector<LineReading> list_lines(const Record& record, const ArticleLayout& layout) {
  std::vector<LineReading> readings;
  std::uint64_t number = 0;
  const auto add_blanks = [&](std::uint64_t until) {
    for (; number < until; ++number) readings.push_back({record.origin.line + number, LineRole::kBlank, {}});
  };
  for (const LayoutLine& line : layout.lines()) {
    add_blanks(line.number);
    const std::string_view whole = line.printed.empty() ? line.text : line.printed;
    for (const std::string_view text : {line.first, line.second.empty() ? whole : line.second}) {
      if (text.empty()) continue;
      readings.push_back({record.origin.line + number, line.role, std::string(text)});
      ++number;
    }
  }
  add_blanks(layout.line_count());
  return readings;
}

// Two date lines one after the other may be one statement: published, then modified. Else the first that can
// be read counts.
void add_dates(ArticleDraft& draft, const ArticleLayout& layout, std::uint64_t first_line) {
  const std::vector<std::size_t>& places = layout.date_lines();
  const auto statement_at = [&](std::size_t place) {
    const LayoutLine& line = layout.lines()[place];
    DateStatement statement;
    statement.text = trim_line(line.text);
    statement.found = {"the date line", {}, first_line + line.number, Certainty::kRead};
    return statement;
  };
  if (places.size() == 2) {
    const std::size_t above = std::min(places[0], places[1]);
    const std::size_t below = std::max(places[0], places[1]);
    if (below == above + 1) {
      DateStatement pair = statement_at(above);
      pair.text += ' ';
      pair.text += trim_line(layout.lines()[below].text);
      pair.found.rule = "the two date lines";
      pair.is_pair = true;
      draft.add_published(std::move(pair));
    }
  }
  for (const std::size_t place : places) draft.add_published(statement_at(place));
}

// What lines at the head say that have a label, or are an address.
void add_fields(ArticleDraft& draft, const ArticleLayout& layout, std::uint64_t first_line) {
  TextCleaner cleaner;
  for (const LayoutLine& line : layout.lines()) {
    if (line.role != LineRole::kField) continue;
    const Found found{"the head", {}, first_line + line.number, Certainty::kRead};
    std::string text = cleaner.line(line.text);
    switch (line.field) {
      case NewsField::kUrl:
        draft.set_url(std::move(text), found);
        break;
      case NewsField::kId:
        draft.set_id(std::move(text), schema::IdOrigin::kGiven, found);
        break;
      case NewsField::kByline:
        draft.set_byline(std::move(text), found);
        break;
      case NewsField::kModified: {
        DateStatement statement;
        statement.text = std::move(text);
        statement.found = found;
        draft.set_modified(std::move(statement));
        break;
      }
      case NewsField::kTags:
        for_each_tag(text, ',', [&](std::string_view one) {
          if (std::string tag = cleaner.line(one); !tag.empty()) draft.add_tag(std::move(tag), found);
        });
        break;
      case NewsField::kSource:
      case NewsField::kPublisher: {
        if (layout.source()) break;
        auto source = schema::read_source_line(text);
        if (!source) {
          source.emplace();
          source->publisher = text;
          source->raw = text;
        }
        draft.set_source(std::move(*source), found);
        break;
      }
      default:
        break;
    }
  }
}

// Which line gave the source.
Found found_source(const ArticleLayout& layout, std::uint64_t first_line) {
  Found found{"the source line", {}, 0, Certainty::kRead};
  for (const LayoutLine& line : layout.lines()) {
    if (line.role != LineRole::kSource) continue;
    found.line = first_line + line.number;
    break;
  }
  return found;
}

// When and where a crawl found the text. What stands behind the first article of a text has its address too,
// but no id by it alone.
void add_crawl(ArticleDraft& draft, const Record& record) {
  if (record.envelope == nullptr) return;
  if (record.envelope->fetched_utc_seconds) draft.set_fetched(*record.envelope->fetched_utc_seconds);
  const std::string& url = record.envelope->url;
  if (url.empty()) return;
  draft.set_url(url, {"the container", {}, 0, Certainty::kStated});
  if (record.origin.number > 1) {
    draft.set_id(id_within(url, std::to_string(record.origin.number)), schema::IdOrigin::kGiven,
                 {"the container", {}, 0, Certainty::kStated});
  }
}

}  // namespace

ParsedRecord parse_article(const Record& record, const ParseOptions& options, Detail detail,
                           ParseTools& tools) {
  ParsedRecord result;
  const auto reject = [&](std::string reason, schema::ProblemCode code) {
    result.emplace_back(Rejection{std::move(reason), 0, code});
    return std::move(result);
  };
  auto checked = text_of(record, schema::LineEnds::kText, options.strict);
  if (auto* rejection = std::get_if<Rejection>(&checked)) {
    result.emplace_back(std::move(*rejection));
    return result;
  }
  const auto& whole = std::get<RecordText>(checked);
  std::string_view text = whole.text(record);
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  const ArticleLayout layout(text, tools.languages(), options.default_language);
  if (layout.too_long()) {
    return reject(fmt::format("more than {} lines", kMaxArticleLines), schema::ProblemCode::kRecordTooLarge);
  }

  ArticleDraft draft(options, detail, tools);
  TextCleaner cleaner;
  std::string_view rule = "the first line";
  for (const LayoutLine& line : layout.lines()) {
    if (line.role != LineRole::kHeadline) continue;
    draft.add_headline(
        {cleaner.line(line.text), {}, {}},
        {line.printed.empty() ? rule : "the head", {}, record.origin.line + line.number, Certainty::kRead});
    rule = "the line below the headline";
  }
  draft.set_body({join_body(layout.lines()), {}, {}}, {"the other lines", {}, 0, Certainty::kRead});
  if (!draft.has_text()) {
    return layout.lines().empty() ? reject("empty", schema::ProblemCode::kEmptyRecord)
                                  : reject("neither headline nor body", schema::ProblemCode::kNoText);
  }
  if (!whole.remark.empty()) draft.warn(whole.remark);
  for (const std::string& warning : layout.warnings()) draft.warn(warning);
  if (layout.removed() > 0) {
    draft.warn(
        fmt::format("{} control character{} removed", layout.removed(), layout.removed() == 1 ? "" : "s"));
  }
  if (layout.source()) draft.set_source(*layout.source(), found_source(layout, record.origin.line));
  add_fields(draft, layout, record.origin.line);
  draft.set_text_language(draft.body().text.empty() ? std::string() : layout.language());
  add_dates(draft, layout, record.origin.line);
  add_crawl(draft, record);
  const std::size_t dates = layout.date_lines().size();
  if (!draft.settle_dates() && dates > 1) {
    draft.warn(fmt::format("{} date lines; the one nearest the source line was taken", dates));
  }
  const std::size_t inside = layout.dates_inside();
  if (inside > 0 && dates + inside > 1) {
    draft.warn(fmt::format("{} more date line{} inside the text; the record may hold several articles",
                           inside, inside == 1 ? "" : "s"));
  }
  ParsedArticle parsed = std::move(draft).finish();
  if (detail == Detail::kEvidence) parsed.lines = list_lines(record, layout);
  result.emplace_back(std::move(parsed));
  return result;
}

}  // namespace broadsheet::indexer

// The parser of HTML: from a page to an article.
#include "forms/html/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/language.h"
#include "archive/charset.h"
#include "broadsheet/schema/source_line.h"
#include "forms/draft/article_draft.h"
#include "forms/draft/text_cleaner.h"
#include "forms/html/blocks.h"
#include "forms/html/document.h"
#include "forms/html/facts.h"
#include "forms/html/headline.h"
#include "forms/html/main_text.h"
#include "forms/html/page_dates.h"
#include "forms/html/page_kind.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

using html::Block;
using html::Document;
using html::Fact;
using html::Facts;
using html::NodeId;
using html::PageBlocks;
using html::Tag;

// A name without the word in front of it and what stands behind it.
std::string clean_name(std::string_view text) {
  std::string name = html::collapse(text);
  constexpr std::array<std::string_view, 22> kBefore{
      "by ",      "by: ",        "von ",   "von: ",   "par ",    "por ",     "por: ",   "di ",
      "da ",      "door ",       "av ",    "af ",     "oleh ",   "oleh: ",   "autor: ", "autore: ",
      "author: ", "written by ", "text: ", "tekst: ", "fonte: ", "penulis: "};
  for (const std::string_view before : kBefore) {
    if (schema::begins_in_any_case(name, before)) {
      name.erase(0, before.size());
      break;
    }
  }
  for (const std::string_view sign : {"|", "•", "·", "\n", " - ", " – ", "@"}) {
    if (const std::size_t at = name.find(sign); at != std::string::npos && at > 0) name.erase(at);
  }
  while (!name.empty() && (name.back() == ' ' || name.back() == ',' || name.back() == ':')) name.pop_back();
  return name;
}

bool is_name(std::string_view name) {
  constexpr std::size_t kMaxBytes = 120;
  if (name.empty() || name.size() > kMaxBytes) return false;
  if (name.find("://") != std::string_view::npos || name.starts_with("www.") || name.starts_with('@'))
    return false;
  return std::any_of(name.begin(), name.end(), [](char c) {
    return !schema::is_ascii(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

class PageParser {
 public:
  PageParser(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools)
      : record_(record),
        keeps_all_(options.keep_all),
        keeps_evidence_(detail == Detail::kEvidence),
        tools_(tools),
        decoded_(decode_document(record.bytes, hints_of(record))),
        page_(decoded_.text),
        parts_(html::blocks_of(page_)),
        facts_(html::facts_of(page_)),
        draft_(options, detail, tools) {}

  ParsedPart parse() {
    const html::Headline headline = html::headline_of(page_, parts_, facts_);
    html::MainText chosen = html::main_text(page_, parts_, headline.text, facts_.body);
    if (chosen.weight < kLittle) {
      // Names may have misled: "hidden-until-read", "widget".
      const PageBlocks uncut = html::blocks_of(page_, html::Cutting::kByElement);
      html::MainText other = html::main_text(page_, uncut, headline.text, facts_.body);
      if (other.weight > kMuchMore * chosen.weight) chosen = std::move(other);
    }
    const std::string url = this->url();
    const auto fetched = record_.envelope != nullptr ? record_.envelope->fetched_utc_seconds : std::nullopt;
    const std::vector<Fact> dates =
        html::published_of(page_, parts_, facts_, chosen, url, {fetched, keeps_evidence_});
    if (headline.text.empty() && chosen.text.empty()) return Skip{"not an article: a page without text"};
    if (!keeps_all_) {
      if (const std::string_view why = html::why_no_article(parts_, facts_, headline, chosen, !dates.empty());
          !why.empty()) {
        return Skip{std::string(why)};
      }
    }
    if (decoded_.replaced > 0) {
      draft_.warn(fmt::format("{} bytes are not valid {}; they were replaced by U+FFFD", decoded_.replaced,
                              decoded_.charset));
    }
    if (page_.was_flattened()) draft_.warn("elements are nested too deeply; the deepest were taken as one");
    set_texts(headline, chosen);
    if (!url.empty()) draft_.set_url(url, found(url_rule_));
    set_byline();
    set_source();
    set_tags();
    for (const Fact& date : dates) draft_.add_published(statement(date));
    if (fetched) draft_.set_fetched(*fetched);
    for (const Fact& date : facts_.modified) {
      draft_.set_modified(statement(date));
      break;
    }
    return std::move(draft_).finish();
  }

 private:
  static CharsetHints hints_of(const Record& record) {
    CharsetHints hints;
    hints.told = record.encoding != nullptr ? find_encoding("UTF-8") : nullptr;  // it was decoded already
    hints.transport = record.charset;
    hints.inside = declared_charset(record.bytes);
    return hints;
  }

  static Found found(std::string_view rule, Certainty certainty = Certainty::kRead) {
    return {rule, {}, 0, certainty};
  }

  static DateStatement statement(const Fact& fact) {
    DateStatement made;
    made.text = fact.value;
    made.found = found(fact.rule);
    return made;
  }

  void set_texts(const html::Headline& headline, const html::MainText& chosen) {
    schema::TextPart body;
    body.text = cleaner_.lines(chosen.text);
    for (const Fact& fact : facts_.languages) {
      std::string tag = fact.value;
      std::replace(tag.begin(), tag.end(), '_', '-');
      if (!schema::is_language(tag)) continue;
      // Templates say one language for all that is put into them: the text must not say another.
      const std::string seen = tools_.languages().identify(body.text, tag).language;
      const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
      if (!seen.empty() && std::string_view(seen).substr(0, seen.find('-')) != primary) continue;
      body.language = tag;
      body.origin = schema::LanguageOrigin::kGiven;
      break;
    }
    if (!headline.text.empty()) {
      schema::TextPart part;
      part.text = cleaner_.line(headline.text);
      draft_.add_headline(std::move(part), found(headline.rule));
    }
    for (const Fact& other : headline.others) {
      if (other.rule == "the page's title") continue;
      schema::TextPart part;
      part.text = cleaner_.line(other.value);
      draft_.add_headline(std::move(part), found(other.rule));
    }
    draft_.set_body(std::move(body), found(chosen.rule));
  }

  std::string url() {
    if (record_.envelope != nullptr && !record_.envelope->url.empty()) {
      url_rule_ = "the container";
      return record_.envelope->url;
    }
    for (const Fact& fact : facts_.urls) {
      if (!fact.value.starts_with("http")) continue;
      url_rule_ = fact.rule;
      return fact.value;
    }
    return {};
  }

  void set_byline() {
    std::vector<std::string> names;
    std::string_view rule;
    const auto add = [&](std::string_view text, std::string_view from) {
      std::string name = clean_name(text);
      if (!is_name(name) || names.size() >= kMaxNames) return;
      for (const Fact& publisher : facts_.publishers) {
        if (publisher.value == name && from != "JSON-LD author") return;
      }
      for (std::string& one : names) {
        if (one.find(name) != std::string::npos) return;
        if (name.find(one) != std::string::npos) {
          one = name;
          return;
        }
      }
      if (names.empty()) rule = from;
      names.push_back(std::move(name));
    };
    for (const Fact& fact : facts_.authors) {
      if (fact.rule == "twitter:creator") continue;
      add(fact.value, fact.rule);
    }
    for (NodeId id = 0; id < page_.size() && names.empty(); ++id) {
      if (page_[id].tag == Tag::kText) continue;
      const std::string_view property = page_.attribute(id, "itemprop");
      if (page_.attribute(id, "rel") == "author" || property == "author")
        add(page_.text_of(id), property.empty() ? "rel author" : "itemprop author");
    }
    if (names.empty()) {
      for (const Block& block : parts_.blocks) {
        if ((block.hints & html::kHintByline) == 0 || block.text.size() > 160) continue;
        add(block.text, "a visible byline");
        if (!names.empty()) break;
      }
    }
    std::string byline;
    for (const std::string& name : names) {
      if (!byline.empty()) byline += ", ";
      byline += name;
    }
    if (!byline.empty()) draft_.set_byline(std::move(byline), found(rule));
  }
  static constexpr std::size_t kMaxNames = 20;
  // Less than two paragraphs: more may be elsewhere.
  static constexpr double kLittle = 500;
  static constexpr double kMuchMore = 2;

  void set_source() {
    schema::SourceLine source;
    std::string_view rule;
    if (!facts_.publishers.empty()) {
      source.publisher = facts_.publishers.front().value;
      source.raw = source.publisher;
      rule = facts_.publishers.front().rule;
    }
    if (!facts_.rights.empty()) {
      source.rights = facts_.rights.front().value;
      if (source.raw.empty()) {
        source.raw = source.rights;
        rule = facts_.rights.front().rule;
      }
    }
    if (!source.raw.empty()) draft_.set_source(std::move(source), found(rule));
  }

  void set_tags() {
    std::vector<std::string> seen;
    const auto add = [&](std::string_view text, std::string_view rule) {
      std::string tag = html::collapse(text);
      if (tag.empty() || std::find(seen.begin(), seen.end(), tag) != seen.end() ||
          seen.size() >= kMaxTagsSeen)
        return;
      seen.push_back(tag);
      draft_.add_tag(std::move(tag), found(rule));
    };
    for (const Fact& fact : facts_.sections) add(fact.value, fact.rule);
    for (const std::string& list : facts_.tags) {
      for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        add(std::string_view(list).substr(at, end - at), "the page's keywords");
        at = end + 1;
      }
    }
  }
  static constexpr std::size_t kMaxTagsSeen = 100;

  const Record& record_;
  const bool keeps_all_;
  const bool keeps_evidence_;
  ParseTools& tools_;
  const DecodedText decoded_;
  const Document page_;
  const PageBlocks parts_;
  const Facts facts_;
  ArticleDraft draft_;
  TextCleaner cleaner_;
  std::string_view url_rule_;
};

}  // namespace

ParsedRecord parse_html(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  ParsedRecord parsed;
  parsed.push_back(PageParser(record, options, detail, tools).parse());
  return parsed;
}

}  // namespace broadsheet::indexer

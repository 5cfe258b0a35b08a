// What a page says of itself for machines. Sources: schema.org (Article), the Open Graph protocol, Dublin
// Core, and names that makers of pages use.
#include "forms/html/facts.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <variant>

#include "forms/html/plain_text.h"
#include "json/json_value.h"
#include "text/ascii.h"

namespace broadsheet::indexer::html {
namespace {

using schema::JsonValue;
using Kind = JsonValue::Kind;

// A page says some dozens of things; so many values in one script are a list of something else.
constexpr std::size_t kMaxJsonValues = 200'000;
constexpr std::size_t kMaxScripts = 64;
constexpr std::size_t kMaxFacts = 64;
constexpr int kMaxWalk = 24;

// Values are often escaped as HTML once more, or hold tags.
std::string clean(std::string_view text) {
  return text.find_first_of("<&") == std::string_view::npos ? collapse(text) : collapse(plain_text(text));
}

void add(std::vector<Fact>& list, std::string_view value, std::string_view rule) {
  std::string text = clean(value);
  if (text.empty() || list.size() >= kMaxFacts) return;
  list.push_back({std::move(text), rule});
}

// A script's JSON with what is commonly wrong in it put right: comments around it, line ends in strings,
// commas before a bracket that closes.
std::string mended_json(std::string_view script) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (quoted) {
      if (c == '\\' && i + 1 < script.size()) {
        const char next = script[i + 1];
        if (std::string_view("\"\\/bfnrtu").find(next) == std::string_view::npos) {
          continue;  // an escape that is none
        }
        out += c;
        out += script[++i];
        continue;
      }
      if (c == '"') quoted = false;
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      continue;
    }
    if (c == '"') quoted = true;
    if (c == '}' || c == ']') {
      while (!out.empty() &&
             (out.back() == ' ' || out.back() == '\n' || out.back() == '\t' || out.back() == '\r')) {
        out.pop_back();
      }
      if (out.ends_with(',')) out.pop_back();
    }
    out += c;
  }
  const std::size_t begin = out.find_first_of("{[");
  const std::size_t end = out.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return out.substr(begin, end - begin + 1);
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "Review" ||
         type == "SocialMediaPosting" || type == "LiveBlogPosting" || type == "Reportage";
}
bool is_page_type(std::string_view type) { return type.ends_with("WebPage") || type == "ItemPage"; }

// A list of strings: the value itself, or the items of an array.
std::vector<std::string_view> strings_of(const JsonValue* value) {
  std::vector<std::string_view> list;
  if (value == nullptr) return list;
  if (value->kind == Kind::kString) list.push_back(value->text);
  for (const JsonValue& item : value->items) {
    if (item.kind == Kind::kString) list.push_back(item.text);
  }
  return list;
}

class LinkedData {
 public:
  void read(const Document& page) {
    std::size_t scripts = 0;
    for (NodeId id = 0; id < page.size(); ++id) {
      if (page[id].tag != Tag::kScript) continue;
      if (schema::ascii_lower(page.attribute(id, "type")).find("ld+json") == std::string::npos) continue;
      if (++scripts > kMaxScripts) break;
      read_script(page.text_of(id));
    }
  }

  void report(Facts& facts) const {
    facts.types = types_;
    // The node of this page: the first article.
    for (const JsonValue* node : articles_) report_article(*node, facts);
    if (!articles_.empty()) facts.is_article = true;
    for (const JsonValue* node : pages_) {
      dates(*node, facts, "JSON-LD WebPage datePublished", "JSON-LD WebPage dateModified");
    }
    for (const JsonValue* node : pages_) {
      if (const JsonValue* name = node->find("name");
          name != nullptr && name->kind == Kind::kString && articles_.empty()) {
        add(facts.headlines, name->text, "JSON-LD WebPage name");
      }
    }
  }

 private:
  void read_script(const std::string& script) {
    auto parsed = schema::parse_json(script, nullptr, kMaxJsonValues);
    if (std::holds_alternative<schema::JsonProblem>(parsed)) {
      parsed = schema::parse_json(mended_json(script), nullptr, kMaxJsonValues);
    }
    auto* const value = std::get_if<JsonValue>(&parsed);
    if (value == nullptr) return;
    roots_.push_back(std::make_unique<JsonValue>(std::move(*value)));
    walk(*roots_.back(), 0);
  }

  void walk(const JsonValue& value, int depth) {
    if (depth > kMaxWalk) return;
    for (const JsonValue& item : value.items) walk(item, depth + 1);
    if (value.kind != Kind::kObject) return;
    bool article = false;
    bool web_page = false;
    for (const std::string_view type : strings_of(value.find("@type"))) {
      article = article || is_article_type(type);
      web_page = web_page || is_page_type(type);
      if (types_.size() < kMaxFacts) types_.emplace_back(type);
    }
    if (article) articles_.push_back(&value);
    if (web_page) pages_.push_back(&value);
    for (const schema::JsonMember& member : value.members) {
      if (member.name == "@graph" || member.name == "mainEntity" || member.name == "mainEntityOfPage" ||
          member.name == "article") {
        walk(member.value, depth + 1);
      }
    }
  }

  static void dates(const JsonValue& node, Facts& facts, std::string_view published,
                    std::string_view modified) {
    for (const std::string_view date : strings_of(node.find("datePublished")))
      add(facts.published, date, published);
    if (node.find("datePublished") == nullptr) {
      for (const std::string_view date : strings_of(node.find("dateCreated"))) {
        add(facts.published, date, "JSON-LD dateCreated");
      }
    }
    for (const std::string_view date : strings_of(node.find("dateModified")))
      add(facts.modified, date, modified);
  }

  static void names(const JsonValue* value, std::vector<Fact>& list, std::string_view rule, int depth = 0) {
    if (value == nullptr || depth > 3) return;
    if (value->kind == Kind::kString) add(list, value->text, rule);
    for (const JsonValue& item : value->items) names(&item, list, rule, depth + 1);
    if (value->kind == Kind::kObject) names(value->find("name"), list, rule, depth + 1);
  }

  static void report_article(const JsonValue& node, Facts& facts) {
    for (const std::string_view text : strings_of(node.find("headline"))) {
      add(facts.headlines, text, "JSON-LD headline");
    }
    if (node.find("headline") == nullptr) {
      for (const std::string_view text : strings_of(node.find("name")))
        add(facts.headlines, text, "JSON-LD name");
    }
    dates(node, facts, "JSON-LD datePublished", "JSON-LD dateModified");
    names(node.find("author"), facts.authors, "JSON-LD author");
    if (node.find("author") == nullptr) names(node.find("creator"), facts.authors, "JSON-LD creator");
    names(node.find("publisher"), facts.publishers, "JSON-LD publisher");
    names(node.find("copyrightHolder"), facts.rights, "JSON-LD copyrightHolder");
    for (const std::string_view one : strings_of(node.find("inLanguage"))) {
      add(facts.languages, one, "JSON-LD inLanguage");
    }
    for (const std::string_view one : strings_of(node.find("articleSection"))) {
      add(facts.sections, one, "JSON-LD articleSection");
    }
    for (const std::string_view one : strings_of(node.find("keywords"))) facts.tags.push_back(clean(one));
    for (const std::string_view one : strings_of(node.find("url"))) add(facts.urls, one, "JSON-LD url");
    if (facts.body.empty()) {
      for (const std::string_view one : strings_of(node.find("articleBody")))
        facts.body += std::string(one) + "\n";
    }
  }

  std::vector<std::unique_ptr<JsonValue>> roots_;
  std::vector<const JsonValue*> articles_;
  std::vector<const JsonValue*> pages_;
  std::vector<std::string> types_;
};

// The names of meta tags, in the order in which they count.
struct MetaName {
  std::string_view name;
  std::vector<Fact> Facts::*list;
};

const std::array kMetaNames{
    MetaName{"article:published_time", &Facts::published},
    MetaName{"og:article:published_time", &Facts::published},
    MetaName{"og:published_time", &Facts::published},
    MetaName{"datepublished", &Facts::published},
    MetaName{"article:published", &Facts::published},
    MetaName{"article.published", &Facts::published},
    MetaName{"rnews:datepublished", &Facts::published},
    MetaName{"parsely-pub-date", &Facts::published},
    MetaName{"sailthru.date", &Facts::published},
    MetaName{"cxenseparse:recs:publishtime", &Facts::published},
    MetaName{"cxenseparse:publishtime", &Facts::published},
    MetaName{"bt:pubdate", &Facts::published},
    MetaName{"displaydate", &Facts::published},
    MetaName{"pubdate", &Facts::published},
    MetaName{"publishdate", &Facts::published},
    MetaName{"publish-date", &Facts::published},
    MetaName{"publish_date", &Facts::published},
    MetaName{"published_date", &Facts::published},
    MetaName{"published-date", &Facts::published},
    MetaName{"publication_date", &Facts::published},
    MetaName{"publication-date", &Facts::published},
    MetaName{"publicationdate", &Facts::published},
    MetaName{"published_at", &Facts::published},
    MetaName{"article_date_original", &Facts::published},
    MetaName{"originalpublicationdate", &Facts::published},
    MetaName{"article-publish-date", &Facts::published},
    MetaName{"article_publish_date", &Facts::published},
    MetaName{"citation_publication_date", &Facts::published},
    MetaName{"citation_online_date", &Facts::published},
    MetaName{"citation_date", &Facts::published},
    MetaName{"dc.date.issued", &Facts::published},
    MetaName{"dcterms.issued", &Facts::published},
    MetaName{"dc.date.created", &Facts::published},
    MetaName{"dcterms.created", &Facts::published},
    MetaName{"dc.created", &Facts::published},
    MetaName{"dc.date", &Facts::published},
    MetaName{"dc:date", &Facts::published},
    MetaName{"dcterms.date", &Facts::published},
    MetaName{"date", &Facts::published},
    MetaName{"pub_date", &Facts::published},
    MetaName{"article:post_date", &Facts::published},
    MetaName{"article:created", &Facts::published},
    MetaName{"created", &Facts::published},
    MetaName{"date_published", &Facts::published},
    MetaName{"creation_date", &Facts::published},
    MetaName{"timestamp", &Facts::published},
    MetaName{"article:modified_time", &Facts::modified},
    MetaName{"og:updated_time", &Facts::modified},
    MetaName{"article:updated_time", &Facts::modified},
    MetaName{"datemodified", &Facts::modified},
    MetaName{"dcterms.modified", &Facts::modified},
    MetaName{"dc.date.modified", &Facts::modified},
    MetaName{"last-modified", &Facts::modified},
    MetaName{"lastmod", &Facts::modified},
    MetaName{"og:title", &Facts::headlines},
    MetaName{"twitter:title", &Facts::headlines},
    MetaName{"dc.title", &Facts::headlines},
    MetaName{"parsely-title", &Facts::headlines},
    MetaName{"sailthru.title", &Facts::headlines},
    MetaName{"headline", &Facts::headlines},
    MetaName{"citation_title", &Facts::headlines},
    MetaName{"author", &Facts::authors},
    MetaName{"article:author", &Facts::authors},
    MetaName{"article:author_name", &Facts::authors},
    MetaName{"byl", &Facts::authors},
    MetaName{"dc.creator", &Facts::authors},
    MetaName{"dcterms.creator", &Facts::authors},
    MetaName{"dc:creator", &Facts::authors},
    MetaName{"parsely-author", &Facts::authors},
    MetaName{"sailthru.author", &Facts::authors},
    MetaName{"cxenseparse:author", &Facts::authors},
    MetaName{"authors", &Facts::authors},
    MetaName{"twitter:creator", &Facts::authors},
    MetaName{"og:url", &Facts::urls},
    MetaName{"og:locale", &Facts::languages},
    MetaName{"content-language", &Facts::languages},
    MetaName{"dc.language", &Facts::languages},
    MetaName{"og:site_name", &Facts::publishers},
    MetaName{"application-name", &Facts::publishers},
    MetaName{"dc.publisher", &Facts::publishers},
    MetaName{"article:section", &Facts::sections},
    MetaName{"copyright", &Facts::rights},
    MetaName{"dc.rights", &Facts::rights},
};

class MetaTags {
 public:
  void read(const Document& page) {
    for (NodeId id = 0; id < page.size(); ++id) {
      const Tag tag = page[id].tag;
      if (tag == Tag::kMeta) {
        std::string_view name = page.attribute(id, "property");
        if (name.empty()) name = page.attribute(id, "name");
        if (name.empty()) name = page.attribute(id, "itemprop");
        if (name.empty()) name = page.attribute(id, "http-equiv");
        const std::string_view content = page.attribute(id, "content");
        if (!name.empty() && !content.empty() && tags_.size() < kMaxTags) {
          tags_.push_back({schema::ascii_lower(name), content});
        }
      } else if (tag == Tag::kLink && schema::ascii_lower(page.attribute(id, "rel")) == "canonical") {
        canonical_ = page.attribute(id, "href");
      } else if (tag == Tag::kHtml) {
        language_ = page.attribute(id, "lang");
        if (language_.empty()) language_ = page.attribute(id, "xml:lang");
      }
    }
  }

  void report(Facts& facts) const {
    if (!canonical_.empty()) add(facts.urls, canonical_, "the canonical link");
    if (!language_.empty()) add(facts.languages, language_, "the page's lang");
    for (const MetaName& row : kMetaNames) {
      for (const auto& [name, content] : tags_) {
        if (name == row.name) add(facts.*row.list, content, row.name);
      }
    }
    for (const auto& [name, content] : tags_) {
      if (name == "og:type") facts.type = schema::ascii_lower(content);
      if (name == "article:tag") facts.tags.push_back(clean(content));
      if (facts.tags.empty() && (name == "news_keywords" || name == "keywords"))
        facts.tags.push_back(clean(content));
    }
    facts.is_article = facts.is_article || facts.type == "article";
  }

 private:
  static constexpr std::size_t kMaxTags = 2000;
  std::vector<std::pair<std::string, std::string_view>> tags_;
  std::string_view canonical_;
  std::string_view language_;
};

}  // namespace

Facts facts_of(const Document& page) {
  Facts facts;
  LinkedData data;
  data.read(page);
  data.report(facts);
  MetaTags tags;
  tags.read(page);
  tags.report(facts);
  return facts;
}

}  // namespace broadsheet::indexer::html

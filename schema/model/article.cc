// What the fields of an article decide together: its id, its languages, its fingerprint.
#include "broadsheet/schema/article.h"

#include <utility>

#include "analysis/language.h"
#include "model/complete.h"
#include "text/sha256.h"

namespace broadsheet::schema {
namespace {

// Bytes of a digest that are kept: 128 bits, far beyond chance and cheap in a value slot.
constexpr std::size_t kDigestBytes = 16;

// Fields one after the other, each with its length, so that no two different articles serialise alike.
class Serialiser {
 public:
  // `text_bytes`: what the fields have, about.
  explicit Serialiser(std::size_t text_bytes) {
    constexpr std::size_t kOtherFields = 512;
    out_.reserve(text_bytes + kOtherFields);
  }
  void add(std::string_view field) {
    out_ += std::to_string(field.size());
    out_ += ':';
    out_ += field;
  }
  void add(std::int64_t number) { add(std::to_string(number)); }
  [[nodiscard]] std::string digest() const { return sha256(out_).substr(0, kDigestBytes); }

 private:
  std::string out_;
};

void add_source(Serialiser& out, const SourceLine& source) {
  for (const auto* part : {&source.raw, &source.publisher, &source.site, &source.rights, &source.code,
                           &source.year, &source.agency, &source.place, &source.byline}) {
    out.add(*part);
  }
}

// The id of an article that bears none. Leaves out what options or a later version may read otherwise
// (languages, the instant): the same record must keep its id.
std::string content_id(const Article& article) {
  Serialiser out(article.body.text.size());
  out.add(static_cast<std::int64_t>(article.headlines.size()));
  for (const TextPart& headline : article.headlines) out.add(headline.text);
  out.add(article.body.text);
  out.add(article.date_text);
  // A lead's agency is read from the body; the source line itself is content.
  out.add(article.source.raw);
  out.add(article.source.publisher);
  out.add(article.source.site);
  out.add(article.source.code);
  out.add(article.byline);
  out.add(static_cast<std::int64_t>(article.tags.size()));
  for (const std::string& tag : article.tags) out.add(tag);
  out.add(article.extra_json);
  return "sha256-" + hex(out.digest());
}

void add_text(Serialiser& out, const TextPart& part) {
  out.add(part.text);
  const bool given = part.origin == LanguageOrigin::kGiven || part.origin == LanguageOrigin::kDefault;
  out.add(given ? part.language : std::string());
}

void add_date(Serialiser& out, const std::optional<Dateline>& date) {
  if (!date) return out.add("none");
  out.add(date->utc_seconds);
  out.add(static_cast<std::int64_t>(date->utc_offset_seconds));
  out.add(date->zone);
  out.add(to_string(date->precision));
}

// Nothing but a crawl says when it was published.
bool is_date_of_crawl(const Article& article) {
  return article.published && !article.published->rules.empty() &&
         article.published->rules.front() == kFetchedRule;
}

void complete_language(TextPart& part, std::string_view hint, std::string_view default_language,
                       LanguageIdentifier& identifier) {
  if (!part.language.empty()) {
    if (part.origin == LanguageOrigin::kUnknown) part.origin = LanguageOrigin::kGiven;
    return;
  }
  if (part.text.empty()) return;
  if (LanguageGuess guess = identifier.identify(part.text, hint); !guess.language.empty()) {
    part.language = std::move(guess.language);
    part.origin = LanguageOrigin::kDetected;
  } else if (!hint.empty()) {
    part.language = hint;
    part.origin = LanguageOrigin::kDetected;
  } else if (!default_language.empty()) {
    part.language = default_language;
    part.origin = LanguageOrigin::kDefault;
  }
}

}  // namespace

void complete(Article& article, std::string_view default_language) {
  LanguageIdentifier identifier;
  complete(article, default_language, identifier);
}

void complete(Article& article, std::string_view default_language, LanguageIdentifier& identifier) {
  if (article.id.empty()) {
    if (!article.url.empty()) {
      article.id = article.url;
      article.id_origin = IdOrigin::kUrl;
    } else {
      article.id = content_id(article);
      article.id_origin = IdOrigin::kContent;
    }
  }
  // Only what was given hints at the body's language: a second call, which sees detected ones, must not
  // differ.
  std::string given;
  for (const TextPart& headline : article.headlines) {
    if (!headline.language.empty() && headline.origin != LanguageOrigin::kDetected) given = headline.language;
  }
  complete_language(article.body, article.headlines.size() == 1 ? given : std::string(), default_language,
                    identifier);
  for (TextPart& headline : article.headlines) {
    // The body's language may be the default itself, which hints at nothing.
    const bool telling = article.body.origin != LanguageOrigin::kDefault;
    complete_language(headline, telling ? article.body.language : std::string(), default_language,
                      identifier);
  }
}

std::string fingerprint(const Article& article) {
  Serialiser out(article.body.text.size());
  out.add(!article.id.empty() ? article.id : !article.url.empty() ? article.url : content_id(article));
  out.add(static_cast<std::int64_t>(article.headlines.size()));
  for (const TextPart& headline : article.headlines) add_text(out, headline);
  add_text(out, article.body);
  if (is_date_of_crawl(article)) {
    out.add("");
    add_date(out, std::nullopt);
  } else {
    out.add(article.date_text);
    add_date(out, article.published);
  }
  add_date(out, article.modified);
  add_source(out, article.source);
  out.add(article.byline);
  out.add(article.url);
  out.add(static_cast<std::int64_t>(article.tags.size()));
  for (const std::string& tag : article.tags) out.add(tag);
  out.add(article.extra_json);
  return out.digest();
}

}  // namespace broadsheet::schema

// From an article to its Xapian document. docs/SCHEMA.md lists the terms; the order here is the order there.
#include "index/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "analysis/plain_forms.h"
#include "analysis/stemmer.h"
#include "broadsheet/schema/fields.h"
#include "index/broken_words.h"
#include "index/day_mark.h"
#include "index/joined_words.h"
#include "index/number_forms.h"
#include "index/signed_words.h"
#include "index/term_collector.h"
#include "index/text_sketch.h"
#include "lexemes/countries.h"
#include "sounds/name_scanner.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// Positions count from 1, as Xapian's own tools do.
constexpr std::uint32_t kFirstPosition = 1;

// Words of texts count for ranking; words of names only filter, and must not make an article longer.
constexpr std::uint32_t kTextWeight = 1;
constexpr std::uint32_t kNameWeight = 0;

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

// A Xapian position is 32 bits wide; a record is far too small to come near, but arithmetic must not wrap.
std::uint32_t after(std::uint32_t base, std::uint32_t used) {
  constexpr std::uint32_t kLast = 0xF000'0000u;
  return used > kLast - base ? kLast : base + used + kPartGap;
}

// Takes the tokens of one part of an article.
class PartSink final : public TokenSink {
 public:
  PartSink(TermCollector& terms, Stemmer& stemmer) : terms_(terms), stemmer_(stemmer) {}

  // Begins a part: its prefix, where its positions begin, what a word counts, and the languages to stem in
  // (none for names). Parts with the same languages bear the same `languages_key`, which is not 0.
  void begin(std::string_view prefix, std::uint32_t base, std::uint32_t weight,
             const std::vector<std::string_view>* languages = nullptr, std::uint32_t languages_key = 0) {
    prefix_.assign(prefix);
    plain_prefix_ = std::string(prefix::kPlain) + prefix_;
    stem_prefix_ = std::string(prefix::kStem) + prefix_;
    han_word_prefix_ = std::string(prefix::kHanWord) + prefix_;
    hangul_prefix_ = std::string(prefix::kHangulBigram) + prefix_;
    base_ = base;
    weight_ = weight;
    languages_ = languages;
    languages_key_ = languages_key;
  }

  // What the parts since clear_length() count, all terms of theirs together.
  std::uint64_t length() const { return length_; }
  void clear_length() { length_ = 0; }

  // The text of the part that was begun, in which territories are looked for unless `finder` is null. Empty:
  // the part is done.
  void watch(lexemes::CountryFinder* finder, std::string_view text) {
    countries_ = finder;
    text_ = text;
    joined_.begin(text);
    numbers_.begin(text, languages_ == nullptr ? std::span<const std::string_view>() : *languages_);
  }

  // The characters of the parts from here on go to `sketcher` too, unless it is null.
  void sketch_with(TextSketcher* sketcher) { sketcher_ = sketcher; }

  void on_characters(std::span<const Unit> characters) override {
    if (sketcher_ != nullptr) sketcher_->add(characters);
  }

  void on_token(const Token& token) override {
    if (countries_ != nullptr) countries_->add(token);
    switch (token.kind) {
      case TokenKind::kHanWord:
        count(han_word_prefix_, token.text);
        return;
      case TokenKind::kHangulBigram:
        count(hangul_prefix_, token.text);
        return;
      case TokenKind::kWord:
      case TokenKind::kHanBigram:
      case TokenKind::kHanSingle:
      case TokenKind::kHangulWord:
        break;
    }
    const TermCollector::Index term = terms_.find_or_add(prefix_, token.text);
    if (term == TermCollector::kNone) return;
    terms_.count_at(term, base_ + token.position, weight_);
    length_ += weight_;
    for (const std::string& form : joined_.add(token)) count(plain_prefix_, form);
    if (const std::string_view form = numbers_.add(token); !form.empty()) count(plain_prefix_, form);
    if (token.kind == TokenKind::kWord && may_have_sign(text_, token.begin, token.end) &&
        signed_form(text_, token.begin, token.end, token.text, signed_)) {
      count(plain_prefix_, signed_);
    }
    if (token.stem_script == StemScript::kNone) return;
    if (languages_ != nullptr) {
      count_stems(term, token);
    } else if (token.stem_script == StemScript::kLatin) {
      plain_forms(token.text, plain_);
      for (const std::string& form : plain_) count(plain_prefix_, form);
    }
  }

 private:
  void count(std::string_view prefix, std::string_view text) {
    const TermCollector::Index term = terms_.find_or_add(prefix, text);
    if (term == TermCollector::kNone) return;
    terms_.count(term, weight_);
    length_ += weight_;
  }

  void count_stems(TermCollector::Index word, const Token& token) {
    if (terms_.stems(word).key != languages_key_) {
      found_.clear();
      for (const std::string_view language : *languages_) {
        const std::string_view stem = stemmer_.stem(token.text, token.stem_script, language);
        if (stem.empty() || stem == token.text) continue;
        const TermCollector::Index term = terms_.find_or_add(stem_prefix_, stem);
        // Two languages may agree on a stem; it is one term and counts once.
        if (term != TermCollector::kNone && std::find(found_.begin(), found_.end(), term) == found_.end()) {
          found_.push_back(term);
        }
      }
      if (token.stem_script == StemScript::kLatin) {
        plain_forms(token.text, plain_);
        for (const std::string& form : plain_) {
          const TermCollector::Index term = terms_.find_or_add(plain_prefix_, form);
          if (term != TermCollector::kNone) found_.push_back(term);
        }
      }
      TermCollector::Stems& stems = terms_.stems(word);
      stems.key = languages_key_;
      stems.terms.assign(found_.begin(), found_.end());
    }
    for (const TermCollector::Index term : terms_.stems(word).terms) {
      terms_.count(term, weight_);
      length_ += weight_;
    }
  }

  TermCollector& terms_;
  Stemmer& stemmer_;
  std::string prefix_;
  std::string plain_prefix_;
  std::string stem_prefix_;
  std::string han_word_prefix_;
  std::string hangul_prefix_;
  std::uint32_t base_ = kFirstPosition;
  std::uint32_t weight_ = kTextWeight;
  const std::vector<std::string_view>* languages_ = nullptr;
  std::uint32_t languages_key_ = 0;
  std::uint64_t length_ = 0;
  lexemes::CountryFinder* countries_ = nullptr;
  TextSketcher* sketcher_ = nullptr;
  JoinedWords joined_;
  NumberForms numbers_;
  std::vector<TermCollector::Index> found_;
  std::vector<std::string> plain_;
  std::string_view text_;
  std::string signed_;
};

// Takes the likely names of a text. They find an article and do not make it longer.
class NameTerms final : public NameSink {
 public:
  explicit NameTerms(TermCollector& terms) : terms_(terms) {}
  void on_name(const FoundName& name) override {
    any_ = true;
    terms_.find_or_add(prefix::kNameSkeleton, name.key);
  }
  // A name was found since clear().
  bool any() const { return any_; }
  void clear() { any_ = false; }

 private:
  TermCollector& terms_;
  bool any_ = false;
};

void add_unique(std::vector<std::string_view>& to, std::string_view value) {
  if (!value.empty() && std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

// The primary subtags of all parts, each once, in order.
std::vector<std::string_view> languages_of(const Article& article) {
  std::vector<std::string_view> languages;
  std::unordered_set<std::string_view> known;
  const auto add = [&](const TextPart& part) {
    const std::string_view primary = primary_subtag(part.language);
    if (!primary.empty() && known.insert(primary).second) languages.push_back(primary);
  };
  for (const TextPart& headline : article.headlines) add(headline);
  add(article.body);
  return languages;
}

// `printed` is already said by `raw`.
bool said_in(std::string_view printed, std::string_view raw) {
  return raw.find(printed) != std::string_view::npos;
}

}  // namespace

class DocumentBuilder::Impl {
 public:
  Impl(Positions positions, const Hasher& hasher) : positions_(positions), terms_(hasher) {}

  Xapian::Document build(const Article& article) {
    collect(article);
    Xapian::Document document;
    for (const DocumentTerm& term : parts_.terms) document.add_term(std::string(term.text), term.frequency);
    if (positions_ == Positions::kXapian) terms_.add_postings(document);
    for (const auto& [slot, value] : parts_.values) document.add_value(slot, value);
    document.set_data(parts_.data);
    return document;
  }

  DocumentParts& build_parts(const Article& article) {
    assert(positions_ == Positions::kPacked);
    collect(article);
    return parts_;
  }

 private:
  // Fills parts_.
  void collect(const Article& article) {
    terms_.clear();
    language_sets_.clear();
    sink_.clear_length();
    present_.clear();
    countries_.clear();
    name_terms_.clear();
    parts_.values.clear();
    add_names(article, add_texts(article));
    add_keywords(article);
    add_languages(article, sink_.length());
    for (const std::string& code : countries_.countries()) {
      add_filter(prefix::kCountry, code);
      add_unique(present_, prefix::kCountry);
    }
    add_marks();
    add_values(article);
    parts_.terms = terms_.terms();
    parts_.data = to_json(article, JsonUse::kStored);
  }

  // A term that only filters.
  void add_filter(std::string_view prefix, std::string_view text) { terms_.find_or_add(prefix, text); }

  void add_value(std::uint32_t slot, std::string value) {
    if (!value.empty()) parts_.values.emplace_back(slot, std::move(value));
  }

  // Headlines first, then the body. Returns where the next part's positions begin.
  std::uint32_t add_texts(const Article& article) {
    const std::vector<std::string_view> all = languages_of(article);
    std::uint32_t base = kFirstPosition;
    for (const TextPart& headline : article.headlines) base = add_text(headline, prefix::kTitle, base, all);
    sketcher_.start();
    sink_.sketch_with(&sketcher_);
    base = add_text(article.body, "", base, all);
    sink_.sketch_with(nullptr);
    for (std::string& word : broken_words(article.body.text)) {
      base = add_text({std::move(word), article.body.language, article.body.origin}, "", base, all);
    }
    return base;
  }

  // `all` are the languages of the whole article: a part whose own language is not known may be in any of
  // them.
  std::uint32_t add_text(const TextPart& part, std::string_view prefix, std::uint32_t base,
                         const std::vector<std::string_view>& all) {
    std::vector<std::string_view> own;
    add_unique(own, primary_subtag(part.language));
    const std::vector<std::string_view>& languages = own.empty() ? all : own;
    const auto next_key = static_cast<std::uint32_t>(language_sets_.size()) + 1;
    const std::uint32_t key = language_sets_.try_emplace(languages, next_key).first->second;
    sink_.begin(prefix, base, kTextWeight, &languages, key);
    const std::string text = join_lines(part.text);
    names_.scan(text, scan_of(primary_subtag(part.language)), name_terms_);
    if (name_terms_.any()) add_unique(present_, prefix::kNameSkeleton);
    countries_.begin(text, languages.size() == 1 ? languages.front() : std::string_view());
    sink_.watch(&countries_, text);
    const std::uint32_t used = analyzer_.analyze(text, sink_);
    sink_.watch(nullptr, {});
    countries_.end();
    return after(base, used);
  }

  // Names are analysed, so that they are found by word and by phrase, and filter.
  void add_names(const Article& article, std::uint32_t base) {
    const SourceLine& source = article.source;
    base = add_name(prefix::kSource, source.raw, base);
    for (const std::string* part : {&source.publisher, &source.site, &source.agency}) {
      if (!said_in(*part, source.raw)) base = add_name(prefix::kSource, *part, base);
    }
    base = add_name(prefix::kPublisher, source.publisher, base);
    base = add_name(prefix::kRights, source.rights, base);
    base = add_name(prefix::kAuthor, article.byline, base);
    if (!said_in(source.byline, article.byline)) base = add_name(prefix::kAuthor, source.byline, base);
    if (!said_in(source.address, article.byline)) add_name(prefix::kAuthor, source.address, base);
  }

  std::uint32_t add_name(std::string_view prefix, std::string_view text, std::uint32_t base) {
    if (text.empty()) return base;
    sink_.begin(prefix, base, kNameWeight);
    const std::size_t tokens_before = terms_.token_count();
    sink_.watch(nullptr, text);
    base = after(base, analyzer_.analyze(text, sink_));
    sink_.watch(nullptr, {});
    if (terms_.token_count() > tokens_before) add_unique(present_, prefix);
    return base;
  }

  void add_keywords(const Article& article) {
    add_keyword(prefix::kId, article.id);
    if (!article.url.empty()) add_keyword(prefix::kUrl, article.url);
    // An archive whose records have addresses and no sources is searched by its sites all the same.
    add_site(article.source.site.empty() ? host_of(article.url) : article.source.site);
    if (!article.source.code.empty()) add_keyword(prefix::kCode, fold(article.source.code));
    for (const std::string& tag : article.tags) {
      if (!tag.empty()) add_keyword(prefix::kTag, fold(tag));
    }
    const std::string name = source_name(article);
    if (!name.empty()) add_filter(prefix::kSourceName, name);
    if (article.published) {
      add_calendar(*article.published);
      if (article.published->precision <= Precision::kDay) add_filter(prefix::kState, kDayMark);
    } else {
      add_filter(prefix::kState, "nodate");
    }
    if (name.empty() && article.source.raw.empty()) {
      add_filter(prefix::kState, "nosource");
    }
  }

  // What `field:*` finds: a mark for each field that the document has terms of.
  void add_marks() {
    for (const Field& field : fields()) {
      if (field.slot || field.kind == FieldKind::kText) continue;
      if (std::find(present_.begin(), present_.end(), field.prefix) != present_.end())
        add_filter({}, has_term(field));
    }
  }

  void add_keyword(std::string_view prefix, std::string_view value) {
    add_filter({}, exact_term(prefix, value));
    add_unique(present_, prefix);
  }

  // Each part's language and its primary subtag: `zh` finds what is `zh-Hant`. The latter carries the length.
  void add_languages(const Article& article, std::uint64_t length) {
    const std::uint64_t units = std::max<std::uint64_t>(1, (length + kLengthUnit / 2) / kLengthUnit);
    std::unordered_set<std::string> primaries;
    bool known = false;
    const auto add = [&](std::string_view language) {
      const std::string term = language_term(language);
      if (term.empty()) return;
      known = true;
      add_unique(present_, prefix::kLanguage);
      add_filter(prefix::kLanguage, term);
      std::string primary(primary_subtag(term));
      if (primaries.contains(primary)) return;
      const TermCollector::Index index = terms_.find_or_add(prefix::kLanguage, primary);
      if (index != TermCollector::kNone) terms_.count(index, static_cast<std::uint32_t>(units));
      primaries.insert(std::move(primary));
    };
    for (const TextPart& headline : article.headlines) add(headline.language);
    add(article.body.language);
    if (!known) add_filter(prefix::kState, "nolang");
  }

  // "news.example.com" of "https://user@news.example.com:8080/2024/1.html"; empty of what is no address.
  static std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
    if (url.starts_with('[')) return {};  // an address of IPv6 is no site
    return url.substr(0, url.find(':'));
  }

  // The host and each domain above it but the last label: `example.com` finds `news.example.com`.
  void add_site(std::string_view site) {
    const std::string folded = fold(site);
    for (std::string_view rest = folded; !rest.empty();) {
      add_keyword(prefix::kSite, rest);
      const std::size_t dot = rest.find('.');
      if (dot == std::string_view::npos) return;
      rest.remove_prefix(dot + 1);
      if (rest.find('.') == std::string_view::npos) return;
    }
  }

  // Day, month and year on the clock that was printed, as far as they were.
  void add_calendar(const Dateline& date) {
    const LocalTime& local = date.local;
    add_filter({}, fmt::format("{}{:04}", prefix::kYear, local.year));
    if (date.precision == Precision::kYear) return;
    add_filter({}, fmt::format("{}{:04}{:02}", prefix::kMonth, local.year, local.month));
    if (date.precision == Precision::kMonth) return;
    add_filter({}, fmt::format("{}{:04}{:02}{:02}", prefix::kDay, local.year, local.month, local.day));
  }

  void add_values(const Article& article) {
    const auto sortable = [](std::int64_t seconds) {
      return Xapian::sortable_serialise(static_cast<double>(seconds));
    };
    if (article.published) {
      add_value(slot::kPublished, sortable(article.published->utc_seconds));
      add_value(slot::kPublishedLocal, Xapian::sortable_serialise(local_value(*article.published)));
    }
    add_value(slot::kFingerprint, fingerprint(article));
    if (article.modified) add_value(slot::kModified, sortable(article.modified->utc_seconds));
    if (positions_ == Positions::kPacked) add_value(slot::kTokenStream, terms_.token_stream());
    add_value(slot::kTextSketch, sketcher_.finish());
    std::sort(parts_.values.begin(), parts_.values.end(),
              [](const auto& x, const auto& y) { return x.first < y.first; });
  }

  Positions positions_;
  Analyzer analyzer_;
  Stemmer stemmer_;
  DocumentParts parts_;
  TermCollector terms_;
  PartSink sink_{terms_, stemmer_};
  TextSketcher sketcher_;
  NameScanner names_;
  NameTerms name_terms_{terms_};
  lexemes::CountryFinder countries_;
  std::map<std::vector<std::string_view>, std::uint32_t> language_sets_;  // and the key of each
  std::vector<std::string_view> present_;  // prefixes of the fields, other than texts, that have terms
};

DocumentBuilder::DocumentBuilder(Positions positions) : DocumentBuilder(positions, Hasher::of_process()) {}
DocumentBuilder::DocumentBuilder(Positions positions, const Hasher& hasher)
    : impl_(std::make_unique<Impl>(positions, hasher)) {}
DocumentBuilder::~DocumentBuilder() = default;
DocumentBuilder::DocumentBuilder(DocumentBuilder&&) noexcept = default;
DocumentBuilder& DocumentBuilder::operator=(DocumentBuilder&&) noexcept = default;

Xapian::Document DocumentBuilder::build(const Article& article) { return impl_->build(article); }
DocumentParts& DocumentBuilder::build_parts(const Article& article) { return impl_->build_parts(article); }

std::string id_term(std::string_view id) { return exact_term(prefix::kId, id); }

std::string source_name(const Article& article) {
  const SourceLine& source = article.source;
  const std::string& whole = !source.publisher.empty() ? source.publisher
                             : !source.site.empty()    ? source.site
                                                       : source.agency;
  std::string name = whole.substr(0, kMaxTermBytes);
  const auto fits = [&] { return term_fits(std::string(prefix::kSourceName) + name); };
  while (!fits()) name.pop_back();
  return std::string(cut_at_character(whole, name.size()));
}

std::string_view main_language(const Article& article) noexcept {
  if (!article.body.language.empty()) return article.body.language;
  for (const TextPart& headline : article.headlines) {
    if (!headline.language.empty()) return headline.language;
  }
  return {};
}

}  // namespace broadsheet::schema

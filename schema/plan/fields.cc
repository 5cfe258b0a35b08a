// Each kind of field reads its values in its own way.
#include "plan/fields.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "plan/date_filter.h"
#include "plan/date_value.h"
#include "plan/language_filter.h"
#include "plan/meanings.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;

// The host of what was typed after site: "https://www.example.com/news" is example.com.
std::string site_of(std::string_view typed) {
  std::string site = fold(typed);
  if (const std::size_t scheme = site.find("://"); scheme != std::string::npos) site.erase(0, scheme + 3);
  if (const std::size_t end = site.find_first_of("/?#:"); end != std::string::npos) site.erase(end);
  if (site.starts_with("www.")) site.erase(0, 4);
  while (!site.empty() && site.back() == '.') site.pop_back();
  return site;
}

std::string value_term(const Field& field, const std::string& value) {
  if (field.kind == FieldKind::kExact) return exact_term(field.prefix, value);
  return exact_term(field.prefix, field.name == "site" ? site_of(value) : fold(value));
}

// Codes of countries are indexed in capitals.
std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return text;
}

// What the terms of values that begin with `value` begin with.
std::string value_prefix(const Field& field, const std::string& value) {
  std::string pattern(field.prefix);
  if (field.kind == FieldKind::kExact) return pattern + value;
  return pattern + (field.name == "country" ? capitals(value) : fold(value));
}

}  // namespace

MaybePart FieldQueries::leaf(const QueryNode& node, const Scope& scope) {
  const Field& field = *scope.field;
  if (node.kind == QueryKind::kAll) return Part{any_value(field), true};
  if (field.kind == FieldKind::kName) return source(node, scope);
  if (field.kind == FieldKind::kSound) {
    const std::optional<Query> names = text_.sounds().filter(node.text, scope);
    return names ? Part{*names, true} : no_name(node.text, {}, scope);
  }
  if (node.kind == QueryKind::kWords) return values(node.text, field, scope);
  return node.kind == QueryKind::kPrefix ? prefix_of_value(node.text, field) : value(node.text, field, scope);
}

// Values with spaces between them are alternatives.
MaybePart FieldQueries::values(const std::string& text, const Field& field, const Scope& scope) {
  std::vector<Query> filters;
  std::vector<Query> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const MaybePart part = value(text.substr(begin, end - begin), field, scope);
    if (part) (part->filter ? filters : words).push_back(part->query);
    begin = end + 1;
  }
  if (!words.empty()) {
    words.insert(words.end(), filters.begin(), filters.end());
    return Part{combine(Query::OP_OR, words), false};
  }
  if (filters.empty()) return std::nullopt;
  return Part{combine(Query::OP_OR, filters), true};
}

MaybePart FieldQueries::value(const std::string& value, const Field& field, const Scope& scope) {
  planning_.index.check();
  if (field.kind == FieldKind::kInstant) return date(value, field);
  if (field.name == "country") return country(value, field);
  if (field.name == "lang") return language(value, field, scope);
  if (!planning_.account.room(1)) return std::nullopt;
  const std::string term = value_term(field, value);
  planning_.account.explain(value, field.name, "filter", term, planning_.index.frequency(term));
  return Part{planning_.account.leaf(term), true};
}

MaybePart FieldQueries::prefix_of_value(const std::string& value, const Field& field) {
  if (field.kind == FieldKind::kInstant) return date(value, field);
  if (!planning_.account.room(1)) return std::nullopt;
  const std::string pattern = value_prefix(field, value);
  if (!term_fits(pattern)) return Part{Query(), true};
  planning_.account.take(1);
  planning_.account.explain(value, field.name, "prefix", pattern + "*", 0);
  return Part{text_.phrases().wildcard(pattern, value, Query::OP_OR), true};
}

MaybePart FieldQueries::date(const std::string& value, const Field& field) {
  const std::size_t dots = value.find("..");
  const std::string written = std::string(field.name) + ":" + value;
  if (dots == std::string::npos) return range(field, value, value, written, {});
  return range(field, value.substr(0, dots), value.substr(dots + 2), written, {});
}

MaybePart FieldQueries::range(const Field& field, const std::string& low, const std::string& high,
                              const std::string& written, const Scope& scope) {
  if (low.empty() && high.empty()) return Part{any_value(field), true};
  if (const std::optional<Query> filter = date_filter(field, low, high, planning_))
    return Part{*filter, true};
  std::string why = "no date in '" + written + "'";
  for (const std::string& end : {high, low}) {
    if (const std::string days = days_meant(end); !days.empty()) why = "'" + end + "' may be " + days;
  }
  planning_.account.note(ProblemCode::kReadAsWords, why + "; read as words");
  Scope text = scope;
  text.field = nullptr;
  return text_.words(low == high ? low : low + " " + high, text);
}

// A code of ISO 3166-1, or a name in any language; of a name that several territories have, any of them.
MaybePart FieldQueries::country(const std::string& value, const Field& field) {
  const std::vector<lexemes::Entity> territories = territories_called(value, planning_.tools.analyzer());
  if (territories.empty()) {
    planning_.account.note(ProblemCode::kReadAsWords, "no country is called '" + value + "'; read as words");
    return text_.words(value, {});
  }
  if (!planning_.account.room(territories.size())) return std::nullopt;
  std::vector<Query> any;
  for (const lexemes::Entity territory : territories) {
    const std::string term = std::string(field.prefix) + std::string(lexemes::code_of(territory));
    planning_.account.explain(value, field.name, "filter", term, planning_.index.frequency(term));
    any.push_back(planning_.account.leaf(term));
  }
  return Part{combine(Query::OP_OR, any), true};
}

MaybePart FieldQueries::language(const std::string& value, const Field& field, const Scope& scope) {
  std::string tag = language_meant(value, planning_);
  if (tag.empty()) {
    planning_.account.note(ProblemCode::kReadAsWords, "'" + value + "' is not a language; read as words");
    return text_.words(value, {});
  }
  if (!planning_.account.room(kMostLanguageTerms)) return std::nullopt;
  return Part{language_filter(field, value, std::move(tag), planning_, scope.excluded), true};
}

// A source with aliases is found under each of its names.
MaybePart FieldQueries::source(const QueryNode& node, const Scope& scope) {
  const bool prefix = node.kind == QueryKind::kPrefix;
  const bool phrase = node.kind == QueryKind::kPhrase || node.kind == QueryKind::kExact;
  const std::string_view field = scope.field->name;
  if (prefix || (field != "source" && field != "publisher")) return name(node.text, phrase, prefix, scope);
  if (!aliases_) {
    const SourceAliases* given = planning_.options.source_aliases;
    aliases_ = given != nullptr ? *given : source_aliases_of(planning_.index.database());
  }
  const auto names = aliases_->names_of(node.text);
  if (names.empty()) return name(node.text, phrase, prefix, scope);
  std::vector<Query> any;
  for (const std::string& each : names) {
    const MaybePart part = name(each, true, false, scope);
    if (part) any.push_back(part->query);
  }
  if (any.empty()) return std::nullopt;
  return Part{combine(Query::OP_OR, any), true};
}

// Names are matched by word, all of them; words written together and phrases in their order.
MaybePart FieldQueries::name(const std::string& text, bool phrase, bool prefix, const Scope& scope) {
  if (phrase || prefix) {
    MaybePart part = text_.phrase(text, prefix, scope);
    if (part) part->filter = true;
    return part;
  }
  std::vector<Query> all;
  const std::vector<Unit> words = units(tokenize(planning_.tools.analyzer(), text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t tokens = words[i].tokens.size() + words[i].parts.size();
    if (!planning_.account.room(tokens)) break;
    all.push_back(text_.name_word(words[i], text, scope));
  }
  if (all.empty()) return std::nullopt;
  return Part{combine(Query::OP_AND, all), true};
}

MaybePart FieldQueries::no_name(const std::string& value, const std::string& after, const Scope& scope) {
  planning_.account.note(ProblemCode::kReadAsWords,
                         "'" + value + "' is too short for name:, or no name; read as words");
  Scope text;
  text.excluded = scope.excluded;
  return text_.words(after.empty() ? value : value + " " + after, text);
}

Query FieldQueries::any_value(const Field& field) {
  if (field.slot) {
    planning_.account.explain("*", field.name, "filter", "any value", planning_.index.documents());
    return Query(Query::OP_VALUE_GE, *field.slot, std::string(1, '\0'));
  }
  const std::string term = has_term(field);
  planning_.account.explain("*", field.name, "filter", term, planning_.index.frequency(term));
  return planning_.account.leaf(term);
}

}  // namespace broadsheet::schema::plan

// Fields other than text: names, keywords, exact values and dates. They filter and have no weight.
#include <chrono>
#include <utility>

#include "plan/date_cover.h"
#include "plan/date_value.h"
#include "plan/planner.h"

namespace broadsheet::schema::query {
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

std::string digits(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// The day, month or year as a term of the article's own calendar; empty for other units.
std::string calendar_term(const DateValue& value) {
  const LocalTime first = civil_time(value.begin);
  const std::string year = digits(first.year, 4);
  const std::string month = digits(first.month, 2);
  switch (value.unit) {
    case DateUnit::kYear:
      return std::string(prefix::kYear) + year;
    case DateUnit::kMonth:
      return std::string(prefix::kMonth) + year + month;
    case DateUnit::kDay:
      return std::string(prefix::kDay) + year + month + digits(first.day, 2);
    default:
      return {};
  }
}

// A month or year as printed is filed at its first day: the terms of that day, or month, do not have it.
bool begins_longer_unit(const DateValue& value) {
  const LocalTime first = civil_time(value.begin);
  return (value.unit == DateUnit::kDay && first.day == 1) ||
         (value.unit == DateUnit::kMonth && first.month == 1);
}

std::string sortable(std::int64_t seconds) {
  return Xapian::sortable_serialise(static_cast<double>(seconds));
}

}  // namespace

MaybePart Planner::plan_field(const QueryNode& node, const Context& context) {
  const Field* field = find_field(node.field);
  Context inner = context;
  if (field->kind == FieldKind::kText) {
    inner.field = nullptr;
    inner.title = field->name == "title";
    inner.body = !inner.title;
  } else {
    inner.field = field;
  }
  MaybePart part = plan_node(*node.children.front(), inner);
  return part;
}

// A leaf below a field that is not text.
MaybePart Planner::plan_values(const QueryNode& node, const Context& context) {
  const Field& field = *context.field;
  if (node.kind == QueryKind::kAll) return Part{any_value(field), true};
  const bool prefix = node.kind == QueryKind::kPrefix;
  if (field.kind == FieldKind::kName) {
    return plan_source(node.text, node.kind == QueryKind::kPhrase || node.kind == QueryKind::kExact, prefix,
                       context);
  }
  if (field.kind == FieldKind::kSound) return plan_sound(node.text, context);
  if (node.kind != QueryKind::kWords) return plan_value(node.text, prefix, field);
  std::vector<Query> filters;
  std::vector<Query> words;
  for (std::size_t begin = 0; begin < node.text.size();) {
    const std::size_t end = std::min(node.text.find(' ', begin), node.text.size());
    const MaybePart part = plan_value(node.text.substr(begin, end - begin), false, field);
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

MaybePart Planner::plan_value(const std::string& value, bool prefix, const Field& field) {
  if (field.kind == FieldKind::kInstant) {
    const std::size_t dots = value.find("..");
    const bool range = dots != std::string::npos;
    MaybePart part = range ? plan_range(field, value.substr(0, dots), value.substr(dots + 2))
                           : plan_range(field, value, value);
    if (part) return part;
    note("no date in '" + std::string(field.name) + ":" + value + "'; read as words");
    return plan_words(value, {});
  }
  if (field.name == "country" && !prefix) return plan_country(value, field);
  if (field.name == "lang" && !prefix) return plan_language(value, field);
  if (!room(1)) return std::nullopt;
  if (prefix) {
    const std::string pattern = std::string(field.prefix) + (field.kind == FieldKind::kExact ? value
                                                             : field.name == "country"       ? capitals(value)
                                                                                             : fold(value));
    if (!term_fits(pattern)) return Part{Query(), true};
    ++leaves_;
    explain(value, field.name, "prefix", pattern + "*", 0);
    return Part{wildcard(pattern, value, Query::OP_OR), true};
  }
  const std::string term = value_term(field, value);
  explain(value, field.name, "filter", term, frequency(term));
  return Part{leaf(term), true};
}

// A source with aliases is found under each of its names.
MaybePart Planner::plan_source(const std::string& text, bool phrase, bool prefix, const Context& context) {
  const std::string_view field = context.field->name;
  if (prefix || (field != "source" && field != "publisher")) return plan_name(text, phrase, prefix, context);
  if (!aliases_) {
    aliases_ = options_.source_aliases != nullptr ? *options_.source_aliases : source_aliases_of(database_);
  }
  const auto names = aliases_->names_of(text);
  if (names.empty()) return plan_name(text, phrase, prefix, context);
  std::vector<Query> any;
  for (const std::string& name : names) {
    const MaybePart part = plan_name(name, true, false, context);
    if (part) any.push_back(part->query);
  }
  if (any.empty()) return std::nullopt;
  return Part{combine(Query::OP_OR, any), true};
}

// Names are matched by word, all of them; words written together and phrases in their order.
MaybePart Planner::plan_name(const std::string& text, bool phrase, bool prefix, const Context& context) {
  if (phrase || prefix) {
    MaybePart part = plan_phrase(text, prefix, context);
    if (part) part->filter = true;
    return part;
  }
  std::vector<Query> all;
  for (const Unit& unit : units(tokenize(tools_.analyzer(), text))) {
    const std::vector<OwnedToken>& tokens = unit.tokens;
    if (!room(tokens.size())) break;
    const std::string written = text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
    const MaybePart part = plan_phrase(written, false, context);
    if (part) all.push_back(part->query);
  }
  if (all.empty()) return std::nullopt;
  return Part{combine(Query::OP_AND, all), true};
}

Query Planner::any_value(const Field& field) {
  if (field.slot) {
    explain("*", field.name, "filter", "any value", document_count_);
    return Query(Query::OP_VALUE_GE, *field.slot, std::string(1, '\0'));
  }
  const std::string term = has_term(field);
  explain("*", field.name, "filter", term, frequency(term));
  return leaf(term);
}

// Dates without a zone are those of the reader's zone where one is given; else `date` is on each article's
// own clock and `modified` in UTC. Empty if an end is no date.
MaybePart Planner::plan_range(const Field& field, const std::string& low, const std::string& high) {
  if (low.empty() && high.empty()) return Part{any_value(field), true};
  const std::int64_t instant = options_.now.value_or(
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
  const LocalTime now = local_time(instant, options_.time_zone).first;
  const std::optional<DateValue> from = read_date_value(low, now);
  const std::optional<DateValue> to = read_date_value(high, now);
  if ((!low.empty() && !from) || (!high.empty() && !to)) return std::nullopt;

  const std::string written = low == high ? low : low + ".." + high;
  const bool published = field.slot == slot::kPublished;
  const bool zone_written = (from && from->offset_seconds) || (to && to->offset_seconds);
  const bool own_clock = published && options_.time_zone.empty() && !zone_written;
  if (own_clock && low == high) {
    const std::string term = calendar_term(*from);
    if (!term.empty() && !begins_longer_unit(*from)) {
      explain(written, field.name, "filter", term, frequency(term));
      return Part{leaf(term), true};
    }
  }
  const auto seconds = [&](std::int64_t civil, const std::optional<std::int64_t>& offset) {
    if (own_clock) return civil;
    return offset ? civil - *offset : utc_seconds(civil_time(civil), options_.time_zone);
  };
  const std::uint32_t slot = own_clock ? slot::kPublishedLocal : *field.slot;
  std::optional<std::int64_t> begin;
  std::optional<std::int64_t> last;
  if (from) begin = seconds(from->begin, from->offset_seconds);
  if (to) last = seconds(to->end, to->offset_seconds) - 1;
  if (begin && last && *begin > *last) {
    note("'" + written + "' runs backwards; read the other way round");
    begin = seconds(to->begin, to->offset_seconds);
    last = seconds(from->end, from->offset_seconds) - 1;
  }
  std::string shown;
  if (begin) shown += format_rfc3339(*begin);
  shown += "..";
  if (last) shown += format_rfc3339(*last);
  if (own_clock) shown += " on each article's clock";
  explain(written, field.name, "range", shown, 0);
  if (published) {
    const auto query = date_cover(database_, {begin, last, own_clock});
    if (query) return Part{*query, true};
  }
  if (begin && last) return Part{Query(Query::OP_VALUE_RANGE, slot, sortable(*begin), sortable(*last)), true};
  // An article without a date has no value, which sorts before every date: an open beginning must not let it
  // in.
  if (last) return Part{Query(Query::OP_VALUE_RANGE, slot, std::string(1, '\0'), sortable(*last)), true};
  return Part{Query(Query::OP_VALUE_GE, slot, sortable(*begin)), true};
}

}  // namespace broadsheet::schema::query

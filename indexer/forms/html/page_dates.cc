// When a page says that its article was published, in the order in which the statements count.
#include "forms/html/page_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "text/ascii.h"

namespace broadsheet::indexer::html {
namespace {

constexpr std::size_t kMaxDates = 40;

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether names or words of an element speak of a change and not of the publication.
bool speaks_of_change(const Document& page, NodeId id) {
  const std::string names = schema::ascii_lower(std::string(page.attribute(id, "class")) + " " +
                                                std::string(page.attribute(id, "id")) + " " +
                                                std::string(page.attribute(id, "itemprop")));
  return names.find("modif") != std::string::npos || names.find("updat") != std::string::npos;
}

// A day in the path of an address: "/2024/03/01/", "/20240301-", "/2024-03-01-".
std::string date_in_url(std::string_view url) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    if (at + count > url.size()) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = url[at + i];
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const auto is_digit = [&](std::size_t at) { return at < url.size() && url[at] >= '0' && url[at] <= '9'; };
  for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
    if (!is_digit(at) || (at > 0 && is_digit(at - 1))) continue;
    const int year = digits(at, 4);
    if (year < 1990 || year > 2100) continue;
    std::size_t next = at + 4;
    const char sign = next < url.size() ? url[next] : '\0';
    const bool parted = sign == '/' || sign == '-' || sign == '_' || sign == '.';
    if (parted) ++next;
    std::size_t month_digits = 2;
    int month = digits(next, 2);
    if (month < 0 && parted) {
      month = digits(next, 1);
      month_digits = 1;
    }
    if (month < 1 || month > 12) continue;
    next += month_digits;
    if (parted) {
      if (next >= url.size() || url[next] != sign) continue;
      ++next;
    }
    std::size_t day_digits = 2;
    int day = digits(next, 2);
    if (day < 0 && parted) {
      day = digits(next, 1);
      day_digits = 1;
    }
    if (day < 1 || day > 31 || is_digit(next + day_digits)) continue;
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  }
  return {};
}

// True if `line` is a date, of a day at least, or would be one in a language that is not known here.
bool is_date(std::string_view line) {
  const auto read = schema::read_dateline(line, {});
  if (const auto* none = std::get_if<schema::NotADateline>(&read)) return none->open();
  return std::get<schema::DatelineReading>(read).published.precision >= schema::Precision::kDay;
}

// A longer line holds no date line.
constexpr std::size_t kMaxLineBytes = 300;
constexpr std::size_t kMaxWords = 24;
constexpr std::size_t kMaxDateWords = 9;

// The longest run of words of `line` that is a date, the first of equally long ones; empty if there is none.
std::string date_within(std::string_view line) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    at = std::min(line.find(' ', begin), line.size());
    words.emplace_back(begin, at);
  }
  if (words.size() > kMaxWords) return {};
  for (std::size_t size = std::min(words.size(), kMaxDateWords); size > 0; --size) {
    for (std::size_t i = 0; i + size <= words.size(); ++i) {
      const std::string_view run = line.substr(words[i].first, words[i + size - 1].second - words[i].first);
      if (has_digit(run) && is_date(run)) return std::string(run);
    }
  }
  return {};
}

// A text that is, or holds beside other things, a date: it is read in pieces.
bool add_pieces(std::vector<Fact>& list, std::string_view text, std::string_view rule) {
  if (text.size() > 4 * kMaxLineBytes || !has_digit(text) || list.size() >= kMaxDates) return false;
  const std::string whole = collapse(text);
  if (whole.size() > kMaxLineBytes) return false;
  if (is_date(whole)) {
    list.push_back({whole, rule});
    return true;
  }
  constexpr std::string_view kSigns[] = {"|", "•", "·", "—", "–", " - ", " / ", ",  ", "｜", "／", "(", ")"};
  std::size_t at = 0;
  bool found = false;
  while (at < whole.size() && !found) {
    std::size_t end = whole.size();
    std::size_t size = 0;
    for (const std::string_view sign : kSigns) {
      const std::size_t here = whole.find(sign, at);
      if (here < end) {
        end = here;
        size = sign.size();
      }
    }
    const std::string piece = collapse(std::string_view(whole).substr(at, end - at));
    if (has_digit(piece) && is_date(piece)) {
      list.push_back({piece, rule});
      found = true;
    }
    at = end + std::max<std::size_t>(size, 1);
  }
  if (found) return true;
  if (std::string within = date_within(whole); !within.empty()) {
    list.push_back({std::move(within), rule});
    return true;
  }
  return false;
}

// The first node of the few blocks that stand right above the headline: dates and places are printed there.
NodeId near_above(const PageBlocks& parts, NodeId headline) {
  constexpr std::size_t kBlocks = 3;
  if (headline == kNoNode) return 0;
  std::size_t at = 0;
  while (at < parts.blocks.size() && parts.blocks[at].node < headline) ++at;
  return at == 0 || parts.blocks.empty() ? headline : parts.blocks[at - std::min(at, kBlocks)].node;
}

constexpr std::string_view kVisible = "a visible date line";
constexpr std::string_view kAddress = "the address";
constexpr std::string_view kItemprop = "itemprop datePublished";
constexpr std::string_view kTimeElement = "the time element";

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kQuarter = 15 * kMinute;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
// No clock is further from UTC than this; and pages are read in the zones up to this that have most people.
constexpr std::int64_t kFarthestZone = 14 * kHour;
constexpr std::int64_t kFarthestUsualZone = 10 * kHour;

std::optional<schema::Dateline> read_alone(const Fact& fact, schema::Precision least) {
  auto read = schema::read_dateline(fact.value, {});
  auto* const reading = std::get_if<schema::DatelineReading>(&read);
  if (reading == nullptr || reading->published.precision < least) return std::nullopt;
  return std::move(reading->published);
}

// The day that was printed, counted from 1970.
std::int64_t day_shown(const schema::Dateline& shown) {
  return (shown.utc_seconds + shown.utc_offset_seconds) / kDay;
}

// How far the clock on which `shown` was printed, without a zone, is from UTC if it means the instant `utc`,
// to the minute. Nothing unless days differ: what is shown may well be another time of the same day.
std::optional<std::int64_t> offset_of_clock(std::int64_t utc, const schema::Dateline& shown) {
  const std::int64_t local = shown.utc_seconds + shown.utc_offset_seconds;
  const std::int64_t offset = local / kMinute * kMinute - utc / kMinute * kMinute;
  if (offset % kQuarter != 0) return std::nullopt;
  return offset > -kFarthestZone && offset <= kFarthestZone ? std::optional(offset) : std::nullopt;
}

// The nearest whole hour from UTC at which it is the day `shown` at the instant `utc`, if that is the day
// before or after the one in UTC.
std::optional<std::int64_t> offset_of_day(std::int64_t utc, const schema::Dateline& shown) {
  const std::int64_t day = day_shown(shown);
  const std::int64_t of_day = utc % kDay;
  std::int64_t offset = 0;
  if (day == utc / kDay + 1) offset = (kDay - of_day + kHour - 1) / kHour * kHour;
  if (day == utc / kDay - 1) offset = -(of_day / kHour + 1) * kHour;
  return offset != 0 && std::abs(offset) <= kFarthestUsualZone ? std::optional(offset) : std::nullopt;
}

bool is_shown_to_people(std::string_view rule) {
  return rule == kVisible || rule == kAddress || rule == kItemprop || rule == kTimeElement;
}

// Machines write instants in UTC, and people read the day on a clock. If another statement names the same
// instant with an offset from UTC, it says more. If none does, the clock or the day that the page shows may
// tell the offset.
void prefer_local_clock(std::vector<Fact>& list) {
  if (list.empty()) return;
  const auto first = read_alone(list.front(), schema::Precision::kMinute);
  if (!first || first->zone_written.empty() || first->utc_offset_seconds != 0 || first->utc_seconds < 0)
    return;
  std::optional<std::int64_t> by_clock;
  std::optional<std::int64_t> by_day;
  for (std::size_t i = 1; i < list.size(); ++i) {
    const auto other = read_alone(list[i], schema::Precision::kDay);
    if (!other || other->utc_seconds < 0) continue;
    const bool has_clock = other->precision >= schema::Precision::kMinute;
    if (has_clock && !other->zone_written.empty() && other->utc_offset_seconds != 0 &&
        other->utc_seconds / kMinute == first->utc_seconds / kMinute) {
      std::swap(list.front(), list[i]);
      return;
    }
    if (!other->zone_written.empty() || !is_shown_to_people(list[i].rule)) continue;
    if (day_shown(*other) == first->utc_seconds / kDay) return;  // the page is read by UTC, or nearly
    if (has_clock && !by_clock) by_clock = offset_of_clock(first->utc_seconds, *other);
    if (!by_day) by_day = offset_of_day(first->utc_seconds, *other);
  }
  const std::optional<std::int64_t> offset = by_clock ? by_clock : by_day;
  if (!offset) return;
  constexpr std::string_view kLocal = "the day on the page's own clock";
  list.push_back({schema::format_rfc3339(first->utc_seconds, static_cast<int>(*offset)), kLocal});
  std::rotate(list.begin(), list.end() - 1, list.end());
}

// An element with more inside it is no date, whatever it is called: its text is not put together.
constexpr NodeId kMaxNodesOfDate = 64;

// Collects the statements, one kind after the other.
class Statements {
 public:
  Statements(const Document& page, const PageBlocks& parts, const Facts& facts, const MainText& chosen,
             const DatesWanted& wanted)
      : page_(page), parts_(parts), facts_(facts), wanted_(wanted), end_(page[chosen.root].end) {
    for (NodeId id = 0; id < page.size() && headline_ == kNoNode; ++id) {
      if (page[id].tag == Tag::kH1 && parts.cut[id] == 0) headline_ = id;
    }
    begin_ = near_above(parts, headline_);
  }

  // In the order in which they count. To look for what people see costs most: it is left where it can't
  // count.
  std::vector<Fact> collect(std::string_view url) {
    stated([](std::string_view rule) { return rule.starts_with("JSON-LD date"); });
    stated([](std::string_view rule) { return rule.starts_with("article:") || rule.starts_with("og:"); });
    if (is_settled()) return std::move(list_);
    microdata();
    time_elements(Times::kMarked);
    stated([](std::string_view rule) {
      return !rule.starts_with("JSON-LD") && !rule.starts_with("article:") && !rule.starts_with("og:");
    });
    time_elements(Times::kInHead);
    address(url);
    for (const Fact& fact : facts_.urls) address(fact.value);
    stated([](std::string_view rule) { return rule.starts_with("JSON-LD WebPage"); });
    if (is_settled()) return std::move(list_);
    called_date(begin_, end_);
    visible(begin_, end_);
    called_date(0, page_.size());
    visible(end_, page_.size());
    visible(0, begin_);
    prefer_local_clock(list_);
    return std::move(list_);
  }

 private:
  enum class Times : std::uint8_t { kMarked, kInHead };

  // Each once.
  void add(std::string_view value, std::string_view rule) {
    std::string text = collapse(value);
    const bool is_known = std::any_of(list_.begin(), list_.end(),
                                      [&](const Fact& one) { return one.value == text && one.rule == rule; });
    if (has_digit(text) && !is_known && list_.size() < kMaxDates) list_.push_back({std::move(text), rule});
  }

  // Whether the first statement counts, whatever the language of the page and whatever else it says. An
  // instant in UTC waits for the clock that the page shows.
  [[nodiscard]] bool is_settled() const {
    if (wanted_.all || list_.empty()) return false;
    const std::string& value = list_.front().value;
    constexpr std::size_t kYear = 4;
    if (value.size() <= kYear || value[kYear] != '-') return false;  // not as ISO 8601 has it
    const auto date = read_alone(list_.front(), schema::Precision::kDay);
    if (!date || (!date->zone_written.empty() && date->utc_offset_seconds == 0)) return false;
    return !wanted_.fetched || date->utc_seconds <= *wanted_.fetched;
  }

  template <typename Wanted>
  void stated(const Wanted& wanted) {
    for (const Fact& fact : facts_.published) {
      if (wanted(fact.rule)) add(fact.value, fact.rule);
    }
  }

  void microdata() {
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].tag == Tag::kText || page_[id].tag == Tag::kMeta) continue;
      if (page_.attribute(id, "itemprop").find("datePublished") == std::string_view::npos) continue;
      std::string_view value = page_.attribute(id, "datetime");
      if (value.empty()) value = page_.attribute(id, "content");
      take(id, value, kItemprop);
    }
  }

  void time_elements(Times which) {
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (!is_time(id) || is_changed(id)) continue;
      const std::string names = schema::ascii_lower(page_.attribute(id, "class"));
      const bool is_marked =
          page_.has_attribute(id, "pubdate") || names.find("publish") != std::string::npos ||
          names.find("entry-date") != std::string::npos || names.find("post-date") != std::string::npos;
      const bool is_in_head = headline_ != kNoNode && id > headline_ && id < end_;
      if (which == Times::kMarked ? !is_marked : !is_in_head) continue;
      std::string_view value = page_.attribute(id, "datetime");
      if (value.empty()) value = page_.attribute(id, "title");
      take(id, value, kTimeElement);
    }
  }

  [[nodiscard]] bool is_time(NodeId id) const {
    return page_[id].tag == Tag::kTime ||
           (page_[id].tag == Tag::kAbbr &&
            page_.attribute(id, "class").find("published") != std::string_view::npos);
  }

  [[nodiscard]] bool is_changed(NodeId id) const {
    return speaks_of_change(page_, id) ||
           (page_[id].parent != kNoNode && speaks_of_change(page_, page_[id].parent));
  }

  // What an element states for machines, or else shows.
  void take(NodeId id, std::string_view value, std::string_view rule) {
    if (has_digit(value)) {
      add(value, rule);
    } else if (page_[id].end - id <= kMaxNodesOfDate) {
      (void)add_pieces(list_, page_.text_of(id), rule);
    }
  }

  void address(std::string_view url) { add(date_in_url(url), kAddress); }

  // The first element that is called a date and is one.
  void called_date(NodeId begin, NodeId end) {
    for (NodeId id = begin; id < end; ++id) {
      if (page_[id].tag == Tag::kText || (parts_.hints[id] & kHintDate) == 0) continue;
      if (page_[id].end - id > kMaxNodesOfDate || speaks_of_change(page_, id)) continue;
      if (add_pieces(list_, page_.text_of(id), kVisible)) return;
    }
  }

  // The first block that is a date or holds one.
  void visible(NodeId begin, NodeId end) {
    for (const Block& block : parts_.blocks) {
      if (block.node < begin || block.node >= end || speaks_of_change(page_, block.element)) continue;
      if (add_pieces(list_, block.text, kVisible)) return;
    }
  }

  const Document& page_;
  const PageBlocks& parts_;
  const Facts& facts_;
  const DatesWanted& wanted_;
  NodeId headline_ = kNoNode;
  NodeId begin_ = 0;  // right above the headline
  const NodeId end_;  // of the article's text
  std::vector<Fact> list_;
};

}  // namespace

std::vector<Fact> published_of(const Document& page, const PageBlocks& parts, const Facts& facts,
                               const MainText& chosen, std::string_view url, const DatesWanted& wanted) {
  return Statements(page, parts, facts, chosen, wanted).collect(url);
}

}  // namespace broadsheet::indexer::html

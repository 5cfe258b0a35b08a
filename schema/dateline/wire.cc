// Wire datelines. The head of the report is cut at its dash or bracket; in it, place, date and agency are
// told apart by the one split at which the date reads.
#include "dateline/wire.h"

#include <algorithm>
#include <array>
#include <string>

#include "dateline/resolve.h"
#include "dateline/zone_names.h"
#include "sourceline/tables.h"
#include "text/narrow.h"

namespace broadsheet::schema::dateline {
namespace {

using Reading = std::variant<DatelineReading, NotADateline>;
using Why = NotADateline::Why;

constexpr std::size_t kMaxHeadBytes =
    160;  // "PORT-AU-PRINCE, Haiti, September 29, 2024 (Agence France-Presse) --"
constexpr std::size_t kMaxPlaceBytes = 60;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpaces = " \t,.";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

// The known agency that `text` ends with, or is; empty if there is none.
std::string_view agency_at_end(std::string_view text) {
  const std::string lower = lower_same_length(text);
  std::string_view best;
  for (const std::string_view agency : sourceline::agencies()) {
    if (!lower.ends_with(agency) || agency.size() <= best.size()) continue;
    const bool whole = agency.size() == lower.size();
    // In scripts with spaces a name is a word: "map" does not end with AP.
    if (whole || static_cast<unsigned char>(agency.front()) >= 0xE0 ||
        lower[lower.size() - agency.size() - 1] == ' ')
      best = text.substr(text.size() - agency.size());
  }
  return best;
}

struct Head {
  std::string_view text;
  bool bracketed = false;        ///< 【…】 or […]
  std::string_view agency = {};  ///< behind its dash
};

// The part of a paragraph before its dash, or inside its opening bracket.
std::optional<Head> head_of(std::string_view text, WireScope scope) {
  const std::string_view start = text.substr(0, kMaxHeadBytes);
  struct Brackets {
    std::string_view open;
    std::string_view close;
  };
  constexpr std::array kBrackets{Brackets{"【", "】"}, Brackets{"[", "]"}, Brackets{"（", "）"},
                                 Brackets{"(", ")"}};
  for (const Brackets& pair : kBrackets) {
    if (!start.starts_with(pair.open)) continue;
    const std::size_t close = start.find(pair.close);
    if (close == std::string_view::npos) return std::nullopt;
    if (scope == WireScope::kWholeLine && !trim(text.substr(close + pair.close.size())).empty())
      return std::nullopt;
    return Head{start.substr(pair.open.size(), close - pair.open.size()), true};
  }
  std::size_t best = std::string_view::npos;
  std::size_t width = 0;
  for (const std::string_view dash :
       {" -- ", " — ", " – ", " - ", ") -", ") —", ") –", ")--", "/-", "/ -", ".- ", "—", "--"}) {
    const std::size_t at = start.find(dash);
    if (at != std::string_view::npos && at < best) {
      best = at + (dash[0] == ')' || dash[0] == '/' ? 1 : 0);
      width = dash.size() - (dash[0] == ')' || dash[0] == '/' ? 1 : 0);
    }
  }
  if (best == std::string_view::npos) {
    // Without a dash the agency ends the head: "MOSCOW, March 1. /TASS/."
    for (const char close : {'/', ')'}) {
      const std::size_t at = start.rfind(close == '/' ? "/." : ")");
      if (at != std::string_view::npos && (best == std::string_view::npos || at + 1 < best)) best = at + 1;
    }
    if (best == std::string_view::npos)
      return scope == WireScope::kWholeLine ? std::optional(Head{start}) : std::nullopt;
    width = 0;
  }
  if (scope == WireScope::kWholeLine) {
    constexpr std::string_view kTail = " -.\xE2\x80\x94\x93";
    const std::string_view rest = text.substr(best + width);
    const std::string_view name = trim(rest);
    // "МОСКВА, 1 мар — РИА Новости."
    if (!name.empty() && agency_at_end(name).size() == name.size())
      return Head{start.substr(0, best), false, name};
    if (rest.find_first_not_of(kTail) != std::string_view::npos) return std::nullopt;
  }
  return Head{start.substr(0, best)};
}

// Cuts the agency off: "(Yonhap)", "/TASS/".
std::string_view cut_agency(std::string_view& head) {
  std::string_view rest = trim(head);
  if (rest.size() < 3) return {};
  const char last = rest.back();
  if (last != ')' && last != '/') return {};
  const std::size_t open = last == ')' ? rest.rfind('(') : rest.substr(0, rest.size() - 1).rfind('/');
  if (open == std::string_view::npos) return {};
  const std::string_view agency = trim(rest.substr(open + 1, rest.size() - open - 2));
  if (agency.empty() || agency.find_first_of("0123456789") != std::string_view::npos) return {};
  head = rest.substr(0, open);
  return agency;
}

bool is_place(std::string_view text) {
  const std::string_view place = trim(text);
  if (place.empty() || place.size() > kMaxPlaceBytes) return false;
  const FoldedLine line = fold_line(place);
  if (line.glyphs.empty() || !is_letter(line.at(0))) return false;
  // Names begin with a capital, or are of a script that has none.
  if (line.glyphs[0].original >= U'a' && line.glyphs[0].original <= U'z') return false;
  int words = 1;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char32_t c = line.at(i);
    if (c == U' ') ++words;
    if (!is_letter(c) && c != U' ' && c != U'.' && c != U'-' && c != U'\'' && c != U',') return false;
  }
  return words <= 6;
}

// The reading with place, agency and, where the date says none, the zone of the place.
Reading finish(std::string_view date, std::string_view place, std::string_view agency, std::string_view whole,
               const DatelineHints& hints) {
  if (agency.empty()) {  // 【ソウル聯合ニュース 3月1日】
    agency = agency_at_end(trim(place));
    place = trim(place).substr(0, trim(place).size() - agency.size());
  }
  const std::string zone =
      place.empty() ? "" : zone_of_city(trim(place.substr(0, place.find(','))), hints.language);
  auto read = read_plain(date, hints, zone);
  auto* reading = std::get_if<DatelineReading>(&read);
  if (reading == nullptr) return read;
  Dateline& line = reading->published;
  if (line.precision < Precision::kDay || reading->modified)
    return NotADateline{Why::kNoDay, "a wire dateline names a day"};
  if (line.zone_written.empty() && !zone.empty())
    line.rules.push_back(std::string(trim(place)) + " -> " + zone);
  line.place = std::string(trim(place));
  line.agency = std::string(agency);
  line.text = std::string(whole);
  return read;
}

// The comma of any script at `at`; empty if there is none.
std::string_view comma_at(std::string_view text, std::size_t at) {
  for (const std::string_view comma : {",", "，", "،"}) {
    if (text.substr(at).starts_with(comma)) return comma;
  }
  return {};
}

// "SEOUL, March 1, 2024": the first comma behind which a date reads.
Reading read_head(std::string_view head, std::string_view agency, std::string_view whole,
                  const DatelineHints& hints) {
  std::optional<NotADateline> failure;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const std::string_view comma = comma_at(head, at);
    if (comma.empty()) continue;
    const std::string_view place = head.substr(0, at);
    const std::string_view date = trim(head.substr(at + comma.size()));
    if (!is_place(place)) break;
    if (!may_be_dateline(date)) continue;
    auto read = finish(date, place, agency, whole, hints);
    if (std::holds_alternative<DatelineReading>(read)) return read;
    if (!failure || std::get<NotADateline>(read).absurd()) failure = std::get<NotADateline>(std::move(read));
  }
  if (failure) return std::move(*failure);
  return NotADateline{Why::kNoWireDateline, "no wire dateline: no date behind a place"};
}

// 【ソウル3月1日聯合ニュース】: the place ends where the first number begins, the agency follows the last
// unit.
Reading read_joined(std::string_view head, std::string_view whole, const DatelineHints& hints) {
  const FoldedLine line = fold_line(head);
  std::size_t first = 0;
  while (first < line.size() && !is_digit(line.at(first)) && ideographic_value(line.at(first)) < 0) ++first;
  std::size_t last = line.size();
  while (last > first && line.at(last - 1) != U'日' && line.at(last - 1) != U'일') --last;
  if (first == 0 || first >= last)
    return NotADateline{Why::kNoWireDateline, "no wire dateline: no date in its head"};
  std::string agency = std::string(trim(line.printed(last, line.size())));
  std::string place = std::string(trim(line.printed(0, first)));
  while (!agency.empty() && (agency.front() == '=' || agency.front() == ' ')) agency.erase(0, 1);
  for (const std::string_view marker : {"電", "电", "讯", "訊", "発", "="}) {
    if (agency.ends_with(marker)) agency.resize(agency.size() - marker.size());
  }
  // 新华社北京3月1日电: the agency opens the head.
  for (const std::string_view name : sourceline::opening_agencies()) {
    if (place.starts_with(name) && agency.empty()) {
      agency = std::string(name);
      place.erase(0, name.size());
    }
  }
  if (!place.empty() && !is_place(place))
    return NotADateline{Why::kNoWireDateline, "no wire dateline: no place before its date"};
  return finish(line.printed(first, last), place, agency, whole, hints);
}

// "(ANSA) - ROMA, 1 MAR 2024 - …".
std::optional<Reading> read_behind_agency(std::string_view text, const DatelineHints& hints,
                                          WireScope scope) {
  if (!text.starts_with('(')) return std::nullopt;
  const std::size_t close = text.substr(0, kMaxHeadBytes).find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view agency = trim(text.substr(1, close - 1));
  std::string_view rest = trim(text.substr(close + 1));
  std::size_t width = 0;
  for (const std::string_view dash : {"--", "-", "–", "—"}) {
    if (width == 0 && rest.starts_with(dash)) width = dash.size();
  }
  if (width == 0 || agency.empty() || agency_at_end(agency).size() != agency.size()) return std::nullopt;
  rest = trim(rest.substr(width));
  if (rest.starts_with('(')) return std::nullopt;
  Reading reading = read_wire(rest, hints, scope);
  auto* read = std::get_if<DatelineReading>(&reading);
  if (read == nullptr || !read->published.agency.empty()) return std::nullopt;
  read->published.agency = std::string(agency);
  return reading;
}

}  // namespace

Reading read_wire(std::string_view text, const DatelineHints& hints, WireScope scope) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos)
    return NotADateline{Why::kNoWireDateline, "no wire dateline: nothing printed"};
  text.remove_prefix(first);
  const auto whole_of = [&](std::string_view head) {
    return trim(
        std::string_view(text.data(), static_cast<std::size_t>(head.data() + head.size() - text.data())));
  };
  if (auto reading = read_behind_agency(text, hints, scope)) return std::move(*reading);
  if (const auto head = head_of(text, scope)) {
    std::string_view rest = head->text;
    if (!may_be_dateline(rest))
      return NotADateline{Why::kNoWireDateline, "no wire dateline: no number in its head"};
    const std::string_view agency = head->agency.empty() ? cut_agency(rest) : head->agency;
    auto read = read_head(rest, agency, whole_of(head->text), hints);
    if (std::holds_alternative<DatelineReading>(read) || std::get<NotADateline>(read).absurd()) return read;
    if (head->bracketed) return read_joined(head->text, whole_of(head->text), hints);
    const bool has_form = std::get<NotADateline>(read).why != Why::kNoWireDateline;
    if (scope == WireScope::kWholeLine || (has_form && !agency.empty())) return read;
  }
  // Chinese agencies open with the date and a verb: 新华社北京3月1日电.
  for (const std::string_view verb : {"电", "電", "讯", "訊"}) {
    const std::size_t at = text.substr(0, kMaxHeadBytes).find(verb);
    if (at == std::string_view::npos) continue;
    const std::string_view joined = text.substr(0, at + verb.size());
    if (scope == WireScope::kWholeLine && joined.size() < text.size()) continue;
    if (may_be_dateline(joined)) return read_joined(joined, joined, hints);
  }
  return NotADateline{Why::kNoWireDateline, "no wire dateline"};
}

}  // namespace broadsheet::schema::dateline

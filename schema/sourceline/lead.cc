// Agency leads: the bracketed place, agency and reporter that open the first paragraph of an agency's
// article.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/schema/source_line.h"
#include "sourceline/tables.h"
#include "text/characters.h"
#include "text/narrow.h"

namespace broadsheet::schema {
namespace {

// How far into the paragraph a lead may reach, in bytes: place, date, agency and two reporters.
constexpr std::size_t kMaxLeadBytes = 400;
// The longest text inside the brackets, in characters; longer ones are remarks.
constexpr std::size_t kMaxInside = 40;

std::string_view trim(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kSpaces{" ", "\u3000", "\u00A0"};
  bool again = true;
  while (again) {
    again = false;
    for (const std::string_view space : kSpaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        again = true;
      }
      if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        again = true;
      }
    }
  }
  return text;
}

bool is_place(std::string_view text) {
  return !text.empty() && count_characters(text) <= 24 &&
         text.find_first_of(".!?") == std::string_view::npos && text.find("。") == std::string_view::npos &&
         text.find("、") == std::string_view::npos;
}

// True if no word of `text` begins in lower case but particles of names ("Rio de Janeiro"). A clause is
// longer than a place and has such words: "The ministry (MND) - which …".
bool is_proper_name(std::string_view text) {
  std::size_t words = 0;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    ++words;
    const bool lower = word.front() >= 'a' && word.front() <= 'z';
    if (lower && (words == 1 || count_characters(word) > 3)) return false;
  }
  return words > 0 && words <= 4;
}

// True if `text` is a reporter: a name and a title ("홍길동 기자"), perhaps with an e-mail address.
bool is_reporter(std::string_view text) {
  if (const auto address = find_mail_address(text); address && address->begin > 0) {
    if (!trim_punctuation(text.substr(address->end)).empty()) return false;
    text = trim(text.substr(0, address->begin));
    if (text.ends_with('(')) text = trim(text.substr(0, text.size() - 1));
  }
  const auto titles = sourceline::reporter_titles();
  return std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
    return text.size() > title.size() && text.ends_with(title);
  });
}

// In scripts with spaces a name is a word: "map" does not end with AP. Han, Kana and Hangul join it to
// others.
bool is_apart(std::string_view text, std::string_view name, bool at_start) {
  if (static_cast<unsigned char>(name.front()) >= 0xE3 || text.size() == name.size()) return true;
  const auto beside =
      static_cast<unsigned char>(at_start ? text[name.size()] : text[text.size() - name.size() - 1]);
  const bool letter = (beside >= 'a' && beside <= 'z') || (beside >= '0' && beside <= '9') ||
                      (beside >= 0x80 && beside < 0xE3);
  return !letter;
}

// The agencies by the first byte of their names, or by the last.
using AgenciesByByte = std::array<std::vector<std::string_view>, 256>;

AgenciesByByte sort_agencies(bool by_first) {
  AgenciesByByte table;
  for (const std::string_view agency : sourceline::agencies()) {
    table[static_cast<unsigned char>(by_first ? agency.front() : agency.back())].push_back(agency);
  }
  return table;
}

const std::vector<std::string_view>& agencies_with(char byte, bool at_start) {
  static const AgenciesByByte by_first = sort_agencies(true);
  static const AgenciesByByte by_last = sort_agencies(false);
  return (at_start ? by_first : by_last)[static_cast<unsigned char>(byte)];
}

// The end of `text` that an agency's name can reach, and the character beside it; a lead's paragraph is
// longer.
std::string_view end_of(std::string_view text, bool at_start) {
  static const std::size_t longest = [] {
    std::size_t bytes = 0;
    for (const std::string_view agency : sourceline::agencies()) bytes = std::max(bytes, agency.size());
    return bytes;
  }();
  const std::size_t reach = longest + kMaxCharacterBytes;
  if (text.size() <= reach) return text;
  return at_start ? text.substr(0, edge_after(text, reach))
                  : text.substr(edge_before(text, text.size() - reach));
}

// The known agency that `text` begins or ends with; the longest one.
std::string_view known_agency(std::string_view text, bool at_start) {
  const std::string lower = lower_same_length(end_of(text, at_start));
  if (lower.empty()) return {};
  std::string_view best;
  for (const std::string_view agency : agencies_with(at_start ? lower.front() : lower.back(), at_start)) {
    const bool match = at_start ? lower.starts_with(agency) : lower.ends_with(agency);
    if (match && agency.size() > best.size() && is_apart(lower, agency, at_start))
      best = at_start ? text.substr(0, agency.size()) : text.substr(text.size() - agency.size());
  }
  return best;
}

// "3月1日", "1日", "二月二日" at the end of `text` is cut off.
std::string_view without_date(std::string_view text) {
  static constexpr std::array<std::string_view, 11> kHan{"一", "二", "三", "四", "五", "六",
                                                         "七", "八", "九", "十", "〇"};
  for (const std::string_view unit : {"日", "月", "年"}) {
    if (!text.ends_with(unit)) continue;
    std::string_view rest = text.substr(0, text.size() - unit.size());
    const std::size_t before = rest.size();
    bool again = true;
    while (again) {
      again = false;
      while (!rest.empty() && rest.back() >= '0' && rest.back() <= '9') {
        rest.remove_suffix(1);
        again = true;
      }
      for (const std::string_view digit : kHan) {
        if (rest.ends_with(digit)) {
          rest.remove_suffix(digit.size());
          again = true;
        }
      }
    }
    if (rest.size() != before) text = rest;
  }
  return text;
}

// True if `text` is a date and nothing else: "3月1日", "１日".
bool is_date(std::string_view text) {
  const std::string narrow = schema::narrow(text);
  return !narrow.empty() && without_date(narrow).empty();
}

// True if `text` can be a person's name as Japanese papers print it: Han and Hiragana alone, of a name's
// length, without the last word of a paper's or an agency's name.
bool is_japanese_name(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kHouses{
      "新聞", "新聞社", "通信", "通信社", "日報", "時報", "社", "局", "放送", "支局", "新報", "報道"};
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 7;
  const std::size_t length = count_characters(text);
  if (length < kShortest || length > kLongest || !known_agency(text, true).empty() ||
      !known_agency(text, false).empty())
    return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const bool letter = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || c == U'々';
    if (!letter && c != U' ' && c != 0x3000) return false;
  }
  return std::none_of(kHouses.begin(), kHouses.end(),
                      [&](std::string_view house) { return text.ends_with(house); });
}

// True if `text` has letters that only Vietnamese has.
bool is_vietnamese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if ((c >= 0x1EA0 && c <= 0x1EF9) || c == U'ơ' || c == U'Ơ' || c == U'ư' || c == U'Ư') return true;
  }
  return false;
}

struct Inside {
  std::string agency;
  std::string place;
  std::string byline;
};

// "新华社北京3月1日电", "中央社記者王小明台北1日電": agency, reporter, place and date without signs between.
std::optional<Inside> read_chinese(std::string_view text) {
  bool ends = false;
  for (const std::string_view end : {"电", "電", "专电", "專電", "综合电", "綜合外電"}) {
    if (text.ends_with(end)) ends = true;
  }
  const std::string_view agency = known_agency(text, true);
  if (!ends || agency.empty()) return std::nullopt;
  Inside inside;
  inside.agency = agency;
  std::string_view rest = text.substr(agency.size());
  for (const std::string_view end : {"综合电", "綜合外電", "专电", "專電", "电", "電"}) {
    if (rest.ends_with(end)) {
      rest.remove_suffix(end.size());
      break;
    }
  }
  rest = trim(without_date(rest));
  for (const std::string_view word : {"記者", "记者"}) {
    if (!rest.starts_with(word)) continue;
    rest.remove_prefix(word.size());
    for (const std::string_view place : sourceline::lead_places()) {
      if (rest.size() > place.size() && rest.ends_with(place)) {
        inside.byline = trim(rest.substr(0, rest.size() - place.size()));
        inside.place = place;
        return inside;
      }
    }
    inside.byline = rest;
    return inside;
  }
  inside.place = rest;
  return inside;
}

// What stands in the brackets: "서울=뉴시스", "헤럴드경제=홍길동 기자", "ソウル聯合ニュース",
// "新华社北京3月1日电". `known` asks for a known agency: the brackets alone are used for other things too.
std::optional<Inside> read_inside(std::string_view text, bool known) {
  text = trim(text);
  if (text.empty() || count_characters(text) > kMaxInside) return std::nullopt;
  if (auto chinese = read_chinese(text)) return chinese;
  for (const std::string_view sign : {"=", "＝", "|", "ㅣ"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view left = trim(text.substr(0, at));
    const std::string_view right = trim(text.substr(at + sign.size()));
    if (left.empty() || right.empty() || !is_place(left)) return std::nullopt;
    Inside inside;
    if (is_reporter(right)) {
      inside.agency = left;
      inside.byline = right;
    } else {
      inside.place = left;
      // "ワシントン＝山田太郎": a paper's own correspondent.
      (is_japanese_name(right) ? inside.byline : inside.agency) = right;
    }
    return inside;
  }
  // "스포츠조선 홍길동 기자": the last two words are the reporter.
  if (is_reporter(text)) {
    const std::size_t title = text.rfind(' ');
    const std::size_t name =
        title == std::string_view::npos || title == 0 ? title : text.rfind(' ', title - 1);
    if (name == std::string_view::npos || name == 0) return std::nullopt;
    const std::string_view paper = trim(text.substr(0, name));
    if (!is_place(paper)) return std::nullopt;
    return Inside{std::string(paper), {}, std::string(trim(text.substr(name)))};
  }
  const std::string_view agency = known_agency(text, false);
  if (agency.empty()) {
    // "中央社台北1日" without the closing word.
    const std::string_view first = known_agency(text, true);
    if (first.empty() || without_date(text).size() == text.size()) return std::nullopt;
    return Inside{std::string(first), std::string(trim(without_date(text.substr(first.size())))), {}};
  }
  std::string_view place = trim(text.substr(0, text.size() - agency.size()));
  if (place.empty() && known) return std::nullopt;
  // "[ソウル １日 ロイター]", "【3月1日 AFP】"
  for (const std::string_view space : {" ", "\u3000"}) {
    const std::size_t at = place.rfind(space);
    if (at != std::string_view::npos && is_date(place.substr(at + space.size())))
      place = trim(place.substr(0, at));
  }
  if (is_date(place)) place = {};
  return Inside{std::string(agency), std::string(place), {}};
}

SourceLine make(std::string_view raw, Inside inside) {
  SourceLine lead;
  lead.raw = trim(raw);
  lead.agency = std::move(inside.agency);
  lead.place = std::move(inside.place);
  lead.byline = std::move(inside.byline);
  lead.address = mail_address_in(lead.byline);
  return lead;
}

// "[서울=뉴시스] 홍길동 기자 = …", "【ソウル聯合ニュース】…", "（新华社北京3月1日电）…".
std::optional<SourceLine> read_bracketed(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPairs{
      {{"【", "】"}, {"[", "]"}, {"(", ")"}, {"（", "）"}, {"［", "］"}, {"〔", "〕"}}};
  for (const auto& [open, close] : kPairs) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return std::nullopt;
    const bool round = open == "(" || open == "（";
    auto inside = read_inside(text.substr(open.size(), end - open.size()), round);
    if (!inside) return std::nullopt;
    std::size_t raw_end = end + close.size();
    // The reporter follows, up to a sign of equality: "홍길동 기자 = ".
    const std::string_view rest = text.substr(raw_end);
    for (const std::string_view sign : {"=", "＝"}) {
      const std::size_t at = rest.find(sign);
      if (at == std::string_view::npos || at > 120) continue;
      const std::string_view byline = trim(rest.substr(0, at));
      if (byline.empty() || is_reporter(byline)) {
        if (inside->byline.empty()) inside->byline = byline;
        raw_end += at + sign.size();
        break;
      }
    }
    return make(text.substr(0, raw_end), std::move(*inside));
  }
  return std::nullopt;
}

// "新华社北京3月1日电（记者张三）…" without brackets around it.
std::optional<SourceLine> read_plain_chinese(std::string_view text) {
  if (known_agency(text, true).empty()) return std::nullopt;
  for (const std::string_view word : {"电", "電"}) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos || at > 90) continue;
    const std::string_view lead = text.substr(0, at + word.size());
    if (lead.find("。") != std::string_view::npos || lead.find("，") != std::string_view::npos) continue;
    auto inside = read_chinese(lead);
    // A date parts the lead from a sentence that begins with an agency's name.
    if (!inside || without_date(lead.substr(0, at)).size() == at) continue;
    std::size_t raw_end = at + word.size();
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
      std::string_view rest = text.substr(raw_end);
      if (rest.starts_with(' ')) rest.remove_prefix(1);
      if (!rest.starts_with(open)) continue;
      raw_end = static_cast<std::size_t>(rest.data() - text.data());
      const std::size_t end = rest.find(close);
      if (end == std::string_view::npos || end > 160) continue;
      std::string_view reporter = rest.substr(open.size(), end - open.size());
      for (const std::string_view title : {"记者", "記者"}) {
        if (reporter.starts_with(title)) {
          inside->byline = trim(reporter.substr(title.size()));
          raw_end += end + close.size();
          break;
        }
      }
      break;
    }
    return make(text.substr(0, raw_end), std::move(*inside));
  }
  return std::nullopt;
}

bool starts_with_dash(std::string_view text) {
  for (const std::string_view dash : {"--", "–", "—", "-", "―", ":"}) {
    if (text.starts_with(dash)) return true;
  }
  return false;
}

// "SEOUL, March 1 (Yonhap) -- …", "Jakarta (ANTARA) - …", "القاهرة 1 مارس (رويترز) - …".
std::optional<SourceLine> read_dash(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || open == 0 || open > 90) return std::nullopt;
  const std::size_t close = text.find(')', open);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view agency = trim(text.substr(open + 1, close - open - 1));
  const std::string_view rest = trim(text.substr(close + 1));
  if (agency.empty() || count_characters(agency) > 30) return std::nullopt;
  // "Madrid, 1 mar (EFE).- El …"; a known agency needs no dash: "NEW DELHI, March 1 (PTI) The …".
  const bool dash = starts_with_dash(rest.starts_with('.') ? rest.substr(1) : rest);
  if (!dash && (known_agency(agency, true).size() != agency.size() || text.find(',') > open))
    return std::nullopt;
  if (agency.find_first_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::string_view place = trim(text.substr(0, open));
  place = place.substr(0, place.find_first_of(",0123456789"));
  place = trim(place.substr(0, place.find("،")));
  if (!is_place(place) || !is_proper_name(place)) return std::nullopt;
  return make(text.substr(0, close + 1), {std::string(agency), std::string(place), {}});
}

// "(Reuters) - …", "(ANSA) - ROMA, 1 MAR - …", "(Dân trí) - …": the agency opens the paragraph.
std::optional<SourceLine> read_agency_first(std::string_view text) {
  constexpr std::size_t kLongestPlace = 60;  // bytes, with its date
  if (!text.starts_with('(')) return std::nullopt;
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view agency = trim(text.substr(1, close - 1));
  const std::string_view rest = trim(text.substr(close + 1));
  if (agency.empty() || count_characters(agency) > 30 || !starts_with_dash(rest) || rest.starts_with(':'))
    return std::nullopt;
  const bool known = known_agency(agency, true).size() == agency.size() || is_host(agency);
  if (!known) {
    // Vietnamese papers sign so with a short name of their own.
    if (agency.find_first_of("0123456789/,;:=") != std::string_view::npos || count_characters(agency) > 12 ||
        !is_proper_name(agency) || !is_vietnamese(text))
      return std::nullopt;
    return make(text.substr(0, close + 1), {std::string(agency), {}, {}});
  }
  std::string_view behind = rest;
  while (!behind.empty() && (behind.front() == '-' || behind.front() == ' ')) behind.remove_prefix(1);
  for (const std::string_view dash : {"–", "—"}) {
    if (behind.starts_with(dash)) behind = trim(behind.substr(dash.size()));
  }
  const std::size_t end = std::min({behind.find(" - "), behind.find(" – "), behind.find(" — ")});
  const std::size_t comma = behind.find(',');
  if (end != std::string_view::npos && end <= kLongestPlace && comma < end) {
    const std::string_view place = trim(behind.substr(0, comma));
    if (is_place(place) && is_proper_name(place)) {
      const auto raw_end = static_cast<std::size_t>(behind.data() - text.data()) + end;
      return make(text.substr(0, raw_end), {std::string(agency), std::string(place), {}});
    }
  }
  return make(text.substr(0, close + 1), {std::string(agency), {}, {}});
}

// "МОСКВА, 1 марта. /ТАСС/. …", "МОСКВА, 1 марта — РИА Новости. …".
std::optional<SourceLine> read_russian(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma > 40) return std::nullopt;
  const std::string_view place = text.substr(0, comma);
  if (!is_place(place)) return std::nullopt;
  std::size_t begin = text.find('/', comma);
  std::size_t end = begin == std::string_view::npos ? begin : text.find('/', begin + 1);
  std::string_view opening = "/";
  if (end == std::string_view::npos || begin > comma + 40) {
    opening = "— ";
    begin = text.find(opening, comma);
    if (begin == std::string_view::npos) {
      opening = "- ";
      begin = text.find(opening, comma);
    }
    if (begin == std::string_view::npos || begin > comma + 60) return std::nullopt;
    end = text.find('.', begin);
  }
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view agency = trim(text.substr(begin + opening.size(), end - begin - opening.size()));
  if (agency.empty() || known_agency(agency, true).size() != agency.size()) return std::nullopt;
  return make(text.substr(0, end + 1), {std::string(agency), std::string(place), {}});
}

// "JAKARTA, KOMPAS.com - …", "Liputan6.com, Jakarta - …": the agency is the one that is a site.
std::optional<SourceLine> read_site(std::string_view text) {
  std::size_t dash = std::string_view::npos;
  for (const std::string_view sign : {" - ", " – ", " — ", " -- "}) dash = std::min(dash, text.find(sign));
  if (dash == std::string_view::npos || dash > 60) return std::nullopt;
  const std::string_view lead = text.substr(0, dash);
  const std::size_t comma = lead.find(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  const std::string_view left = trim(lead.substr(0, comma));
  const std::string_view right = trim(lead.substr(comma + 2));
  if (is_host(right) && is_place(left)) return make(lead, {std::string(right), std::string(left), {}});
  if (is_host(left) && is_place(right)) return make(lead, {std::string(left), std::string(right), {}});
  return std::nullopt;
}

}  // namespace

std::optional<SourceLine> read_agency_lead(std::string_view paragraph) {
  while (!paragraph.empty() &&
         (paragraph.front() == ' ' || paragraph.front() == '\t' || paragraph.front() == '\n')) {
    paragraph.remove_prefix(1);
  }
  std::string_view text = trim(paragraph);
  text = text.substr(0, kMaxLeadBytes);
  text = text.substr(0, text.find('\n'));
  if (auto lead = read_bracketed(text)) return lead;
  if (auto lead = read_plain_chinese(text)) return lead;
  if (auto lead = read_agency_first(text)) return lead;
  if (auto lead = read_dash(text)) return lead;
  if (auto lead = read_russian(text)) return lead;
  return read_site(text);
}

}  // namespace broadsheet::schema

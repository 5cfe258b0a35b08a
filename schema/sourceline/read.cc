// The source line: which lines are one, and which characters of it are publisher, site, rights, code and
// year.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/schema/source_line.h"
#include "sourceline/tables.h"
#include "text/characters.h"
#include "text/narrow.h"

namespace broadsheet::schema {
namespace {

// The longest source line, in bytes: legal notices of agencies run to three sentences, paragraphs to more.
constexpr std::size_t kMaxLineBytes = 900;
// What may stand before a sign or a statement of rights, in characters: a publisher's name.
constexpr std::size_t kMaxOwner = 60;
// The longest line that only a label or a statement makes a source line.
constexpr std::size_t kMaxShortLine = 120;

bool is_space(char c) { return c == ' '; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The line as the rules below see it. `lower` and `text` have the same length.
struct View {
  std::string_view raw;
  std::string text;  // narrow, without brackets around the whole
  std::string lower;
  std::vector<std::size_t> offsets;  // of the characters of `text` in `raw`

  // The characters [begin, end) of `text` as printed.
  [[nodiscard]] std::string printed(Span span) const {
    return std::string(raw.substr(offsets[span.begin], offsets[span.end] - offsets[span.begin]));
  }
  // The same of a part of `text`.
  [[nodiscard]] std::string printed(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    return part.empty() ? std::string() : printed(Span{begin, begin + part.size()});
  }
};

// A legal notice is often put in brackets as a whole: <저작권자 ⓒ …>, [출처: …].
std::string_view without_brackets(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPairs{
      {{"<", ">"}, {"[", "]"}, {"〈", "〉"}, {"《", "》"}, {"【", "】"}, {"＜", "＞"}}};
  for (const auto& [open, close] : kPairs) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close)) {
      return text.substr(open.size(), text.size() - open.size() - close.size());
    }
  }
  return text;
}

// The phrases by the hash of their first bytes, so that a line is scanned once and not once for each phrase.
class PhraseIndex {
 public:
  PhraseIndex() {
    for (const sourceline::RightsPhrase& phrase : sourceline::rights_phrases()) {
      buckets_[slot(phrase.text)].push_back(&phrase);
    }
    // The longest first: "無断転載禁止" before "無断転載".
    for (auto& bucket : buckets_) {
      std::stable_sort(bucket.begin(), bucket.end(),
                       [](const auto* a, const auto* b) { return a->text.size() > b->text.size(); });
    }
  }

  [[nodiscard]] const sourceline::RightsPhrase* at(std::string_view text) const {
    if (text.size() < kKeyBytes) return nullptr;
    for (const sourceline::RightsPhrase* phrase : buckets_[slot(text)]) {
      if (text.starts_with(phrase->text)) return phrase;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kKeyBytes = 3;
  static std::size_t slot(std::string_view text) {
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < kKeyBytes; ++i) key = key * 31 + static_cast<unsigned char>(text[i]);
    return key % 1024;
  }
  std::array<std::vector<const sourceline::RightsPhrase*>, 1024> buckets_;
};

// Tells in one pass over the raw bytes whether a line can be a source line at all: most lines of a body
// can't, and reading one costs a hundred times as much. Says yes too often, never no wrongly.
class Gate {
 public:
  Gate() {
    for (const sourceline::RightsPhrase& phrase : sourceline::rights_phrases())
      add(phrase.text.substr(0, kKey), inside_);
    for (const sourceline::OwnerLabel& label : sourceline::owner_labels())
      add(label.text.substr(0, kStartKey), start_);
    for (const std::string_view label : sourceline::source_labels()) add(label.substr(0, kStartKey), start_);
  }

  [[nodiscard]] bool lets_pass(std::string_view line) const {
    std::size_t first = 0;
    while (first < line.size() && is_skipped(line[first])) ++first;
    const std::string_view text = line.substr(first);
    // Wide brackets and spaces stand before labels too.
    if (text.starts_with("\xE3\x80") || text.starts_with('\xEF')) return true;
    if (text.size() >= kStartKey && start_[slot(text.substr(0, kStartKey))]) return true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (is_telling(text.substr(i, 3))) return true;
      if (i + kKey <= text.size() && inside_[slot(text.substr(i, kKey))]) return true;
    }
    return false;
  }

 private:
  // No statement of rights is shorter than six bytes, no label than three.
  static constexpr std::size_t kKey = 6;
  static constexpr std::size_t kStartKey = 3;
  static constexpr std::size_t kSlots = 1U << 15;
  using Slots = std::vector<bool>;

  static bool is_skipped(char c) { return c == ' ' || c == '\t' || c == '<' || c == '['; }

  // Begins with a sign of copyright, or with what narrow() changes: that is looked at in full.
  static bool is_telling(std::string_view text) {
    const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    switch (at(0)) {
      case '\t':
        return true;
      case ' ':
        return at(1) == ' ';
      case '(':
      case '&':
        return (at(1) | 0x20U) == 'c';
      case 0xC2:  // ©, no-break space
        return at(1) == 0xA9 || at(1) == 0xA0;
      case 0xE2:  // ℗, Ⓒ, ⓒ, spaces of several widths
        return (at(1) == 0x84 && at(2) == 0x97) || at(1) == 0x92 || at(1) == 0x93 ||
               (at(1) == 0x80 && (at(2) <= 0x8A || at(2) == 0xAF));
      case 0xEF:  // full-width letters
        return (at(1) == 0xBC && at(2) >= 0xA1) || (at(1) == 0xBD && at(2) <= 0x9A);
      default:
        return false;
    }
  }

  // Letters of either case fall into one slot: ASCII by its bit; of two-byte letters, and of three-byte ones
  // of Latin and Greek (E1), whatever the case may change is left out.
  static std::size_t slot(std::string_view key) {
    std::uint32_t hash = 0;
    bool cased = false;
    for (const char c : key) {
      const auto byte = static_cast<unsigned char>(c);
      if (cased && is_trail_byte(c)) continue;
      const bool two = byte >= 0xC3 && byte <= 0xDF;
      cased = two || byte == 0xE1;
      hash = hash * 131 + (byte < 0x80 ? (byte | 0x20U) : two ? 0xC3U : byte);
    }
    return hash % kSlots;
  }

  static void add(std::string_view key, Slots& slots) { slots[slot(key)] = true; }

  Slots inside_ = Slots(kSlots);
  Slots start_ = Slots(kSlots);
};

bool can_be_source_line(std::string_view line) {
  static const Gate gate;
  return gate.lets_pass(line);
}

const PhraseIndex& phrase_index() {
  static const PhraseIndex index;
  return index;
}

struct Statement {
  Span span;
  bool complete = false;
};

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || !is_ascii(c); }

// The statements of rights, each a phrase without the rest of its clause.
std::vector<Statement> find_statements(const View& line) {
  std::vector<Statement> found;
  const std::string_view lower = line.lower;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const sourceline::RightsPhrase* phrase = phrase_index().at(lower.substr(at));
    if (phrase == nullptr) continue;
    // A phrase in ASCII letters begins at a word's start; "tall rights reserved" is none.
    if (at > 0 && lower[at] >= 'a' && lower[at] <= 'z' && is_word_byte(lower[at - 1])) continue;
    found.push_back({{at, at + phrase->text.size()}, phrase->complete});
    at += phrase->text.size() - 1;
  }
  return found;
}

struct Sign {
  Span span;
  bool bracketed = false;  // "(c)", which lists use too
};

std::optional<Sign> find_sign(const View& line, std::size_t from = 0) {
  std::optional<Sign> first;
  for (const std::string_view sign : sourceline::copyright_signs()) {
    const std::size_t at = line.lower.find(sign, from);
    if (at == std::string::npos || (first && first->span.begin <= at)) continue;
    first = Sign{{at, at + sign.size()}, sign == "(c)"};
  }
  return first;
}

// "2024", "2001-2024", "1998, 2024" at `at`; the end, or `at` if there is none.
std::size_t year_end(std::string_view text, std::size_t at) {
  const auto year_at = [&](std::size_t i) {
    if (i + 4 > text.size() || (i > 0 && is_digit(text[i - 1]))) return false;
    // 25 and 26 begin years of the Buddhist era.
    const std::string_view century = text.substr(i, 2);
    if (century != "19" && century != "20" && century != "25" && century != "26") return false;
    return is_digit(text[i + 2]) && is_digit(text[i + 3]) && (i + 4 == text.size() || !is_digit(text[i + 4]));
  };
  if (!year_at(at)) return at;
  std::size_t end = at + 4;
  static constexpr std::array<std::string_view, 7> kJoints{"-", "–", "~", "/", ", ", " - ", " – "};
  for (const std::string_view joint : kJoints) {
    if (text.substr(end).starts_with(joint) && year_at(end + joint.size())) {
      end += joint.size() + 4;
      break;
    }
  }
  return end;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_space(text[at]) || text[at] == ':' || text[at] == ',')) ++at;
  return at;
}

// The label that `line` begins with, if a word ends there.
template <typename Row, typename Text>
const Row* label_at_start(std::string_view lower, std::span<const Row> rows, Text text_of) {
  const Row* best = nullptr;
  for (const Row& row : rows) {
    const std::string_view text = text_of(row);
    if (lower.starts_with(text) && (best == nullptr || text.size() > text_of(*best).size())) best = &row;
  }
  return best;
}

// A sentence that ends inside `text` or at its end: prose. Abbreviations and host names have no space or end
// after their stop here, because they are trimmed away or short.
bool ends_like_prose(std::string_view text) {
  return text.ends_with("。") || text.ends_with("다.") || text.ends_with("।") || text.ends_with("؟") ||
         text.ends_with('?') || text.ends_with('!');
}

// What the line was recognised by.
struct Recognition {
  std::size_t label_end = 0;  // owner or source label at the start; 0 if there is none
  std::optional<Sign> sign;
  bool source_label = false;  // "Source:": states no rights
};

bool label_is_followed(const View& line, std::size_t label_end) {
  std::size_t at = label_end;
  if (line.lower.substr(at).starts_with("'s")) at += 2;
  const bool colon =
      at < line.text.size() && (line.text[at] == ':' || line.text.substr(at).starts_with(" :"));
  at = skip_spaces(line.text, at);
  return colon || year_end(line.text, at) != at;
}

// The ways to recognise a source line, from the surest on.
class Recogniser {
 public:
  Recogniser(const View& line, const std::vector<Statement>& statements)
      : line_(line),
        statements_(statements),
        characters_(count_characters(line.lower)),
        complete_(std::any_of(statements.begin(), statements.end(),
                              [](const Statement& s) { return s.complete; })) {}

  std::optional<Recognition> recognise() {
    if (auto seen = by_source_label()) return seen;
    sign_ = find_sign(line_);
    host_ = find_host(line_.text).has_value();
    if (auto seen = by_owner_label()) return seen;
    if (sign_ && trim_punctuation(before_sign()).empty()) return by_sign_in_front();
    if (auto seen = by_sign_behind_owner()) return seen;
    return by_statement();
  }

 private:
  std::string_view before_sign() const { return std::string_view(line_.text).substr(0, sign_->span.begin); }
  std::string_view after_sign() const { return std::string_view(line_.text).substr(sign_->span.end); }
  bool year_follows_sign() const {
    const std::size_t next = skip_spaces(line_.text, sign_->span.end);
    return year_end(line_.text, next) != next;
  }

  // "Source: X", "出典：X".
  std::optional<Recognition> by_source_label() const {
    constexpr int kMostSpaces = 12;
    const std::string_view lower = line_.lower;
    const auto* label =
        label_at_start(lower, sourceline::source_labels(), [](std::string_view t) { return t; });
    if (label == nullptr) return std::nullopt;
    std::size_t at = label->size();
    while (at < lower.size() && is_space(lower[at])) ++at;
    if (at == lower.size() || lower[at] != ':') return std::nullopt;
    const std::string_view rest = std::string_view(line_.text).substr(at + 1);
    const bool sentences =
        rest.find(". ") != std::string_view::npos || rest.find("。") != std::string_view::npos;
    if (trim_punctuation(rest).empty() || characters_ > kMaxShortLine ||
        std::count(rest.begin(), rest.end(), ' ') > kMostSpaces || ends_like_prose(rest) ||
        (sentences && !find_sign(line_))) {
      return std::nullopt;
    }
    return Recognition{at + 1, find_sign(line_, at), true};
  }

  // "Copyright (c) 2024 X", "저작권자 ⓒ X", "版权所有 X".
  std::optional<Recognition> by_owner_label() const {
    constexpr std::size_t kMaxLineWithHost = 80;
    const std::string_view lower = line_.lower;
    const auto* label =
        label_at_start(lower, sourceline::owner_labels(), [](const auto& l) { return l.text; });
    if (label == nullptr) return std::nullopt;
    const std::size_t end = label->text.size();
    const bool word_ends =
        end == lower.size() || !(is_word_byte(lower[end]) && lower[end] < '\x7f' && lower[end] >= 'a');
    if (!word_ends) return std::nullopt;
    const Recognition seen{end, sign_, false};
    const bool sign_follows = sign_ && sign_->span.begin <= skip_spaces(lower, end) + 2;
    if (sign_follows || label_is_followed(line_, end)) return seen;
    if (characters_ > kMaxShortLine || ends_like_prose(line_.text)) return std::nullopt;
    const bool owner = label->telling && end < lower.size() && characters_ <= kMaxOwner + 20;
    if (owner || complete_ || (host_ && characters_ <= kMaxLineWithHost)) return seen;
    return std::nullopt;
  }

  // "© 2024 X", "(c) X".
  std::optional<Recognition> by_sign_in_front() const {
    const std::string_view after = after_sign();
    if (trim_punctuation(after).empty()) return std::nullopt;
    const Recognition seen{0, sign_, false};
    if (year_follows_sign() || complete_ || host_) return seen;
    // A bare name after the sign. "(c)" also counts items of a list, whose text is longer or in lower case.
    const std::size_t next = skip_spaces(line_.text, sign_->span.end);
    const bool lower_word = next < line_.text.size() && line_.text[next] >= 'a' && line_.text[next] <= 'z';
    const bool list_item = sign_->bracketed && lower_word;
    if (!list_item && count_characters(after) <= kMaxOwner && !ends_like_prose(after)) return seen;
    if (!sign_->bracketed && !statements_.empty()) return seen;
    return std::nullopt;
  }

  // "X © 2024".
  std::optional<Recognition> by_sign_behind_owner() const {
    if (!sign_) return std::nullopt;
    const std::string_view before = before_sign();
    if (count_characters(before) > kMaxOwner || ends_like_prose(trim_punctuation(before)) ||
        count_characters(after_sign()) > kMaxShortLine) {
      return std::nullopt;
    }
    const bool short_name =
        !sign_->bracketed && count_characters(before) <= kMaxOwner / 2 && !ends_like_prose(line_.text);
    if (year_follows_sign() || complete_ || short_name) return Recognition{0, sign_, false};
    return std::nullopt;
  }

  // Only a statement: "All rights reserved.", "X. Alle Rechte vorbehalten."
  std::optional<Recognition> by_statement() const {
    constexpr std::size_t kMaxNameBeside = 20;
    constexpr std::size_t kMaxRest = 12;
    if (!complete_ || characters_ > kMaxShortLine) return std::nullopt;
    const Statement& first = statements_.front();
    const std::string_view before = std::string_view(line_.text).substr(0, first.span.begin);
    const std::string_view owner = trim_punctuation(before);
    const std::string_view after =
        trim_punctuation(std::string_view(line_.text).substr(statements_.back().span.end));
    constexpr std::u32string_view kJoints = U".,|-–—、，。";
    const char32_t joint = character_before(before, before.find_last_not_of(' ') + 1);
    const bool parted =
        owner.empty() || (joint != 0 && kJoints.find(joint) != std::u32string_view::npos) || host_;
    const bool name = count_characters(owner) <= kMaxNameBeside && !is_ascii(line_.lower[first.span.begin]);
    if (count_characters(after) > kMaxRest || (!parted && !name) || count_characters(owner) > kMaxOwner ||
        (ends_like_prose(line_.text) && !parted)) {
      return std::nullopt;
    }
    return Recognition{0, std::nullopt, false};
  }

  const View& line_;
  const std::vector<Statement>& statements_;
  std::size_t characters_;
  bool complete_;  // some statement says enough by itself
  std::optional<Sign> sign_;
  bool host_ = false;
};

// The parts of a recognised line. What a part takes is cut out; what is left is the publisher.
class Parts {
 public:
  Parts(const View& line, const Recognition& seen)
      : line_(line), taken_(line.text.size(), false), seen_(seen) {}

  SourceLine read(std::vector<Statement> statements) {
    SourceLine source;
    const std::string_view text = line_.text;
    std::size_t mark_end = seen_.label_end;
    if (seen_.sign) {
      take(seen_.sign->span);
      if (seen_.sign->span.begin <= skip_spaces(text, seen_.label_end) + 2) mark_end = seen_.sign->span.end;
    }
    take({0, seen_.label_end});

    if (const auto mail = find_mail_address(text)) {
      source.address = line_.printed(*mail);
      take(*mail);
    }
    std::size_t host_end = 0;
    if (const auto host = find_host(text)) {
      source.site = host->host;
      take(host->span);
      host_end = host->span.end;
    }
    // "版权所有 X": the label is no statement of its own when an owner follows it.
    std::erase_if(statements, [&](const Statement& s) { return s.span.begin < seen_.label_end; });
    if (!statements.empty()) {
      source.rights = take_rights(statements);
    } else if (!seen_.source_label) {
      const std::size_t begin = seen_.sign && seen_.label_end == 0 ? seen_.sign->span.begin : 0;
      source.rights = line_.printed(trim_spaces(text.substr(begin, std::max(mark_end, begin) - begin)));
      if (seen_.sign && source.rights.empty()) source.rights = line_.printed(seen_.sign->span);
    }
    source.code = take_code(host_end);
    source.year = take_year();
    if (source.code.empty()) source.code = take_code(text.size() + 1);
    source.publisher = publisher();
    return source;
  }

 private:
  static std::string_view trim_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ':')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.remove_suffix(1);
    return text;
  }

  void take(Span span) {
    for (std::size_t i = span.begin; i < span.end; ++i) taken_[i] = true;
  }

  // From the first statement to the end of its clause; statements that only punctuation parts are one.
  std::string take_rights(const std::vector<Statement>& statements) {
    const std::string_view text = line_.text;
    Span span{statements.front().span.begin, statements.front().span.end};
    for (const Statement& next : statements) {
      if (next.span.begin > span.end &&
          std::any_of(taken_.begin() + static_cast<std::ptrdiff_t>(span.end),
                      taken_.begin() + static_cast<std::ptrdiff_t>(next.span.begin),
                      [](bool t) { return t; })) {
        break;
      }
      span.end = std::max(span.end, next.span.end);
    }
    while (span.end < text.size() && !taken_[span.end]) {
      const std::string_view rest = text.substr(span.end);
      if (rest.starts_with(". ") || rest == "." || rest.starts_with("。") || rest.starts_with(" |") ||
          rest.starts_with(" - ") || rest.starts_with("।") || rest.starts_with('>') ||
          rest.starts_with(". (")) {
        break;
      }
      ++span.end;
    }
    take(span);
    return line_.printed(trim_punctuation(text.substr(span.begin, span.end - span.begin)));
  }

  // A number alone at the end. Straight after the host it is a code even if it looks like a year.
  std::string take_code(std::size_t after) {
    const std::string_view text = line_.text;
    std::size_t end = text.size();
    while (end > 0 && (taken_[end - 1] || text[end - 1] == ' ')) --end;
    std::size_t begin = end;
    while (begin > 0 && is_digit(text[begin - 1]) && !taken_[begin - 1]) --begin;
    if (begin == end || end - begin > 8 || begin == 0 || text[begin - 1] != ' ') return {};
    const std::size_t before = text.find_last_not_of(' ', begin - 1) + 1;
    if (after <= text.size() && (after == 0 || before != after)) return {};
    // Something must be there for the code to belong to.
    if (after > text.size() && seen_.label_end >= before) return {};
    take({begin, end});
    return std::string(text.substr(begin, end - begin));
  }

  std::string take_year() {
    const std::string_view text = line_.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (taken_[at] || !is_digit(text[at])) continue;
      if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ')' && text[at - 1] != ',' && !taken_[at - 1])
        continue;
      const std::size_t end = year_end(text, at);
      if (end == at) continue;
      // "2024Herald" is a name; "2024年" is a year.
      const std::string_view rest = text.substr(end);
      if (!rest.empty() && is_word_byte(static_cast<char>(rest[0] | 0x20)) && !rest.starts_with("年") &&
          !rest.starts_with("년") && !rest.starts_with("©") && is_ascii(rest[0])) {
        continue;
      }
      take({at, end});
      return std::string(text.substr(at, end - at));
    }
    return {};
  }

  // The first piece of what is left, after the sign if there is one.
  std::string publisher() const {
    std::string first_before;
    const std::size_t mark = seen_.sign ? seen_.sign->span.end : 0;
    for (std::size_t at = 0; at < taken_.size();) {
      if (taken_[at]) {
        ++at;
        continue;
      }
      const std::size_t begin = at;
      while (at < taken_.size() && !taken_[at]) ++at;
      const std::string piece = clean(std::string_view(line_.text).substr(begin, at - begin));
      if (piece.empty()) continue;
      if (begin >= mark) return piece;
      if (first_before.empty()) first_before = piece;
    }
    return first_before;
  }

  static std::string clean(std::string_view piece) {
    piece = trim_punctuation(piece);
    for (const std::string_view word :
         {"Copyright ", "COPYRIGHT ", "copyright ", "by ", "By ", "BY ", "年 ", "년 "}) {
      if (piece.starts_with(word)) piece = trim_punctuation(piece.substr(word.size()));
    }
    for (const std::string_view word : {"by", "年", "년", "Copyright", "COPYRIGHT", "copyright"}) {
      if (piece == word) return {};
    }
    // "本サイトの記事": whose the articles are, and a site that speaks of itself names nobody.
    if (piece.ends_with("の"))
      piece = trim_punctuation(piece.substr(0, piece.size() - std::string_view("の").size()));
    const auto selves = sourceline::self_names();
    if (std::find(selves.begin(), selves.end(), piece) != selves.end()) return {};
    // "조선일보 & Chosun.com": the site is taken out, the joint is left.
    if (piece.ends_with(" &")) piece = trim_punctuation(piece.substr(0, piece.size() - 2));
    return std::string(piece);
  }

  const View& line_;
  std::vector<bool> taken_;
  Recognition seen_;
};

}  // namespace

std::optional<SourceLine> read_source_line(std::string_view line) {
  if (line.size() > kMaxLineBytes || !can_be_source_line(line)) return std::nullopt;
  View view;
  view.raw = line;
  std::vector<std::size_t> offsets;
  const std::string whole = schema::narrow(line, &offsets);
  std::string_view inner = without_brackets(whole);
  while (inner.starts_with(' ')) inner.remove_prefix(1);
  while (inner.ends_with(' ')) inner.remove_suffix(1);
  if (inner.empty()) return std::nullopt;
  const auto begin = inner.data() - whole.data();
  view.offsets.assign(offsets.begin() + begin,
                      offsets.begin() + begin + static_cast<std::ptrdiff_t>(inner.size()) + 1);
  view.text = inner;
  view.lower = lower_same_length(view.text);
  std::vector<Statement> statements = find_statements(view);
  const std::optional<Recognition> seen = Recogniser(view, statements).recognise();
  if (!seen) return std::nullopt;
  SourceLine source = Parts(view, *seen).read(std::move(statements));
  source.raw = line;
  return source;
}

}  // namespace broadsheet::schema

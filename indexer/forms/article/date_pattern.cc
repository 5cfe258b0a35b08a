// Where articles end that no source line ends.
#include "forms/article/date_pattern.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <utility>

#include "broadsheet/schema/source_line.h"
#include "forms/article/line_rules.h"
#include "text/characters.h"
#include "text/narrow.h"

namespace broadsheet::indexer {
namespace {

// Lines below a date line that end an article and do not say what they are: an agency, an address.
constexpr std::size_t kMostLinesBelow = 3;
constexpr std::size_t kMaxShortLine = 80;  // characters
constexpr std::size_t kMaxLabel = 40;      // bytes before a colon
constexpr std::size_t kMaxDateBytes = 250;

// Words that a colon and a name follow below an article.
constexpr std::array<std::string_view, 62> kLabels{
    "reporter",  "by",          "author",    "writer",     "editor",        "photo",
    "photos",    "picture",     "image",     "text",       "contact",       "penulis",
    "pewarta",   "redaktur",    "laporan",   "wartawan",   "foto",          "fotos",
    "gambar",    "autor",       "autorin",   "redaktion",  "text und foto", "bild",
    "auteur",    "photographe", "redacción", "fotografía", "repórter",      "fotografia",
    "redazione", "redactie",    "skribent",  "fotograf",   "toimittaja",    "kuva",
    "kuvat",     "muhabir",     "fotoğraf",  "haber",      "автор",         "фото",
    "редактор",  "текст",       "συντάκτης", "phóng viên", "ảnh",           "tác giả",
    "ผู้สื่อข่าว",    "ภาพ",         "ผู้เขียน",     "記者",       "写真",          "撮影",
    "编辑",      "責任編輯",    "摄影",      "기자",       "사진",          "글",
    "संवाददाता",  "फोटो"};

bool is_short(std::string_view line) {
  return line.size() <= kMaxShortLine * 4 && schema::count_characters(line) <= kMaxShortLine &&
         !has_sentence_end_inside(line);
}

bool has_known_label(std::string_view line) {
  const std::size_t colon = std::min(line.find(':'), line.find("："));
  if (colon == std::string_view::npos || colon > kMaxLabel) return false;
  const std::string label = schema::lower_same_length(trim_line(line.substr(0, colon)));
  return std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
}

// True if so much of the line is digits that it may be a date. Called for every line of every article.
bool has_numbers_of_date(std::string_view line) {
  constexpr std::size_t kLeastDigits = 3;
  constexpr std::size_t kMostLettersADigit = 7;  // "Published: Wednesday, 27 September 2023"
  constexpr std::size_t kMostHan = 30;           // "二〇二四年三月一日" and what stands beside it
  std::size_t digits = 0;
  std::size_t letters = 0;
  bool ascii = true;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    digits += byte >= '0' && byte <= '9' ? 1U : 0U;
    letters += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' ? 1U : 0U;
    letters += byte >= 0xC0 ? 1U : 0U;
    ascii = ascii && byte < 0x80;
  }
  if (digits >= kLeastDigits || ascii)
    return digits >= kLeastDigits && letters <= kMostLettersADigit * digits;
  std::size_t han = 0;
  letters = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto c = static_cast<UChar32>(schema::next_character(line, at));
    if (c >= 0x80 && u_isdigit(c)) ++digits;
    if (u_isalpha(c)) ++letters;
    if (c == U'年' || c == U'月' || c == U'日') ++han;
  }
  return digits >= kLeastDigits ? letters <= kMostLettersADigit * digits : han >= 3 && letters <= kMostHan;
}

}  // namespace

bool is_credit_line(std::string_view line) {
  line = trim_line(line);
  if (line.empty() || !is_short(line)) return false;
  const bool bracketed =
      (line.starts_with('(') && line.ends_with(')')) || (line.starts_with("（") && line.ends_with("）"));
  return bracketed || has_known_label(line) || schema::is_reporter_line(line) ||
         !schema::mail_address_in(line).empty();
}

bool is_full_date_line(std::string_view line, std::string_view language) {
  line = trim_line(line);
  return line.size() <= kMaxDateBytes && has_numbers_of_date(line) && is_date_line(line, language);
}

void DatePattern::begin_record() noexcept {
  const std::size_t lines_below = lines_below_;
  *this = DatePattern();
  lines_below_ = lines_below;
}

bool DatePattern::confirms(const Pending& pending, std::string_view text, bool date) const {
  switch (pending.needs) {
    case Needs::kHeadline:
      return !date && looks_like_headline(text);
    case Needs::kText:
      return !date && !is_credit_line(text) && !schema::read_source_line(text);
    case Needs::kLineBelow:
      return trim_line(text) == line_below_;
  }
  return false;
}

DatePattern::Shape DatePattern::shape_of(const Seen& line, std::string_view record) const {
  return {line.after_blank, looks_like_headline(text_of(line, record))};
}

std::optional<LinePlace> DatePattern::take(std::string_view text, const LinePlace& place, bool after_blank,
                                           std::string_view record) {
  const bool date = is_full_date_line(text);
  std::optional<LinePlace> next;
  if (pending_ && pending_->needs == Needs::kText && below_ > 0 && is_credit_line(text)) {
    // Below the date line of a head too a reporter may stand, as below the first.
  } else if (const auto pending = std::exchange(pending_, std::nullopt);
             pending && confirms(*pending, text, date)) {
    next = pending->place;
  }
  if (!next && date) {
    if (date_) {
      next = at_second_date(place, after_blank, record);
    } else {
      at_first_date(after_blank, record);
    }
  } else if (!next && date_) {
    next = below_date(text, place, after_blank);
  }
  seen_.at(count_ % seen_.size()) = {place, text.size(), after_blank};
  ++count_;
  return next;
}

void DatePattern::at_first_date(bool after_blank, std::string_view record) {
  date_ = count_;
  date_after_blank_ = after_blank;
  if (count_ > kMostAbove) return;
  only_headlines_ = true;
  for (std::size_t back = count_; back > 0; --back) {
    const Shape shape = shape_of(seen(back), record);
    above_.at(count_ - back) = shape;
    only_headlines_ = only_headlines_ && shape.headline;
  }
}

std::optional<LinePlace> DatePattern::at_second_date(const LinePlace& place, bool after_blank,
                                                     std::string_view record) {
  const std::size_t between = count_ - *date_ - 1;
  if (between == 0) return std::nullopt;  // two dates of one article
  const bool parted = after_blank || ends_sentence(text_of(seen(1), record));
  if (*date_ == 0) {
    // Dates stand above the headlines: the line below tells.
    if (parted) pending_ = {place, Needs::kHeadline};
    return std::nullopt;
  }
  // They serve once: what is read again holds no date line but its last, so that nothing is read thrice.
  const std::optional<LinePlace> next = std::exchange(next_, std::nullopt);
  const std::optional<LinePlace> unparted = std::exchange(next_unparted_, std::nullopt);
  if (*date_ <= kMostAbove && between > *date_ + below_ && repeats_head(after_blank, record)) {
    // Dates stand below the headlines, if a text follows.
    pending_ = {seen(*date_).place, Needs::kText};
    return std::nullopt;
  }
  const std::optional<LinePlace> below = std::exchange(below_line_, std::nullopt);
  if (!next && parted && !only_headlines_ && unparted) return unparted;
  if (!next) {
    if (below) pending_ = {*below, Needs::kLineBelow};  // the same agency below both
    return std::nullopt;
  }
  // Lines above the first date that may be headlines are an article only if as many follow.
  if (only_headlines_ && between != *date_ + below_ && !parts_sentences_by_space(text_of(seen(1), record))) {
    return std::nullopt;
  }
  if (*date_ == 1) {  // what stood below the date was the text: more of it must follow
    pending_ = {*next, Needs::kText};
    return std::nullopt;
  }
  lines_below_ = below_;
  return next;
}

// True if above this date line stand lines of the same shape as above the first.
bool DatePattern::repeats_head(bool after_blank, std::string_view record) const {
  if (after_blank != date_after_blank_) return false;
  const Seen& first = seen(*date_);
  if (!first.after_blank && !ends_sentence(text_of(seen(*date_ + 1), record))) return false;
  for (std::size_t i = 0; i < *date_; ++i) {
    Shape shape = shape_of(seen(*date_ - i), record);
    if (i == 0) shape.after_blank = above_[0].after_blank;
    if (shape != above_.at(i)) return false;
  }
  return above_[0].headline;
}

// A line that is no date, behind the first date line.
std::optional<LinePlace> DatePattern::below_date(std::string_view text, const LinePlace& place,
                                                 bool after_blank) {
  if (below_ended_ || *date_ == 0) return std::nullopt;
  if (count_ == *date_ + 1 && is_short(text)) line_below_ = trim_line(text);
  if (count_ == *date_ + 2 && !line_below_.empty() && looks_like_headline(text)) below_line_ = place;
  const bool known = is_credit_line(text);
  if (known || (!after_blank && unknown_below_ < kMostLinesBelow && is_short(text))) {
    // What looks like a headline below nothing but credits may be the next article's.
    if (!known && below_ > 0 && unknown_below_ == 0 && looks_like_headline(text)) next_unparted_ = place;
    ++below_;
    if (!known) ++unknown_below_;
    return std::nullopt;
  }
  below_ended_ = true;
  if (!looks_like_headline(text)) return std::nullopt;
  if (!after_blank) {
    if (below_ > 0 && unknown_below_ == 0) next_unparted_ = place;
    return std::nullopt;
  }
  next_ = place;
  // The file has ended an article so before.
  return !only_headlines_ && below_ > 0 && below_ == lines_below_ ? next_ : std::nullopt;
}

}  // namespace broadsheet::indexer

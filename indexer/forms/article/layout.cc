// The layout of one article: its lines and the role of each.
#include "forms/article/layout.h"

#include <algorithm>
#include <utility>

#include "analysis/language.h"
#include "broadsheet/schema/article.h"
#include "forms/article/date_pattern.h"
#include "forms/article/head_fields.h"
#include "forms/article/line_rules.h"
#include "forms/article/parser.h"
#include "forms/draft/text_cleaner.h"
#include "text/characters.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

// Lines at the end that may be date and source lines; a legal notice takes no more.
constexpr std::size_t kMaxTailLines = 6;
// Lines between a date line and the source line, or the end (the reporter's name, address and agency).
constexpr std::size_t kMaxLinesBelowDate = 3;
constexpr std::size_t kMaxShortLine = 80;
// Lines at the top among which a date line belongs to the headlines.
constexpr std::size_t kMaxHeadLines = 4;
// A headline under a headline of the same language is a short one.
constexpr std::size_t kMaxSubHeadline = 100;
// With no more lines than this, leaving out headlines and the last lines may leave nothing.
constexpr std::size_t kShortArticle = 6;
// What is shown to the language identifier: more does not make it surer.
constexpr std::size_t kSampleBytes = 2000;

bool has_control(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < line.size() && static_cast<unsigned char>(line[i + 1]) < 0xA0) return true;
  }
  return false;
}

}  // namespace

ArticleLayout::ArticleLayout(std::string_view text, schema::LanguageIdentifier& languages,
                             std::string_view default_language)
    : languages_(languages) {
  cut(text);
  if (lines_.empty() || too_long_) return;
  find_language(default_language);
  join_broken_dates();
  find_fields();
  find_tail();
  find_head();
  find_headlines();
  if (date_lines_.empty()) find_lone_date();
}

void ArticleLayout::cut(std::string_view text) {
  TextCleaner cleaner;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const schema::Line found = schema::cut_line(text, at, schema::LineEnds::kText);
    at = found.next;
    const std::uint64_t number = line_count_++;
    std::string_view line = text.substr(found.begin, found.end - found.begin);
    if (schema::is_blank(line)) {
      // Strays between the lines are removed as well as those inside them.
      if (has_control(line)) (void)cleaner.line(line);
      blank = true;
      continue;
    }
    if (lines_.size() == kMaxArticleLines) {
      too_long_ = true;
      return;
    }
    if (has_control(line)) line = cleaned_.emplace_back(cleaner.lines(line));
    lines_.push_back({trim_line_end(line), number, blank, LineRole::kBody, {}, {}});
    blank = false;
  }
  removed_ = cleaner.removed();
}

// A date line may be broken over two lines (`2024年3月` and `1日 08:13`), at the ends of the article where
// date lines stand. Lines that are a date each are left as they are.
void ArticleLayout::join_broken_dates() {
  constexpr std::size_t kEnds = kMaxTailLines + kMaxLinesBelowDate;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    if (i >= kMaxHeadLines && i + kEnds < lines_.size()) {
      i = lines_.size() - kEnds - 1;
      continue;
    }
    const std::string_view one = trim_line(lines_[i].text);
    const std::string_view two = trim_line(lines_[i + 1].text);
    if (lines_[i + 1].after_blank || schema::count_characters(one) > kMaxShortLine ||
        schema::count_characters(two) > kMaxShortLine) {
      continue;
    }
    // A source or a reporter under the date is no part of it.
    if (schema::is_reporter_line(two) || schema::read_source_line(two)) continue;
    if (is_credit_line(two) && is_date_line(one, date_language_)) continue;
    std::string joined = schema::join_lines(std::string(one) + "\n" + std::string(two));
    if (!is_date_line(joined, date_language_) || is_date_line(two, date_language_)) continue;
    lines_[i].first = lines_[i].text;
    lines_[i].second = lines_[i + 1].text;
    lines_[i].text = cleaned_.emplace_back(std::move(joined));
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// Lines at the head that say what they are: addresses, and labels where several lines have some.
void ArticleLayout::find_fields() {
  std::size_t plain = 0;  // lines that say nothing of themselves, and may be headlines
  std::size_t count = 0;  // lines that belong to the head
  std::size_t urls = 0;
  for (std::size_t i = 0; i < std::min(lines_.size(), kMaxFieldLines); ++i) {
    const std::string_view line = lines_[i].text;
    if (is_url_line(line)) {
      ++urls;
    } else if (!read_label(line) && !is_date_line(line, date_language_)) {
      if (++plain > 1 || !looks_like_headline(line)) break;
      continue;
    }
    count = i + 1;
  }
  const bool has_labels = takes_labels(count);
  if (urls == 0 && !has_labels) return;
  for (std::size_t i = 0; i < count; ++i) {
    if (is_url_line(lines_[i].text)) {
      lines_[i].role = LineRole::kField;
      lines_[i].field = NewsField::kUrl;
    } else if (has_labels) {
      take_field(i);
    }
  }
}

// Whether the first lines are labels and values: two have labels, or one beside an address, and one of them
// is a headline or an address; text has labels, too.
bool ArticleLayout::takes_labels(std::size_t count) const {
  std::size_t labels = 0;
  bool names_article = false;
  for (std::size_t i = 0; i < count; ++i) {
    const auto labelled = read_label(lines_[i].text);
    const bool is_url = is_url_line(lines_[i].text);
    labels += labelled || is_url ? 1U : 0U;
    names_article =
        names_article || is_url ||
        (labelled && (labelled->field == NewsField::kUrl || labelled->field == NewsField::kHeadline));
  }
  return labels > 1 && names_article;
}

// The line at `place` of a head with labels.
void ArticleLayout::take_field(std::size_t place) {
  LayoutLine& line = lines_[place];
  const auto labelled = read_label(line.text);
  if (!labelled) return;
  if (labelled->field == NewsField::kPublished) {
    if (!is_date_line(line.text, date_language_)) {
      if (!is_date_line(labelled->value, date_language_)) return;
      line.printed = line.text;
      line.text = labelled->value;
    }
    line.role = LineRole::kDateline;
    date_lines_.push_back(place);
    return;
  }
  line.printed = line.text;
  line.text = labelled->value;
  line.role = labelled->field == NewsField::kHeadline ? LineRole::kHeadline : LineRole::kField;
  line.field = labelled->field;
}

// From the end up: date lines and source lines in any order, then everything else.
void ArticleLayout::find_tail() {
  tail_ = lines_.size();
  bool source = false;
  while (tail_ > 0 && lines_.size() - tail_ < kMaxTailLines) {
    LayoutLine& line = lines_[tail_ - 1];
    if (line.role != LineRole::kBody) break;
    if (schema::read_source_line(trim_line(line.text))) {
      line.role = LineRole::kSource;
      source = true;
    } else if (is_date_line(line.text, date_language_)) {
      line.role = LineRole::kDateline;
    } else {
      break;
    }
    --tail_;
  }
  if (source) find_source(tail_);
  // Date lines above the source line come first, the nearest first; then those below it.
  std::size_t first_source = tail_;
  while (first_source < lines_.size() && lines_[first_source].role != LineRole::kSource) ++first_source;
  for (std::size_t i = first_source; i > tail_; --i) {
    if (lines_[i - 1].role == LineRole::kDateline) date_lines_.push_back(i - 1);
  }
  for (std::size_t i = first_source; i < lines_.size(); ++i) {
    if (lines_[i].role == LineRole::kDateline) date_lines_.push_back(i);
  }
  if (date_lines_.empty()) find_dates_above(tail_);
  if (!source && lines_.size() > 1 && lines_[0].role == LineRole::kBody) {
    // A notice above the headlines serves where none stands below.
    if ((source_ = schema::read_source_line(lines_[0].text))) {
      lines_[0].role = LineRole::kSource;
      warnings_.emplace_back("the source line stands above the headlines");
    }
  }
}

// A notice of several lines is one statement if it can be read as one.
void ArticleLayout::find_source(std::size_t begin) {
  std::vector<std::size_t> places;
  for (std::size_t i = begin; i < lines_.size(); ++i) {
    if (lines_[i].role == LineRole::kSource) places.push_back(i);
  }
  std::string joined;
  for (const std::size_t i : places) {
    if (!joined.empty()) joined += ' ';
    joined += trim_line(lines_[i].text);
  }
  source_ = schema::read_source_line(joined);
  if (source_) return;
  source_ = schema::read_source_line(trim_line(lines_[places.back()].text));
  places.pop_back();
  for (const std::size_t i : places) lines_[i].role = LineRole::kBody;
  warnings_.emplace_back("several source lines; the last was taken");
}

// A reporter's name may stand between the date line and the source line; in a short article, any line. Lines
// that say what they are do not count.
void ArticleLayout::find_dates_above(std::size_t tail) {
  const bool is_short = lines_.size() <= kShortArticle;
  std::size_t unknown = 0;
  for (std::size_t below = 1; below <= kMaxTailLines && below + 1 <= tail; ++below) {
    const std::string_view between = lines_[tail - below].text;
    if (!is_credit_line(between)) {
      if (++unknown > kMaxLinesBelowDate || schema::count_characters(between) > kMaxShortLine) return;
      if (!is_short && ends_sentence(between)) return;
    }
    LayoutLine& line = lines_[tail - below - 1];
    if (line.role != LineRole::kBody) return;
    if (is_date_line(line.text, date_language_)) {
      line.role = LineRole::kDateline;
      date_lines_.push_back(tail - below - 1);
      return;
    }
  }
}

// Date lines above, between or directly under the headlines.
void ArticleLayout::find_head() {
  for (std::size_t i = 0; i < std::min(kMaxHeadLines, tail_); ++i) {
    LayoutLine& line = lines_[i];
    if (line.role != LineRole::kBody) continue;
    if (is_date_line(line.text, date_language_)) {
      line.role = LineRole::kDateline;
      date_lines_.push_back(i);
    } else if (!looks_like_headline(line.text)) {
      return;
    }
  }
}

// Last resort: a date that is a paragraph of its own.
void ArticleLayout::find_lone_date() {
  for (std::size_t i = tail_; i > 1; --i) {
    LayoutLine& line = lines_[i - 1];
    const bool alone = line.after_blank && (i == lines_.size() || lines_[i].after_blank);
    if (!alone || line.role != LineRole::kBody || !is_date_line(line.text, date_language_)) continue;
    line.role = LineRole::kDateline;
    date_lines_.push_back(i - 1);
    warnings_.emplace_back("the date line stands inside the body");
    return;
  }
}

std::size_t ArticleLayout::dates_inside() const {
  return static_cast<std::size_t>(std::count_if(lines_.begin(), lines_.end(), [&](const LayoutLine& line) {
    return line.role == LineRole::kBody && is_full_date_line(line.text, date_language_);
  }));
}

void ArticleLayout::find_language(std::string_view default_language) {
  // The first two lines may be headlines in another language, the last two are about the article.
  const std::size_t count = lines_.size();
  const std::size_t begin = count > 2 ? 2 : 0;
  const std::size_t end = count > begin + 2 ? count - 2 : count;
  language_ = languages_.identify(sample(begin, end)).language;
  // A short article has no more than a headline, a line or two, and its date.
  if (language_.empty() && count <= kShortArticle) {
    language_ = languages_.identify(sample(count > 2 ? 1 : 0, count)).language;
  }
  if (language_.empty() && count <= kShortArticle) {
    language_ = languages_.identify(sample(0, count)).language;
  }
  date_language_ = language_.empty() ? std::string(default_language) : language_;
}

// The text of lines [begin, end), for the identifier of languages; dates and sources say nothing of it.
std::string ArticleLayout::sample(std::size_t begin, std::size_t end) const {
  std::string sample;
  for (std::size_t i = begin; i < end && sample.size() < kSampleBytes; ++i) {
    const std::string_view text = lines_[i].text;
    const bool tail = lines_.size() <= kShortArticle && schema::count_characters(text) <= kMaxShortLine &&
                      (is_date_line(text) || schema::read_source_line(text));
    if (tail) continue;
    sample += text.substr(0, schema::edge_after(text, kSampleBytes));
    sample += '\n';
  }
  return sample;
}

void ArticleLayout::find_headlines() {
  // One that says that it is one.
  const auto is_headline = [](const LayoutLine& line) { return line.role == LineRole::kHeadline; };
  if (std::any_of(lines_.begin(),
                  lines_.begin() + static_cast<std::ptrdiff_t>(std::min(lines_.size(), kMaxFieldLines)),
                  is_headline))
    return;
  std::size_t first = 0;
  while (first < tail_ && lines_[first].role != LineRole::kBody) ++first;
  if (first == tail_) return;
  if (schema::count_characters(lines_[first].text) > 2 * kMaxHeadlineCharacters) {
    warnings_.emplace_back("no headline: the first line is too long for one");
    return;
  }
  lines_[first].role = LineRole::kHeadline;
  std::size_t second = first + 1;
  while (second < tail_ && lines_[second].role == LineRole::kDateline) ++second;
  const bool is_free = second < tail_ && lines_[second].role == LineRole::kBody;
  if (is_free && second == first + 1 && is_second_headline(first, second)) {
    lines_[second].role = LineRole::kHeadline;
  }
}

bool ArticleLayout::is_second_headline(std::size_t first, std::size_t second) const {
  const std::string_view one = lines_[first].text;
  const std::string_view two = lines_[second].text;
  if (lines_[second].after_blank) return false;
  if (schema::count_characters(two) > kMaxHeadlineCharacters || has_sentence_end_inside(two)) return false;

  const bool last = second + 1 >= lines_.size();
  // What follows says that the line is complete: a blank line, a date line, a source line, the end.
  const bool closed = last || lines_[second + 1].after_blank || lines_[second + 1].role != LineRole::kBody;
  const bool sentence = !looks_like_headline(two);
  const bool continued = !closed && continues_sentence(lines_[second + 1].text);

  const bool scripts = in_different_scripts(one, two);
  if (scripts && !sentence && !continued) return true;
  const std::string language_two = languages_.identify(two).language;
  const bool other_language = scripts || [&] {
    if (language_two.empty()) return false;
    const std::string language_one = languages_.identify(one).language;
    return !language_one.empty() && language_one != language_two;
  }();
  if (other_language) {
    if (!sentence && !continued) return true;
    // In another language than the body as well: it can be nothing else.
    const std::string_view below = lines_[std::min(second + 1, lines_.size() - 1)].text;
    return !language_two.empty() && !language_.empty() && language_two != language_ &&
           (closed || in_different_scripts(two, below));
  }
  // The same language: a second headline only where a blank line sets it off from a body.
  const bool set_off = !last && lines_[second + 1].after_blank && lines_[second + 1].role == LineRole::kBody;
  return set_off && !sentence && schema::count_characters(two) <= kMaxSubHeadline &&
         !parts_sentences_by_space(two);
}

}  // namespace broadsheet::indexer

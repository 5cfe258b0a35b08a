// Choosing windows of matches, and cutting them out of the text at sentences, line breaks or graphemes.
#include "search/snippet.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/characters.h"
#include "text/columns.h"

namespace broadsheet::searcher {
namespace {

// A window is filled with matches up to this share of its width, so that there is context around them.
constexpr double kMatchShare = 0.75;
// A passage may end with a sentence if at least this share of its width is used then.
constexpr double kSentenceShare = 0.6;
// Bytes looked at for one column of context: more than any script needs, and a bound for text of characters
// without width.
constexpr std::size_t kBytesPerColumn = 16;

// The furthest offset that is at most `width` columns after `at`.
std::size_t forward(std::string_view text, std::size_t at, std::size_t width) {
  const std::size_t bound = std::min(text.size(), at + width * kBytesPerColumn);
  std::size_t used = 0;
  while (at < bound) {
    std::size_t next = at;
    used += schema::columns(schema::next_character(text, next));
    if (used > width) break;
    at = next;
  }
  return at;
}

std::size_t backward(std::string_view text, std::size_t at, std::size_t width) {
  const std::size_t bound = at - std::min(at, width * kBytesPerColumn);
  std::size_t used = 0;
  while (at > bound) {
    std::size_t previous = at;
    used += schema::columns(schema::previous_character(text, previous));
    if (used > width) break;
    at = previous;
  }
  return at;
}

// A run of matches that fits a window.
struct Window {
  std::size_t first = 0;  // index of its first match
  std::size_t last = 0;   // index past its last match
  std::size_t score = 0;  // different sequences that are not yet `seen`
};

// The column of the text in which each match begins and ends, in one pass.
struct MatchColumns {
  std::vector<std::size_t> begin, end;

  MatchColumns(std::string_view text, std::span<const Match> matches)
      : begin(matches.size()), end(matches.size()) {
    std::size_t at = 0;
    std::size_t column = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      column += schema::columns(text.substr(at, matches[i].begin - at));
      at = matches[i].begin;
      begin[i] = column;
      end[i] = column + schema::columns(text.substr(at, matches[i].end - at));
    }
  }
};

// The first window of at most `width` columns with the most different sequences; those that are `seen` don't
// count. Of windows with as many, the one with more matches.
Window best_window(std::span<const Match> matches, const MatchColumns& at, std::size_t width,
                   const std::vector<bool>& seen) {
  Window best;
  std::vector<std::size_t> count(seen.size(), 0);
  std::size_t different = 0;
  std::size_t last = 0;
  for (std::size_t first = 0; first < matches.size(); ++first) {
    while (last < matches.size() && (last == first || at.end[last] <= at.begin[first] + width)) {
      if (count[matches[last].sequence]++ == 0 && !seen[matches[last].sequence]) ++different;
      ++last;
    }
    const bool more =
        different > best.score || (different == best.score && last - first > best.last - best.first);
    if (different > 0 && more) best = {first, last, different};
    if (--count[matches[first].sequence] == 0 && !seen[matches[first].sequence]) --different;
  }
  return best;
}

void mark_seen(std::span<const Match> matches, const Window& window, std::vector<bool>& seen) {
  for (std::size_t i = window.first; i < window.last; ++i) seen[matches[i].sequence] = true;
}

struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The passage as one line: white space becomes one space, marks move along, "…" where a sentence was cut.
MarkedText extract(std::string_view text, Passage passage,
                   std::span<const std::pair<std::uint32_t, std::uint32_t>> marks) {
  while (passage.begin < passage.end && is_space(text[passage.begin])) ++passage.begin;
  while (passage.end > passage.begin && is_space(text[passage.end - 1])) --passage.end;
  MarkedText out;
  if (passage.cut_before) out.text = "… ";
  auto mark = std::upper_bound(marks.begin(), marks.end(), passage.begin,
                               [](std::size_t at, const auto& m) { return at < m.second; });
  std::uint32_t open = 0;
  bool is_open = false;
  for (std::size_t at = passage.begin; at <= passage.end; ++at) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (is_open && (at == passage.end || at >= mark->second)) {
      out.matches.emplace_back(open, here);
      is_open = false;
      ++mark;
    }
    if (at == passage.end) break;
    if (!is_open && mark != marks.end() && at >= mark->first) {
      open = here;
      is_open = true;
    }
    if (!is_space(text[at])) {
      out.text += text[at];
    } else if (!out.text.ends_with(' ')) {
      out.text += ' ';
    }
  }
  if (passage.cut_after) out.text += " …";
  return out;
}

}  // namespace

class SnippetCutter::Impl {
 public:
  Impl() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale& root = icu::Locale::getRoot();
    sentences_.reset(icu::BreakIterator::createSentenceInstance(root, status));
    lines_.reset(icu::BreakIterator::createLineInstance(root, status));
    graphemes_.reset(icu::BreakIterator::createCharacterInstance(root, status));
  }

  // The passage around text[first, last) that is about `width` columns wide.
  Passage around(std::string_view text, std::size_t first, std::size_t last, std::size_t width) {
    Passage passage;
    const std::size_t needed = schema::columns(text.substr(first, last - first));
    const std::size_t slack = width > needed ? width - needed : 0;
    passage.begin = begin_before(text, first, slack, passage.cut_before);
    passage.end = end_after(text, passage.begin, last, width, passage.cut_after);
    if (passage.end == text.size() && passage.begin > 0) {
      // The text ends early: what is left of the width goes to the sentences before.
      const std::size_t reach = backward(text, passage.end, width);
      const auto starts = boundaries(sentences_.get(), text, reach, passage.begin);
      if (!starts.empty() && (starts.front() < passage.begin || passage.cut_before)) {
        passage.begin = starts.front();
        passage.cut_before = false;
      }
    }
    return passage;
  }

 private:
  // Where a passage begins whose first match is at `first`.
  std::size_t begin_before(std::string_view text, std::size_t first, std::size_t slack, bool& cut) {
    const std::size_t reach = backward(text, first, slack);
    const auto starts = boundaries(sentences_.get(), text, reach, first);
    if (!starts.empty()) return starts.back();
    cut = true;
    const std::size_t context = backward(text, first, slack / 3);
    const auto breaks = boundaries(lines_.get(), text, context, first);
    if (!breaks.empty()) return breaks.front();
    const auto graphemes = boundaries(graphemes_.get(), text, context, first);
    return graphemes.empty() ? first : graphemes.front();
  }

  // Where a passage ends that begins at `begin` and whose last match ends at `last`.
  std::size_t end_after(std::string_view text, std::size_t begin, std::size_t last, std::size_t width,
                        bool& cut) {
    const std::size_t reach = forward(text, begin, width);
    if (reach >= text.size()) return text.size();
    const std::size_t enough =
        forward(text, begin, static_cast<std::size_t>(static_cast<double>(width) * kSentenceShare));
    const auto ends = boundaries(sentences_.get(), text, std::max(last, enough), reach);
    if (!ends.empty()) return ends.back();
    cut = true;
    const auto breaks = boundaries(lines_.get(), text, std::max(last, begin + 1), reach);
    if (!breaks.empty()) return breaks.back();
    if (last <= reach && last > begin) {
      const auto after = boundaries(graphemes_.get(), text, last, reach);
      if (!after.empty()) return after.back();
    }
    // One match is wider than the passage: it is cut too.
    const auto graphemes = boundaries(graphemes_.get(), text, begin + 1, reach);
    return graphemes.empty() ? std::max(reach, schema::edge_after(text, begin + 1)) : graphemes.back();
  }

  // The boundaries in [low, high], ascending. The iterator sees some text before and after, so that the ends
  // of that slice are no boundaries unless they are ends of the text.
  static std::vector<std::size_t> boundaries(icu::BreakIterator* iterator, std::string_view text,
                                             std::size_t low, std::size_t high) {
    constexpr std::size_t kContext = 256;
    std::vector<std::size_t> found;
    if (low > high || iterator == nullptr) return found;
    std::size_t begin = low - std::min(low, kContext);
    begin = schema::edge_before(text, begin);
    std::size_t end = std::min(text.size(), high + kContext);
    end = schema::edge_after(text, end);
    UErrorCode status = U_ZERO_ERROR;
    UText storage = UTEXT_INITIALIZER;
    utext_openUTF8(&storage, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
    iterator->setText(&storage, status);
    if (U_SUCCESS(status)) {
      for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        const std::size_t place = begin + static_cast<std::size_t>(at);
        if (place > high) break;
        const bool end_of_slice = (place == begin && begin > 0) || (place == end && end < text.size());
        if (place >= low && !end_of_slice) found.push_back(place);
      }
    }
    utext_close(&storage);
    return found;
  }

  std::unique_ptr<icu::BreakIterator> sentences_, lines_, graphemes_;
};

SnippetCutter::SnippetCutter() : impl_(std::make_unique<Impl>()) {}
SnippetCutter::~SnippetCutter() = default;
SnippetCutter::SnippetCutter(SnippetCutter&&) noexcept = default;
SnippetCutter& SnippetCutter::operator=(SnippetCutter&&) noexcept = default;

std::vector<MarkedText> SnippetCutter::cut(std::string_view text, std::span<const Match> matches,
                                           std::uint32_t columns) {
  if (text.empty() || columns == 0) return {};
  const auto marks = merge(matches);
  if (matches.empty()) return {extract(text, impl_->around(text, 0, 0, columns), marks)};

  std::uint32_t sequences = 0;
  for (const Match& match : matches) sequences = std::max(sequences, match.sequence + 1);
  const MatchColumns at(text, matches);
  const auto width_for_matches = [](std::size_t width) {
    return static_cast<std::size_t>(static_cast<double>(width) * kMatchShare);
  };
  const auto passage_of = [&](const Window& window, std::size_t width) {
    std::uint32_t end = 0;
    for (std::size_t i = window.first; i < window.last; ++i) end = std::max(end, matches[i].end);
    return impl_->around(text, matches[window.first].begin, end, width);
  };

  std::vector<bool> seen(sequences, false);
  const Window whole = best_window(matches, at, width_for_matches(columns), seen);
  const std::size_t half = columns / 2;
  const Window one = best_window(matches, at, width_for_matches(half), seen);
  mark_seen(matches, one, seen);
  const Window two = best_window(matches, at, width_for_matches(half), seen);
  if (one.score + two.score <= whole.score) return {extract(text, passage_of(whole, columns), marks)};

  const Passage left = passage_of(one.first < two.first ? one : two, half);
  Passage right = passage_of(one.first < two.first ? two : one, half);
  if (right.begin <= left.end) {
    // They meet: one passage, from the beginning of the left one to the end of the right one.
    return {
        extract(text, {left.begin, std::max(left.end, right.end), left.cut_before, right.cut_after}, marks)};
  }
  return {extract(text, left, marks), extract(text, right, marks)};
}

}  // namespace broadsheet::searcher

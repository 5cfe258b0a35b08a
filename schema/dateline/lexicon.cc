// Looks words up, and keeps the lexicons that were made.
#include "dateline/lexicon.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "dateline/languages.h"
#include "dateline/lexicon_builder.h"

namespace broadsheet::schema::dateline {

Lexicon::Lexicon(std::vector<Entry> sorted_entries, std::vector<std::string> zones, bool abbreviates)
    : entries_(std::move(sorted_entries)), zones_(std::move(zones)), abbreviates_(abbreviates) {}

// The month or weekday that all names among `entries` mean; empty if there is none, or more than one.
std::span<const Meaning> Lexicon::only_name(std::span<const Entry> entries) {
  constexpr std::size_t kMostForms = 24;  // of one name, with its cases
  if (entries.size() > kMostForms) return {};
  const Meaning* only = nullptr;
  for (const Entry& entry : entries) {
    for (const Meaning& meaning : entry.meanings) {
      const bool month = meaning.kind == WordKind::kMonth && meaning.calendar == Calendar::kGregorian;
      if (!month && meaning.kind != WordKind::kWeekday) continue;
      if (only != nullptr && (only->kind != meaning.kind || only->value != meaning.value)) return {};
      if (only == nullptr) only = &meaning;
    }
  }
  return only == nullptr ? std::span<const Meaning>() : std::span<const Meaning>(only, 1);
}

void Lexicon::find(const FoldedLine& line, std::size_t begin, std::vector<Match>& out) const {
  const std::size_t first_out = out.size();
  if (!is_boundary(line, begin)) return;
  auto low = entries_.begin();
  auto high = entries_.end();
  std::size_t depth = 0;
  for (std::size_t i = begin; i < line.size() && low != high; ++i) {
    const char32_t c = line.at(i);
    if (c == U'.' && depth > 0) {
      constexpr std::size_t kShortest = 3;  // letters of an abbreviation
      const bool whole = low->key.size() == depth;
      if (abbreviates_ && !whole && i - begin == depth && depth >= kShortest) {
        const auto name = only_name(std::span(&*low, static_cast<std::size_t>(high - low)));
        if (!name.empty()) out.push_back({i + 1, name});
      }
      continue;
    }
    if (c == U' ' && i > begin && line.at(i - 1) == U' ') continue;
    const auto char_at = [depth](const Entry& entry) {
      return depth < entry.key.size() ? entry.key[depth] : U'\0';
    };
    low = std::partition_point(low, high, [&](const Entry& entry) { return char_at(entry) < c; });
    high = std::partition_point(low, high, [&](const Entry& entry) { return char_at(entry) == c; });
    ++depth;
    if (low == high || low->key.size() != depth || !is_boundary(line, i + 1)) continue;
    out.push_back({i + 1, low->meanings});
  }
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first_out), out.end());
}

bool is_known_language(std::string_view language) {
  return Languages::instance().number(language) != kMaxLanguages;
}

const Lexicon& lexicon_of(std::string_view language) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const Lexicon>, std::less<>> lexicons;
  // Unknown languages share one lexicon, so that hostile hints can't fill the memory.
  if (!is_known_language(language)) language = "und";
  {
    const std::shared_lock lock(mutex);
    const auto found = lexicons.find(language);
    if (found != lexicons.end()) return *found->second;
  }
  auto made = std::make_unique<const Lexicon>(make_lexicon(language));
  const std::unique_lock lock(mutex);
  return *lexicons.emplace(std::string(language), std::move(made)).first->second;
}

const Lexicon& lexicon_of_all() {
  static const Lexicon lexicon = make_lexicon_of_all();
  return lexicon;
}

std::string language_name(std::size_t index) { return Languages::instance().name(index); }

}  // namespace broadsheet::schema::dateline

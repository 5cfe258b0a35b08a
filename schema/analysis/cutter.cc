// Positions, glue and limits: how tokens leave the cutters.
#include "analysis/cutter.h"

#include <stdexcept>

#include "broadsheet/schema/fields.h"

namespace broadsheet::schema {
namespace {

// Beyond this position no gaps are added, so that positions cannot wrap: a text has fewer than 2^31
// characters.
constexpr std::uint32_t kLastGap = 0x7FFFFFFF;

constexpr char32_t kNikhahit = 0x0E4D;
constexpr char32_t kSaraAa = 0x0E32;
constexpr char32_t kSaraAm = 0x0E33;

}  // namespace

void Cutting::start(TokenSink& sink) {
  sink_ = &sink;
  position_ = 0;
  first_ = true;
  parted_ = false;
  gap_pending_ = false;
}

void Cutting::set_chunk(const TextNormalizer& normalizer) {
  units = normalizer.units();
  size = normalizer.size();
  text_ = normalizer.text();
}

std::uint32_t Cutting::next_position() noexcept {
  if (gap_pending_) {
    gap_pending_ = false;
    if (!first_ && position_ < kLastGap) position_ += kPartGap;
  }
  return position_;
}

void Cutting::put(TokenKind kind, std::string_view text, std::size_t from, std::size_t to,
                  StemScript script) {
  const std::uint32_t position = next_position();
  const bool glued = !first_ && !parted_;
  first_ = false;
  parted_ = false;
  ++position_;
  if (text.size() > kMaxWordBytes) return;
  sink_->on_token({text, position, units[from].begin, units[to - 1].end, kind, script, glued});
}

void Cutting::put_at(std::uint32_t position, TokenKind kind, std::string_view text, std::size_t from,
                     std::size_t to) {
  if (text.size() > kMaxWordBytes) return;
  sink_->on_token({text, position, units[from].begin, units[to - 1].end, kind, StemScript::kNone, false});
}

void Cutting::open_words() {
  if (words_ != nullptr) return;
  UErrorCode status = U_ZERO_ERROR;
  words_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no word break data");
}

// The dictionary of Thai has sara am as one letter, normalised text as two.
void Cutting::fill_utf16_with_letters() {
  open_words();
  utf16.clear();
  indexes.clear();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] == 0) continue;
    indexes.push_back(static_cast<std::uint32_t>(i));
    const bool sara_am = letters[i] == kNikhahit && i + 1 < letters.size() && letters[i + 1] == kSaraAa;
    utf16.push_back(static_cast<char16_t>(sara_am ? kSaraAm : letters[i]));
    if (sara_am) ++i;
  }
  indexes.push_back(static_cast<std::uint32_t>(letters.size()));
  alias_.setTo(false, utf16.data(), static_cast<int32_t>(utf16.size()));
  words_->setText(alias_);
}

void Cutting::fill_utf16(std::size_t from, std::size_t to) {
  open_words();
  utf16.clear();
  indexes.clear();
  for (std::size_t i = from; i < to; ++i) {
    const char32_t c = code_point(i);
    indexes.push_back(static_cast<std::uint32_t>(i));
    if (c < 0x10000) {
      utf16.push_back(static_cast<char16_t>(c));
    } else {
      indexes.push_back(static_cast<std::uint32_t>(i));
      utf16.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10U)));
      utf16.push_back(static_cast<char16_t>(0xDC00 | (c & 0x3FFU)));
    }
  }
  indexes.push_back(static_cast<std::uint32_t>(to));
  // An alias of the buffer, which stays as it is until the next run.
  alias_.setTo(false, utf16.data(), static_cast<int32_t>(utf16.size()));
  words_->setText(alias_);
}

}  // namespace broadsheet::schema

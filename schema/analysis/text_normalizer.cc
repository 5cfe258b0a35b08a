// The normalising loop: table look-ups, and ICU for the characters that meet others.
#include "analysis/text_normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <stdexcept>

#include "analysis/script_folds.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// A chunk ends before a space or full stop once it has this many characters: it stays in the processor's
// cache.
constexpr std::size_t kSoftChunk = 8192;
// A chunk ends anywhere after this many: memory stays bounded on text without spaces.
constexpr std::size_t kHardChunk = 65536;
// Characters that are normalised together at most. UAX #15, section 13 (Stream-Safe Text Format) finds no use
// for more than 30 combining marks; ordering them takes quadratic time.
constexpr std::size_t kMaxSegment = 32;
// The most characters that a segment can become: no code point becomes more than 18 (U+FDFA).
constexpr std::size_t kMaxSegmentOutput = (kMaxSegment + 1) * 18;

constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr PackedChar kIllFormed{0xFFFD, CharClass::kSpace, StemScript::kNone};
constexpr PackedChar kInvisibleSeparator{kZeroWidthSpace, CharClass::kSeparator, StemScript::kNone};

constexpr PackedChar kHalfSpaceUnit{kHalfSpace, CharClass::kSeparator, StemScript::kNone};

// The letters between which a half-space parts words, as in Persian. In other scripts it only shapes them.
bool is_arabic(char32_t c) { return c >= 0x0620 && c <= 0x06FF; }

// No word goes on past white space and the full-width punctuation of East Asia.
bool ends_chunk(PackedChar character) {
  switch (character.char_class()) {
    case CharClass::kSpace:
    case CharClass::kNewline:
      return true;
    case CharClass::kSeparator:
      return character.code_point() >= 0x3000;
    default:
      return false;
  }
}

}  // namespace

TextNormalizer::TextNormalizer() : table_(&CharacterTable::instance()) {
  UErrorCode status = U_ZERO_ERROR;
  normalizer_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC_Casefold data");
}

void TextNormalizer::start(std::string_view text) {
  input_ = text;
  next_ = 0;
  size_ = 0;
  bytes_size_ = 0;
  const std::size_t capacity = std::min(kHardChunk, text.size()) + kMaxSegmentOutput + 1;
  if (units_.size() < capacity) {
    units_.resize(capacity);
    bytes_.resize(capacity * 4);
  }
}

inline void TextNormalizer::put(PackedChar character, std::uint32_t begin, std::uint32_t end) {
  units_[size_++] = {character, begin, end, static_cast<std::uint32_t>(bytes_size_)};
  const std::uint32_t c = character.code_point();
  bytes_size_ += put_character(bytes_.data() + bytes_size_, c);
}

// The last character, if nothing but what was dropped stands between it and `begin`.
inline Unit* TextNormalizer::character_before(std::uint32_t begin) {
  return size_ > 0 && units_[size_ - 1].end >= begin ? &units_[size_ - 1] : nullptr;
}

inline bool TextNormalizer::follows_arabic(std::uint32_t begin) {
  const Unit* before = character_before(begin);
  return before != nullptr && is_arabic(before->character.code_point());
}

// A dropped mark belongs to the character before it, so that a highlight covers it.
inline void TextNormalizer::drop(std::uint32_t begin, std::uint32_t end) {
  if (Unit* before = character_before(begin); before != nullptr) before->end = end;
}

inline void TextNormalizer::mark_segment(std::uint32_t position) {
  segment_input_ = position;
  segment_units_ = size_;
  segment_bytes_ = bytes_size_;
  segment_length_ = 0;
}

bool TextNormalizer::next_chunk() {
  size_ = 0;
  bytes_size_ = 0;
  last_class_ = 0;
  const auto length = static_cast<std::uint32_t>(input_.size());
  if (next_ >= length) return false;
  mark_segment(next_);
  while (next_ < length && size_ < kHardChunk) {
    const std::uint32_t begin = next_;
    if (is_ascii(input_[begin])) {
      const CharInfo& info = (*table_)[static_cast<unsigned char>(input_[begin])];
      if (size_ >= kSoftChunk && ends_chunk(info.mapped)) {
        break;
      }
      mark_segment(begin);
      last_class_ = 0;
      put(info.mapped, begin, ++next_);
      continue;
    }
    std::size_t end = begin;
    const char32_t c = next_character(input_, end);
    next_ = static_cast<std::uint32_t>(end);
    const bool ill_formed = is_ill_formed(c, next_ - begin);
    if (ill_formed || c == kZeroWidthSpace) {
      put(ill_formed ? kIllFormed : kInvisibleSeparator, begin, next_);
      mark_segment(next_);
      last_class_ = 0;
      continue;
    }
    if (c == kHalfSpace && follows_arabic(begin)) {
      put(kHalfSpaceUnit, begin, next_);
      mark_segment(next_);
      last_class_ = 0;
      continue;
    }
    const CharInfo& info = (*table_)[c];
    if (info.boundary_before) {
      if (size_ >= kSoftChunk && info.quick && ends_chunk(info.mapped)) {
        next_ = begin;
        break;
      }
      mark_segment(begin);
      last_class_ = 0;
    } else if (++segment_length_ >= kMaxSegment) {
      mark_segment(begin);
      last_class_ = 0;
    }
    if (info.quick && (info.combining_class == 0 || info.combining_class >= last_class_)) {
      last_class_ = info.combining_class;
      const Unit* before = info.combining_class == 0 ? nullptr : character_before(begin);
      const bool dropped_here =
          before != nullptr && drops_mark_after(before->character.code_point(), info.mapped.code_point());
      if (info.drop_mapped || dropped_here) {
        drop(begin, next_);
      } else {
        put(info.mapped, begin, next_);
      }
    } else {
      normalize_segment();
    }
  }
  units_[size_] = {kIllFormed, next_, next_, static_cast<std::uint32_t>(bytes_size_)};
  return true;
}

// Normalises from the segment's start to the next place where normalisation may start. All characters that
// result stand for the whole segment, which is one character with its marks or joining letters.
void TextNormalizer::normalize_segment() {
  const auto length = static_cast<std::uint32_t>(input_.size());
  while (next_ < length && segment_length_ < kMaxSegment) {
    std::size_t end = next_;
    const char32_t c = next_character(input_, end);
    // Ill-formed bytes read as U+FFFD, which is such a place too.
    if (c == kZeroWidthSpace || (*table_)[c].boundary_before) break;
    if (c == kHalfSpace && is_arabic(schema::character_before(input_, next_))) break;
    ++segment_length_;
    next_ = static_cast<std::uint32_t>(end);
  }
  size_ = segment_units_;
  bytes_size_ = segment_bytes_;
  const std::uint32_t begin = segment_input_;
  scratch_.clear();
  icu::StringByteSink<std::string> sink(&scratch_);
  UErrorCode status = U_ZERO_ERROR;
  normalizer_->normalizeUTF8(0, icu::StringPiece(input_.data() + begin, static_cast<int32_t>(next_ - begin)),
                             sink, nullptr, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  if (scratch_.empty()) drop(begin, next_);
  for (std::size_t i = 0; i < scratch_.size();) {
    const char32_t c = next_character(scratch_, i);
    const CharInfo& info = (*table_)[c];
    const Unit* before = character_before(begin);
    if (info.drop_folded || (before != nullptr && drops_mark_after(before->character.code_point(), c))) {
      drop(begin, next_);
    } else {
      put(info.folded, begin, next_);
    }
  }
  mark_segment(next_);
  last_class_ = 255;
}

}  // namespace broadsheet::schema

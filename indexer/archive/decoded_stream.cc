// Decoding, by ICU's converters, and guessing, by its charset detector.
#include "archive/decoded_stream.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>

#include "archive/charset.h"
#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kInputBlock = 16U << 10;

// A byte gives at most so many units of UTF-16, in every encoding that is read.
constexpr std::size_t kUnitsForAByte = 2;

// Readers of lines ask for each line; of one who doesn't, only so many are kept.
constexpr std::size_t kMostLineStarts = 1U << 20;

// What is looked at to guess. Some hundred letters are enough, and a record may be megabytes.
constexpr std::size_t kGuessedBytes = 4U << 10;
// What uchardet is shown: it counts, and is quick.
constexpr std::size_t kDetectedBytes = 64U << 10;

// ICU's confidence, of 100, below which its guess is worth nothing.
constexpr std::int32_t kLeastConfidence = 10;

bool ends_line(char32_t character) {
  return character == U'\n' || character == U'\r' || character == 0x85 || character == 0x2028 ||
         character == 0x2029;
}

// What Windows' tables make of bytes that mean nothing, for want of a character.
bool is_filler(char32_t character) { return character >= 0xF8F0 && character <= 0xF8FE; }

// These have the whole private use area.
bool is_unicode(const Encoding& encoding) {
  return encoding.name.starts_with("UTF-") || encoding.name == "GB18030";
}

UConverter* open_converter(const Encoding& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.converter, &status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status) != 0) {
    throw std::runtime_error("the ICU library does not know " + std::string(encoding.name));
  }
  // It stops at what is no text: we say what stands for that.
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

// True if `bytes`, of which the end may be missing, are text in `encoding`.
bool is_text_in(std::string_view bytes, const Encoding& encoding) {
  UConverter* const converter = open_converter(encoding);
  std::string recoded;
  if (PairRecoder recoder(encoding); recoder.recodes()) {
    recoded = bytes;
    recoder.recode(recoded, false);
    bytes = recoded;
  }
  std::u16string units(bytes.size() * kUnitsForAByte + 16, u'\0');
  char16_t* to = units.data();
  const char* from = bytes.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter, &to, units.data() + units.size(), &from, bytes.data() + bytes.size(), nullptr, 0,
                 &status);
  ucnv_close(converter);
  if (U_FAILURE(status) != 0) return false;
  // Control characters beyond ASCII stand in no text.
  return std::none_of(units.data(), to,
                      [](char16_t unit) { return unit >= 0x80 && unit < 0xA0 && unit != 0x85; });
}

// Code units that texts are made of: those of alphabets, East Asia's, punctuation.
bool is_unit_of_text(unsigned unit) {
  struct Range {
    unsigned first;
    unsigned last;
  };
  constexpr std::array<Range, 13> kRanges{{{0x09, 0x0D},
                                           {0x20, 0x7E},
                                           {0xA0, 0x1FFF},
                                           {0x2000, 0x206F},
                                           {0x20A0, 0x20CF},
                                           {0x2100, 0x2BFF},
                                           {0x3000, 0x318F},
                                           {0x4E00, 0x9FFF},
                                           {0xAC00, 0xD7A3},
                                           {0xD800, 0xDFFF},
                                           {0xF900, 0xFAFF},
                                           {0xFE10, 0xFE6F},
                                           {0xFF00, 0xFFEF}}};
  return std::any_of(kRanges.begin(), kRanges.end(),
                     [unit](const Range& range) { return unit >= range.first && unit <= range.last; });
}

// How many of the code units of `bytes`, read as UTF-16, are of text.
double share_of_text(std::string_view bytes, bool is_big_endian) {
  std::size_t of_text = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto high = static_cast<unsigned char>(bytes[is_big_endian ? i : i + 1]);
    const auto low = static_cast<unsigned char>(bytes[is_big_endian ? i + 1 : i]);
    of_text += is_unit_of_text(high * 256U + low) ? 1U : 0U;
  }
  return bytes.size() < 2 ? 0 : static_cast<double>(of_text) / static_cast<double>(bytes.size() / 2);
}

}  // namespace

DecodedStream::DecodedStream(ByteStream& under, const Encoding& encoding)
    : under_(under),
      recoder_(encoding),
      converter_(open_converter(encoding)),
      has_fillers_(!is_unicode(encoding)),
      offsets_(std::make_unique_for_overwrite<std::int32_t[]>(kInputBlock * kUnitsForAByte + 16)) {
  units_.resize(kInputBlock * kUnitsForAByte + 16);
}

DecodedStream::~DecodedStream() { ucnv_close(converter_); }

std::size_t DecodedStream::take(char* to, std::size_t size) {
  while (given_ == output_.size()) {
    output_.clear();
    given_ = 0;
    if (at_ == input_.size() && !fill()) return 0;
    decode();
  }
  const std::size_t got = std::min(size, output_.size() - given_);
  output_.copy(to, got, given_);
  given_ += got;
  return got;
}

// Reads the next block; false if there is nothing more to decode. At the end there is one more block, an
// empty one: what is cut off in the middle of a character shows.
bool DecodedStream::fill() {
  if (ended_) return false;
  input_begin_ += input_.size();
  at_ = 0;
  do {
    input_.resize(kInputBlock);
    input_.resize(under_.read(input_.data(), kInputBlock - 1));  // a byte may have been held back
    ended_ = input_.empty();
    recoder_.recode(input_, ended_);
  } while (input_.empty() && !ended_);
  if (ended_ && !under_.error().empty()) {
    fail(under_.error());
    return false;
  }
  return true;
}

// One step: to the end of the block, or to bytes that are no text.
void DecodedStream::decode() {
  const char* const begin = input_.data() + at_;
  const char* from = begin;
  char16_t* to = units_.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter_, &to, units_.data() + units_.size(), &from, input_.data() + input_.size(),
                 offsets_.get(), ended_ ? 1 : 0, &status);
  const auto used = static_cast<std::size_t>(from - begin);
  const auto count = static_cast<std::size_t>(to - units_.data());
  UErrorCode ignored = U_ZERO_ERROR;
  // Bytes that the converter holds back belong to a character that is not given yet.
  const auto pending = U_FAILURE(status) != 0 ? 0 : ucnv_toUCountPending(converter_, &ignored);
  const std::uint64_t step_begin = input_begin_ + at_;
  const std::uint64_t step_end = step_begin + used - static_cast<std::uint64_t>(std::max(pending, 0));
  for (std::size_t i = 0; i < count; ++i) {
    const char16_t unit = units_[i];
    if (unit >= 0xD800 && unit < 0xDC00) {
      lead_ = unit;
      continue;
    }
    char32_t character = unit;
    if (lead_ != 0) {
      character =
          0x10000 + ((static_cast<char32_t>(lead_) - 0xD800) << 10) + (static_cast<char32_t>(unit) - 0xDC00);
      lead_ = 0;
    }
    if (has_fillers_ && is_filler(character)) {
      output_ += kUndecodable;
    } else {
      schema::append_character(output_, character);
    }
    if (!ends_line(character)) continue;
    const bool is_last = i + 1 == count || offsets_[i + 1] < 0;
    if (line_starts_.size() == kMostLineStarts) line_starts_.pop_front();
    line_starts_.push_back({decoded_ + output_.size(),
                            is_last ? step_end : step_begin + static_cast<std::uint64_t>(offsets_[i + 1])});
  }
  at_ += used;
  if (U_FAILURE(status) != 0 && status != U_BUFFER_OVERFLOW_ERROR) output_ += kUndecodable;
  decoded_ += output_.size();
}

std::uint64_t DecodedStream::input_offset(std::uint64_t position) {
  while (!line_starts_.empty() && line_starts_.front().here <= position) {
    last_ = line_starts_.front();
    line_starts_.pop_front();
  }
  if (position == decoded_ && position != last_.here && given_ == output_.size() && at_ == input_.size())
    return input_begin_ + input_.size();  // the end of a text whose last line has no end
  return last_.there;
}

const Encoding* likely_encoding(std::string_view bytes) {
  // uchardet tells more of the press's encodings apart; ICU's detector says more of short texts.
  if (const Encoding* const seen = find_encoding(detected_charset(bytes.substr(0, kDetectedBytes)));
      seen != nullptr && !seen->name.starts_with("UTF-") &&
      is_text_in(bytes.substr(0, kDetectedBytes), *seen)) {
    return seen;
  }
  // Where it stops being ASCII it begins to tell.
  const auto* const first =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return !schema::is_ascii(c); });
  const auto place = static_cast<std::size_t>(first - bytes.begin());
  bytes = bytes.substr(place > kGuessedBytes / 2 ? place - kGuessedBytes / 2 : 0, kGuessedBytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) != 0) return nullptr;
  for (std::int32_t i = 0; i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < kLeastConfidence) break;
    const char* const name = ucsdet_getName(matches[i], &status);
    const Encoding* const encoding = name == nullptr ? nullptr : find_encoding(name);
    if (encoding == nullptr || encoding->name.starts_with("UTF-")) continue;
    if (is_text_in(bytes, *encoding)) return encoding;
  }
  return nullptr;
}

const Encoding* marked_encoding(std::string_view head) noexcept {
  struct Mark {
    std::string_view bytes;
    std::string_view encoding;
  };
  // The longer of two that begin alike stands first.
  constexpr std::array<Mark, 5> kMarks{{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                        {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                        {"\xFF\xFE"sv, "UTF-16LE"},
                                        {"\xFE\xFF"sv, "UTF-16BE"},
                                        {"\xEF\xBB\xBF"sv, "UTF-8"}}};
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) return find_encoding(mark.encoding);
  }
  return nullptr;
}

const Encoding* unmarked_utf16(std::string_view head) noexcept {
  // In UTF-16, of every space, digit and end of line one half is zero. In most texts it is always the same
  // half; in those of East Asia the other one is zero, too, of some characters (U+3000, U+4E00).
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
  constexpr std::size_t kBytesForAZero = 128;
  if (zeros[0] + zeros[1] < std::max<std::size_t>(2, head.size() / kBytesForAZero)) return nullptr;
  const double little = share_of_text(head, false);
  const double big = share_of_text(head, true);
  const bool is_one_half = (zeros[0] > 0) != (zeros[1] > 0);
  const bool is_big = is_one_half ? zeros[0] > 0 : big > little;
  constexpr double kLeastShare = 0.95;
  if ((is_big ? big : little) < kLeastShare || (!is_one_half && big == little)) return nullptr;
  return find_encoding(is_big ? "UTF-16BE" : "UTF-16LE");
}

}  // namespace broadsheet::indexer

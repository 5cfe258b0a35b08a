// The analyzer: normalises a text chunk by chunk and gives each run of characters to the cutter of its
// script.
#include <array>

#include "analysis/analyzer.h"
#include "analysis/cutter.h"
#include "analysis/text_normalizer.h"
#include "broadsheet/schema/error.h"

namespace broadsheet::schema {
namespace {

// Token offsets have 32 bits, and ICU's lengths 31.
constexpr std::size_t kMaxTextBytes = 0x7FFFFFFF;

using Cutter = std::size_t (*)(Cutting&, std::size_t);

// Which cutter takes a run that begins with a character of this class; null: such a character begins no run.
constexpr Cutter cutter_of(CharClass char_class) {
  switch (char_class) {
    case CharClass::kLetter:
    case CharClass::kDigit:
      return cut_words;
    case CharClass::kHan:
      return cut_han;
    case CharClass::kHangul:
      return cut_hangul;
    case CharClass::kDictionary:
      return cut_dictionary;
    case CharClass::kEmoji:
    case CharClass::kModifier:
    case CharClass::kRegional:
      return cut_emoji;
    case CharClass::kSeparator:
    case CharClass::kSpace:
    case CharClass::kNewline:
    case CharClass::kMark:
      return nullptr;
  }
  return nullptr;
}

}  // namespace

class Analyzer::Impl {
 public:
  std::uint32_t analyze(std::string_view text, TokenSink& sink) {
    if (text.size() > kMaxTextBytes)
      throw UserError(ProblemCode::kTextTooLong, "a text has more than 2 GiB; split it into articles");
    normalizer_.start(text);
    cutting_.start(sink);
    bool after_newline = false;
    while (normalizer_.next_chunk()) {
      sink.on_characters({normalizer_.units(), normalizer_.size()});
      cutting_.set_chunk(normalizer_);
      for (std::size_t i = 0; i < cutting_.size;) {
        const CharClass now = cutting_.char_class(i);
        if (const Cutter cutter = cutter_of(now); cutter != nullptr) {
          i = cutter(cutting_, i);
          after_newline = false;
          continue;
        }
        if (now == CharClass::kNewline) {
          if (after_newline) cutting_.end_paragraph();
          after_newline = true;
          cutting_.part();
        } else if (now == CharClass::kSpace) {
          cutting_.part();
        }
        ++i;
      }
    }
    return cutting_.positions_used();
  }

 private:
  TextNormalizer normalizer_;
  Cutting cutting_;
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::uint32_t Analyzer::analyze(std::string_view text, TokenSink& sink) { return impl_->analyze(text, sink); }

}  // namespace broadsheet::schema

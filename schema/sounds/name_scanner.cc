// Words that may be names, and the runs that they stand in.
#include "sounds/name_scanner.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "analysis/language.h"
#include "analysis/text_cache.h"
#include "analysis/text_normalizer.h"
#include "sounds/han_names.h"
#include "sounds/hangul_names.h"
#include "sounds/kanji_names.h"
#include "sounds/name_skeleton.h"
#include "sounds/name_surface.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// Longer runs of Hangul or Han are no names.
constexpr std::size_t kLongestHangulName = 8;
constexpr std::size_t kLongestHanName = 8;

// A run of Han that is typed is taken for a name as a whole up to this length.
constexpr std::size_t kLongestTypedHan = 4;

// So much of a run of Han is looked at for a Japanese name: what people are called, their name, and what
// follows.
constexpr std::size_t kKanjiLookedAt = 16;

// A name in Kanji that says too little in parts is indexed with so many pairs of their readings.
constexpr std::size_t kJoinedReadings = 3;

// Words that stand together and make one name, at most.
constexpr std::size_t kWordsOfName = 3;

// What a code point is to the scanner.
enum class Kind : std::uint8_t { kOther, kUpper, kLetter, kKatakana, kHangul, kHan };

Kind find_kind(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return Kind::kUpper;
    return c >= 'a' && c <= 'z' ? Kind::kLetter : Kind::kOther;
  }
  if (c >= 0xAC00 && c <= 0xD7A3) return Kind::kHangul;
  if ((c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0xFF66 && c <= 0xFF9F)) return Kind::kKatakana;
  if (c >= 0x3041 && c <= 0x3096) return Kind::kOther;
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFD)) {
    return Kind::kHan;
  }
  const auto code_point = static_cast<UChar32>(c);
  const auto mask = U_GET_GC_MASK(code_point);
  if ((mask & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0) return Kind::kUpper;
  return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ? Kind::kLetter : Kind::kOther;
}

// The kinds of the code points below 2^16, computed on first use: ICU's properties take several times as long
// as a look-up.
using Kinds = std::array<Kind, 0x10000>;
const Kinds& kinds() {
  static const std::unique_ptr<const Kinds> table = [] {
    auto made = std::make_unique<Kinds>();
    for (std::size_t c = 0; c < made->size(); ++c) (*made)[c] = find_kind(static_cast<char32_t>(c));
    return made;
  }();
  return *table;
}

constexpr bool is_small_ascii(char c) { return c >= 'a' && c <= 'z'; }

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'\u02BC' || c == U'\u2018' || c == U'\u02BB';
}
bool is_middle_dot(char32_t c) {
  return c == U'・' || c == U'･' || c == U'·' || c == U'‧' || c == U'＝' || c == U'\u30A0' || c == U'=';
}
constexpr char32_t kIterationMark = U'々';
bool is_space(char32_t c) { return c == U' ' || c == U'\u00A0' || c == U'\u3000'; }
bool ends_sentence(char32_t c) {
  constexpr std::u32string_view kEnds = U".!?\n:;\"…“”«»„‘(—–。！？";
  return kEnds.find(c) != std::u32string_view::npos;
}

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool alone = true;     // a name by itself, if its skeleton says enough
  bool has_key = false;  // it was asked for
  std::string key;       // empty: its skeleton says too little
};

// The beginning of a run of Han, and where each of its characters begins in the text, and the last one ends.
struct HanRun {
  std::array<char32_t, kKanjiLookedAt> characters{};
  std::array<std::uint32_t, kKanjiLookedAt + 1> begins{};
  std::size_t count = 0;  // of the whole run, which may be longer
  std::size_t end = 0;

  std::u32string_view view() const { return {characters.data(), std::min(count, characters.size())}; }
};

// What people are called behind their names, in Hiragana.
bool is_addressed(std::string_view rest) {
  return rest.starts_with("さん") || rest.starts_with("さま") || rest.starts_with("ちゃん") ||
         rest.starts_with("くん");
}

}  // namespace

class NameScanner::Impl {
 public:
  NameReader& reader() { return reader_; }

  void scan(std::string_view text, NameScan what, NameSink& sink) {
    text_ = text;
    query_ = what == NameScan::kQuery;
    kanji_ = what == NameScan::kJapanese || query_;
    nouns_ = what == NameScan::kNouns;
    sink_ = &sink;
    count_ = 0;
    sentence_start_ = true;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = decode(at);
      switch (kind_of(c)) {
        case Kind::kUpper:
          at = letters(begin, at, true);
          break;
        case Kind::kLetter:
          at = letters(begin, at, false);
          break;
        case Kind::kKatakana:
          at = katakana(begin, at);
          break;
        case Kind::kHangul:
          at = hangul(begin);
          break;
        case Kind::kHan:
          at = han(begin);
          break;
        case Kind::kOther:
          between(c);
          break;
      }
    }
    end_run();
  }

 private:
  char32_t decode(std::size_t& at) const {
    const std::size_t begin = at;
    const char32_t c = next_character(text_, at);
    return is_ill_formed(c, at - begin) ? U'\n' : c;
  }

  Kind kind_of(char32_t c) const { return c < kinds_.size() ? kinds_[c] : find_kind(c); }

  // A character that is no letter: it parts the words of a run, or ends the run.
  void between(char32_t c) {
    if (count_ > 0 && parted_ == 0 && (is_space(c) || is_middle_dot(c))) {
      parted_ = c;
      return;
    }
    end_run();
    if (ends_sentence(c)) sentence_start_ = true;
  }

  // A word of letters, with hyphens and apostrophes inside; `at` is past its first one.
  std::size_t letters(std::size_t begin, std::size_t at, bool upper) {
    std::size_t end = at;
    std::size_t letters_of_part = 1;
    bool lower = !upper;
    while (at < text_.size()) {
      if (is_small_ascii(text_[at])) {  // most of most words
        lower = true;
        ++letters_of_part;
        end = ++at;
        continue;
      }
      std::size_t next = at;
      const char32_t c = decode(next);
      const Kind kind = kind_of(c);
      if (kind == Kind::kUpper || kind == Kind::kLetter) {
        lower = lower || kind == Kind::kLetter;
        ++letters_of_part;
      } else if ((is_hyphen(c) || (is_apostrophe(c) && letters_of_part < 3)) && letters_of_part > 0) {
        letters_of_part = 0;  // P'yŏngyang and O'Neill, but not Korea's
      } else {
        break;
      }
      at = next;
      if (letters_of_part > 0) end = at;
    }
    if (!query_ && !upper) {
      end_run();
      sentence_start_ = false;
      return at;
    }
    // One capitalised word at the beginning of a sentence is most likely no name, and one in capitals an
    // acronym; beside others they may be part of one.
    add_word(begin, end, query_ || lower, !query_ && (nouns_ || sentence_start_));
    if (end < at) end_run();
    return at;
  }

  std::size_t katakana(std::size_t begin, std::size_t at) {
    for (std::size_t next = at; next < text_.size(); at = next) {
      const char32_t c = decode(next);
      if (kind_of(c) != Kind::kKatakana) break;
    }
    add_word(begin, at, true, false);
    return at;
  }

  std::size_t hangul(std::size_t at) {
    const std::size_t begin = at;
    std::array<char32_t, kLongestHangulName + 4> syllables{};
    std::size_t count = 0;
    for (std::size_t next = at; next < text_.size(); at = next, ++count) {
      const char32_t c = decode(next);
      if (kind_of(c) != Kind::kHangul) break;
      if (count < syllables.size()) syllables[count] = c;
    }
    if (count > syllables.size()) {
      end_run();
      return at;
    }
    std::u32string_view eojeol(syllables.data(), count);
    eojeol = eojeol.substr(0, sounds::length_of_name(eojeol));
    constexpr std::size_t kBytesOfSyllable = 3;
    const std::size_t end = begin + kBytesOfSyllable * eojeol.size();
    if (query_ ? eojeol.size() <= kLongestHangulName : sounds::may_be_hangul_name(eojeol)) {
      if (!query_) end_run();  // an eojeol is a name by itself
      add_word(begin, end, true, false);
      if (end < at) end_run();
    } else {
      end_run();
    }
    return at;
  }

  // A short run of Han that is typed may be a name. In running text, what tells where one begins and ends are
  // the characters that Chinese writes sounds with, and in Japanese a table of names.
  std::size_t han(std::size_t begin) {
    const HanRun run = han_run(begin);
    if (kanji_) take_kanji(run);
    if (query_ && run.count >= 2 && run.count <= kLongestTypedHan) {
      add_word(begin, run.end, true, false);
    } else {
      written_sounds(begin, run.end);
    }
    return run.end;
  }

  HanRun han_run(std::size_t at) const {
    HanRun run;
    for (std::size_t next = at; next < text_.size(); ++run.count) {
      const char32_t c = decode(next);
      if (kind_of(c) != Kind::kHan && !(kanji_ && c == kIterationMark)) break;
      if (run.count < kKanjiLookedAt) {
        run.characters[run.count] = c;
        run.begins[run.count] = static_cast<std::uint32_t>(at);
        run.begins[run.count + 1] = static_cast<std::uint32_t>(next);
      }
      at = next;
    }
    run.end = at;
    return run;
  }

  void take_kanji(const HanRun& run) {
    if (query_) {
      const auto family = sounds::length_of_family_name(run.view());
      if (family && run.count == run.view().size()) emit_kanji(run, {0, *family, run.count - *family});
    } else if (const auto name = sounds::kanji_name_in(run.view(), is_addressed(text_.substr(run.end)))) {
      emit_kanji(run, *name);
    }
  }

  // Each part by itself in each reading that says enough; both together, in either order, where one does not.
  void emit_kanji(const HanRun& run, const sounds::KanjiName& name) {
    const std::u32string_view kanji = run.view().substr(name.begin);
    const auto family = sounds::family_name_readings(kanji.substr(0, name.family));
    const auto given = sounds::given_name_readings(kanji.substr(name.family, name.given));
    const std::uint32_t begin = run.begins[name.begin];
    const std::uint32_t middle = run.begins[name.begin + name.family];
    const std::uint32_t end = run.begins[name.begin + name.family + name.given];
    const auto is_strong = [&](const std::string& reading) { return !reader_.skeleton(reading).empty(); };
    const auto emit_parts = [&](const sounds::KanjiReadings& readings, std::uint32_t from, std::uint32_t to) {
      for (std::size_t i = 0; i < readings.size; ++i) {
        if (is_strong(readings.of[i])) emit_read(readings.of[i], from, to);
      }
    };
    emit_parts(family, begin, middle);
    emit_parts(given, middle, end);
    std::size_t joined = 0;
    for (std::size_t sum = 0; sum + 1 < family.size + given.size; ++sum) {
      for (std::size_t i = 0; i <= sum && i < family.size; ++i) {
        if (sum - i >= given.size || joined == kJoinedReadings) continue;
        const std::string& of_family = family.of[i];
        const std::string& of_given = given.of[sum - i];
        if (is_strong(of_family) && is_strong(of_given)) continue;
        if (!is_strong(of_family + of_given)) continue;
        emit_read(of_family + ' ' + of_given, begin, end);
        emit_read(of_given + ' ' + of_family, begin, end);
        ++joined;
      }
    }
  }

  void emit_read(const std::string& reading, std::uint32_t begin, std::uint32_t end) {
    made_ = reading;
    made_ += text_.substr(begin, end - begin);
    sink_->on_name({made_, true, begin, end});
  }

  // Takes the foreign names, or the parts of one between middle dots, of a run of Han.
  void written_sounds(std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    for (std::size_t at = begin; at < end;) {
      const std::size_t character = at;
      if (sounds::writes_a_sound(decode(at))) {
        if (count++ == 0) begin = character;
        continue;
      }
      take_sounds(begin, character, count);
      end_run();
      count = 0;
    }
    if (!take_sounds(begin, end, count)) end_run();
  }

  bool take_sounds(std::size_t begin, std::size_t end, std::size_t count) {
    if (count < sounds::kShortestWrittenSound || count > kLongestHanName) return false;
    add_word(begin, end, true, false);
    return true;
  }

  // `alone`: a name by itself. `wants_others`: only if others stand beside it.
  void add_word(std::size_t begin, std::size_t end, bool alone, bool wants_others) {
    if (count_ > 0 && parted_ == 0) end_run();  // another script
    if (count_ == words_.size()) {
      std::rotate(words_.begin(), words_.begin() + 1, words_.end());
      --count_;
    }
    Word& word = words_[count_++];
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    word.alone = alone;
    word.has_key = false;
    if (run_ == 1 && pending_) emit_alone(words_.front());
    pending_ = run_ == 0 && wants_others;
    if (!pending_) emit_alone(word);
    ++run_;
    parted_ = 0;
    sentence_start_ = false;
    emit_joined();
  }

  void emit_alone(Word& word) {
    if (word.alone && !is_weak(word)) sink_->on_name({word.key, false, word.begin, word.end});
  }

  // Its skeleton says too little. Keys are made for words that come to be asked: a capitalised word by itself
  // at the beginning of a sentence does not.
  bool is_weak(Word& word) {
    if (!word.has_key) {
      word.key = key_of(word.begin, word.end);
      word.has_key = true;
    }
    return word.key.empty();
  }

  // Names of several words that end with the last word of the run.
  void emit_joined() {
    if (count_ < 2) return;
    Word& last = words_[count_ - 1];
    Word& before = words_[count_ - 2];
    if (is_weak(before) || (is_weak(last) && run_ == 2)) join(before, last);
    if (count_ < kWordsOfName) return;
    Word& first = words_[count_ - 3];
    const int weak = int{is_weak(first)} + int{is_weak(before)} + int{is_weak(last)};
    if (weak >= 2) join(first, last);
  }

  void join(const Word& first, const Word& last) {
    const std::string_view joined = key_of(first.begin, last.end);
    if (!joined.empty()) sink_->on_name({joined, false, first.begin, last.end});
  }

  void end_run() {
    count_ = run_ = 0;
    parted_ = 0;
  }

  // Valid until the next call.
  std::string_view key_of(std::size_t begin, std::size_t end) {
    const std::string_view name = text_.substr(begin, end - begin);
    if (name.size() > kMaxNameBytes) return {};
    if (const auto known = remembered_.find(name, kTag)) return *known;
    made_.clear();
    if (!reader_.skeleton(name).empty()) sounds::append_surface(name, normalizer_, made_);
    remembered_.put(name, kTag, made_);
    return made_;
  }

  static constexpr std::uint8_t kTag = 0;  // there is one key of a name

  const Kinds& kinds_ = kinds();
  std::string_view text_;
  bool query_ = false;
  bool nouns_ = false;
  bool kanji_ = false;  // names in Kanji are looked for
  NameSink* sink_ = nullptr;
  std::array<Word, kWordsOfName> words_;  // the last words of the run
  std::size_t count_ = 0;
  std::size_t run_ = 0;  // words of the run so far
  char32_t parted_ = 0;  // what stands after its last word
  bool sentence_start_ = true;
  bool pending_ = false;  // the first word of the run waits for a second one
  NameReader reader_;
  TextNormalizer normalizer_;
  TextCache remembered_;
  std::string made_;
};

NameScan scan_of(std::string_view language) noexcept {
  language = language.substr(0, language.find('-'));
  if (language == "ja") return NameScan::kJapanese;
  return capitalises_nouns(language) ? NameScan::kNouns : NameScan::kText;
}

NameScanner::NameScanner() : impl_(std::make_unique<Impl>()) {}
NameScanner::~NameScanner() = default;
NameScanner::NameScanner(NameScanner&&) noexcept = default;
NameScanner& NameScanner::operator=(NameScanner&&) noexcept = default;

NameReader& NameScanner::reader() noexcept { return impl_->reader(); }

void NameScanner::scan(std::string_view text, NameScan what, NameSink& sink) {
  impl_->scan(text, what, sink);
}

}  // namespace broadsheet::schema

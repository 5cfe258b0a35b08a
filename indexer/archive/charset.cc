// From the bytes of a document to its text.
#include "archive/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <type_traits>

#include "archive/decoded_stream.h"
#include "archive/pair_recoder.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

// Pages name their charset in the first 1,024 bytes, as the HTML standard wants it, or a little later.
constexpr std::size_t kDeclarationBytes = 16 << 10;

// Of a document that is cut or was put together of several, some bytes are no text in its charset. More than
// one character in so many, and it is in another.
constexpr std::size_t kCharactersForABadOne = 50;

// What a detector needs to tell charsets from each other; more costs time and tells no more.
constexpr std::size_t kDetectedBytes = 256 << 10;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

// How much of a text is beyond ASCII, and how much is no UTF-8.
struct Utf8Count {
  std::size_t characters = 0;
  std::size_t bad = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    if (schema::is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t character = schema::next_character(bytes, at);
    if (schema::is_ill_formed(character, at - begin)) {
      ++count.bad;
    } else {
      ++count.characters;
    }
  }
  return count;
}

std::string mended_utf8(std::string_view bytes, std::size_t& replaced) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t kept = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (schema::is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t character = schema::next_character(bytes, at);
    if (!schema::is_ill_formed(character, at - begin)) continue;
    text.append(bytes.substr(kept, begin - kept));
    schema::append_character(text, schema::kReplacement);
    kept = at;
    ++replaced;
  }
  text.append(bytes.substr(kept));
  return text;
}

// Text of Kana alone, which is often too short for a detector that counts: Kana of Shift_JIS and of EUC-JP.
// The bytes before Kana are currency signs, quotes and control characters in other encodings.
struct KanaBytes {
  const char* charset;
  unsigned char signs;  // the first byte of punctuation
  unsigned char hiragana;
  unsigned char katakana;
  unsigned char first;  // the second byte of the first sign, and of the last one
  unsigned char last;
};
constexpr KanaBytes kKana[] = {{"EUC-JP", 0xA1, 0xA4, 0xA5, 0xA1, 0xFE},
                               {"SHIFT_JIS", 0x81, 0x82, 0x83, 0x40, 0xF1}};
constexpr std::size_t kFewestKana = 3;

const char* charset_of_kana(std::string_view text) {
  for (const KanaBytes& kana : kKana) {
    std::size_t count = 0;
    bool is_all = true;
    for (std::size_t at = 0; at < text.size() && is_all; ++at) {
      if (schema::is_ascii(text[at])) continue;
      const auto lead = static_cast<unsigned char>(text[at]);
      const auto trail = static_cast<unsigned char>(++at < text.size() ? text[at] : '\0');
      const bool is_kana = lead == kana.hiragana || lead == kana.katakana;
      is_all = (is_kana || lead == kana.signs) && trail >= kana.first && trail <= kana.last;
      count += is_kana ? 1 : 0;
    }
    if (is_all && count >= kFewestKana) return kana.charset;
  }
  return nullptr;
}

// The text of `bytes` by ICU's converter called `converter_name`; false if there is none.
bool convert(std::string_view bytes, const char* converter_name, std::string_view name,
             DecodedText& decoded) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(converter_name, &status));
  if (U_FAILURE(status) != 0) return false;
  decoded = {};
  decoded.charset = name;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  std::array<char16_t, 4096> units{};
  std::u16string all;
  all.reserve(bytes.size());
  do {
    char16_t* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
    all.append(units.data(), static_cast<std::size_t>(to - units.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t i = 0; i < all.size(); ++i) {
    char32_t character = all[i];
    const bool is_pair = U16_IS_LEAD(all[i]) && i + 1 < all.size() && U16_IS_TRAIL(all[i + 1]);
    if (is_pair) {
      const char32_t lead = all[i];
      const char32_t trail = all[++i];
      character = 0x10000U + ((lead - 0xD800U) << 10U) + (trail - 0xDC00U);
    }
    if (character == schema::kReplacement || (!is_pair && U16_IS_SURROGATE(character))) ++decoded.replaced;
    schema::append_character(decoded.text, character);
  }
  return true;
}

bool is_bad(const DecodedText& decoded) {
  return decoded.replaced > 0 &&
         decoded.replaced * kCharactersForABadOne > schema::count_characters(decoded.text);
}

DecodedText utf8_text(std::string_view bytes, std::string_view rule) {
  DecodedText decoded;
  decoded.charset = "UTF-8";
  decoded.rule = rule;
  decoded.text = mended_utf8(bytes, decoded.replaced);
  return decoded;
}

bool decode(std::string_view bytes, const Encoding& encoding, std::string_view rule, DecodedText& decoded) {
  if (encoding.name == "UTF-8") {
    decoded = utf8_text(bytes, rule);
    return true;
  }
  std::string recoded;
  if (PairRecoder recoder(encoding); recoder.recodes()) {
    recoded = bytes;
    recoder.recode(recoded, true);
    bytes = recoded;
  }
  if (!convert(bytes, encoding.converter, encoding.name, decoded)) return false;
  decoded.rule = rule;
  return true;
}

// What stands between tags says most of a charset: markup is ASCII.
std::string without_markup(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size() && text.size() < kDetectedBytes;) {
    const std::size_t tag = std::min(bytes.find('<', at), bytes.size());
    text.append(bytes.substr(at, tag - at));
    const std::size_t end = bytes.find('>', tag);
    if (end == std::string_view::npos) break;
    text += ' ';
    at = end + 1;
  }
  return text;
}

bool detect(std::string_view bytes, DecodedText& decoded) {
  const std::string name = detected_charset(without_markup(bytes));
  if (name.empty()) return false;
  const Encoding* const encoding = find_encoding(name);
  constexpr std::string_view kRule = "judged by its bytes";
  if (encoding != nullptr) return decode(bytes, *encoding, kRule, decoded);
  if (!convert(bytes, name.c_str(), name, decoded)) return false;
  decoded.rule = kRule;
  return true;
}

// The two Greek charsets differ in where they have the accented capital alpha, which only begins a word, and
// the apostrophe, which often stands inside one: detectors don't look at them.
bool is_greek_of_iso(std::string_view text) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && static_cast<unsigned char>(text[at]) >= 0xC0;
  };
  std::size_t iso = 0;
  std::size_t windows = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_inside = at > 0 && is_letter(at - 1);
    if (byte >= 0x80 && byte < 0xA0) ++windows;
    if (byte == 0xA2 && is_inside) ++iso;
    if (byte == 0xA2 && !is_inside && is_letter(at + 1)) ++windows;
    if (byte == 0xB6 && !is_inside && is_letter(at + 1)) ++iso;
  }
  return iso > windows;
}

// The label behind `charset=` at or after `from`, with or without quotes.
std::string_view label_at(std::string_view head, std::size_t at) {
  while (at < head.size() && schema::is_ascii_space(head[at])) ++at;
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  while (at < head.size() && (schema::is_ascii_space(head[at]) || head[at] == '"' || head[at] == '\'')) ++at;
  std::size_t end = at;
  while (end < head.size() && !schema::is_ascii_space(head[end]) &&
         std::string_view("\"'/>;?").find(head[end]) == std::string_view::npos) {
    ++end;
  }
  return head.substr(at, end - at);
}

}  // namespace

std::string detected_charset(std::string_view text) {
  if (is_johab(text)) return "Johab";
  if (const char* const charset = charset_of_kana(text)) return charset;
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, CloseDetector> detector(uchardet_new());
  if (detector == nullptr || uchardet_handle_data(detector.get(), text.data(), text.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string name = uchardet_get_charset(detector.get());
  return name == "WINDOWS-1253" && is_greek_of_iso(text) ? "ISO-8859-7" : name;
}

std::string_view declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  for (std::size_t at = 0; (at = head.find('<', at)) != std::string_view::npos; ++at) {
    if (head.substr(at).starts_with("<!--")) {
      const std::size_t end = head.find("-->", at);
      if (end == std::string_view::npos) return {};
      at = end;
      continue;
    }
    const bool is_xml = schema::begins_in_any_case(head.substr(at), "<?xml");
    if (!is_xml && !schema::begins_in_any_case(head.substr(at), "<meta")) continue;
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::string_view word = is_xml ? "encoding" : "charset";
    for (std::size_t i = at; i < end; ++i) {
      if (!schema::begins_in_any_case(head.substr(i, end - i), word)) continue;
      const std::string_view label = label_at(head.substr(0, end), i + word.size());
      if (find_encoding(label) != nullptr) return label;
    }
  }
  return {};
}

DecodedText decode_document(std::string_view bytes, const CharsetHints& hints) {
  DecodedText decoded;
  if (const Encoding* marked = marked_encoding(bytes)) {
    constexpr std::string_view kRule = "by its byte-order mark";
    if (marked->name == "UTF-8") return utf8_text(bytes.substr(3), kRule);
    if (decode(bytes, *marked, kRule, decoded)) {
      // ICU leaves the mark in where the byte order is named.
      if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
      return decoded;
    }
  }
  if (hints.told != nullptr && decode(bytes, *hints.told, "the encoding that was given", decoded))
    return decoded;
  const Utf8Count utf8 = count_utf8(bytes);
  const Encoding* const utf16 = unmarked_utf16(bytes.substr(0, 4096));
  if (utf16 != nullptr && decode(bytes, *utf16, "by its zero bytes", decoded)) return decoded;
  // Escapes of seven bits are well-formed UTF-8, too.
  if (utf8.bad == 0 && bytes.find("\x1B$") == std::string_view::npos)
    return utf8_text(bytes, "well-formed UTF-8");
  const auto take = [&](std::string_view label, std::string_view rule) {
    const Encoding* said = find_encoding(label);
    if (said == nullptr) return false;
    // What a page says in ASCII is not in UTF-16: the HTML standard takes it for UTF-8.
    if (said->name.starts_with("UTF-16")) said = find_encoding("UTF-8");
    return decode(bytes, *said, rule, decoded) && !is_bad(decoded);
  };
  if (take(hints.transport, "by what came with it") || take(hints.inside, "as it says itself"))
    return decoded;
  if (utf8.characters > utf8.bad * kCharactersForABadOne) {
    return utf8_text(bytes, "nearly well-formed UTF-8");
  }
  if (detect(bytes, decoded) && !is_bad(decoded)) return decoded;
  if (utf8.characters > utf8.bad) return utf8_text(bytes, "mostly well-formed UTF-8");
  constexpr std::string_view kRule = "nothing tells its charset";
  if (decode(bytes, *find_encoding("windows-1252"), kRule, decoded)) return decoded;
  return utf8_text(bytes, kRule);
}

}  // namespace broadsheet::indexer

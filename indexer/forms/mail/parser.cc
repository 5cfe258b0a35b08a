// The parser of mail, by GMime.
#include "forms/mail/parser.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "archive/charset.h"
#include "forms/draft/item.h"
#include "forms/html/plain_text.h"
#include "forms/mail/reader.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// Parts in parts: mail that was forwarded a dozen times has as many.
constexpr int kMaxParts = 64;
// Texts that are put together of one message.
constexpr std::size_t kMaxTexts = 100;

// What a message takes in memory is in its structure: a field or a part of a few bytes takes hundreds. Lists
// of a thousand recipients and digests of a hundred letters are far below.
constexpr std::size_t kMaxFieldBytes = 1U << 20;  // of all header fields, those of parts with them
constexpr std::size_t kMaxBoundaries = 10'000;    // lines that may begin a part

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
  void operator()(void* memory) const { g_free(memory); }
};
struct UnrefDate {
  void operator()(GDateTime* date) const { g_date_time_unref(date); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

// The lines of a message out of a mailbox, without the one that parts messages; what was quoted so as not to
// look like one is undone.
std::string without_from_line(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find('\n') + 1, bytes.size()));
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
    bytes.remove_prefix(line.size());
    const std::size_t marks = line.find_first_not_of('>');
    if (marks != std::string_view::npos && marks > 0 && line.substr(marks).starts_with("From "))
      line.remove_prefix(1);
    out += line;
  }
  return out;
}

// Why a message is not parsed: what it would take is out of proportion. Empty if nothing speaks against it.
std::string structure_problem(std::string_view bytes) {
  std::size_t field_bytes = 0;
  std::size_t boundaries = 0;
  bool is_head = true;  // of the message or of a part
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end);
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    // "-- " stands above a signature.
    if (line.starts_with("--") && line.size() > 2 && !schema::is_ascii_space(line[2])) {
      ++boundaries;
      is_head = true;
    } else if (schema::trim_ascii(line).empty()) {
      is_head = true;  // a message inside a part begins behind a blank line
    } else if (is_head && (goes_on || !field_name(line).empty())) {
      field_bytes += line.size();
    } else {
      is_head = false;
    }
  }
  if (field_bytes > kMaxFieldBytes)
    return fmt::format("header fields of more than {} KiB", kMaxFieldBytes >> 10);
  if (boundaries > kMaxBoundaries) return fmt::format("more than {} parts", kMaxBoundaries);
  return {};
}

// What a message holds.
class Texts {
 public:
  void add(GMimeObject* part, int depth) {
    if (part == nullptr || depth > kMaxParts) return;
    if (GMIME_IS_MULTIPART(part)) {
      add_parts(GMIME_MULTIPART(part), depth);
    } else if (GMIME_IS_PART(part)) {
      add_part(GMIME_PART(part));
    } else {
      ++attachments_;
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t attachments() const { return attachments_; }
  [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
  static bool is_of(GMimeObject* part, const char* subtype) {
    GMimeContentType* const type = g_mime_object_get_content_type(part);
    return type != nullptr && g_mime_content_type_is_type(type, "text", subtype);
  }

  // True if `part`, or the first text inside it, is of that type.
  static bool leads_to(GMimeObject* part, const char* subtype, int depth) {
    if (part == nullptr || depth > kMaxParts) return false;
    if (!GMIME_IS_MULTIPART(part)) return is_of(part, subtype);
    return g_mime_multipart_get_count(GMIME_MULTIPART(part)) > 0 &&
           leads_to(g_mime_multipart_get_part(GMIME_MULTIPART(part), 0), subtype, depth + 1);
  }

  void add_parts(GMimeMultipart* parts, int depth) {
    const int count = g_mime_multipart_get_count(parts);
    GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    if (type != nullptr && g_mime_content_type_is_type(type, "multipart", "alternative")) {
      // The same text in several forms: plain counts, then HTML, then what there is.
      for (const char* subtype : {"plain", "html", "*"}) {
        for (int i = 0; i < count; ++i) {
          GMimeObject* const part = g_mime_multipart_get_part(parts, i);
          if (!leads_to(part, subtype, depth)) continue;
          const std::size_t had = text_.size();
          add(part, depth + 1);
          if (text_.size() > had) return;
        }
      }
      return;
    }
    for (int i = 0; i < count; ++i) add(g_mime_multipart_get_part(parts, i), depth + 1);
  }

  void add_part(GMimePart* part) {
    const bool is_text = is_of(GMIME_OBJECT(part), "plain") || is_of(GMIME_OBJECT(part), "html");
    const char* const disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    const bool is_attached = disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
    if (!is_text || is_attached || g_mime_part_get_filename(part) != nullptr || texts_ >= kMaxTexts) {
      ++attachments_;
      return;
    }
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr) return;
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    CharsetHints hints;
    const char* const charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    if (charset != nullptr) hints.transport = charset;
    const DecodedText decoded =
        decode_document({reinterpret_cast<const char*>(bytes->data), bytes->len}, hints);
    std::string text = is_of(GMIME_OBJECT(part), "html") ? html::plain_text(decoded.text) : decoded.text;
    if (schema::trim_ascii(text).empty()) return;
    replaced_ += decoded.replaced;
    if (!text_.empty()) text_ += "\n\n";
    text_ += text;
    ++texts_;
  }

  std::string text_;
  std::size_t texts_ = 0;
  std::size_t attachments_ = 0;
  std::size_t replaced_ = 0;
};

// An encoded word of a header field (RFC 2047): "=?charset?B?text?=".
struct EncodedWord {
  std::string_view charset;
  bool is_base64 = false;
  std::string_view text;
  std::size_t size = 0;  // of the whole
};

// The encoded word that `at` begins with.
std::optional<EncodedWord> encoded_word(std::string_view at) {
  if (!at.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = at.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= at.size() || at[charset_end + 2] != '?')
    return std::nullopt;
  const std::size_t text = charset_end + 3;
  const std::size_t end = at.find('?', text);
  if (end == std::string_view::npos || end + 1 >= at.size() || at[end + 1] != '=') return std::nullopt;
  const std::string_view whole = at.substr(0, end + 2);
  if (whole.find_first_of(" \t\r\n") != std::string_view::npos) return std::nullopt;
  return EncodedWord{at.substr(2, charset_end - 2), schema::ascii_lower(at[charset_end + 1]) == 'b',
                     at.substr(text, end - text), end + 2};
}

std::string from_base64(std::string_view text) {
  gsize size = 0;
  const std::unique_ptr<guchar, Free> bytes(g_base64_decode(std::string(text).c_str(), &size));
  return {reinterpret_cast<const char*>(bytes.get()), size};
}

// `value` with neighbouring words of base64 made one. The library takes them for one already, since a
// character may be cut between two, but stops at the padding of the first.
std::string with_joined_words(std::string_view value) {
  std::string out;
  while (!value.empty()) {
    std::optional<EncodedWord> word = encoded_word(value);
    if (!word || !word->is_base64) {
      const std::size_t size = word ? word->size : 1;
      out += value.substr(0, size);
      value.remove_prefix(size);
      continue;
    }
    const std::string_view charset = word->charset;
    std::string bytes;
    std::size_t end = 0;
    while (word && word->is_base64 && schema::equal_in_any_case(word->charset, charset)) {
      bytes += from_base64(word->text);
      value.remove_prefix(end + word->size);
      end = std::min(value.find_first_not_of(" \t\r\n"), value.size());
      word = end > 0 ? encoded_word(value.substr(end)) : std::nullopt;
    }
    const std::unique_ptr<char, Free> encoded(
        g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()));
    out += fmt::format("=?{}?B?{}?=", charset, encoded.get());
  }
  return out;
}

// The value of a header field as it stands, ready to be decoded; empty if there is none.
std::string raw_header(GMimeMessage* message, const char* name) {
  GMimeHeader* const header =
      g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
  return header == nullptr ? std::string()
                           : with_joined_words(text_or_empty(g_mime_header_get_raw_value(header)));
}

std::string names_of(InternetAddressList* list) {
  std::string names;
  constexpr int kMost = 20;
  const int count = list == nullptr ? 0 : std::min(internet_address_list_length(list), kMost);
  for (int i = 0; i < count; ++i) {
    InternetAddress* const one = internet_address_list_get_address(list, i);
    std::string name = text_or_empty(internet_address_get_name(one));
    if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(one)) {
      name = text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
    }
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

// Texts of header fields hold what nobody checked.
std::string valid(std::string_view text) {
  CharsetHints hints;
  return decode_document(text, hints).text;
}

std::string header(GMimeMessage* message, const char* name) {
  const char* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
  return value == nullptr ? std::string() : valid(value);
}

Item item_of(GMimeMessage* message) {
  Item item;
  const std::string id = valid(text_or_empty(g_mime_message_get_message_id(message)));
  if (!id.empty()) item.id = {"mid:" + id, "Message-ID"};
  item.key = id;
  const std::unique_ptr<char, Free> subject(
      g_mime_utils_header_decode_text(nullptr, raw_header(message, "Subject").c_str()));
  item.add_headline(valid(text_or_empty(subject.get())), "Subject");
  const Owned<InternetAddressList> from(
      internet_address_list_parse(nullptr, raw_header(message, "From").c_str()));
  item.byline = {valid(names_of(from.get())), "From"};
  item.url = {header(message, "Archived-At"), "Archived-At"};
  if (item.url.text.starts_with('<') && item.url.text.ends_with('>'))
    item.url.text = item.url.text.substr(1, item.url.text.size() - 2);
  item.language = {header(message, "Content-Language"), "Content-Language"};
  if (GDateTime* const date = g_mime_message_get_date(message); date != nullptr) {
    const std::unique_ptr<char, Free> text(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
    item.add_published(text_or_empty(text.get()), "Date");
  }
  item.add_published(header(message, "Date"), "Date");
  return item;
}

}  // namespace

ParsedRecord parse_mail(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  ParsedRecord parsed;
  std::string unquoted;
  std::string_view bytes = record.bytes;
  if (is_from_line(bytes.substr(0, bytes.find('\n')))) bytes = unquoted = without_from_line(bytes);
  if (std::string why = structure_problem(bytes); !why.empty()) {
    parsed.push_back(Rejection{std::move(why), 0, schema::ProblemCode::kLimitReached});
    return parsed;
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr) {
    parsed.push_back(Rejection{"not a mail message"});
    return parsed;
  }
  Texts texts;
  texts.add(g_mime_message_get_mime_part(message.get()), 0);
  Item item = item_of(message.get());
  item.body = {texts.text(), "the text of the message"};
  if (texts.attachments() > 0) item.extra = fmt::format("{{\"attachments\":{}}}", texts.attachments());
  if (texts.replaced() > 0)
    item.remarks.push_back(fmt::format(
        "{} bytes are not valid in the charset that the message names; they were replaced by U+FFFD",
        texts.replaced()));
  parsed.push_back(article_of(std::move(item), options, detail, tools));
  if (auto* skip = std::get_if<Skip>(&parsed.back())) skip->reason = "a message without text";
  return parsed;
}

}  // namespace broadsheet::indexer

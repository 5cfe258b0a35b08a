// Responses of HTTP as crawls keep them.
#include "archive/http_message.h"

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;

// Takes the first line from `rest`, without its end.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// What a decoder gave, and whether it came to its end.
struct Decoded {
  std::string bytes;
  bool is_whole = false;
};

// Grows `out` so that a decoder has room for more; false at the limit.
bool grow(std::string& out, std::size_t used, std::size_t limit) {
  constexpr std::size_t kStep = 64U << 10;
  if (used < out.size()) return true;
  if (out.size() > limit) return false;
  out.resize(out.size() + std::max(kStep, out.size()));
  return true;
}

// `window`: as inflateInit2 takes it: 15 + 32 gzip or zlib, -15 neither.
Decoded inflated(std::string_view in, int window, std::size_t limit) {
  Decoded decoded;
  z_stream stream = {};
  if (inflateInit2(&stream, window) != Z_OK) return decoded;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  stream.avail_in = static_cast<uInt>(in.size());
  std::size_t used = 0;
  while (grow(decoded.bytes, used, limit)) {
    const auto room = static_cast<uInt>(decoded.bytes.size() - used);
    stream.next_out = reinterpret_cast<Bytef*>(decoded.bytes.data() + used);
    stream.avail_out = room;
    const int result = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = room - stream.avail_out;
    used += made;
    decoded.is_whole = result == Z_STREAM_END;
    if (result == Z_STREAM_END && stream.avail_in > 2 && stream.next_in[0] == 0x1F &&
        stream.next_in[1] == 0x8B && inflateReset(&stream) == Z_OK) {
      continue;  // another member
    }
    if (result != Z_OK || (made == 0 && stream.avail_in == 0)) break;
  }
  inflateEnd(&stream);
  decoded.bytes.resize(used);
  return decoded;
}

Decoded unbrotlied(std::string_view in, std::size_t limit) {
  Decoded decoded;
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (state == nullptr) return decoded;
  std::size_t left = in.size();
  const auto* next = reinterpret_cast<const std::uint8_t*>(in.data());
  std::size_t used = 0;
  while (grow(decoded.bytes, used, limit)) {
    std::size_t room = decoded.bytes.size() - used;
    auto* out = reinterpret_cast<std::uint8_t*>(decoded.bytes.data() + used);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &out, nullptr);
    used = decoded.bytes.size() - room;
    decoded.is_whole = result == BROTLI_DECODER_RESULT_SUCCESS;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) break;
  }
  decoded.bytes.resize(used);
  return decoded;
}

Decoded unzstd(std::string_view in, std::size_t limit) {
  Decoded decoded;
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  ZSTD_inBuffer source{in.data(), in.size(), 0};
  std::size_t used = 0;
  while (context != nullptr && grow(decoded.bytes, used, limit)) {
    ZSTD_outBuffer target{decoded.bytes.data(), decoded.bytes.size(), used};
    const std::size_t result = ZSTD_decompressStream(context.get(), &target, &source);
    const bool stands_still = target.pos == used && source.pos == source.size;
    used = target.pos;
    if (ZSTD_isError(result) != 0) break;
    decoded.is_whole = result == 0;
    if (stands_still || (decoded.is_whole && source.pos == source.size)) break;
  }
  decoded.bytes.resize(used);
  return decoded;
}

// Undoes one method; `in` as it is, with a warning, if it is not of that method.
std::string decoded_content(std::string in, std::string_view method, std::size_t limit, HttpBody& body) {
  Decoded decoded;
  if (method == "gzip" || method == "x-gzip") {
    decoded = inflated(in, 15 + 32, limit);
  } else if (method == "deflate") {
    // By the standard with zlib's head; many servers send none.
    decoded = inflated(in, 15 + 32, limit);
    if (decoded.bytes.empty()) decoded = inflated(in, -15, limit);
  } else if (method == "br") {
    decoded = unbrotlied(in, limit);
  } else if (method == "zstd") {
    decoded = unzstd(in, limit);
  } else {
    if (!method.empty() && method != "identity")
      body.warnings.push_back(fmt::format("unknown Content-Encoding {}", method));
    return in;
  }
  if (decoded.bytes.empty() && !decoded.is_whole && !in.empty()) {
    body.warnings.push_back(
        fmt::format("its Content-Encoding says {}, but its body is not {}", method, method));
    return in;
  }
  if (!decoded.is_whole) body.warnings.push_back(fmt::format("its {} data are cut short or damaged", method));
  return std::move(decoded.bytes);
}

// The number in front of a chunk; nullopt if `line` is none.
std::optional<std::size_t> chunk_size(std::string_view line) {
  line = schema::trim_ascii(line.substr(0, line.find(';')));
  constexpr std::size_t kMaxDigits = 12;
  if (line.empty() || line.size() > kMaxDigits) return std::nullopt;
  std::size_t size = 0;
  for (const char c : line) {
    const char small = schema::ascii_lower(c);
    const bool is_digit = small >= '0' && small <= '9';
    if (!is_digit && (small < 'a' || small > 'f')) return std::nullopt;
    size = size * 16 + static_cast<std::size_t>(is_digit ? small - '0' : small - 'a' + 10);
  }
  return size;
}

// The chunks of `in` put together; nullopt if it has none. What is no chunk behind the first is taken as it
// is.
std::optional<std::string> joined_chunks(std::string_view in, HttpBody& body) {
  std::string out;
  bool is_first = true;
  while (!in.empty()) {
    std::string_view rest = in;
    const std::optional<std::size_t> size = chunk_size(take_line(rest));
    if (!size || (is_first && *size > rest.size())) {
      if (is_first) return std::nullopt;
      body.warnings.emplace_back("its chunks are broken; the rest was taken as it stands");
      out += in;
      return out;
    }
    if (*size == 0) return out;
    if (*size > rest.size()) body.warnings.emplace_back("its last chunk is cut short");
    out += rest.substr(0, *size);
    rest.remove_prefix(std::min(*size, rest.size()));
    if (rest.starts_with("\r\n")) {
      rest.remove_prefix(2);
    } else if (rest.starts_with('\n')) {
      rest.remove_prefix(1);
    }
    in = rest;
    is_first = false;
  }
  if (!is_first) return out;
  return std::nullopt;
}

}  // namespace

std::string_view HttpMessage::header(std::string_view name) const {
  const auto found = headers.find(std::string(name));
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::size_t end_of_head(std::string_view bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const bool has_end = rest.find('\n') != std::string_view::npos;
    if (take_line(rest).empty() && has_end) return bytes.size() - rest.size();
    if (!has_end) break;
  }
  return std::string_view::npos;
}

std::multimap<std::string, std::string> parse_fields(std::string_view lines) {
  std::multimap<std::string, std::string> fields;
  auto last = fields.end();
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (last != fields.end()) last->second.append(" ").append(schema::trim_ascii(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    last = fields.emplace(schema::ascii_lower(schema::trim_ascii(line.substr(0, colon))),
                          std::string(schema::trim_ascii(line.substr(colon + 1))));
  }
  return fields;
}

std::optional<HttpMessage> parse_http(std::string_view bytes) {
  std::string_view rest = bytes;
  while (rest.starts_with('\r') || rest.starts_with('\n')) rest.remove_prefix(1);
  if (schema::ascii_lower(rest.substr(0, 5)) != "http/" && !rest.starts_with("ICY ")) return std::nullopt;
  const std::string_view head = rest;
  std::string_view line = take_line(rest);
  HttpMessage message;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  line = schema::trim_ascii(line.substr(blank));
  for (const char c : line.substr(0, 3)) {
    if (c < '0' || c > '9') return std::nullopt;
    message.status = message.status * 10 + (c - '0');
  }
  const std::size_t end = end_of_head(head);
  message.headers = parse_fields(rest);
  message.body = end == std::string_view::npos ? std::string_view{} : head.substr(end);
  return message;
}

HttpBody decode_body(const HttpMessage& message, std::size_t limit) {
  HttpBody body;
  std::string bytes;
  if (schema::ascii_lower(message.header("transfer-encoding")).find("chunked") != std::string::npos) {
    if (std::optional<std::string> joined = joined_chunks(message.body, body)) {
      body.dechunked = *joined;
      bytes = std::move(*joined);
    } else {
      bytes = message.body;  // undone already
    }
  } else {
    bytes = message.body;
  }
  // The last that was done is the first to be undone. More than two are nobody's page.
  constexpr std::size_t kMaxMethods = 2;
  const std::string said = schema::ascii_lower(message.header("content-encoding"));
  std::string_view methods = said;
  for (std::size_t i = 0; i < kMaxMethods && !methods.empty(); ++i) {
    const std::size_t comma = methods.rfind(',');
    const std::string_view method =
        schema::trim_ascii(comma == std::string_view::npos ? methods : methods.substr(comma + 1));
    methods = comma == std::string_view::npos ? std::string_view{} : methods.substr(0, comma);
    bytes = decoded_content(std::move(bytes), method, limit, body);
  }
  // And what is compressed and does not say so.
  if (bytes.starts_with("\x1F\x8B\x08"sv)) bytes = decoded_content(std::move(bytes), "gzip", limit, body);
  body.is_too_large = bytes.size() > limit;
  body.bytes = std::move(bytes);
  return body;
}

MediaType parse_media_type(std::string_view value) {
  MediaType media;
  const std::size_t end = std::min(value.find_first_of(";, "), value.size());
  media.type = schema::ascii_lower(schema::trim_ascii(value.substr(0, end)));
  const std::string small = schema::ascii_lower(value);
  constexpr std::string_view kCharset = "charset=";
  if (const std::size_t at = small.find(kCharset); at != std::string::npos) {
    std::string_view rest = std::string_view(small).substr(at + kCharset.size());
    while (!rest.empty() && (rest.front() == '"' || rest.front() == '\'' || rest.front() == ' '))
      rest.remove_prefix(1);
    media.charset = rest.substr(0, rest.find_first_of("\"'; ,"));
  }
  return media;
}

}  // namespace broadsheet::indexer

// Responses of HTTP as crawls keep them: broken ones, too.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer {

// A response. `body` lies in the bytes that it was read from.
struct HttpMessage {
  int status = 0;
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string_view body;                            // as it was sent

  // The first header called `name` (in lower case), or nothing.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

// The response that `bytes` begins with; nullopt if they begin with none. Lines end with LF or CR LF, names
// may have blanks behind them, lines may be folded.
std::optional<HttpMessage> parse_http(std::string_view bytes);

// The fields of a block of header lines, names in lower case; it ends at an empty line.
std::multimap<std::string, std::string> parse_fields(std::string_view lines);

// Where what follows the first empty line of `bytes` begins; npos if there is no empty line.
std::size_t end_of_head(std::string_view bytes);

// A body as the browser got it.
struct HttpBody {
  std::string bytes;
  std::string dechunked;              // before its content was decoded, if chunks were undone; else empty
  std::vector<std::string> warnings;  // "it says gzip and is none"
  bool is_too_large = false;          // more than the limit; `bytes` is no use
};

// Undoes chunks and compression of `message`, as far as they are there: what is said and isn't so is a
// warning.
HttpBody decode_body(const HttpMessage& message, std::size_t limit);

// A media type in lower case and the charset of "text/html; charset=utf-8".
struct MediaType {
  std::string type;
  std::string charset;
};
MediaType parse_media_type(std::string_view value);

}  // namespace broadsheet::indexer

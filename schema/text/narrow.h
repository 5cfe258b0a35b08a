// Lines as readers of source and date lines compare them: width folding, offset-true lower case, host names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::schema {

// `text` with full-width ASCII as ASCII, every space as one U+0020, runs of spaces as one, trimmed.
// If `offsets` is given, it receives for each byte of the result, and for its end, where in `text` it came
// from.
std::string narrow(std::string_view text, std::vector<std::size_t>* offsets = nullptr);

// `text` in lower case, byte for byte as long: a character whose lower case has another length stays.
std::string lower_same_length(std::string_view text);

// `text` without spaces, punctuation and brackets at both ends; a full stop that ends an abbreviation stays.
std::string_view trim_punctuation(std::string_view text);

// The bytes [begin, end) of `text`.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A host name in `text` (as narrow() gives it), with scheme and path; `host` is its name alone, lower case.
struct HostSpan {
  Span span;
  std::string host;
};
std::optional<HostSpan> find_host(std::string_view text);

// True if `text` is a host name and nothing else.
bool is_host(std::string_view text);

// An e-mail address in `text`.
std::optional<Span> find_mail_address(std::string_view text);

}  // namespace broadsheet::schema

// From the bytes of a document to its text: which charset it is in, by what it says and by what it holds.
#pragma once

#include <string>
#include <string_view>

#include "broadsheet/indexer/encoding.h"

namespace broadsheet::indexer {

// What a document says of its charset, the first that is known counts.
struct CharsetHints {
  const Encoding* told = nullptr;  // whoever runs the program says so
  std::string_view transport;      // a label that came with the document, as in HTTP
  std::string_view inside;         // a label that stands in the document
};

// A document's text.
struct DecodedText {
  std::string text;       // well-formed UTF-8; what is no text in the charset is U+FFFD
  std::string charset;    // "UTF-8", or the encoding's name
  std::string_view rule;  // what told it: "by its byte-order mark"
  std::size_t replaced = 0;
};

// The text of `bytes`. A byte-order mark counts most; then what is told; then that bytes beyond ASCII are
// well-formed UTF-8, whatever is said of them; then what is said, unless much of the document is no text in
// it; then what the bytes look like (uchardet); then windows-1252. Never throws for what `bytes` holds.
// Thread-safe.
DecodedText decode_document(std::string_view bytes, const CharsetHints& hints);

// What the detector calls the charset that `text` seems to be in; empty if it can't tell. Thread-safe.
std::string detected_charset(std::string_view text);

// The label that a page names in its first bytes: `<meta charset=...>`, `<meta http-equiv ... content="...;
// charset=...">`, or the encoding of an XML declaration. Empty if there is none.
std::string_view declared_charset(std::string_view bytes);

}  // namespace broadsheet::indexer

// From the bytes of a document to its text: which charset it is in, by what it says and by what it holds.
#pragma once

#include <string>
#include <string_view>

#include "broadsheet/indexer/encoding.h"

namespace broadsheet::indexer {

// What is known about the charset of a document; the first that is not empty counts.
struct CharsetHints {
  const Encoding* told = nullptr;  // given by the person who runs the program
  std::string_view transport;      // a label that came with the document, as in HTTP
  std::string_view inside;         // a label in the document
};

// A document's text.
struct DecodedText {
  std::string text;       // well-formed UTF-8; what is not valid in the charset is U+FFFD
  std::string charset;    // "UTF-8", or the encoding's name
  std::string_view rule;  // what told it: "by its byte-order mark"
  std::size_t replaced = 0;
};

// The text of `bytes`. Its charset is the first of these: that of a byte-order mark; `hints.told`; UTF-8 if
// all bytes beyond ASCII are well-formed UTF-8, whatever is declared; the declared one, unless much of the
// document is invalid in it; what the bytes look like (uchardet); windows-1252. Never throws for what `bytes`
// holds. Thread-safe.
DecodedText decode_document(std::string_view bytes, const CharsetHints& hints);

// What the detector calls the charset that `text` seems to be in; empty if it can't tell. Thread-safe.
std::string detected_charset(std::string_view text);

// The label that a page names in its first bytes: `<meta charset=...>`, `<meta http-equiv ... content="...;
// charset=...">`, or the encoding of an XML declaration. Empty if there is none.
std::string_view declared_charset(std::string_view bytes);

}  // namespace broadsheet::indexer

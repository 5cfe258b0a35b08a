// What of a stranger's text may reach a terminal: the one notion of it, for both programs and for the formats
// of the libraries. Everything here is for output; what is stored stays as it was.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::schema {

// True for a character that a text must not send to a terminal as it is:
//   - controls (C0, DEL, C1): they move the cursor, change colours, answer for the person;
//   - line and paragraph separators: a line would look like two;
//   - directional embeddings, overrides and isolates (UAX #9): what follows reads as something else, beyond
//   the
//     end of the text (CVE-2021-42574);
//   - the deprecated formatting characters U+206A to U+206F, which change the shapes of what follows;
//   - interlinear annotations, which Unicode keeps for the inside of programs;
//   - tags (U+E0000 to U+E007F): a second text that nobody sees and that is copied along.
// Not among them: directional marks (U+200E, U+200F, U+061C), joiners and variation selectors. Texts need
// them, and they do nothing that a letter beside them could not do.
bool is_unsafe(char32_t character) noexcept;

// `text` as one line that is safe on a terminal: what breaks lines and tabs become spaces; what only acts and
// shows nothing goes; controls, annotations and ill-formed bytes (each of them) become U+FFFD.
std::string printable(std::string_view text);

// The same for output of several lines: "\n", "\r\n" and "\t" stay.
std::string printable_lines(std::string_view text);

// JSON text in which every character that is_unsafe() is written as \uXXXX (two of them beyond U+FFFF): the
// same JSON, safe on a terminal. `json` is valid JSON, one or more texts.
std::string escape_unsafe(std::string_view json);

// `text` with every character that is_unsafe() or stands in `others` (ASCII), and every ill-formed byte,
// written as %XX, byte by byte (RFC 3986).
std::string percent_encoded(std::string_view text, std::string_view others);

// The first `characters` of `text`, and an ellipsis if there are more.
std::string shortened(std::string_view text, std::size_t characters);

// A name among others in a line (of a source, say), which may be as long as an archive has it: printable()
// and shortened to about a line.
std::string printable_name(std::string_view name);

}  // namespace broadsheet::schema

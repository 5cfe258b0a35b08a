// Text inside markup.
// Source: the HTML standard, section 13.3 (escaping a string); XML 1.0, section 2.4.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::schema {

// Appends `text` with the characters escaped that mean something in HTML and XML: safe in an element and in a
// quoted attribute.
void append_markup_text(std::string& out, std::string_view text);

}  // namespace broadsheet::schema

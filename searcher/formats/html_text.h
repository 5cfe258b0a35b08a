// Text inside HTML.
// Source: the HTML standard, section 13.3 (escaping a string).
#pragma once

#include <string>
#include <string_view>

#include "broadsheet/searcher/results.h"

namespace broadsheet::searcher {

// Appends `text` with the characters escaped that mean something in HTML: safe in an element and in a quoted
// attribute.
void append_html(std::string& out, std::string_view text);

// `marked` as HTML: its matches in <mark>, all else escaped.
std::string marked_html(const MarkedText& marked);

}  // namespace broadsheet::searcher

// Marked text as HTML.
#pragma once

#include <string>

#include "broadsheet/searcher/results.h"

namespace broadsheet::searcher {

// `marked` as HTML: its matches in <mark>, all else escaped.
std::string marked_html(const MarkedText& marked);

}  // namespace broadsheet::searcher

// Whether bytes are the UTF-8 text that most forms are written in. Each form asks for itself: others have
// charsets of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/record.h"
#include "text/lines.h"

namespace broadsheet::indexer {

// Why a stream that begins with `head` can't be UTF-8 text, with the remedy; empty if nothing speaks against
// it.
std::string text_problem(std::string_view head);

// Why `record` is no UTF-8 text, if it is none: ill-formed bytes, or NUL. `ends` are those that its lines
// have.
std::optional<Rejection> reject_no_text(const Record& record, schema::LineEnds ends);

}  // namespace broadsheet::indexer

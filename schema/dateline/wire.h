// Wire datelines: place, date and agency at the start of a report ("SEOUL, March 1 (Yonhap) --").
#pragma once

#include "broadsheet/schema/dateline.h"
#include "dateline/text.h"

namespace broadsheet::schema::dateline {

enum class WireScope : std::uint8_t {
  kWholeLine,  ///< nothing but a dash may follow
  kParagraph,  ///< the report follows
};

std::variant<DatelineReading, NotADateline> read_wire(std::string_view text, const DatelineHints& hints,
                                                      WireScope scope);

/// Reads a date line, not a wire dateline. `place_zone`, if not empty, is the zone of the place that it was
/// sent from, and counts before the language's.
std::variant<DatelineReading, NotADateline> read_plain(std::string_view text, const DatelineHints& hints,
                                                       std::string_view place_zone = {});

/// True if a line has the shape of a date line, so that looking in the words of all languages is worth its
/// time.
bool worth_all_languages(const FoldedLine& line);

}  // namespace broadsheet::schema::dateline

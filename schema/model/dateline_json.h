// A date line in the JSON form of an article: the instant as RFC 3339, and an object of details for the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/schema/dateline.h"
#include "json/json_value.h"
#include "json/json_writer.h"

namespace broadsheet::schema {

// Writes the member `name` with what RFC 3339, precision and zone do not tell; nothing if they tell all.
// `date_text` is what the text is otherwise taken to be.
void write_details(JsonWriter& out, std::string_view name, const Dateline& date, std::string_view date_text);

// Reads what was written; `details` may be null. nullopt if `instant` is not in the form of format_rfc3339.
std::optional<Dateline> read_stored_date(std::string_view instant, std::string_view precision,
                                         std::string_view zone, std::string_view date_text,
                                         const JsonValue* details);

}  // namespace broadsheet::schema

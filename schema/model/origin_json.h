// The origins of an article as JSON: a list of objects.
#pragma once

#include <vector>

#include "broadsheet/schema/origin.h"
#include "json/json_value.h"
#include "json/json_writer.h"

namespace broadsheet::schema {

// Writes the member "origins", unless there are none.
void write_origins(JsonWriter& out, const std::vector<Origin>& origins);

// Reads what write_origins wrote. Empty if `value` is of another form: then somebody else gave the name to
// something of his own.
std::vector<Origin> read_origins(const JsonValue& value);

}  // namespace broadsheet::schema

// The origins of an article as JSON: a list of objects where people and programs see it, a list of short
// lists in an index.
#pragma once

#include <vector>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/origin.h"
#include "json/json_value.h"
#include "json/json_writer.h"

namespace broadsheet::schema {

// Writes the member "origins", unless there are none.
void write_origins(JsonWriter& out, const std::vector<Origin>& origins, JsonUse use);

// Reads what write_origins wrote, for either use. Empty if `value` is of another form: then somebody else
// gave the name to something of his own.
std::vector<Origin> read_origins(const JsonValue& value);

}  // namespace broadsheet::schema

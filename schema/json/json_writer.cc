// How real numbers are spelled.
#include "json/json_writer.h"

#include <fmt/format.h>

#include <cmath>

namespace broadsheet::schema {

void JsonWriter::real(std::string_view name, double value) {
  if (!std::isfinite(value)) return null(name);
  // The shortest spelling that reads back as the same number, in every locale.
  std::string spelling = fmt::format("{}", value);
  if (spelling.find_first_of(".e") == std::string::npos) spelling += ".0";
  spelled_number(name, spelling);
}

}  // namespace broadsheet::schema

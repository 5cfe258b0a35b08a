// The version and the notices of data.
#include "program/version_text.h"

#include <fmt/format.h>

#include "broadsheet/schema/version.h"

namespace broadsheet::program {

std::string version_text(std::string_view program) {
  return fmt::format("{} (Broadsheet) {}\n{}", program, schema::kVersion, schema::kDataNotice);
}

}  // namespace broadsheet::program

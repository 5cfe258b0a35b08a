// Which Xapian this is compiled for, and whether the one that it runs with is the same.
#include "xapian/supported_version.h"

#include <fmt/format.h>

#include "broadsheet/schema/error.h"

namespace broadsheet::schema {

void require_matching_xapian() {
  if (Xapian::major_version() == XAPIAN_MAJOR_VERSION && Xapian::minor_version() == XAPIAN_MINOR_VERSION)
    return;
  throw IndexError(ProblemCode::kOtherXapian,
                   fmt::format("the Xapian library is version {}; Broadsheet was built for {}.{}",
                               Xapian::version_string(), XAPIAN_MAJOR_VERSION, XAPIAN_MINOR_VERSION));
}

}  // namespace broadsheet::schema

// Which Xapian this is compiled for, and whether the one that it runs with is the same.
//
// All that knows more of Xapian than its documentation promises stands in this room: private members, the
// texts of messages, behaviour that only its source tells. Each was looked up in the source of 1.4.22; look
// again before a newer series is let in here and in CMakeLists.txt. docs/DEPENDENCIES.md says what is
// supported.
//
// No header in this room may be called as one of Xapian's own (<xapian/version.h>, <xapian/error.h>): both
// stand in folders named "xapian".
#pragma once

#include <xapian.h>

// Private members of Xapian::Database: a list of shards in 1.4, one pointer from 1.5 on.
#if XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4
#define BROADSHEET_XAPIAN_LISTS_SHARDS 1
#if XAPIAN_REVISION < 22
#error "Broadsheet needs Xapian 1.4.22 or newer; see docs/DEPENDENCIES.md"
#endif
#elif XAPIAN_MAJOR_VERSION == 2
#define BROADSHEET_XAPIAN_LISTS_SHARDS 0
#else
#error "Broadsheet knows Xapian 1.4 (and compiles with 2.x); see docs/DEPENDENCIES.md"
#endif

#ifndef XAPIAN_HAS_GLASS_BACKEND
#error "This Xapian is built without its back end 'glass', in which Broadsheet keeps indexes"
#endif

namespace broadsheet::schema {

// Throws IndexError if the Xapian that the process runs with is of another series than the one that this was
// compiled for: the two differ in more than the linker sees.
void require_matching_xapian();

}  // namespace broadsheet::schema

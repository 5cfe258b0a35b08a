// All that a Xapian database holds, as text: two databases with the same text answer all searches alike.
#pragma once

#include <xapian.h>

#include <string>

namespace broadsheet::tests {

// Counts, metadata, value statistics, and for each document its number, length, terms, values and data.
std::string database_text(const Xapian::Database& database);

// What Xapian's own check finds wrong with the database in `path`; empty if nothing.
std::string check_database(const std::string& path);

}  // namespace broadsheet::tests

// Archives of web crawls: their row in the table of containers.
#pragma once

#include "archive/container.h"

namespace broadsheet::indexer {

// WARC 0.17 to 1.1 (ISO 28500), and ARC 1.0 and 1.1. Its members are the pages, by their addresses, as a
// browser got them; what is not a page is a member that is skipped with its reason.
extern const ContainerKind kWarcFile;
extern const ContainerKind kArcFile;

}  // namespace broadsheet::indexer

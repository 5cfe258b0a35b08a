// WACZ 1.1.1: a web archive as a zip of WARC files, indexes and a list of what belongs to it.
#pragma once

#include <memory>

#include "archive/container.h"

namespace broadsheet::indexer {

// The members of `zip`. If it is a WACZ, its list of files is skipped, and each file that is listed and not
// there is one rejected record at the end.
std::unique_ptr<Container> with_wacz_list(std::unique_ptr<Container> zip);

}  // namespace broadsheet::indexer

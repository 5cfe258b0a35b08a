// gzip's row in the table of containers.
#pragma once

#include "archive/container.h"

namespace broadsheet::indexer {

extern const ContainerKind kGzip;

}  // namespace broadsheet::indexer

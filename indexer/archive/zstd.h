// zstd's row in the table of containers.
#pragma once

#include "archive/container.h"

namespace broadsheet::indexer {

extern const ContainerKind kZstd;

}  // namespace broadsheet::indexer

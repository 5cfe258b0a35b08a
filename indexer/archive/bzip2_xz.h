// Methods of compression beside gzip: their rows in the table of containers.
#pragma once

#include "archive/container.h"

namespace broadsheet::indexer {

extern const ContainerKind kBzip2;
extern const ContainerKind kXz;

}  // namespace broadsheet::indexer

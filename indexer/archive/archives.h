// Archives with members, by libarchive: their rows in the table of containers.
#pragma once

#include "archive/container.h"

namespace broadsheet::indexer {

extern const ContainerKind kTar;
extern const ContainerKind kZip;
extern const ContainerKind kSevenZip;

}  // namespace broadsheet::indexer

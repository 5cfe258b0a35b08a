// Streams that a program reads for us, as containers of what it writes.
#pragma once

#include <memory>

#include "archive/byte_stream.h"
#include "archive/container.h"
#include "broadsheet/indexer/filter.h"

namespace broadsheet::indexer {

// What `filter` makes of `stream`: a container of one stream without a name. `envelope`: of the stream, which
// is that of what is made of it. All outlive the container.
std::unique_ptr<Container> open_filtered(ByteStream& stream, const Filter& filter, const FilterLimits& limits,
                                         std::shared_ptr<const Envelope> envelope);

}  // namespace broadsheet::indexer

// Opens streams as readers of records: through containers, to the form that each stream is in.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "archive/budget.h"
#include "archive/byte_stream.h"
#include "archive/container.h"
#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Bytes that are looked at to tell containers and forms.
inline constexpr std::size_t kSniffBytes = 8U << 10;

// What is recognised, and what it may cost. Tests give their own.
struct Doors {
  Forms forms = indexer::forms();
  std::span<const ContainerKind> containers = container_kinds();
  ReadOptions read = {};
};

// The records of `stream`, whose name is `path`. `form`: of all that is read; nullptr: of each stream inside,
// what its first bytes, its name and its media type say.
std::unique_ptr<Reader> open_reader(std::unique_ptr<ByteStream> stream, const std::string& path,
                                    const Form* form, const Doors& doors = {});

}  // namespace broadsheet::indexer

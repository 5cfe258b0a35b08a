// Declares fuzz targets so that each serves twice: as libFuzzer's entry point (-DBROADSHEET_FUZZING, one
// target a program) and as a function that the regression test calls with seeds and their mutations.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef BROADSHEET_FUZZING
#define BROADSHEET_FUZZ_TARGET(name) \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
#else
#define BROADSHEET_FUZZ_TARGET(name) int name(const std::uint8_t* data, std::size_t size)
#endif

namespace broadsheet::fuzz {

// Each takes any bytes; it returns 0, or calls abort where an invariant does not hold.
int article(const std::uint8_t* data, std::size_t size);
int jsonl(const std::uint8_t* data, std::size_t size);
int name(const std::uint8_t* data, std::size_t size);
int source_line(const std::uint8_t* data, std::size_t size);
int token_stream(const std::uint8_t* data, std::size_t size);

}  // namespace broadsheet::fuzz

// The name under which libFuzzer, and the replaying main, call the target of their program.
#include "fuzz/entry.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return broadsheet::fuzz::BROADSHEET_FUZZ_TARGET(data, size);
}

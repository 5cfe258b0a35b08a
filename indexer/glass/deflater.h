// Compresses tags as Xapian's tables hold them: raw deflate (RFC 1951), each on its own.
#pragma once

#include <libdeflate.h>

#include <memory>
#include <string_view>
#include <vector>

namespace broadsheet::indexer::glass {

// Not thread-safe; one a thread.
class Deflater {
 public:
  explicit Deflater(int level);
  // The compressed form of `tag`, valid until the next call; empty if it would not be smaller.
  std::string_view compress(std::string_view tag);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::vector<char> out_;
};

}  // namespace broadsheet::indexer::glass

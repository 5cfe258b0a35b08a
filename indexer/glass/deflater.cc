// Raw deflate by libdeflate.
#include "glass/deflater.h"

#include <new>

namespace broadsheet::indexer::glass {

Deflater::Deflater(int level) : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw std::bad_alloc();
}

std::string_view Deflater::compress(std::string_view tag) {
  if (out_.size() < tag.size()) out_.resize(tag.size());
  const std::size_t size =
      libdeflate_deflate_compress(compressor_.get(), tag.data(), tag.size(), out_.data(), tag.size());
  return size == 0 || size >= tag.size() ? std::string_view() : std::string_view(out_.data(), size);
}

}  // namespace broadsheet::indexer::glass

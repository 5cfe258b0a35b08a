// Media types of streams, by libmagic.
#include "archive/media_type.h"

#include <magic.h>

namespace broadsheet::indexer {

MediaTypes::~MediaTypes() {
  if (magic_ != nullptr) magic_close(magic_);
}

std::string MediaTypes::of(std::string_view head) {
  const std::lock_guard lock(mutex_);
  if (magic_ == nullptr) {
    // Nothing is opened or unpacked for it: only the bytes given are looked at.
    magic_ = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF);
    if (magic_ == nullptr) return {};
    if (magic_load(magic_, nullptr) != 0) {
      magic_close(magic_);
      magic_ = nullptr;
      return {};
    }
  }
  const char* const type = magic_buffer(magic_, head.data(), head.size());
  return type == nullptr ? std::string() : std::string(type);
}

}  // namespace broadsheet::indexer

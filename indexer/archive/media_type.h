// Media types of streams, by what they hold: libmagic.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

struct magic_set;

namespace broadsheet::indexer {

// So many first bytes tell the type. Office documents are zip archives that say what they are in their third
// or fourth member.
inline constexpr std::size_t kMediaTypeBytes = 64U << 10;

// Knows media types. Thread-safe; loaded when it is first asked.
class MediaTypes {
 public:
  MediaTypes() = default;
  ~MediaTypes();
  MediaTypes(const MediaTypes&) = delete;
  MediaTypes& operator=(const MediaTypes&) = delete;

  // "application/pdf"; empty if it can't be told.
  std::string of(std::string_view head);

 private:
  std::mutex mutex_;
  magic_set* magic_ = nullptr;
};

}  // namespace broadsheet::indexer

// Names of formats and places, as messages and options print them.
#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

std::string to_string(const Origin& origin) { return origin.path + ":" + std::to_string(origin.line); }

std::string_view to_string(Format format) noexcept {
  switch (format) {
    case Format::kAuto:
      return "auto";
    case Format::kArticle:
      return "article";
    case Format::kJsonLines:
      return "jsonl";
  }
  return "auto";
}

}  // namespace broadsheet::indexer

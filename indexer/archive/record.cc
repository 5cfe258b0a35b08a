// Names of places, as messages print them.
#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

std::string place_of(const Origin& origin) {
  std::string place = origin.path;
  for (const std::string& member : origin.members) {
    place += "!/";
    place += member;
  }
  return place;
}

std::string to_string(const Origin& origin) { return place_of(origin) + ":" + std::to_string(origin.line); }

}  // namespace broadsheet::indexer

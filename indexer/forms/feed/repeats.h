// Which entries of a feed have the id or the link of another one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "forms/feed/cutter.h"
#include "text/hash.h"

namespace broadsheet::indexer {

// What an entry has that another one before it has, too.
struct Repeats {
  bool guid = false;
  bool id = false;
  bool link = false;
};

// The ids and links of a feed so far, as they stand in it.
class SeenIds {
 public:
  // `children`: those of `entry`, which is called `name`.
  Repeats add(std::string_view entry, std::string_view name, const std::vector<EntryChild>& children);

 private:
  bool is_new(std::string_view text);

  std::unordered_set<std::string, schema::StringHash, std::equal_to<>> seen_;
  std::size_t bytes_ = 0;  // that it takes
};

}  // namespace broadsheet::indexer

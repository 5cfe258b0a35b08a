// The text of an article as its page states it for machines: what of the page's own text is in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet::indexer::html {

// Compares by letters and digits alone. Takes time in proportion to both texts.
class StatedText {
 public:
  explicit StatedText(std::string_view text);

  // Whether `block` is in it, as far as its beginning, middle and end tell. Blocks that are too short to tell
  // are not.
  [[nodiscard]] bool has(std::string_view block) const;

 private:
  std::vector<std::uint64_t> windows_;  // sorted
};

}  // namespace broadsheet::indexer::html

// Steps through XML from tag to tag, in pieces and however broken it is, without making a tree of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::indexer::xml {

// A tag is not longer; a quote that is open for so long is none.
inline constexpr std::size_t kMaxTagBytes = 64U << 10;

struct Step {
  enum class Kind : std::uint8_t {
    kTag,     // a start tag or an end tag
    kPassed,  // a comment, a CDATA section, an instruction, a declaration, a bare `<`
    kMore,    // something begins here whose end is not there yet
    kNone,    // no `<` any more
  };
  Kind kind = Kind::kNone;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name = {};  // of a tag, as it stands
  bool closes = false;         // an end tag
  bool is_empty = false;       // a start tag that ends with "/>"
};

// Takes a stream as windows over it. What is never closed is passed as if it did not begin; takes time in
// proportion to the stream.
class Walk {
 public:
  // What begins at or after `from` in `window`. `is_all`: nothing follows the window.
  Step step(std::string_view window, std::size_t from, bool is_all);
  // The window lost its first `bytes`.
  void advance(std::size_t bytes) { base_ += bytes; }

 private:
  // A sign that closes something, and up to where in the stream it was looked for in vain.
  struct Sign {
    std::string_view text;
    std::uint64_t searched = 0;
  };
  Step pass(std::string_view window, std::size_t begin, std::size_t from, Sign& sign, bool is_all) const;

  std::uint64_t base_ = 0;  // of the window in the stream
  Sign cdata_{"]]>"};
  Sign comment_{"-->"};
  Sign instruction_{"?>"};
};

// The part of a name behind its prefix.
std::string_view local_name(std::string_view name);

// The value of the attribute `name`, in any case, of a start tag, as it stands there; empty if there is none.
std::string_view raw_attribute(std::string_view tag, std::string_view name);

}  // namespace broadsheet::indexer::xml

// Compressed streams: containers of one stream without a name. What is the same for every method of
// compression; each method is a file of its own, and a row in container_kinds().
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "archive/budget.h"
#include "archive/byte_stream.h"
#include "archive/container.h"

namespace broadsheet::indexer {

// Expands the bytes of one method. A file may hold several of its members one after the other, as `cat` makes
// them; together they are one stream.
class Expander {
 public:
  enum class State : std::uint8_t {
    kMore,     // it goes on
    kEnd,      // a member ends here
    kDamaged,  // see damage()
  };
  struct Step {
    std::size_t used = 0;  // bytes of the input
    std::size_t made = 0;  // bytes of the output
    State state = State::kMore;
  };

  Expander() = default;
  virtual ~Expander() = default;
  Expander(const Expander&) = delete;
  Expander& operator=(const Expander&) = delete;

  // Expands `in` into the `size` bytes (at least 1) at `to`, as far as either goes.
  virtual Step expand(std::string_view in, char* to, std::size_t size) = 0;
  // Begins the next member.
  virtual void restart() = 0;
  // What is wrong with the data, in a few words; may be empty.
  [[nodiscard]] virtual std::string damage() const = 0;
};

// A container of the one stream that `stream` expands to. `name`: of the method, for messages ("gzip");
// `first_bytes`: what each member begins with, one of them; `mark`: how one is found again behind damage
// (empty: none is). After the last one only zero bytes may follow, which tapes are filled up with.
std::unique_ptr<Container> open_compressed(ByteStream& stream, Budget& budget, std::string_view name,
                                           std::string_view first_bytes, std::unique_ptr<Expander> expander,
                                           std::string_view mark = {});

}  // namespace broadsheet::indexer

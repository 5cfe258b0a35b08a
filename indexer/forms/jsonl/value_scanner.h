// Where a JSON value ends, found piece by piece.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// Follows one object, list, string or number through text that comes in pieces; judges no more of it than
// where it ends. What is damaged inside must not take the values behind it along: signs that belong to the
// list around it end it, too.
class ValueScanner {
 public:
  // Goes on in `text`, which begins with the value, each time with more of it. True once the end() is known.
  // `is_all`: nothing follows.
  bool scan(std::string_view text, bool is_all);

  // Behind the value; where something shows that it was damaged, where the next one can begin.
  [[nodiscard]] std::size_t end() const noexcept { return at_; }
  // The first `bytes` of the text, which were scanned, are gone.
  void drop(std::size_t bytes) noexcept;

 private:
  bool take_in_string(std::string_view text);
  bool take(char c);
  bool close(char opened);

  std::size_t at_ = 0;
  std::string open_;        // the brackets that are open
  std::size_t beyond_ = 0;  // brackets inside of those
  std::size_t string_ = 0;  // where the string began
  bool in_string_ = false;
  bool escaped_ = false;
  bool is_plain_ = false;  // a number, or a word
  char last_ = 0;          // the last sign outside of strings that is not white space
  std::size_t last_at_ = 0;
};

}  // namespace broadsheet::indexer

// Patterns of addresses.
#include "broadsheet/indexer/web_selection.h"

#include <cstddef>

#include "text/ascii.h"

namespace broadsheet::indexer {

// Where a star could have taken too little, it takes one character more: only the last star has to be tried
// again, since what stands before it was found as early as it can be.
bool is_address_like(std::string_view url, std::string_view pattern) noexcept {
  constexpr std::string_view kBehindScheme = "://";
  if (pattern.find(kBehindScheme) == std::string_view::npos) {
    const std::size_t scheme = url.find(kBehindScheme);
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + kBehindScheme.size());
  }
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;  // the last one that was met
  std::size_t from = 0;                       // what it takes ends here
  while (at < url.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      from = at;
    } else if (in_pattern < pattern.size() &&
               (pattern[in_pattern] == '?' ||
                schema::ascii_lower(pattern[in_pattern]) == schema::ascii_lower(url[at]))) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++from;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

}  // namespace broadsheet::indexer

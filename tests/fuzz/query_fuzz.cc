// Fuzz target of the query parser: whatever is typed, it is read, and its canonical form is stable.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "broadsheet/schema/query.h"
#include "fuzz/entry.h"

namespace broadsheet::fuzz {

int query(const std::uint8_t* data, std::size_t size) {
  using schema::parse_query;
  const std::string bytes(data, data + size);
  const auto parsed = parse_query(bytes);
  if (!parsed.root) return 0;
  const std::string once = to_string(*parsed.root);
  if (once.size() > schema::kMaxQueryBytes) return 0;  // it would be cut when read again
  const auto again = parse_query(once);
  if (!again.root || to_string(*again.root) != once) std::abort();
  return 0;
}

}  // namespace broadsheet::fuzz

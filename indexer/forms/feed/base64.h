// Base64, as feeds hold it: RFC 4648 with white space.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// The bytes that `text` stands for; nullopt if it is not Base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace broadsheet::indexer

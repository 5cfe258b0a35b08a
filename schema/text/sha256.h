// SHA-256 of bytes, by OpenSSL: ids of content and terms of long values must not collide by design of a
// stranger.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::schema {

// The 32 bytes of the digest.
std::string sha256(std::string_view bytes);

// Lower-case hexadecimal of `bytes`.
std::string hex(std::string_view bytes);

}  // namespace broadsheet::schema

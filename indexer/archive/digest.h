// Digests that archives state of their bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

enum class DigestCheck : std::uint8_t { kUnknown, kSame, kOther };

// Whether `bytes` have the digest `stated`, as WARC writes it: "sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A", in
// base 32 or hexadecimal, of sha1, sha256, sha512 or md5. kUnknown: of another method, or no digest at all.
// `actual`: what they have, in base 32, unless it is kUnknown.
DigestCheck check_digest(std::string_view stated, std::string_view bytes, std::string& actual);

}  // namespace broadsheet::indexer

// Digests that archives state of their bytes.
#include "archive/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace broadsheet::indexer {
namespace {

std::string base32(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) out += kAlphabet[held >> (bits - 5) & 31U];
  }
  if (bits > 0) out += kAlphabet[held << (5 - bits) & 31U];
  return out;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4U];
    out += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

const EVP_MD* method_of(const std::string& name) {
  if (name == "SHA1" || name == "SHA-1") return EVP_sha1();
  if (name == "SHA256" || name == "SHA-256") return EVP_sha256();
  if (name == "SHA512" || name == "SHA-512") return EVP_sha512();
  if (name == "MD5") return EVP_md5();
  return nullptr;
}

}  // namespace

DigestCheck check_digest(std::string_view stated, std::string_view bytes, std::string& actual) {
  const std::size_t colon = stated.find(':');
  if (colon == std::string_view::npos) return DigestCheck::kUnknown;
  const EVP_MD* const method = method_of(upper(stated.substr(0, colon)));
  std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
  unsigned size = 0;
  if (method == nullptr || EVP_Digest(bytes.data(), bytes.size(), made.data(), &size, method, nullptr) != 1) {
    return DigestCheck::kUnknown;
  }
  const std::string_view digest(reinterpret_cast<const char*>(made.data()), size);
  std::string value = upper(stated.substr(colon + 1));
  while (!value.empty() && value.back() == '=') value.pop_back();
  actual = base32(digest);
  return value == actual || value == hexadecimal(digest) ? DigestCheck::kSame : DigestCheck::kOther;
}

}  // namespace broadsheet::indexer

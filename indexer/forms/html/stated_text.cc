// What of a page's text is in the text that it states for machines.
#include "forms/html/stated_text.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer::html {
namespace {

constexpr std::size_t kWindow = 24;         // bytes that are compared at a time
constexpr std::size_t kMaxBytes = 1 << 20;  // of a text that is looked at

std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : text.substr(0, kMaxBytes)) {
    if (!schema::is_ascii(c) || schema::is_ascii_letter(c) || (c >= '0' && c <= '9'))
      key += schema::ascii_lower(c);
  }
  return key;
}

// Of the kWindow bytes from each place on: a polynomial that is rolled on byte by byte.
constexpr std::uint64_t kBase = 1099511628211U;

std::uint64_t hash_at(std::string_view key, std::size_t at) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < kWindow; ++i) hash = hash * kBase + static_cast<unsigned char>(key[at + i]);
  return hash;
}

}  // namespace

StatedText::StatedText(std::string_view text) {
  const std::string key = key_of(text);
  if (key.size() < kWindow) return;
  std::uint64_t power = 1;
  for (std::size_t i = 1; i < kWindow; ++i) power *= kBase;
  std::uint64_t hash = hash_at(key, 0);
  windows_.push_back(hash);
  for (std::size_t at = 1; at + kWindow <= key.size(); ++at) {
    hash -= power * static_cast<unsigned char>(key[at - 1]);
    hash = hash * kBase + static_cast<unsigned char>(key[at + kWindow - 1]);
    windows_.push_back(hash);
  }
  std::sort(windows_.begin(), windows_.end());
}

bool StatedText::has(std::string_view block) const {
  if (windows_.empty()) return false;
  const std::string key = key_of(block);
  if (key.size() < kWindow) return false;
  const std::size_t last = key.size() - kWindow;
  int found = 0;
  for (const std::size_t at : {std::size_t{0}, last / 2, last}) {
    found += std::binary_search(windows_.begin(), windows_.end(), hash_at(key, at)) ? 1 : 0;
  }
  return found >= 2;
}

}  // namespace broadsheet::indexer::html

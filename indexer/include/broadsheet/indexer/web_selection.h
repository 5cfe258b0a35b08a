/// Which records of web archives are read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer {

/// What is read of a web archive; all else is skipped with the reason. An empty list asks for nothing.
struct WebSelection {
  /// Status codes of HTTP.
  struct Statuses {
    int first = 0;
    int last = 0;  ///< included
  };
  std::vector<Statuses> statuses;  ///< empty: 200
  /// Media types as the archive declares them: "text/html", "text/*". Empty: those of pages and feeds,
  /// and those that a filter reads.
  std::vector<std::string> media_types;
  std::vector<std::string> urls;      ///< patterns of addresses (is_address_like); of any of these
  std::vector<std::string> not_urls;  ///< and of none of these
  std::optional<std::int64_t> since_utc_seconds;  ///< fetched then or later; or nobody knows when
};

/// Whether `url` is what `pattern` means: "*" stands for any characters, "?" for one, and all else for
/// itself, ASCII letters in any case. A pattern without "://" is compared with what stands behind that of
/// `url`. Takes time in proportion to the product of both at most. Thread-safe.
bool is_address_like(std::string_view url, std::string_view pattern) noexcept;

}  // namespace broadsheet::indexer

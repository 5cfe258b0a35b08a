// The table of formats.
#include <algorithm>
#include <array>

#include "broadsheet/searcher/formats.h"

namespace broadsheet::searcher {
namespace {

constexpr std::array kFormats{
    Format{"text", "for reading", Detail::kSnippet, true, &write_text},
    Format{"json", "one JSON object", Detail::kSnippet, true, &write_json},
    Format{"jsonl", "one JSON object a hit, one a line", Detail::kSnippet, false, &write_jsonl},
    Format{"csv", "RFC 4180, with a header row", Detail::kSnippet, false, &write_csv},
    Format{"tsv", "tab-separated, with a header row", Detail::kSnippet, false, &write_tsv},
    Format{"ids", "the ids, one a line", Detail::kId, false, &write_ids},
};

}  // namespace

std::span<const Format> formats() noexcept { return kFormats; }

const Format* find_format(std::string_view name) noexcept {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace broadsheet::searcher

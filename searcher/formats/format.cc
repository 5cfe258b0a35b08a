// The table of formats.
#include <algorithm>
#include <array>

#include "broadsheet/searcher/formats.h"

namespace broadsheet::searcher {
namespace {

constexpr std::string_view kPlainText = "text/plain; charset=utf-8";

// What the columns of a table are made of (row_of).
constexpr HitFields kColumnFields =
    HitFields::kHeadlines | HitFields::kDates | HitFields::kSource | HitFields::kUrl;

constexpr std::array kFormats{
    Format{.name = "text",
           .meaning = "for reading",
           .media_type = kPlainText,
           .extension = "txt",
           .needs = Detail::kSnippet,
           .fields = HitFields::kHeadlines | HitFields::kDates | HitFields::kSource,
           .tells_everything = true,
           .counts_by_date = true,
           .as_stored = false,
           .write = &write_text},
    Format{.name = "json",
           .meaning = "one JSON object",
           .media_type = "application/json",
           .extension = "json",
           .needs = Detail::kSnippet,
           .fields = HitFields::kAll,
           .tells_everything = true,
           .counts_by_date = true,
           .as_stored = false,
           .write = &write_json},
    Format{.name = "jsonl",
           .meaning = "one JSON object for each hit, one a line",
           .media_type = "application/jsonl",
           .extension = "jsonl",
           .needs = Detail::kSnippet,
           .fields = HitFields::kAll,
           .tells_everything = false,
           .counts_by_date = true,
           .as_stored = false,
           .write = &write_jsonl},
    Format{.name = "csv",
           .meaning = "RFC 4180, with a header row",
           .media_type = "text/csv; charset=utf-8; header=present",
           .extension = "csv",
           .needs = Detail::kSnippet,
           .fields = kColumnFields,
           .tells_everything = false,
           .counts_by_date = true,
           .as_stored = true,
           .write = &write_csv},
    Format{.name = "tsv",
           .meaning = "tab-separated, with a header row",
           .media_type = "text/tab-separated-values; charset=utf-8",
           .extension = "tsv",
           .needs = Detail::kSnippet,
           .fields = kColumnFields,
           .tells_everything = false,
           .counts_by_date = true,
           .as_stored = true,
           .write = &write_tsv},
    Format{.name = "ids",
           .meaning = "the ids, one a line",
           .media_type = kPlainText,
           .extension = "txt",
           .needs = Detail::kId,
           .fields = HitFields::kNone,
           .tells_everything = false,
           .counts_by_date = false,
           .as_stored = true,
           .write = &write_ids},
};

}  // namespace

std::span<const Format> formats() noexcept { return kFormats; }

const Format* find_format(std::string_view name) noexcept {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace broadsheet::searcher

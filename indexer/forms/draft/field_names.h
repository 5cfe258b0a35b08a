// What people call the fields of an article: columns of tables, labels, elements, members.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// A field of an article.
enum class NewsField : std::uint8_t {
  kId,
  kHeadline,
  kBody,
  kSummary,
  kPublished,
  kModified,
  kByline,
  kSource,
  kPublisher,
  kSite,
  kRights,
  kLanguage,
  kUrl,
  kZone,  // of dates that name none
  kTags,
  kOther,  // none of these
};
inline constexpr std::size_t kNewsFields = static_cast<std::size_t>(NewsField::kOther);

// Which field `name` means, by the table of common names; case, width, spaces and signs don't count.
// The smaller `rank`, the more the name says so ("headline" before "name").
struct FieldMeaning {
  NewsField field = NewsField::kOther;
  std::size_t rank = 0;
};
FieldMeaning meaning_of(std::string_view name);

// `name` as it is looked up: case, width, spaces and signs don't count. Empty if it is not a name.
std::string field_key(std::string_view name);

// The name of `field` as people give it: "headline".
std::string_view to_string(NewsField field) noexcept;

}  // namespace broadsheet::indexer

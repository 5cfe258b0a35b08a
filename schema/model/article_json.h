/// Reading a stored article within a time.
#pragma once

#include <cstdint>
#include <string_view>

#include "broadsheet/schema/article.h"

namespace broadsheet::schema {

class Interrupt;

/// What to read of a stored article.
enum class StoredPart : std::uint8_t { kAll, kAllButBody };

/// As article_from_json(json); throws Interrupted if `interrupt`, where there is one, expires before a long
/// article is read.
///
/// kAllButBody skips the text of the body, which is most of an article, without parsing it; its
/// language is read.
Article article_from_json(std::string_view json, Interrupt* interrupt, StoredPart part = StoredPart::kAll);

}  // namespace broadsheet::schema

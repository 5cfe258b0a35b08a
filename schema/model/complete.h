// Completing many articles: with an identifier of languages that the caller keeps.
#pragma once

#include <string_view>

#include "broadsheet/schema/article.h"

namespace broadsheet::schema {

class LanguageIdentifier;

/// As complete(article, default_language).
void complete(Article& article, std::string_view default_language, LanguageIdentifier& identifier);

}  // namespace broadsheet::schema

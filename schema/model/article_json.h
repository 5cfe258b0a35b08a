/// Reading a stored article within a time.
#pragma once

#include <string_view>

#include "broadsheet/schema/article.h"

namespace broadsheet::schema {

class Interrupt;

/// As article_from_json(json); throws Interrupted if `interrupt`, where there is one, expires before a long
/// article is read.
Article article_from_json(std::string_view json, Interrupt* interrupt);

}  // namespace broadsheet::schema

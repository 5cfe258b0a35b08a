// From ICU's locale data and our tables to the words of one language, or of all.
#pragma once

#include <string_view>

#include "dateline/lexicon.h"

namespace broadsheet::schema::dateline {

/// The words of `language` in every locale of it that ICU has data for.
Lexicon make_lexicon(std::string_view language);

/// The words of all languages, each as its base locale has them.
Lexicon make_lexicon_of_all();

}  // namespace broadsheet::schema::dateline

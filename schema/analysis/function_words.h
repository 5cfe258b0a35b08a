// Function words of languages in Latin and Cyrillic letters: a second opinion on short texts.
#pragma once

#include <string>
#include <string_view>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// The language whose function words `text` has most of, by how few other languages have them, if it leads
/// `guess` (a language, or empty) clearly; else
/// empty. A guess whose function words are not known stands. Meant for headlines and single sentences.
/// Thread-safe if each thread has its own analyzer.
std::string language_by_function_words(std::string_view text, std::string_view guess, Analyzer& analyzer);

}  // namespace broadsheet::schema

// The function words of languages in Latin and Cyrillic letters, and what they say of a short text.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::schema {

class Analyzer;

/// What the function words of a short text say of a guess.
struct FunctionWordOpinion {
  std::string language;      ///< another one that they speak for; empty if they speak for none
  bool known = false;        ///< the words of the guessed language are known
  int of_guess = 0;          ///< words of the text that are function words of the guess
  bool contradicts = false;  ///< several languages have two or more words more than the guess, and none leads
};

/// The opinion of `text` on `guess`, of which CLD2 is `sure` or not. A language overrules the guess whose
/// function words, each shared by the languages that have it, lead by one; a sure guess must also have fewer
/// of its own than two of them. It overrules too, unless CLD2 is sure of another language than English, if it
/// alone has the most and two more than the guess. Meant for headlines and single sentences. Thread-safe if
/// each thread has its own analyzer.
FunctionWordOpinion ask_function_words(std::string_view text, std::string_view guess, bool sure,
                                       Analyzer& analyzer);

}  // namespace broadsheet::schema

// The same words written together or apart: "COVID19" is "COVID-19", "100 km" is "100km", "J. K." is "JK".
// And phrases of scripts that a dictionary cuts, cut as they may be inside a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/tokens.h"

namespace broadsheet::schema::plan {

/// The words of one text, as an index may have them, with their positions.
using Wording = std::vector<OwnedToken>;

/// What is asked of an index.
struct IndexWords {
  std::function<std::uint64_t(const std::string&)> count;  ///< how many articles have a word
  std::uint64_t rare = 0;                                  ///< in so few articles, a short word is none
  std::uint64_t frequent =
      0;  ///< letters that more articles have stand beside each other by chance, and cost much
};

/// How else the neighbouring words `tokens` of `text` are written, without the way in which they are, and
/// only in words that the index has; at most kMostWordings.
///
/// - Letters and digits: "COVID-19" and "iPhone 15" together, "COVID19" and "100km" apart.
/// - Abbreviations and initials: "Ph.D.", "J. K." and "J K" together, "PhD", "J.K." and "JK" apart. Capitals
///   or full stops tell them; a short word without them is taken apart if it is rare.
/// - Thousands: "12 500" together.
/// - Words of Arabic script: those with a space or a half-space between together.
/// - Words of Thai, Lao, Khmer and Burmese: other words that the same characters make.
std::vector<Wording> other_wordings(const std::vector<OwnedToken>& tokens, std::string_view text,
                                    const IndexWords& index);

/// The first `count` of `tokens` as one word, if they are written so elsewhere; empty if they are not.
std::string written_together(const OwnedToken* tokens, std::size_t count, std::string_view text);

/// The words `tokens` of `text`, of which the last is the beginning of one, written as one word: "ecomm" of
/// "e-comm", "covid1" of "covid-1". Empty if they are not written so elsewhere: a hyphen or a half-space has
/// to join all of them, numbers stay apart, and of fewer than kShortestJoinedEnd letters at the end nobody
/// can say that they belong to the word ("e-c" to "economy").
std::string beginning_together(const std::vector<OwnedToken>& tokens, std::string_view text);
inline constexpr std::size_t kShortestJoinedEnd = 3;

/// The beginning of a word, cut between letters and digits: "covid" and "1" of "covid1"; all ways, each of
/// two parts or more.
std::vector<std::vector<std::string>> beginning_apart(const OwnedToken& token);

/// Wordings that are looked up beside what was typed. A phrase of a few words has one or two places that can
/// be written otherwise; of Thai, a few cuts differ near a word that may be two.
inline constexpr std::size_t kMostWordings = 12;

/// Words that are one word elsewhere, at most: three initials and what they stand before.
inline constexpr std::size_t kMostJoined = 4;

}  // namespace broadsheet::schema::plan

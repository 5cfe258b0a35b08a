// Thai, Lao, Khmer and Burmese clusters as they should be typed: what looks the same becomes the same.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::schema {

/// Puts the marks of each cluster of `letters` (normalised text of these scripts) into the order of the
/// Unicode Standard, and makes one letter of two that only look like it (two sara e for sara ae). What is
/// left out is filled with U+0000, so that no letter changes its place for another cluster's. True if
/// anything changed. Takes linear time in clusters of bounded length.
bool order_clusters(std::u32string& letters);

/// Appends `letters` to `out` as they are indexed: those that print the same and that writers mix become one,
/// the subscripts of Khmer da and ta, the two ways to write a Lao l after h.
void append_clusters(std::u32string_view letters, std::string& out);

}  // namespace broadsheet::schema

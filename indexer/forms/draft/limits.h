// What one article may hold. Records are bounded by kMaxRecordBytes, but 16 MiB of the smallest parts are
// millions of them, each of which costs far more than its bytes: in memory, and in every step that takes part
// by part. What is beyond a limit is left out with a warning: the rest of the article is worth more than none
// of it.
#pragma once

#include <cstddef>

namespace broadsheet::indexer {

// A page of live news has some hundred headlines.
inline constexpr std::size_t kMaxHeadlines = 1000;
// Newspapers give a few dozen tags; catalogues of libraries a few hundred.
inline constexpr std::size_t kMaxTags = 10'000;
// JSON values of a record, those inside others counted. Each takes some 100 bytes of memory where it may be
// written in two, so that a record of 16 MiB could take a gigabyte in each worker; so many take 100 MB. A
// page with a box around each of its words has some 100,000.
inline constexpr std::size_t kMaxRecordValues = 1'000'000;
// Unknown members that are kept. Exports of large systems have some hundred columns.
inline constexpr std::size_t kMaxUnknownMembers = 10'000;
// Warnings of one record. What is wrong a hundred times is known by then.
inline constexpr std::size_t kMaxWarnings = 100;

}  // namespace broadsheet::indexer

/// Errors and notes, for people and programs alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// The kinds of problems. Their names (problem_kinds()) are stable: none is renamed, and a name that is no
/// longer used is never used again. docs/API.md lists them.
enum class ProblemCode : std::uint8_t {
  // A request or an option
  kUsage,
  kNothingAsked,
  kBadValue,
  kOutOfRange,
  kNotADate,
  kDatesReversed,
  kNotATimeZone,
  kNotALanguage,
  kFormatNotNamed,
  kNoIndexNamed,
  kTextTooLong,
  // Files and the machine
  kFileUnreadable,
  kFileUnwritable,
  kFileInTheWay,
  kBadSourceAliases,
  kStandardInputClosed,
  kNoThreads,
  // An index
  kNoSuchIndex,
  kNotAnIndex,
  kPlainDatabase,
  kIndexTooOld,
  kIndexTooNew,
  kOtherAnalysis,
  kOtherPositions,
  kOtherXapian,
  kIndexDamaged,
  kIndexUnreadable,
  kIndexUnwritable,
  kIndexLocked,
  kIndexOvertaken,
  kIndexGone,
  kShardElsewhere,
  kRemoteShardSilent,
  // Notes on a query, which is answered nevertheless
  kPartIgnored,
  kReadAsWords,
  kReadOtherwise,
  kLookedUpAnother,
  kWordsLeftOut,
  kQueryCut,
  kNotFolded,
  // Records of an archive that hold no article
  kRecordTooLarge,
  kNotText,
  kEmptyRecord,
  kMalformedRecord,
  kBadMember,
  kNoText,
  kNotIndexable,
  kContainerUnreadable,
  kLimitReached,
  kFilterFailed,
  kNoArticle,
};

/// One kind of problem.
struct ProblemKind {
  ProblemCode code;
  std::string_view name;     ///< "no_such_index": letters and underscores
  std::string_view meaning;  ///< a few plain words, the same for every problem of the kind
};

/// All kinds, in the order of ProblemCode. Constant.
std::span<const ProblemKind> problem_kinds() noexcept;

/// The kind's name and meaning. Constant.
const ProblemKind& kind_of(ProblemCode code) noexcept;

/// A range of bytes, [begin, end).
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// One problem. A plain value.
struct Problem {
  ProblemCode code = ProblemCode::kUsage;
  std::string parameter = {};        ///< the member of the request that caused it ("time_zone"); or empty
  std::optional<TextRange> at = {};  ///< where in that member, in bytes
  std::string text = {};             ///< one plain sentence in English, UTF-8; it names no option
  std::string subject = {};          ///< the file, directory or value that it is about; or empty
};

}  // namespace broadsheet::schema

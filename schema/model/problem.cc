// The kinds of problems.
#include "broadsheet/schema/problem.h"

#include <array>

namespace broadsheet::schema {
namespace {

using enum ProblemCode;

constexpr std::array kKinds{
    ProblemKind{kUsage, "usage", "the command line is not understood"},
    ProblemKind{kNothingAsked, "nothing_asked", "there is nothing to search for"},
    ProblemKind{kBadValue, "bad_value", "a value can't be used"},
    ProblemKind{kOutOfRange, "out_of_range", "a number is too small or too large"},
    ProblemKind{kNotADate, "not_a_date", "a value is not a date"},
    ProblemKind{kDatesReversed, "dates_reversed", "the first date is later than the last"},
    ProblemKind{kNotATimeZone, "not_a_time_zone", "a value is not a time zone"},
    ProblemKind{kNotALanguage, "not_a_language", "a value is not a language"},
    ProblemKind{kFormatNotNamed, "format_not_named", "the format of an input can't be told and is not named"},
    ProblemKind{kNoIndexNamed, "no_index_named", "no index is named"},
    ProblemKind{kTextTooLong, "text_too_long", "a text is longer than any that can be analysed"},
    ProblemKind{kFileUnreadable, "file_unreadable", "a file or directory can't be read"},
    ProblemKind{kFileUnwritable, "file_unwritable", "a file or directory can't be written"},
    ProblemKind{kFileInTheWay, "file_in_the_way", "a file or directory is where another should be made"},
    ProblemKind{kBadSourceAliases, "bad_source_aliases", "a file of source aliases is not understood"},
    ProblemKind{kStandardInputClosed, "standard_input_closed", "standard input is closed"},
    ProblemKind{kNoThreads, "no_threads", "the system gives no more threads"},
    ProblemKind{kNoSuchIndex, "no_such_index", "there is no such index"},
    ProblemKind{kNotAnIndex, "not_an_index", "what is named is not an index"},
    ProblemKind{kPlainDatabase, "plain_database", "a plain Xapian database can only be read"},
    ProblemKind{kIndexTooOld, "index_too_old", "the index was made by an older Broadsheet"},
    ProblemKind{kIndexTooNew, "index_too_new", "the index was made by a newer Broadsheet"},
    ProblemKind{kOtherAnalysis, "other_analysis", "the words of the index were cut in another way"},
    ProblemKind{kOtherPositions, "other_positions", "the index holds positions in another way"},
    ProblemKind{kOtherXapian, "other_xapian", "the index was written by another version of Xapian"},
    ProblemKind{kIndexDamaged, "index_damaged", "the index is damaged"},
    ProblemKind{kIndexUnreadable, "index_unreadable", "the index can't be read"},
    ProblemKind{kIndexUnwritable, "index_unwritable", "the index can't be written"},
    ProblemKind{kIndexLocked, "index_locked", "another writer holds the index"},
    ProblemKind{kIndexOvertaken, "index_overtaken", "the index was written while it was read"},
    ProblemKind{kIndexGone, "index_gone", "the index was taken away"},
    ProblemKind{kShardElsewhere, "shard_elsewhere", "a shard outside the index is in the way of the change"},
    ProblemKind{kRemoteShardSilent, "remote_shard_silent", "a remote shard does not answer"},
    ProblemKind{kPartIgnored, "part_ignored", "a part of the query is ignored"},
    ProblemKind{kReadAsWords, "read_as_words", "a part of the query is read as words"},
    ProblemKind{kReadOtherwise, "read_otherwise", "a part of the query is read in another way"},
    ProblemKind{kLookedUpAnother, "looked_up_another",
                "no article has the value that was asked for; another one was looked up if one is near"},
    ProblemKind{kWordsLeftOut, "words_left_out",
                "no article has all words of the query, and some were left out"},
    ProblemKind{kQueryCut, "query_cut", "the query is too long, and only its beginning was looked up"},
    ProblemKind{kNotFolded, "not_folded", "near-copies were not grouped among all the articles found"},
    ProblemKind{kRecordTooLarge, "record_too_large", "a record is larger than the limit"},
    ProblemKind{kNotText, "not_text", "the bytes are not text of the expected format"},
    ProblemKind{kEmptyRecord, "empty_record", "there is nothing in it"},
    ProblemKind{kMalformedRecord, "malformed_record", "a record is not written as its format demands"},
    ProblemKind{kBadMember, "bad_member", "a member of a record holds a value of the wrong type"},
    ProblemKind{kNoText, "no_text", "a record has neither headline nor body"},
    ProblemKind{kNotIndexable, "not_indexable", "an article can't be stored in an index"},
    ProblemKind{kContainerUnreadable, "container_unreadable",
                "a container or a compressed file can't be read"},
    ProblemKind{kLimitReached, "limit_reached", "reading an input would cost more than its limits allow"},
    ProblemKind{kFilterFailed, "filter_failed", "a filter program failed to read a file"},
    ProblemKind{kNoArticle, "no_article", "a record holds no article, and nothing is wrong with it"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i].code != static_cast<ProblemCode>(i)) return false;
  }
  return kKinds.back().code == kNoArticle;
}
static_assert(in_order(), "kind_of() finds a kind by its number");

}  // namespace

std::span<const ProblemKind> problem_kinds() noexcept { return kKinds; }

const ProblemKind& kind_of(ProblemCode code) noexcept { return kKinds[static_cast<std::size_t>(code)]; }

}  // namespace broadsheet::schema

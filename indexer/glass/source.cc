// What databases say of themselves, and how their documents are renumbered.
#include "glass/source.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <system_error>

#include "glass/chunks.h"
#include "glass/encoding.h"
#include "index/stub.h"

namespace broadsheet::indexer::glass {
namespace {

bool can_be_merged(const Version& version) {
  using enum Version::Table;
  for (const Version::Table table : {kPositions, kSpelling, kSynonyms}) {
    if (version.tables[table].entries != 0) return false;
  }
  if (version.tables[kPostings].compress_above != 0) return false;
  // Xapian can be told to keep no term lists.
  return version.statistics.documents == 0 || !version.tables[kTermLists].empty;
}

// The first and the last number in the list of document lengths.
void find_documents(Source& source) {
  const Statistics& statistics = source.version.statistics;
  if (statistics.documents == 0) return;
  if (statistics.documents == statistics.last_document) {
    source.first = 1;
    source.last = statistics.last_document;
    return;
  }
  TableReader reader(source.postings);
  ListHead head;
  if (!reader.seek(kLengthsKey) || reader.key() != kLengthsKey || !parse_first_chunk(reader, head))
    source.postings.fail("the list of document lengths is missing or can't be read");
  source.first = head.chunk.first;
  // The first key behind them.
  constexpr std::string_view kBehind("\0\xE1", 2);
  if (!reader.seek_before(kBehind) || !reader.key().starts_with(kLengthsKey))
    source.postings.fail("the list of document lengths is missing or can't be read");
  const bool parsed = reader.key() == kLengthsKey ? parse_first_chunk(reader, head)
                                                  : parse_later_chunk(reader, kLengthsKey.size(), head.chunk);
  if (!parsed) source.postings.fail("the list of document lengths is missing or can't be read");
  source.last = head.chunk.last;
  if (source.last < source.first || source.last > statistics.last_document ||
      source.last - source.first < statistics.documents - 1)
    source.postings.fail("the list of document lengths is missing or can't be read");
}

void add_statistics(Statistics& all, const Statistics& one) {
  all.documents += one.documents;  // no more than their numbers, which are looked after
  all.total_length += one.total_length;
  if (all.total_length < one.total_length)
    throw Xapian::DatabaseError("the lengths of the documents are too large to be added");
  if (one.shortest != 0 && (all.shortest == 0 || one.shortest < all.shortest)) all.shortest = one.shortest;
  all.longest = std::max(all.longest, one.longest);
  all.largest_frequency = std::max(all.largest_frequency, one.largest_frequency);
}

}  // namespace

Source::Source(const std::filesystem::path& directory, const Version& stated)
    : version(stated),
      postings(directory / kTableFiles[Version::kPostings], version.tables[Version::kPostings],
               version.revision),
      data(directory / kTableFiles[Version::kData], version.tables[Version::kData], version.revision),
      term_lists(directory / kTableFiles[Version::kTermLists], version.tables[Version::kTermLists],
                 version.revision) {}

std::optional<Sources> open_sources(std::span<const std::filesystem::path> directories) {
  std::vector<Version> versions;
  for (const std::filesystem::path& directory : directories) {
    // A database of another kind.
    std::error_code error;
    if (!std::filesystem::is_regular_file(directory / schema::kGlassFile, error)) return std::nullopt;
    try {
      versions.push_back(read_version_file(directory));
    } catch (const Xapian::DatabaseVersionError&) {
      return std::nullopt;
    }
    if (!can_be_merged(versions.back())) return std::nullopt;
  }
  Sources sources;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    sources.all.push_back(std::make_unique<Source>(directories[i], versions[i]));
    Source& source = *sources.all.back();
    find_documents(source);
    source.offset = total - (source.first == 0 ? 0 : std::int64_t{source.first} - 1);
    total = source.offset + source.last;
    if (total > std::numeric_limits<std::uint32_t>::max())
      throw Xapian::DatabaseError("a database cannot have so many documents");
    add_statistics(sources.statistics, versions[i].statistics);
  }
  sources.statistics.last_document = static_cast<std::uint32_t>(total);
  return sources;
}

}  // namespace broadsheet::indexer::glass

// The tables of the merged database, beside each other.
#include "glass/merge.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cerrno>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "glass/decoding.h"
#include "glass/encoding.h"
#include "glass/posting_ranges.h"
#include "glass/source.h"
#include "glass/table_writer.h"
#include "glass/version_file.h"

namespace broadsheet::indexer::glass {
namespace {

namespace fs = std::filesystem;

// Fewer are merged before threads have begun.
constexpr std::uint64_t kEntriesWorthThreads = 20'000;

void make_empty(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0 || ::close(descriptor) != 0)
    throw Xapian::DatabaseError(fmt::format("{}: cannot be made", file.string()), errno);
}

// A table whose keys begin with the number of a document.
TableRoot merge_by_document(const Sources& sources, const TableFile Source::*file, const fs::path& target,
                            std::uint32_t block_bytes, const PostingRanges& postings) {
  TableWriter table(target, block_bytes, kCompressAbove);
  std::string key;
  std::string before;
  for (const auto& source : sources.all) {
    const TableFile& from = (*source).*file;
    TableReader reader(from);
    std::uint64_t entries = 0;
    while (reader.next()) {
      if (postings.has_failed()) return {};  // nobody will read what is written here
      ++entries;
      std::string_view rest = reader.key();
      std::uint32_t document = 0;
      if (!take_sorted_uint(rest, document) || !source->has(document))
        from.fail("an entry belongs to no document of the database");
      key.clear();
      append_sorted_uint(key, source->renumbered(document));
      key += rest;
      if (key <= before || key.size() > kMaxKeyBytes) from.fail("its keys are not in order");
      table.add(key, reader.tag(), reader.compressed());
      before.swap(key);
    }
    from.check_entries(entries);
  }
  return table.finish();
}

}  // namespace

bool merge_databases(std::span<const fs::path> sources, const fs::path& target, std::uint32_t block_bytes,
                     unsigned threads) {
  const std::optional<Sources> opened = open_sources(sources);
  if (!opened) return false;
  std::error_code error;
  fs::create_directory(target, error);
  if (error) throw Xapian::DatabaseError(fmt::format("{}: cannot be made", target.string()), error.value());

  std::uint64_t entries = 0;
  for (const auto& source : opened->all) entries += source->version.tables[Version::kPostings].entries;
  if (entries < kEntriesWorthThreads) threads = 1;

  Tables tables;
  PostingRanges postings(*opened, threads);
  std::atomic<unsigned> next_table = 0;
  const auto copy_tables = [&] {
    for (unsigned table; (table = next_table++) < 2;) {
      if (table == 0) {
        tables.data = merge_by_document(*opened, &Source::data, target / kTableFiles[Version::kData],
                                        block_bytes, postings);
      } else {
        tables.term_lists = merge_by_document(
            *opened, &Source::term_lists, target / kTableFiles[Version::kTermLists], block_bytes, postings);
      }
    }
  };
  std::vector<std::thread> helpers;
  helpers.reserve(threads);  // no failure once one runs: it must be joined
  try {
    for (unsigned i = 1; i < threads; ++i) {
      helpers.emplace_back([&] {
        try {
          copy_tables();
          postings.help();
        } catch (...) {
          postings.fail(std::current_exception());
        }
      });
    }
  } catch (const std::system_error&) {
    // As many as there are.
  } catch (const std::bad_alloc&) {
    // The same.
  }
  try {
    tables.postings = postings.write(target / kTableFiles[Version::kPostings], block_bytes);
    copy_tables();
  } catch (...) {
    postings.fail(std::current_exception());
  }
  for (std::thread& helper : helpers) helper.join();
  postings.rethrow_failure();

  // Xapian opens no database to write to without these files.
  if (tables.postings.empty) make_empty(target / kTableFiles[Version::kPostings]);
  if (tables.term_lists.empty) make_empty(target / kTableFiles[Version::kTermLists]);
  write_version_file(target, tables, opened->statistics);
  return true;
}

}  // namespace broadsheet::indexer::glass

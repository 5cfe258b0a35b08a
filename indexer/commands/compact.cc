// indexer compact: an index rewritten as one compact shard.
#include <fmt/format.h>

#include "commands/commands.h"
#include "commands/last_words.h"
#include "commands/wait_option.h"
#include "commands/writer_option.h"
#include "index/open_index.h"
#include "report/quantities.h"
#include "store/compact.h"
#include "text/printable.h"

namespace broadsheet::indexer {

int run_compact(const Words& words, const Streams& streams) {
  CommandLine line = command_line_of(
      "compact",
      "Rewrites an index as one compact shard, in place or in the directory TO. The result is smaller "
      "and faster to search. Rewriting needs as much free space as the index takes.",
      "[TO]", {"indexer compact --db news", "indexer compact --db news /backup/news-2024"});
  line.value("db", "directory of the index", "DIR");
  add_writer_option(line);
  add_wait_option(line);
  if (!line.parse(words, streams.out)) return kExitDone;
  const std::string index = index_option(line);
  prepare_last_words(index);
  if (line.operands().size() > 1) line.fail("give only one directory to write to");
  if (!line.operands().empty() && line.operands().front().empty())
    line.fail("the name of the directory to write to is empty");

  schema::shard_paths(index);  // no index: say so before anything else
  const std::uint64_t before = schema::size_on_disk(index);
  std::string target = index;
  if (line.operands().empty()) {
    compact_in_place(index, wait_option(line), writer_option(line));
  } else {
    target = line.operands().front();
    compact_to(index, target, wait_option(line), writer_option(line));
  }
  streams.out << fmt::format("{}: {} before, {} after\n", schema::printable(target), megabytes(before),
                             megabytes(schema::size_on_disk(target)));
  return kExitDone;
}

}  // namespace broadsheet::indexer

// The option --segment-writer of the commands that write segments or merge shards.
#include "commands/writer_option.h"

#include <fmt/format.h>

namespace broadsheet::indexer {

void add_writer_option(CommandLine& line) {
  line.value("segment-writer",
             "whose code writes the tables: own (default), or xapian, which is slower; the articles and what "
             "is found "
             "are the same",
             "WRITER");
}

WrittenBy writer_option(const CommandLine& line) {
  if (!line.has("segment-writer")) return WrittenBy::kOwnWriter;
  const std::string name = line.get("segment-writer");
  if (name == "own") return WrittenBy::kOwnWriter;
  if (name == "xapian") return WrittenBy::kXapian;
  line.fail(fmt::format("--segment-writer: '{}' is neither own nor xapian", name));
}

}  // namespace broadsheet::indexer

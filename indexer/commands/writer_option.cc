// The option --segment-writer of the commands that write segments or merge shards.
#include "commands/writer_option.h"

namespace broadsheet::indexer {

void add_writer_option(CommandLine& line) {
  line.value("segment-writer",
             "who writes the files of the index: Broadsheet itself (own, the default), or Xapian, which is "
             "slower; searches find the same articles",
             "own|xapian");
}

WrittenBy writer_option(const CommandLine& line) {
  if (!line.has("segment-writer")) return WrittenBy::kOwnWriter;
  return line.one_of("segment-writer", {"own", "xapian"}) == 0 ? WrittenBy::kOwnWriter : WrittenBy::kXapian;
}

}  // namespace broadsheet::indexer

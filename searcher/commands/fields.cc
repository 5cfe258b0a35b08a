// searcher fields: the field table, for people and as docs/SCHEMA.md.
#include "broadsheet/schema/fields.h"

#include <fmt/format.h>

#include "commands/commands.h"

namespace broadsheet::searcher {

int run_fields(const Words& words, const Streams& streams) {
  CommandLine line(
      usage_of("fields", "Lists the fields that a query can name (field:value).", "[OPTION]...", ""));
  line.flag("markdown", "print docs/SCHEMA.md, which is made from the same table");
  if (!line.parse(words, streams.out)) return kExitFound;
  if (!line.operands().empty()) line.fail("searcher fields takes no words");

  if (line.has("markdown")) {
    streams.out << schema::schema_document();
    return kExitFound;
  }
  for (const schema::Field& field : schema::fields()) {
    std::string meaning(field.meaning);
    std::erase(meaning, '`');
    streams.out << fmt::format("{:<11}{}\n", field.name, meaning);
  }
  return kExitFound;
}

}  // namespace broadsheet::searcher

// searcher fields: the field table, for people and as docs/SCHEMA.md.
#include "broadsheet/schema/fields.h"

#include <fmt/format.h>

#include "broadsheet/schema/error.h"
#include "commands/command.h"
#include "commands/options.h"

namespace broadsheet::searcher {

int run_fields(const std::vector<std::string>& given, const Streams& streams) {
  cxxopts::Options options("searcher fields", "Lists the fields that a query can name (field:value).\n");
  options.custom_help("[OPTION]...");
  options.positional_help("");
  options.add_options()("markdown", "print docs/SCHEMA.md, which is made of the same table");
  const Arguments arguments = parse_arguments(options, given);
  if (answered_help(options, arguments, "", streams.out)) return kFound;
  if (!arguments.words.empty()) throw schema::UserError("searcher fields takes no words");

  if (arguments.options.count("markdown") > 0) {
    streams.out << schema::schema_document();
    return kFound;
  }
  for (const schema::Field& field : schema::fields()) {
    std::string meaning(field.meaning);
    std::erase(meaning, '`');
    streams.out << fmt::format("{:<11}{}\n", field.name, meaning);
  }
  return kFound;
}

}  // namespace broadsheet::searcher

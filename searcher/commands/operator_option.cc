// The option --default-operator of the commands that search.
#include "commands/operator_option.h"

namespace broadsheet::searcher {

void add_operator_option(CommandLine& line, const std::string& meaning) {
  line.value("default-operator", meaning, "or|and", "or");
}

schema::DefaultOperator operator_option(const CommandLine& line) {
  return line.one_of("default-operator", {"or", "and"}) == 0 ? schema::DefaultOperator::kOr
                                                             : schema::DefaultOperator::kAnd;
}

}  // namespace broadsheet::searcher

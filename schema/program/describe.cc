// From a problem to a line for the person at the terminal.
#include "program/describe.h"

#include <algorithm>

namespace broadsheet::program {
namespace {

using schema::ProblemCode;

// What to do about a problem, in the words of our programs; % stands for its subject. Where it names the
// option, that need not stand before the text too.
struct Remedy {
  ProblemCode code;
  std::string_view text;
  bool names_option;
};

constexpr Remedy kRemedies[] = {
    {ProblemCode::kFormatNotNamed, "give it with --format", true},
    {ProblemCode::kNoIndexNamed, "name one with --db", true},
    {ProblemCode::kNoThreads, "give fewer with --jobs", true},
    {ProblemCode::kNoSuchIndex, "make one with: indexer add --db % PATH...", false},
    {ProblemCode::kPlainDatabase, "make an index of it with: indexer compact --db % NEW", false},
    {ProblemCode::kIndexOvertaken, "try again; if nothing writes to it, run indexer check", false},
};

std::string option_of(std::string_view member, std::span<const OptionName> names) {
  for (const OptionName& name : names) {
    if (name.member == member) return std::string(name.option);
  }
  std::string option(member);
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

}  // namespace

std::string describe(const schema::Problem& problem, std::span<const OptionName> names) {
  const auto* const remedy = std::find_if(std::begin(kRemedies), std::end(kRemedies),
                                          [&](const Remedy& one) { return one.code == problem.code; });
  const bool has_remedy = remedy != std::end(kRemedies);
  std::string line;
  const std::string option = option_of(problem.parameter, names);
  if (!option.empty() && !(has_remedy && remedy->names_option)) line = "--" + option + ": ";
  line += problem.text;
  if (!has_remedy) return line;
  std::string text(remedy->text);
  if (const std::size_t at = text.find('%'); at != std::string::npos) text.replace(at, 1, problem.subject);
  return line + "; " + text;
}

}  // namespace broadsheet::program

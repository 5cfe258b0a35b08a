// A problem in the words of a command line. Libraries name no option; here the members of their requests
// become options, and what a person can do about a problem becomes a command.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "broadsheet/schema/problem.h"

namespace broadsheet::program {

// The option that a member of a request is set by, where its name is another one. An empty option: the member
// is not an option.
struct OptionName {
  std::string_view member;  // "languages"
  std::string_view option;  // "lang"
};

// One line, as yet without the program's name: "--lang: 'x' is not a language; write a tag (ko, en-US,
// zh-Hant)". Members that `names` does not list are options of the same name with hyphens: "time_zone",
// --time-zone.
std::string describe(const schema::Problem& problem, std::span<const OptionName> names);

}  // namespace broadsheet::program

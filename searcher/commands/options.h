// Reading the options of a command: cxxopts, with errors as UserError and values checked.
#pragma once

// Values may hold commas (paths, sources, dates): a list is an option given several times.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cstdint>
#include <cxxopts.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/query_plan.h"
#include "commands/command.h"

namespace broadsheet::searcher {

// What was given on the command line.
struct Arguments {
  cxxopts::ParseResult options;
  std::vector<std::string> words;  // what is no option, in order
};

// Adds --help and --version to `options` and parses. An argument that begins with a hyphen and holds a space
// is no option but words. Throws UserError for an unknown option or a missing value, with `hint` at its end.
Arguments parse_arguments(cxxopts::Options& options, const std::vector<std::string>& arguments,
                          std::string_view hint = {});

// True if --help or --version was given and has been answered; `more` is printed after the options.
bool answered_help(const cxxopts::Options& options, const Arguments& arguments, std::string_view more,
                   std::ostream& out);

// The value of `name` as a number from `least` to `most`. Throws UserError.
std::uint64_t number_option(const Arguments& arguments, const std::string& name, std::uint64_t least,
                            std::uint64_t most);

// The values of --db as paths. Throws UserError if there is none.
std::vector<std::filesystem::path> database_option(const Arguments& arguments);

// The value of --default-operator. Throws UserError.
schema::DefaultOperator operator_option(const Arguments& arguments);

}  // namespace broadsheet::searcher

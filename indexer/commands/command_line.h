// Options of a command: cxxopts with our help layout and our one-line messages.
#pragma once

#include <cstdint>
#include <cxxopts.hpp>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "commands/commands.h"

namespace broadsheet::indexer {

class CommandLine {
 public:
  // `operands` stands after the options in the usage line ("PATH..."); `examples` are lines of the help.
  CommandLine(std::string command, std::string summary, std::string operands,
              std::vector<std::string> examples);

  // Adds an option without or with a value, which may be given once. `name` as in cxxopts: "db" or "q,quiet".
  void flag(const std::string& name, const std::string& meaning);
  void value(const std::string& name, const std::string& meaning, const std::string& value_name);
  // An option that may be given several times.
  void values(const std::string& name, const std::string& meaning, const std::string& value_name);
  // An option that may have a value ("--wait", "--wait=10"); `implied` is its value without one.
  void optional_value(const std::string& name, const std::string& meaning, const std::string& value_name,
                      const std::string& implied);

  // Reads `words`. False: the help was asked for and printed. Throws UserError for what is no such option.
  bool parse(const Words& words);

  bool has(const std::string& name) const { return result_.count(name) > 0; }
  // The value given; empty if none was.
  std::string get(const std::string& name) const;
  // All values given.
  std::vector<std::string> all(const std::string& name) const;
  // A whole number from `least` to `most`, or `otherwise` if none was given.
  std::uint64_t number(const std::string& name, std::uint64_t least, std::uint64_t most,
                       std::uint64_t otherwise) const;
  // A size in bytes, written as a whole number with or without K, M, G or T (powers of 1024).
  std::uint64_t bytes(const std::string& name, std::uint64_t least, std::uint64_t most,
                      std::uint64_t otherwise) const;
  const std::vector<std::string>& operands() const { return operands_given_; }
  // The directory of the index (--db), which must be given.
  std::string index() const;

  // A UserError that ends with where the help is.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  void add(const std::string& name, const std::string& meaning, const std::string& value_name,
           std::shared_ptr<cxxopts::Value> value, bool repeatable);
  void check_lengths(const Words& words) const;

  std::string command_;
  std::string operands_;
  std::vector<std::string> examples_;
  cxxopts::Options options_;
  std::vector<std::string> given_once_;  // the options that may not be repeated
  cxxopts::ParseResult result_;
  std::vector<std::string> operands_given_;
};

}  // namespace broadsheet::indexer

// The options of a command, for both programs: one way to name, read and check them, one layout of the help,
// and errors of one line that end with where the help is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::program {

// The arguments after the name of a command.
using Words = std::vector<std::string>;

// An option (with its value, if that is joined to it by "=") has at most so many bytes. cxxopts matches it by
// a regular expression whose matching recurses once a byte: at some tens of thousands the stack is used up. A
// path has 4,096 at most; a longer value may stand as an argument of its own.
inline constexpr std::size_t kMaxOptionBytes = 4096;

// What the help of a command says beside its options.
struct Usage {
  std::string program;   // "indexer"
  std::string command;   // "add"
  std::string summary;   // stands first
  std::string synopsis;  // of the usage line: "[OPTION...] PATH..."
  std::string more;      // stands after the options
  std::string remedy;    // ends an error about an option that there is not; empty: where the help is
  // An argument that begins with a hyphen and holds white space ("-foo bar") is an operand and no option.
  bool hyphen_may_begin_words = false;
};

// One option, as the completion of shells needs it.
struct OptionRow {
  std::string name;    // "jobs"
  std::string letter;  // "j"; empty: none
  bool has_value = false;
  bool value_is_optional = false;
  bool is_repeatable = false;
  std::string value_name;  // "N"; "a|b" if it is one of these
  std::string meaning;
};

// Given as the only word, it makes a command print its options (read_option_rows) and do nothing.
inline constexpr std::string_view kListOptions = "--list-options";

std::vector<OptionRow> read_option_rows(std::string_view text);

class CommandLine {
 public:
  explicit CommandLine(Usage usage);
  ~CommandLine();
  CommandLine(CommandLine&&) noexcept;
  CommandLine& operator=(CommandLine&&) noexcept;

  // Adds an option without a value. `name` is "db", or "q,quiet" with a short form.
  void flag(const std::string& name, const std::string& meaning);
  // An option with a value, which may be given once. `initial` is its value where none is given, and stands
  // in the help; empty: there is none.
  void value(const std::string& name, const std::string& meaning, const std::string& value_name,
             const std::string& initial = {});
  // An option that may be given several times.
  void values(const std::string& name, const std::string& meaning, const std::string& value_name);
  // An option that may have a value ("--wait", "--wait=10"); `implied` is its value without one.
  void optional_value(const std::string& name, const std::string& meaning, const std::string& value_name,
                      const std::string& implied);

  // Reads `words`. False: --help, --version or kListOptions was given, and the answer is on `out`. Throws
  // UserError for an option that there is not, that lacks its value, is too long or given too often.
  bool parse(const Words& words, std::ostream& out);

  // True if it was given.
  bool has(const std::string& name) const;
  // The value given; else the initial one.
  std::string get(const std::string& name) const;
  // The same of an option whose value may not be empty. Empty: it was not given. Throws UserError.
  std::string text(const std::string& name) const;
  // All values given.
  std::vector<std::string> all(const std::string& name) const;
  // A whole number from `least` to `most`. Throws UserError.
  std::uint64_t number(const std::string& name, std::uint64_t least, std::uint64_t most) const;
  // The same, or `otherwise` if none was given.
  std::uint64_t number(const std::string& name, std::uint64_t least, std::uint64_t most,
                       std::uint64_t otherwise) const;
  // A size in bytes, written as a whole number with or without K, M, G or T (powers of 1024).
  std::uint64_t bytes(const std::string& name, std::uint64_t least, std::uint64_t most,
                      std::uint64_t otherwise) const;
  // Which of `names` its value is, counted from 0. Throws UserError.
  std::size_t one_of(const std::string& name, const std::vector<std::string_view>& names) const;

  // What is not an option, in order.
  const std::vector<std::string>& operands() const;

  // Throws a UserError that ends with where the help is.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace broadsheet::program

// Options of a command.
#include "commands/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <utility>

#include "broadsheet/schema/error.h"
#include "program/process.h"
#include "text/printable.h"

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kHelpColumns = 100;

// Characters that are shown of an option that is too long.
constexpr std::size_t kShownOfLong = 40;

// cxxopts names options between typographic quotes; our messages use plain ones.
std::string plain_quotes(std::string text) {
  for (const std::string_view quote : {"\u2018", "\u2019"}) {
    for (std::size_t at = 0; (at = text.find(quote, at)) != std::string::npos;)
      text.replace(at, quote.size(), "'");
  }
  return text;
}

}  // namespace

CommandLine::CommandLine(std::string command, std::string summary, std::string operands,
                         std::vector<std::string> examples)
    : command_(std::move(command)),
      operands_(std::move(operands)),
      examples_(std::move(examples)),
      options_("indexer " + command_, std::move(summary)) {
  options_.set_width(kHelpColumns);
  options_.custom_help("[OPTION...] " + operands_);
  options_.positional_help("");
  options_.allow_unrecognised_options();
}

void CommandLine::flag(const std::string& name, const std::string& meaning) {
  options_.add_options()(name, meaning);
}

void CommandLine::add(const std::string& name, const std::string& meaning, const std::string& value_name,
                      std::shared_ptr<cxxopts::Value> value, bool repeatable) {
  options_.add_options()(name, meaning, std::move(value), value_name);
  if (!repeatable) given_once_.push_back(name.substr(name.find(',') + 1));  // of "j,jobs" the long name
}

void CommandLine::value(const std::string& name, const std::string& meaning, const std::string& value_name) {
  add(name, meaning, value_name, cxxopts::value<std::vector<std::string>>(), false);
}

void CommandLine::values(const std::string& name, const std::string& meaning, const std::string& value_name) {
  add(name, meaning, value_name, cxxopts::value<std::vector<std::string>>(), true);
}

void CommandLine::optional_value(const std::string& name, const std::string& meaning,
                                 const std::string& value_name, const std::string& implied) {
  add(name, meaning, value_name, cxxopts::value<std::vector<std::string>>()->implicit_value(implied), false);
}

void CommandLine::check_lengths(const Words& words) const {
  for (const std::string& word : words) {
    if (word == "--") return;
    if (!word.starts_with('-') || word.size() <= program::kMaxOptionBytes) continue;
    fail(fmt::format(
        "'{}' has {} bytes; an option has at most {} (a long value can be an argument of its own)",
        schema::shortened(word, kShownOfLong), word.size(), program::kMaxOptionBytes));
  }
}

bool CommandLine::parse(const Words& words) {
  flag("h,help", "show this help");
  check_lengths(words);
  std::vector<const char*> pointers{"indexer"};
  for (const std::string& word : words) pointers.push_back(word.c_str());
  try {
    result_ = options_.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const cxxopts::exceptions::exception& error) {
    fail(plain_quotes(error.what()));
  }
  if (has("help")) {
    std::string text = options_.help();
    text += "\nExamples:\n";
    for (const std::string& example : examples_) text += "  " + example + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    return false;
  }
  for (const std::string& name : given_once_) {
    // Which one was meant can't be told.
    if (result_.count(name) > 1) fail(fmt::format("--{} is given {} times", name, result_.count(name)));
  }
  // What cxxopts did not take is an operand, unless it looks like an option before any "--".
  const auto end_of_options = std::find(words.begin(), words.end(), "--");
  for (const std::string& word : result_.unmatched()) {
    const bool looks_like_option = word.size() > 1 && word.front() == '-' && word != "--";
    if (looks_like_option && std::find(words.begin(), end_of_options, word) != end_of_options) {
      fail(fmt::format("no option '{}'", word.substr(0, word.find('='))));
    }
    operands_given_.push_back(word);
  }
  return true;
}

std::string CommandLine::get(const std::string& name) const {
  const std::vector<std::string> values = all(name);
  return values.empty() ? std::string() : values.back();
}

std::vector<std::string> CommandLine::all(const std::string& name) const {
  std::vector<std::string> values;
  // Taken from the arguments and not from the parsed list, which cxxopts splits at commas.
  for (const cxxopts::KeyValue& argument : result_.arguments()) {
    if (argument.key() == name) values.push_back(argument.value());
  }
  return values;
}

std::uint64_t CommandLine::number(const std::string& name, std::uint64_t least, std::uint64_t most,
                                  std::uint64_t otherwise) const {
  if (!has(name)) return otherwise;
  const std::string text = get(name);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    fail(fmt::format("--{}: '{}' is no whole number from {} to {}", name, text, least, most));
  }
  return number;
}

std::uint64_t CommandLine::bytes(const std::string& name, std::uint64_t least, std::uint64_t most,
                                 std::uint64_t otherwise) const {
  if (!has(name)) return otherwise;
  const std::string text = get(name);
  std::uint64_t number = 0;
  const char* const end_of_text = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), end_of_text, number);
  constexpr std::string_view kUnits = "KMGT";
  const std::size_t unit =
      end == end_of_text ? kUnits.npos : kUnits.find(static_cast<char>(std::toupper(*end)));
  const bool has_unit = unit != kUnits.npos && end + 1 == end_of_text;
  const unsigned shift = has_unit ? 10 * (static_cast<unsigned>(unit) + 1) : 0;
  const bool fits = number <= most >> shift;
  if (error != std::errc() || (end != end_of_text && !has_unit) || !fits || number << shift < least) {
    fail(fmt::format("--{}: '{}' is no size from {}M to {}G; write 512M or 2G", name, text, least >> 20,
                     most >> 30));
  }
  return number << shift;
}

std::string CommandLine::index() const {
  std::string directory = get("db");
  if (directory.empty()) fail("no index given; name it with --db DIR");
  return directory;
}

void CommandLine::fail(const std::string& what) const {
  throw schema::UserError(fmt::format("{}; see indexer {} --help", what, command_));
}

}  // namespace broadsheet::indexer

// Options, common to the commands.
#include "commands/options.h"

#include <fmt/format.h>

#include <charconv>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/version.h"
#include "program/process.h"

namespace broadsheet::searcher {
namespace {

// "-foo bar", quoted as one argument, is a query; "--source=Two Words" is an option.
bool is_words(const std::string& argument) {
  if (!argument.starts_with('-')) return false;
  const std::size_t space = argument.find_first_of(" \t\n");
  const std::size_t equals = argument.find('=');
  return space != std::string::npos && !(argument.starts_with("--") && equals < space);
}

// Characters that are shown of an option that is too long.
constexpr std::size_t kShownOfLong = 40;

void check_length(const std::string& option) {
  if (option.size() <= program::kMaxOptionBytes) return;
  std::size_t end = kShownOfLong;
  while (end > 0 && (static_cast<unsigned char>(option[end]) & 0xC0u) == 0x80u) --end;
  throw schema::UserError(fmt::format(
      "'{}\u2026' has {} bytes; an option has at most {} (a long value can be an argument of its own)",
      option.substr(0, end), option.size(), program::kMaxOptionBytes));
}

// Which of several values was meant can't be told.
void check_repeated(const cxxopts::Options& options, const cxxopts::ParseResult& given) {
  for (const cxxopts::HelpOptionDetails& option : options.group_help({}).options) {
    if (option.is_container || option.is_boolean || option.l.empty()) continue;
    const std::string& name = option.l.front();
    const std::size_t times = given.count(name);
    if (times > 1) throw schema::UserError(fmt::format("--{} is given {} times", name, times));
  }
}

}  // namespace

Arguments parse_arguments(cxxopts::Options& options, const std::vector<std::string>& arguments,
                          std::string_view hint) {
  options.add_options()("h,help", "print this help")("version", "print the version");
  options.set_width(100);
  std::vector<std::string> texts{options.program()};
  bool options_over = false;
  for (const std::string& argument : arguments) {
    options_over = options_over || argument == "--";
    const bool words = !options_over && is_words(argument);
    if (!options_over && !words && argument.starts_with('-')) check_length(argument);
    // cxxopts takes everything that begins with a hyphen for an option; a space before it means nothing in a
    // query.
    texts.push_back(words ? " " + argument : argument);
  }
  std::vector<const char*> pointers;
  pointers.reserve(texts.size());
  for (const std::string& text : texts) pointers.push_back(text.c_str());
  try {
    Arguments parsed{options.parse(static_cast<int>(pointers.size()), pointers.data()), {}};
    check_repeated(options, parsed.options);
    parsed.words = parsed.options.unmatched();
    return parsed;
  } catch (const cxxopts::exceptions::exception& error) {
    std::string message = error.what();
    if (!hint.empty()) message.append("; ").append(hint);
    throw schema::UserError(message);
  }
}

bool answered_help(const cxxopts::Options& options, const Arguments& arguments, std::string_view more,
                   std::ostream& out) {
  if (arguments.options.count("help") > 0) {
    std::string help = options.help();
    while (help.ends_with("\n\n")) help.pop_back();
    out << help << more;
    return true;
  }
  if (arguments.options.count("version") > 0) {
    out << "searcher (Broadsheet) " << schema::kVersion << "\n";
    return true;
  }
  return false;
}

std::uint64_t number_option(const Arguments& arguments, const std::string& name, std::uint64_t least,
                            std::uint64_t most) {
  const auto& text = arguments.options[name].as<std::string>();
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    throw schema::UserError(
        fmt::format("--{}: '{}' is no whole number from {} to {}", name, text, least, most));
  }
  return value;
}

std::vector<std::filesystem::path> database_option(const Arguments& arguments) {
  if (arguments.options.count("db") == 0) throw schema::UserError("no index given; name one with --db DIR");
  const auto& names = arguments.options["db"].as<std::vector<std::string>>();
  return {names.begin(), names.end()};
}

schema::DefaultOperator operator_option(const Arguments& arguments) {
  const auto& name = arguments.options["default-operator"].as<std::string>();
  if (name == "or") return schema::DefaultOperator::kOr;
  if (name == "and") return schema::DefaultOperator::kAnd;
  throw schema::UserError(fmt::format("--default-operator: '{}' is neither or nor and", name));
}

}  // namespace broadsheet::searcher

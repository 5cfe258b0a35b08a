// Options, over cxxopts. It stands here alone: its header takes as long to compile as most of our files.
#include "program/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cxxopts.hpp>
#include <utility>

#include "broadsheet/schema/error.h"
#include "program/version_text.h"
#include "text/printable.h"

namespace broadsheet::program {
namespace {

constexpr std::size_t kHelpColumns = 100;

// Characters that are shown of an option that is too long.
constexpr std::size_t kShownOfLong = 40;

// cxxopts names options between these; our messages use plain ones.
constexpr std::string_view kOpeningQuote = "\u2018";
constexpr std::string_view kClosingQuote = "\u2019";

std::string plain_quotes(std::string text) {
  for (const std::string_view quote : {kOpeningQuote, kClosingQuote}) {
    for (std::size_t at = 0; (at = text.find(quote, at)) != std::string::npos;)
      text.replace(at, quote.size(), "'");
  }
  return text;
}

// What `message` has between its quotes.
std::string_view quoted_in(std::string_view message) {
  const std::size_t begin = message.find(kOpeningQuote);
  const std::size_t end = message.rfind(kClosingQuote);
  if (begin == message.npos || end == message.npos) return message;
  return message.substr(begin + kOpeningQuote.size(), end - begin - kOpeningQuote.size());
}

// The option of `words` that cxxopts means by `name`, as it was written: it names one of "-foo" by a letter.
std::string as_written(const Words& words, std::string_view name) {
  for (const std::string& word : words) {
    if (word == "--") break;
    const std::string_view option = std::string_view(word).substr(0, word.find('='));
    const bool is_long = option.starts_with("--");
    if (word == name || (is_long && option.substr(2) == name) ||
        (!is_long && option.starts_with('-') && option.find(name) != option.npos)) {
      return std::string(option);
    }
  }
  return "--" + std::string(name);
}

// "-foo bar", quoted as one argument, is words; "--source=Two Words" is an option.
bool is_words(std::string_view argument) {
  if (!argument.starts_with('-')) return false;
  const std::size_t space = argument.find_first_of(" \t\n");
  return space != argument.npos && !(argument.starts_with("--") && argument.find('=') < space);
}

// The whole number at the beginning of `text`, and what follows it.
std::pair<std::optional<std::uint64_t>, std::string_view> leading_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc()) return {std::nullopt, rest};
  return {number, rest};
}

OptionRow row_of(const std::string& name, const std::string& meaning) {
  OptionRow row;
  const std::size_t comma = name.find(',');  // "j,jobs"
  row.letter = comma == std::string::npos ? std::string() : name.substr(0, comma);
  row.name = comma == std::string::npos ? name : name.substr(comma + 1);
  row.meaning = meaning;
  return row;
}

// How cxxopts shows an option whose value may be left out, and how we do: what is meant without one is for
// the program, and the meaning says it in words.
struct Spelling {
  std::string theirs;  // " [=SECONDS(=60)]"
  std::string ours;    // "[=SECONDS]"
};

// `help` with our spelling of one option; its meaning, on the next line because theirs was long, moves up if
// there is room.
void respell(std::string& help, const Spelling& spelling) {
  const std::size_t at = help.find(spelling.theirs);
  if (at == std::string::npos) return;
  help.replace(at, spelling.theirs.size(), spelling.ours);
  const std::size_t end = at + spelling.ours.size();
  const std::size_t width = end - (help.rfind('\n', at) + 1);
  const std::size_t meaning = help.find_first_not_of(' ', end + 1);
  if (help.compare(end, 1, "\n") == 0 && meaning != std::string::npos && width < meaning - (end + 1))
    help.erase(end, 1 + width);
}

// A row's columns are parted by tabs, which stand in none of them.
constexpr char kColumnEnd = '\t';

void append_row(std::string& text, const OptionRow& row) {
  const std::string kind = !row.has_value ? "0" : row.value_is_optional ? "2" : "1";
  for (const std::string& column :
       {row.name, row.letter, kind, std::string(row.is_repeatable ? "1" : "0"), row.value_name})
    text += column + kColumnEnd;
  text += row.meaning + '\n';
}

}  // namespace

std::vector<OptionRow> read_option_rows(std::string_view text) {
  std::vector<OptionRow> rows;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto column = [&] {
      const std::string_view value = line.substr(0, line.find(kColumnEnd));
      line.remove_prefix(std::min(line.size(), value.size() + 1));
      return std::string(value);
    };
    OptionRow row;
    row.name = column();
    row.letter = column();
    const std::string kind = column();
    row.has_value = kind != "0";
    row.value_is_optional = kind == "2";
    row.is_repeatable = column() == "1";
    row.value_name = column();
    row.meaning = line;
    rows.push_back(std::move(row));
  }
  return rows;
}

struct CommandLine::State {
  explicit State(Usage given)
      : usage(std::move(given)), options(usage.program + " " + usage.command, usage.summary) {
    options.set_width(kHelpColumns);
    options.custom_help(usage.synopsis);
    options.positional_help("");
  }

  void add(const std::string& name, const std::string& meaning, const std::string& value_name,
           std::shared_ptr<cxxopts::Value> value, bool repeatable, bool optional = false) {
    options.add_options()(name, meaning, std::move(value), value_name);
    OptionRow& row = rows.emplace_back(row_of(name, meaning));
    row.has_value = true;
    row.value_is_optional = optional;
    row.is_repeatable = repeatable;
    row.value_name = value_name;
    if (!repeatable) given_once.push_back(name.substr(name.find(',') + 1));  // of "j,jobs" the long name
  }

  Usage usage;
  cxxopts::Options options;
  std::vector<OptionRow> rows;          // the same, in order
  std::vector<std::string> given_once;  // the options that may not be repeated
  std::vector<Spelling> spellings;      // of the options whose value may be left out
  cxxopts::ParseResult result;
  std::vector<std::string> operands;
};

CommandLine::CommandLine(Usage usage) : state_(std::make_unique<State>(std::move(usage))) {}
CommandLine::~CommandLine() = default;
CommandLine::CommandLine(CommandLine&&) noexcept = default;
CommandLine& CommandLine::operator=(CommandLine&&) noexcept = default;

void CommandLine::flag(const std::string& name, const std::string& meaning) {
  state_->options.add_options()(name, meaning);
  state_->rows.push_back(row_of(name, meaning));
}

void CommandLine::value(const std::string& name, const std::string& meaning, const std::string& value_name,
                        const std::string& initial) {
  auto value = cxxopts::value<std::string>();
  if (!initial.empty()) value->default_value(initial);
  state_->add(name, meaning, value_name, std::move(value), false);
}

void CommandLine::values(const std::string& name, const std::string& meaning, const std::string& value_name) {
  state_->add(name, meaning, value_name, cxxopts::value<std::string>(), true);
}

void CommandLine::optional_value(const std::string& name, const std::string& meaning,
                                 const std::string& value_name, const std::string& implied) {
  state_->add(name, meaning, value_name, cxxopts::value<std::string>()->implicit_value(implied), false, true);
  state_->spellings.push_back({" [=" + value_name + "(=" + implied + ")]", "[=" + value_name + "]"});
}

bool CommandLine::parse(const Words& words, std::ostream& out) {
  flag("h,help", "print this help");
  flag("version", "print the version");
  if (words.size() == 1 && words.front() == kListOptions) {
    std::string rows;
    for (const OptionRow& row : state_->rows) append_row(rows, row);
    out << rows;
    return false;
  }
  const Usage& usage = state_->usage;
  Words given{usage.program};
  bool options_over = false;
  for (const std::string& word : words) {
    options_over = options_over || word == "--";
    const bool is_operand = options_over || (usage.hyphen_may_begin_words && is_words(word));
    if (!is_operand && word.starts_with('-') && word.size() > kMaxOptionBytes) {
      fail(fmt::format(
          "'{}' has {} bytes; an option has at most {} (a long value can be an argument of its own)",
          schema::shortened(word, kShownOfLong), word.size(), kMaxOptionBytes));
    }
    // cxxopts takes everything that begins with a hyphen for an option; a space before it means nothing in
    // words.
    given.push_back(is_operand && !options_over ? " " + word : word);
  }
  std::vector<const char*> pointers;
  pointers.reserve(given.size());
  for (const std::string& word : given) pointers.push_back(word.c_str());
  const auto no_option = [&](const std::exception& error) {
    const std::string what = fmt::format("unknown option '{}'", as_written(words, quoted_in(error.what())));
    if (usage.remedy.empty()) fail(what);
    throw schema::UserError(schema::ProblemCode::kUsage, what + "; " + usage.remedy);
  };
  try {
    state_->result = state_->options.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const cxxopts::exceptions::no_such_option& error) {
    no_option(error);
  } catch (const cxxopts::exceptions::invalid_option_syntax& error) {
    no_option(error);
  } catch (const cxxopts::exceptions::exception& error) {
    fail(plain_quotes(error.what()));
  }
  if (has("help")) {
    std::string help = state_->options.help();
    for (const Spelling& spelling : state_->spellings) respell(help, spelling);
    while (help.ends_with("\n\n")) help.pop_back();
    out << help << usage.more;
    return false;
  }
  if (has("version")) {
    out << version_text(usage.program);
    return false;
  }
  for (const std::string& name : state_->given_once) {
    // Which one was meant can't be told.
    const std::size_t times = state_->result.count(name);
    if (times > 1) fail(fmt::format("--{} is given {} times", name, times));
  }
  state_->operands = state_->result.unmatched();
  return true;
}

bool CommandLine::has(const std::string& name) const { return state_->result.count(name) > 0; }

std::string CommandLine::get(const std::string& name) const {
  const std::vector<std::string> values = all(name);
  if (!values.empty()) return values.back();
  for (const cxxopts::KeyValue& initial : state_->result.defaults()) {
    if (initial.key() == name) return initial.value();
  }
  return {};
}

std::string CommandLine::text(const std::string& name) const {
  std::string value = get(name);
  if (value.empty() && has(name)) fail(fmt::format("--{}: the value is empty", name));
  return value;
}

std::vector<std::string> CommandLine::all(const std::string& name) const {
  std::vector<std::string> values;
  for (const cxxopts::KeyValue& argument : state_->result.arguments()) {
    if (argument.key() == name) values.push_back(argument.value());
  }
  return values;
}

std::uint64_t CommandLine::number(const std::string& name, std::uint64_t least, std::uint64_t most) const {
  const std::string text = get(name);
  const auto [number, rest] = leading_number(text);
  if (!number || !rest.empty() || *number < least || *number > most) {
    fail(fmt::format("--{}: '{}' is not a whole number from {} to {}", name, text, least, most));
  }
  return *number;
}

std::uint64_t CommandLine::number(const std::string& name, std::uint64_t least, std::uint64_t most,
                                  std::uint64_t otherwise) const {
  return has(name) ? number(name, least, most) : otherwise;
}

std::uint64_t CommandLine::bytes(const std::string& name, std::uint64_t least, std::uint64_t most,
                                 std::uint64_t otherwise) const {
  if (!has(name)) return otherwise;
  const std::string text = get(name);
  const auto [number, unit] = leading_number(text);
  constexpr std::string_view kUnits = "KMGT";
  const std::size_t power =
      unit.size() == 1
          ? kUnits.find(static_cast<char>(std::toupper(static_cast<unsigned char>(unit.front()))))
          : kUnits.npos;
  const unsigned shift = power == kUnits.npos ? 0 : 10 * (static_cast<unsigned>(power) + 1);
  const bool is_size = number && (unit.empty() || power != kUnits.npos);
  if (!is_size || *number > most >> shift || *number << shift < least) {
    fail(fmt::format("--{}: '{}' is not a size from {}M to {}G; write 512M or 2G", name, text, least >> 20,
                     most >> 30));
  }
  return *number << shift;
}

std::size_t CommandLine::one_of(const std::string& name, const std::vector<std::string_view>& names) const {
  const std::string value = get(name);
  const auto found = std::find(names.begin(), names.end(), value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  if (names.size() == 2)
    fail(fmt::format("--{}: '{}' is neither {} nor {}", name, value, names[0], names[1]));
  fail(fmt::format("--{}: '{}' is not one of {}", name, value, fmt::join(names, ", ")));
}

const std::vector<std::string>& CommandLine::operands() const { return state_->operands; }

void CommandLine::fail(const std::string& what) const {
  throw schema::UserError(
      schema::ProblemCode::kUsage,
      fmt::format("{}; see {} {} --help", what, state_->usage.program, state_->usage.command));
}

}  // namespace broadsheet::program

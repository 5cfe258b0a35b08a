// Completion scripts: what all shells are told, and how each is told.
#include "program/completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "program/exit_codes.h"

namespace broadsheet::program {
namespace {

// A command as the shells know it.
struct Completed {
  std::string name;
  std::string meaning;
  std::vector<OptionRow> options;
};

std::vector<Completed> commands_of(const Program& program, const Streams& streams) {
  std::vector<Completed> commands;
  for (const Command& command : program.commands) {
    std::ostringstream rows;
    command.run({std::string(kListOptions)}, Streams{streams.in, rows, streams.terminal});
    commands.push_back(
        {std::string(command.name), std::string(command.meaning), read_option_rows(rows.str())});
  }
  return commands;
}

// The values that an option takes, where its value is named "a|b|c".
std::string choices_of(const OptionRow& option, char between) {
  if (option.value_name.find('|') == std::string::npos) return {};
  std::string choices = option.value_name;
  for (char& c : choices) c = c == '|' ? between : c;
  return choices;
}

bool is_directory(const OptionRow& option) { return option.value_name == "DIR"; }
bool is_file(const OptionRow& option) { return option.value_name == "FILE"; }

// `text` between single quotes, with a backslash before each of `special`; `quote` is how a quote is written
// there.
std::string quoted(std::string_view text, std::string_view special, std::string_view quote) {
  std::string result;
  for (const char c : text) {
    if (c == '\'') {
      result += quote;
      continue;
    }
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string names_of(const std::vector<Completed>& commands) {
  std::string names;
  for (const Completed& command : commands) names += command.name + " ";
  return names + "completion help --help --version";
}

// In bash, an empty answer lets readline complete names of files.
std::string bash(const Program& program, const std::vector<Completed>& commands) {
  std::string script = fmt::format(
      "# Completes {0} in bash. Made by: {0} completion bash\n"
      "_{0}() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} "
      "command=${{COMP_WORDS[1]}}\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W '{1}' -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  if [[ $current == = ]]; then\n"
      "    current=\n"
      "  elif [[ $before == = ]]; then\n"
      "    before=${{COMP_WORDS[COMP_CWORD-2]}}\n"
      "  fi\n"
      "  case \"$command $before\" in\n",
      program.name, names_of(commands));
  for (const Completed& command : commands) {
    for (const OptionRow& option : command.options) {
      if (!option.has_value) continue;
      const std::string choices = choices_of(option, ' ');
      const std::string answer =
          choices.empty() ? std::string()
                          : fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$current\")); ", choices);
      if (!option.value_is_optional)
        script += fmt::format("    '{} --{}') {}return ;;\n", command.name, option.name, answer);
    }
  }
  script +=
      "  esac\n"
      "  [[ $current == -* ]] || return 0\n"
      "  case $command in\n";
  for (const Completed& command : commands) {
    std::string words;
    for (const OptionRow& option : command.options) {
      words += (words.empty() ? "--" : " --") + option.name;
      if (!option.letter.empty()) words += " -" + option.letter;
    }
    script += fmt::format("    {}) COMPREPLY=($(compgen -W '{}' -- \"$current\")) ;;\n", command.name, words);
  }
  script += fmt::format("    completion) COMPREPLY=($(compgen -W '--help --version' -- \"$current\")) ;;\n");
  return script + fmt::format("  esac\n}}\ncomplete -o default -F _{0} {0}\n", program.name);
}

std::string zsh_action(const OptionRow& option) {
  const std::string choices = choices_of(option, ' ');
  if (!choices.empty()) return "(" + choices + ")";
  if (is_directory(option)) return "_files -/";
  return is_file(option) ? "_files" : " ";
}

std::string zsh(const Program& program, const std::vector<Completed>& commands) {
  constexpr std::string_view kSpecial = "\\[]:";
  constexpr std::string_view kQuote = "'\\''";
  std::string script = fmt::format(
      "#compdef {0}\n# Completes {0} in zsh. Made by: {0} completion zsh\n_{0}() {{\n  local -a commands\n  "
      "commands=(\n",
      program.name);
  for (const Completed& command : commands)
    script += fmt::format("    '{}:{}'\n", command.name, quoted(command.meaning, kSpecial, kQuote));
  script += fmt::format("    '{}:{}'\n", kCompletion, kCompletionMeaning);
  script +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  ((CURRENT--))\n"
      "  case $command in\n";
  for (const Completed& command : commands) {
    script += fmt::format("    {})\n      _arguments -s", command.name);
    for (const OptionRow& option : command.options) {
      const std::string meaning = quoted(option.meaning, kSpecial, kQuote);
      std::string value;
      if (option.has_value) {
        value = fmt::format("{}:{}:{}", option.value_is_optional ? ":" : "",
                            quoted(option.value_name, kSpecial, kQuote), zsh_action(option));
      }
      const std::string equals = !option.has_value ? "" : option.value_is_optional ? "=-" : "=";
      const std::string before = option.is_repeatable ? "*"
                                 : option.letter.empty()
                                     ? ""
                                     : fmt::format("(-{} --{})", option.letter, option.name);
      script += fmt::format(" \\\n        '{}--{}{}[{}]{}'", before, option.name, equals, meaning, value);
      if (!option.letter.empty())
        script += fmt::format(" \\\n        '{}-{}{}[{}]{}'", before, option.letter,
                              option.has_value ? "+" : "", meaning, value);
    }
    script += " \\\n        '*: :_files'\n      ;;\n";
  }
  return script + fmt::format("    {}) _values shell bash zsh fish ;;\n  esac\n}}\n_{} \"$@\"\n", kCompletion,
                              program.name);
}

std::string fish(const Program& program, const std::vector<Completed>& commands) {
  constexpr std::string_view kSpecial = "\\";
  constexpr std::string_view kQuote = "\\'";
  std::string script = fmt::format("# Completes {0} in fish. Made by: {0} completion fish\n", program.name);
  const auto add_command = [&](std::string_view name, std::string_view meaning) {
    script += fmt::format("complete -c {} -n __fish_use_subcommand -f -a {} -d '{}'\n", program.name, name,
                          quoted(meaning, kSpecial, kQuote));
  };
  for (const Completed& command : commands) add_command(command.name, command.meaning);
  add_command(kCompletion, kCompletionMeaning);
  for (const Completed& command : commands) {
    for (const OptionRow& option : command.options) {
      script += fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}' -l {}", program.name,
                            command.name, option.name);
      if (!option.letter.empty()) script += " -s " + option.letter;
      const std::string choices = choices_of(option, ' ');
      if (!choices.empty()) {
        script += fmt::format(" -x -a '{}'", choices);
      } else if (is_directory(option)) {
        script += " -x -a '(__fish_complete_directories)'";
      } else if (option.has_value && !option.value_is_optional) {
        script += is_file(option) ? " -r -F" : " -x";
      }
      script += fmt::format(" -d '{}'\n", quoted(option.meaning, kSpecial, kQuote));
    }
  }
  return script + fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}' -f -a 'bash zsh fish'\n",
                              program.name, kCompletion);
}

}  // namespace

int run_completion(const Program& program, const Words& words, const Streams& streams) {
  const std::string name(program.name);
  Usage usage;
  usage.program = name;
  usage.command = kCompletion;
  usage.summary =
      fmt::format("Prints the script that completes commands and options of {} in a shell.\n", name);
  usage.synopsis = "bash|zsh|fish";
  usage.more = fmt::format(
      "\nExamples:\n"
      "  source <({0} completion bash)\n"
      "  {0} completion zsh > ~/.zfunc/_{0}\n"
      "  {0} completion fish > ~/.config/fish/completions/{0}.fish\n",
      name);
  CommandLine line(std::move(usage));
  if (!line.parse(words, streams.out)) return kExitDone;
  if (line.operands().size() != 1) line.fail("name one shell: bash, zsh or fish");
  const std::string& shell = line.operands().front();
  const std::vector<Completed> commands = commands_of(program, streams);
  if (shell == "bash") {
    streams.out << bash(program, commands);
  } else if (shell == "zsh") {
    streams.out << zsh(program, commands);
  } else if (shell == "fish") {
    streams.out << fish(program, commands);
  } else {
    line.fail(fmt::format("'{}' is not one of bash, zsh, fish", shell));
  }
  return kExitDone;
}

}  // namespace broadsheet::program

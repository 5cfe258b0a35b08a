// From main() to a command, and what its errors mean.
#include "program/program.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <system_error>

#include "broadsheet/schema/error.h"
#include "program/complain.h"
#include "program/completion.h"
#include "program/limits.h"
#include "program/process.h"
#include "program/version_text.h"

namespace broadsheet::program {
namespace {

using schema::ProblemCode;

void set_up() {
  hold_standard_descriptors();
  ignore_file_size_signal();
  // A reader that has seen enough (`| head`) makes a write fail, which is seen in run().
  ignore_broken_pipe_signal();
  allow_many_files();
}

void print_help(const Program& program, std::ostream& out) {
  std::size_t widest = kCompletion.size();
  for (const Command& command : program.commands) widest = std::max(widest, command.name.size());
  out << program.help;
  for (const Command& command : program.commands)
    out << fmt::format("  {:<{}}  {}\n", command.name, widest, command.meaning);
  out << fmt::format("  {:<{}}  {}\n", kCompletion, widest, kCompletionMeaning);
  out << program.more_help;
}

int dispatch(const Program& program, const Words& words, const Streams& streams) {
  const std::string help = fmt::format("see {} --help", program.name);
  if (words.empty()) throw schema::UserError(ProblemCode::kUsage, "no command given; " + help);
  const std::string& name = words.front();
  if (name == "--help" || name == "-h" || name == "help") {
    print_help(program, streams.out);
    return kExitDone;
  }
  if (name == "--version") {
    streams.out << version_text(program.name);
    return kExitDone;
  }
  for (const Command& command : program.commands) {
    if (name == command.name) return command.run(Words(words.begin() + 1, words.end()), streams);
  }
  if (name == kCompletion) return run_completion(program, Words(words.begin() + 1, words.end()), streams);
  throw schema::UserError(ProblemCode::kUsage, fmt::format("unknown command '{}'; {}", name, help));
}

// Runs `work`; its error becomes a line, and no exit code.
template <typename Work>
std::optional<int> guarded(const Program& program, const Work& work) {
  try {
    return work();
  } catch (const OutputFailed&) {
    throw;
  } catch (const std::filesystem::filesystem_error& error) {
    complain(fmt::format("{}: {}", error.path1().string(), error.code().message()));
  } catch (const std::system_error& error) {
    complain(error.code().message());
  } catch (const schema::UserError& error) {
    complain(describe(error.problem(), program.options));
  } catch (const Xapian::Error& error) {
    complain(fmt::format("the index failed: {}", error.get_description()));
  } catch (const std::bad_alloc&) {
    complain(program.no_memory);
  } catch (const std::exception& error) {
    complain(fmt::format("internal error: {}", error.what()));
  }
  return std::nullopt;
}

}  // namespace

int run(const Program& program, int argc, char** argv) {
  set_up();
  complain_as(program.name);
  const Terminal terminal = look_at_terminal();
  DescriptorBuffer buffer(STDOUT_FILENO, terminal.is_terminal);
  std::ostream out(&buffer);
  const Streams streams{std::cin, out, terminal};
  int code = kExitFailed;
  bool output_is_wanted = false;  // by the command: it can't do without
  try {
    const auto work = [&] {
      return dispatch(program, Words(argv + (argc > 0 ? 1 : 0), argv + argc), streams);
    };
    code = guarded(program, work).value_or(kExitFailed);
  } catch (const OutputFailed&) {
    output_is_wanted = true;
  }
  out.flush();
  // A reader that has gone away had what it wanted, unless the command says otherwise.
  if (buffer.error() == 0 || (buffer.error() == EPIPE && !output_is_wanted)) return code;
  complain(
      fmt::format("cannot write to standard output: {}", std::generic_category().message(buffer.error())));
  return kExitFailed;
}

}  // namespace broadsheet::program

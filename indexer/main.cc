// The program `indexer`: the name of a command, and what its errors mean for the exit code.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>

#include <xapian.h>

#include "broadsheet/schema/error.h"
#include "broadsheet/schema/version.h"
#include "commands/commands.h"
#include "commands/complain.h"
#include "program/limits.h"
#include "program/process.h"

namespace {

using namespace broadsheet::indexer;

int run(const Words& words) {
  if (words.empty()) throw broadsheet::schema::UserError("no command given; see indexer --help");
  const std::string_view name = words.front();
  if (name == "--help" || name == "-h" || name == "help") {
    fmt::print("{}", program_help());
    return kExitDone;
  }
  if (name == "--version") {
    fmt::print("indexer (Broadsheet) {}\n", broadsheet::schema::kVersion);
    return kExitDone;
  }
  for (const Command& command : commands()) {
    if (name == command.name) return command.run(Words(words.begin() + 1, words.end()));
  }
  throw broadsheet::schema::UserError(fmt::format("no command '{}'; see indexer --help", name));
}

int fail(std::string_view message) {
  complain(message);
  return kExitFailed;
}

}  // namespace

int main(int argc, char** argv) {
  broadsheet::program::hold_standard_descriptors();
  broadsheet::program::ignore_file_size_signal();
  broadsheet::program::allow_many_files();
  try {
    const int code = run(Words(argv + 1, argv + argc));
    flush_output();
    return code;
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(fmt::format("{}: {}", error.path1().string(), error.code().message()));
  } catch (const std::system_error& error) {
    const std::string why = error.code().message();
    return fail(std::ferror(stdout) != 0 ? fmt::format("cannot write to standard output: {}", why) : why);
  } catch (const broadsheet::schema::UserError& error) {
    return fail(error.what());
  } catch (const Xapian::Error& error) {
    return fail(fmt::format("the index failed: {}", error.get_description()));
  } catch (const std::bad_alloc&) {
    return fail("out of memory; the index holds what was committed, and the same command does the rest");
  } catch (const std::exception& error) {
    return fail(fmt::format("internal error: {}", error.what()));
  }
}

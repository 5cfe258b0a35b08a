// One line on standard error.
#include "program/complain.h"

#include <cstdio>
#include <exception>
#include <string>

#include "text/printable.h"

namespace broadsheet::program {
namespace {

std::string_view program_name;

}  // namespace

void complain_as(std::string_view name) noexcept { program_name = name; }

void complain(std::string_view message) noexcept {
  try {
    const std::string line = std::string(program_name) + ": " + schema::printable(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
  } catch (const std::exception&) {
    // No memory even for this; the exit code says it.
  }
}

}  // namespace broadsheet::program

// What --version prints.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::program {

// Lines: the program and its version, then what must be said of data that are built in.
std::string version_text(std::string_view program);

}  // namespace broadsheet::program

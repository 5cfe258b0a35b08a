// The names of members: bytes whose charset is not declared.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::indexer {

// Decodes the names of one archive. Short names tell little of their charset: those before help.
class MemberNames {
 public:
  // `raw` as UTF-8, without "./" in front of it. The same names in the same order give the same.
  std::string decoded(std::string_view raw);

 private:
  std::string sample_;  // of names that are no UTF-8
};

// True if a part of the path `name` begins with a dot, as of hidden files, or is one that macOS adds.
bool is_hidden(std::string_view name);

}  // namespace broadsheet::indexer

// The languages that words of date lines are filed under, numbered.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema::dateline {

/// True if `list`, names between spaces (" en zh "), has `name`, which holds no space.
bool lists(std::string_view list, std::string_view name) noexcept;

/// All languages of ICU and of the tables of words.cc, sorted; a number is the place of a language among
/// them. Immutable, thread-safe.
class Languages {
 public:
  Languages();

  /// Calls `function` for each part of `list` that is not empty.
  template <typename Function>
  static void for_each_part(std::string_view list, char separator, const Function& function) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(separator), list.size());
      if (end > 0) function(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }

  /// kMaxLanguages if the language is unknown.
  std::size_t number(std::string_view name) const;
  /// Empty past the last.
  std::string name(std::size_t number) const;

  static const Languages& instance();

 private:
  std::vector<std::string> names_;
};

}  // namespace broadsheet::schema::dateline

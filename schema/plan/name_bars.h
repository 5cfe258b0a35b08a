// What a surface needs besides sounding like a name: other signs may tell that it is another word.
#pragma once

#include <unicode/uscript.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "plan/surfaces.h"

namespace broadsheet::schema::plan {

/// Whether capitals tell names in running text of `script`.
bool has_capitals(UScriptCode script);

/// The bars for the surfaces of one name that was typed. Values; thread-safe.
class NameBars {
 public:
  /// `surface`: of what was typed (sounds::surface_of). `known`: articles have it as it was typed.
  NameBars(std::string_view surface, bool known);

  /// How much more must speak for `surface` than that they sound alike, in natural logarithms; nothing if it
  /// is not another spelling of the name however alike they sound.
  std::optional<double> more_evidence(const Surface& surface) const;

 private:
  bool is_form(std::string_view surface) const;

  std::string typed_;
  bool known_;
  UScriptCode script_;
  std::size_t parts_;
};

}  // namespace broadsheet::schema::plan

// The texts of notes, for tests that compare sentences.
#pragma once

#include <string>
#include <vector>

#include "broadsheet/schema/problem.h"

namespace broadsheet::tests {

inline std::vector<std::string> texts(const std::vector<schema::Problem>& problems) {
  std::vector<std::string> all;
  for (const schema::Problem& problem : problems) all.push_back(problem.text);
  return all;
}

}  // namespace broadsheet::tests

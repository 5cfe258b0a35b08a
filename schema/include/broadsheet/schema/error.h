/// The exceptions that end an operation. Programs map each to exit code 2.
/// What is expected (a record without an article, a line without a date) is a value, never an exception.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "broadsheet/schema/problem.h"

namespace broadsheet::schema {

/// The operation cannot continue, and the caller can do something about it.
///
/// `what()` is the problem's text: one line of UTF-8 that names the file, record or value, says what is wrong
/// and, where there is one, the remedy. It carries no program name, no option and no final full stop.
class UserError : public std::runtime_error {
 public:
  explicit UserError(Problem problem)
      : std::runtime_error(problem.text), problem_(std::make_shared<const Problem>(std::move(problem))) {}
  UserError(ProblemCode code, std::string text) : UserError(Problem{code, {}, {}, std::move(text), {}}) {}
  /// `parameter`: the member of the request that caused it.
  UserError(ProblemCode code, std::string parameter, std::string text)
      : UserError(Problem{code, std::move(parameter), {}, std::move(text), {}}) {}

  const Problem& problem() const noexcept { return *problem_; }

 private:
  std::shared_ptr<const Problem> problem_;  // shared, because copying an exception must not fail
};

/// The index cannot be opened, read or written: missing, damaged, or of another schema version.
class IndexError : public UserError {
 public:
  using UserError::UserError;
};

/// Another writer holds the index.
class IndexLockedError : public IndexError {
 public:
  using IndexError::IndexError;
};

}  // namespace broadsheet::schema

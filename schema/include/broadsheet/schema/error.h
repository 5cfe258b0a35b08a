/// The exceptions that end an operation, each with the exit code that a program maps it to.
/// What is expected (a record that is no article, a line without a date) is a value, never an exception.
#pragma once

#include <stdexcept>
#include <string>

namespace broadsheet::schema {

/// The operation cannot go on, and the person at the terminal can mend it.
///
/// `what()` is one line of UTF-8 that names the file, record or option, says what is wrong and, where there
/// is one, the remedy. It carries no program name and no final full stop. Programs print it and exit with 2.
class UserError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The index cannot be opened or read: missing, truncated, or written by another schema version.
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

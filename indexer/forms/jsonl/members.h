// The members of a JSON record under their several names, each taken once; what nobody takes is unknown.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_value.h"

namespace broadsheet::indexer {

// A member whose type makes the record unreadable; the text is the reason of the rejection.
struct BadMember {
  std::string reason;
};

// Walks over one object. Null and empty strings count as absent.
class JsonMembers {
 public:
  // Takes a remark on the record.
  using Warn = std::function<void(std::string)>;

  // `object` must outlive this. Messages call its members "`prefix`name".
  explicit JsonMembers(const schema::JsonValue& object, std::string prefix = {});

  // The first of `names` that is present; it is taken. Other names of the list stay unknown members.
  struct Found {
    std::string_view name;
    const schema::JsonValue* value = nullptr;
    explicit operator bool() const { return value != nullptr; }
  };
  Found take(std::span<const std::string_view> names);
  Found take(std::string_view name) { return take(std::span(&name, 1)); }

  // The same, for a string; a value of another type is left out with a warning.
  std::string take_string(std::span<const std::string_view> names, const Warn& warn);
  std::string take_string(std::string_view name, const Warn& warn) {
    return take_string(std::span(&name, 1), warn);
  }

  // The string of what was taken; empty, with a warning if it is of another type.
  std::string string_of(const Found& found, const Warn& warn) const;

  // The object itself, to look before taking.
  [[nodiscard]] const schema::JsonValue& object() const noexcept { return object_; }

  // What was not taken, as members of a JSON object ("\"a\":1,\"b\":2"), each name after `prefix`. At most
  // `allowance`, which is counted down; a warning says what is left out.
  [[nodiscard]] std::string rest(std::size_t& allowance, const Warn& warn,
                                 std::string_view prefix = {}) const;

  // `member "title": expected a string, found a number`.
  [[nodiscard]] std::string mismatch(std::string_view name, std::string_view expected,
                                     const schema::JsonValue& value) const;

 private:
  const schema::JsonValue& object_;
  std::string prefix_;
  std::vector<bool> taken_;
};

}  // namespace broadsheet::indexer

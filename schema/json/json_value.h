/// JSON values that keep what nlohmann's own tree would lose: the spelling of numbers and the order of
/// members. Parsing is nlohmann's (RFC 8259, checked UTF-8); only the tree is ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace broadsheet::schema {

class Interrupt;

/// Nesting deeper than this is refused: no record of an archive needs it, and whoever walks a tree
/// recursively must be able to rely on a small depth.
inline constexpr std::size_t kMaxJsonDepth = 64;

struct JsonMember;

/// One JSON value. A plain value.
struct JsonValue {
  enum class Kind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  std::string text;  ///< string: its characters, UTF-8 (may hold NUL); number: as spelled; "true", "false"
  std::vector<JsonValue> items;  ///< of an array
  std::vector<JsonMember>
      members;  ///< of an object, in order; names are unique (of equal ones the last value counts)

  /// The member called `name`, or nullptr. Linear.
  [[nodiscard]] const JsonValue* find(std::string_view name) const noexcept;
};

/// The whole number that `value` is, from 0 to 2^64 - 1; nothing for any other value and for nullptr.
std::optional<std::uint64_t> whole_number(const JsonValue* value) noexcept;

/// A member of an object.
struct JsonMember {
  std::string name;
  JsonValue value;
};

/// Why a text is not JSON, for people; valid UTF-8.
struct JsonProblem {
  std::string reason;
  bool too_many_values = false;  ///< more than the caller takes; else the text is not JSON
};

/// "null", "a boolean", "a number", "a string", "a list" or "an object", for messages.
std::string_view to_string(JsonValue::Kind kind) noexcept;

/// Parses `json`, one whole JSON text. Uses no stack in proportion to its nesting, time linear in its length.
/// Never throws for what `json` holds; throws Interrupted if `interrupt`, where there is one, expires before
/// a long text is read. A value takes some 100 bytes, however short it is written: `most_values` bounds them,
/// those inside others counted. Thread-safe.
std::variant<JsonValue, JsonProblem> parse_json(std::string_view json, Interrupt* interrupt = nullptr,
                                                std::size_t most_values = SIZE_MAX);

/// Appends `value` without white space, numbers as spelled.
void append_json(std::string& out, const JsonValue& value);

}  // namespace broadsheet::schema

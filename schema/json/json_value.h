/// JSON values that keep what nlohmann's own tree would lose: the spelling of numbers and the order of
/// members. Parsing is nlohmann's (RFC 8259, checked UTF-8); only the tree is ours.
#pragma once

#include <cstddef>
#include <cstdint>
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

/// A member of an object.
struct JsonMember {
  std::string name;
  JsonValue value;
};

/// Why a text is not JSON, for people; valid UTF-8.
struct JsonProblem {
  std::string reason;
};

/// "null", "a boolean", "a number", "a string", "a list" or "an object", for messages.
std::string_view to_string(JsonValue::Kind kind) noexcept;

/// Parses `json`, one whole JSON text. Uses no stack in proportion to its nesting, time linear in its length.
/// Never throws for what `json` holds; throws Interrupted if `interrupt`, where there is one, expires before
/// a long text is read. Thread-safe.
std::variant<JsonValue, JsonProblem> parse_json(std::string_view json, Interrupt* interrupt = nullptr);

/// Appends `value` without white space, numbers as spelled.
void append_json(std::string& out, const JsonValue& value);

/// Appends `text` as a JSON string with its quotes. Ill-formed bytes become U+FFFD; U+2028 and U+2029 are
/// escaped, because readers that part lines there would break the record.
void append_json_string(std::string& out, std::string_view text);

}  // namespace broadsheet::schema

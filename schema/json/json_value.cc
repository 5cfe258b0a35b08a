// JSON values that keep the spelling of numbers and the order of members, built by nlohmann's event parser.
#include "json/json_value.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "broadsheet/schema/interrupt.h"
#include "json/json_text.h"
#include "text/hash.h"
#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

using Kind = JsonValue::Kind;

// nlohmann's number for a number that no double holds ("1e999"; out_of_range.406).
constexpr int kNumberOverflow = 406;

// Bytes read between two looks at the clock: a few milliseconds. A shorter text is read without any.
constexpr std::ptrdiff_t kBytesPerLook = 64 << 10;

// Goes through a text, and throws out of the parser that reads it once the time is up.
class WatchedByte {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  WatchedByte(const char* at, Interrupt& interrupt) : at_(at), next_look_(at), interrupt_(&interrupt) {}

  reference operator*() const { return *at_; }
  WatchedByte& operator++() {
    if (at_++ == next_look_) {
      interrupt_->check_now();
      next_look_ += kBytesPerLook;
    }
    return *this;
  }
  WatchedByte operator++(int) {
    WatchedByte before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const WatchedByte& a, const WatchedByte& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char* next_look_;
  Interrupt* interrupt_;
};

// Drops all but the last of the members that share a name; it takes the place of the first.
void drop_duplicates(std::vector<JsonMember>& members) {
  std::unordered_map<std::string_view, std::size_t, StringHash> first;
  first.reserve(members.size());
  std::vector<std::size_t> place(members.size());
  bool any = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto [found, inserted] = first.emplace(members[i].name, i);
    place[i] = found->second;
    any = any || !inserted;
  }
  if (!any) return;
  first.clear();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (place[i] != i) members[place[i]].value = std::move(members[i].value);
  }
  std::vector<JsonMember> kept;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (place[i] == i) kept.push_back(std::move(members[i]));
  }
  members = std::move(kept);
}

// Builds the tree from nlohmann's events. The open containers are values of its own stack until they are
// closed, so that no pointer into a growing vector is kept.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeBuilder(std::size_t most_values) : most_values_(most_values) {}

  JsonValue result;
  JsonProblem problem;

  bool null() override { return add(Kind::kNull, {}); }
  bool boolean(bool value) override { return add(Kind::kBoolean, value ? "true" : "false"); }
  // The lexer reports a number as signed exactly if it begins with a minus: 0 here was spelled "-0".
  bool number_integer(number_integer_t value) override {
    return add(Kind::kNumber, value == 0 ? "-0" : std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override { return add(Kind::kNumber, std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& spelling) override {
    return add(Kind::kNumber, spelling);
  }
  bool string(string_t& value) override { return add(Kind::kString, std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*count*/) override { return open(Kind::kObject); }
  bool start_array(std::size_t /*count*/) override { return open(Kind::kArray); }
  bool key(string_t& name) override {
    open_.back().name = std::move(name);
    return true;
  }
  bool end_object() override {
    drop_duplicates(open_.back().value.members);
    return close();
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    if (error.id == kNumberOverflow) {  // its text repeats the number, however long it is
      problem.reason = "a number that is too large (byte " + std::to_string(position) + ")";
      return false;
    }
    // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while … ; last read:
    // '…'": the middle part says what is wrong; the rest repeats bytes that may be ill-formed.
    std::string_view what = error.what();
    if (const auto start = what.find(": "); start != std::string_view::npos) what.remove_prefix(start + 2);
    if (const auto end = what.find("; last read"); end != std::string_view::npos) what = what.substr(0, end);
    problem.reason = "not JSON: " + replace_ill_formed(what) + " (byte " + std::to_string(position) + ")";
    return false;
  }

 private:
  struct Open {
    std::string name;  // of the member that comes next
    JsonValue value;
  };

  bool add(Kind kind, std::string text) {
    if (!count()) return false;
    JsonValue value;
    value.kind = kind;
    value.text = std::move(text);
    return place(std::move(value));
  }

  // Counts a value that begins.
  bool count() {
    if (++values_ <= most_values_) return true;
    problem = {"more than " + std::to_string(most_values_) + " values", true};
    return false;
  }

  bool place(JsonValue value) {
    if (open_.empty()) {
      result = std::move(value);
    } else if (Open& parent = open_.back(); parent.value.kind == Kind::kArray) {
      parent.value.items.push_back(std::move(value));
    } else {
      parent.value.members.push_back({std::move(parent.name), std::move(value)});
    }
    return true;
  }

  bool open(Kind kind) {
    if (open_.size() == kMaxJsonDepth) {
      problem.reason = "nested deeper than " + std::to_string(kMaxJsonDepth) + " levels";
      return false;
    }
    if (!count()) return false;
    open_.emplace_back();
    open_.back().value.kind = kind;
    return true;
  }

  bool close() {
    JsonValue value = std::move(open_.back().value);
    open_.pop_back();
    return place(std::move(value));
  }

  const std::size_t most_values_;
  std::size_t values_ = 0;
  std::vector<Open> open_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const noexcept {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const JsonMember& m) { return m.name == name; });
  return found == members.end() ? nullptr : &found->value;
}

std::optional<std::uint64_t> whole_number(const JsonValue* value) noexcept {
  if (value == nullptr || value->kind != Kind::kNumber) return std::nullopt;
  std::uint64_t number = 0;
  const char* const end = value->text.data() + value->text.size();
  const auto [stop, error] = std::from_chars(value->text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::string_view to_string(JsonValue::Kind kind) noexcept {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBoolean:
      return "a boolean";
    case Kind::kNumber:
      return "a number";
    case Kind::kString:
      return "a string";
    case Kind::kArray:
      return "a list";
    case Kind::kObject:
      return "an object";
  }
  return "null";
}

std::variant<JsonValue, JsonProblem> parse_json(std::string_view json, Interrupt* interrupt,
                                                std::size_t most_values) {
  TreeBuilder builder(most_values);
  const bool is_watched = interrupt != nullptr && interrupt->armed() && std::ssize(json) > kBytesPerLook;
  const bool is_json =
      is_watched ? nlohmann::json::sax_parse(WatchedByte(json.data(), *interrupt),
                                             WatchedByte(json.data() + json.size(), *interrupt), &builder)
                 : nlohmann::json::sax_parse(json.begin(), json.end(), &builder);
  if (is_json) return std::move(builder.result);
  if (builder.problem.reason.empty()) builder.problem.reason = "not JSON";
  return std::move(builder.problem);
}

void append_json(std::string& out, const JsonValue& value) {
  switch (value.kind) {
    case Kind::kNull:
      out += "null";
      break;
    case Kind::kBoolean:
    case Kind::kNumber:
      out += value.text;
      break;
    case Kind::kString:
      append_json_string(out, value.text);
      break;
    case Kind::kArray: {
      out += '[';
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i != 0) out += ',';
        append_json(out, value.items[i]);
      }
      out += ']';
      break;
    }
    case Kind::kObject: {
      out += '{';
      for (std::size_t i = 0; i < value.members.size(); ++i) {
        if (i != 0) out += ',';
        append_json_string(out, value.members[i].name);
        out += ':';
        append_json(out, value.members[i].value);
      }
      out += '}';
      break;
    }
  }
}

}  // namespace broadsheet::schema

// Writes one JSON text, value by value, without white space; the commas and the escaping are its business.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "json/json_text.h"

namespace broadsheet::schema {

// An integer that is a number in JSON.
template <typename T>
concept JsonInteger = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// Appends to a string that outlives it. The caller may take what is there out of the string between two
// calls: so a long text is streamed. Members have a name, items of arrays (and the whole text) have none.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, JsonEscape escape = JsonEscape::kLineEnds)
      : out_(out), escape_(escape) {}

  void begin_object() { open('{'); }
  void begin_object(std::string_view name) {
    key(name);
    open_bracket('{');
  }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void begin_array(std::string_view name) {
    key(name);
    open_bracket('[');
  }
  void end_array() { close(']'); }

  void text(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(out_, value, escape_);
  }
  // Nothing if `value` is empty.
  void optional_text(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  // null if `value` is empty.
  void text_or_null(std::string_view name, std::string_view value) {
    value.empty() ? null(name) : text(name, value);
  }
  template <JsonInteger T>
  void number(std::string_view name, T value) {
    key(name);
    out_ += std::to_string(value);
  }
  // The shortest spelling that reads back as the same number, with a fraction: "12.0", "0.1". null if the
  // number is not finite, for which JSON has no spelling.
  void real(std::string_view name, double value);
  // A number that is spelled already.
  void spelled_number(std::string_view name, std::string_view spelling) {
    key(name);
    out_ += spelling;
  }
  void boolean(std::string_view name, bool value) {
    key(name);
    out_ += value ? "true" : "false";
  }
  void null(std::string_view name) {
    key(name);
    out_ += "null";
  }
  // A value that is JSON already.
  void json(std::string_view name, std::string_view value) {
    key(name);
    append_json_text(out_, value, escape_);
  }
  // Members that are JSON already: `"a":1,"b":2`.
  void members(std::string_view json) {
    separate();
    append_json_text(out_, json, escape_);
  }

  void item(std::string_view value) {
    separate();
    append_json_string(out_, value, escape_);
  }
  template <JsonInteger T>
  void item(T value) {
    separate();
    out_ += std::to_string(value);
  }
  void item_null() {
    separate();
    out_ += "null";
  }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    append_json_string(out_, name, escape_);
    out_ += ':';
  }
  void open(char bracket) {
    separate();
    open_bracket(bracket);
  }
  void open_bracket(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }

  std::string& out_;
  JsonEscape escape_;
  bool first_ = true;
};

}  // namespace broadsheet::schema

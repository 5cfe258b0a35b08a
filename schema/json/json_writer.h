// Writes one JSON text member by member; the commas are its business. Empty texts are left out.
#pragma once

#include <string>
#include <string_view>

#include "json/json_value.h"

namespace broadsheet::schema {

// Appends to a string that outlives it. `name` is given inside objects only.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object(std::string_view name = {}) { open(name, '{'); }
  void end_object() { close('}'); }
  void begin_array(std::string_view name = {}) { open(name, '['); }
  void end_array() { close(']'); }

  // A member, unless `value` is empty.
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) required_text(name, value);
  }
  void required_text(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(out_, value);
  }
  void number(std::string_view name, const std::string& spelling) {
    key(name);
    out_ += spelling;
  }
  void item(std::string_view value) {
    separate();
    append_json_string(out_, value);
  }
  // Members that are JSON already: `"a":1,"b":2`.
  void members(std::string_view json) {
    separate();
    out_ += json;
  }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    if (name.empty()) return;
    append_json_string(out_, name);
    out_ += ':';
  }
  void open(std::string_view name, char bracket) {
    key(name);
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace broadsheet::schema

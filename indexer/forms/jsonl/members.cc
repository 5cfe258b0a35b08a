// The members of a JSON record under their several names, each taken once; what nobody takes is unknown.
#include "forms/jsonl/members.h"

#include <fmt/format.h>

#include <utility>

#include "forms/draft/limits.h"
#include "json/json_text.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

using schema::JsonMember;
using schema::JsonValue;

bool is_absent(const JsonValue& value) {
  return value.kind == JsonValue::Kind::kNull ||
         (value.kind == JsonValue::Kind::kString && value.text.empty());
}

}  // namespace

JsonMembers::JsonMembers(const JsonValue& object, std::string prefix)
    : object_(object), prefix_(std::move(prefix)), taken_(object.members.size(), false) {}

JsonMembers::Found JsonMembers::take(std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < object_.members.size(); ++i) {
      const JsonMember& member = object_.members[i];
      if (member.name != name) continue;
      if (is_absent(member.value)) {
        taken_[i] = true;  // null means absent: nothing to keep
        break;
      }
      if (taken_[i]) break;
      taken_[i] = true;
      return {name, &member.value};
    }
  }
  return {};
}

std::string JsonMembers::take_string(std::span<const std::string_view> names, const Warn& warn) {
  return string_of(take(names), warn);
}

std::string JsonMembers::string_of(const Found& found, const Warn& warn) const {
  if (!found) return {};
  if (found.value->kind == JsonValue::Kind::kString) return found.value->text;
  if (found.value->kind == JsonValue::Kind::kNumber) return found.value->text;
  warn(mismatch(found.name, "a string", *found.value) + "; left out");
  return {};
}

std::string JsonMembers::rest(std::size_t& allowance, const Warn& warn, std::string_view prefix) const {
  std::string json;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < object_.members.size(); ++i) {
    if (taken_[i]) continue;
    if (allowance == 0) {
      ++left_out;
      continue;
    }
    --allowance;
    if (!json.empty()) json += ',';
    schema::append_json_string(json, std::string(prefix) + object_.members[i].name);
    json += ':';
    schema::append_json(json, object_.members[i].value);
  }
  if (left_out > 0) {
    warn(fmt::format("{} unknown members beyond the first {} are left out", left_out, kMaxUnknownMembers));
  }
  return json;
}

std::string JsonMembers::mismatch(std::string_view name, std::string_view expected,
                                  const JsonValue& value) const {
  return "member \"" + prefix_ + std::string(name) + "\": expected " + std::string(expected) + ", found " +
         std::string(schema::to_string(value.kind));
}

}  // namespace broadsheet::indexer

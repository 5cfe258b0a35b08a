// The origins of an article as JSON.
#include "model/origin_json.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace broadsheet::schema {
namespace {

using Kind = JsonValue::Kind;

struct Text {
  std::string_view name;
  std::string Origin::*part;
};
struct Number {
  std::string_view name;
  std::uint64_t Origin::*part;
};
constexpr std::array<Text, 2> kTexts{{{"path", &Origin::path}, {"digest", &Origin::digest}}};
constexpr std::array<Number, 4> kNumbers{{{"offset", &Origin::offset},
                                          {"length", &Origin::length},
                                          {"line", &Origin::line},
                                          {"record", &Origin::number}}};

bool read_text(const JsonValue& value, std::string& to) {
  if (value.kind != Kind::kString) return false;
  to = value.text;
  return true;
}

bool read_members(const JsonValue& value, std::vector<std::string>& to) {
  if (value.kind != Kind::kArray) return false;
  for (const JsonValue& item : value.items) {
    if (!read_text(item, to.emplace_back())) return false;
  }
  return true;
}

bool read_number(const JsonValue& value, std::uint64_t& to) {
  if (value.kind != Kind::kNumber) return false;
  const char* const end = value.text.data() + value.text.size();
  const auto [at, error] = std::from_chars(value.text.data(), end, to);
  return error == std::errc() && at == end;
}

// False if the member is none of ours.
bool read_member(const JsonMember& member, Origin& origin) {
  if (member.name == "members") return read_members(member.value, origin.members);
  for (const Text& text : kTexts) {
    if (member.name == text.name) return read_text(member.value, origin.*text.part);
  }
  for (const Number& number : kNumbers) {
    if (member.name == number.name) return read_number(member.value, origin.*number.part);
  }
  return false;
}

}  // namespace

void write_origins(JsonWriter& out, const std::vector<Origin>& origins) {
  if (origins.empty()) return;
  out.begin_array("origins");
  for (const Origin& origin : origins) {
    out.begin_object();
    out.text("path", origin.path);
    if (!origin.members.empty()) {
      out.begin_array("members");
      for (const std::string& member : origin.members) out.item(member);
      out.end_array();
    }
    for (const Number& number : kNumbers) out.number(number.name, origin.*number.part);
    out.optional_text("digest", origin.digest);
    out.end_object();
  }
  out.end_array();
}

std::vector<Origin> read_origins(const JsonValue& value) {
  if (value.kind != Kind::kArray) return {};
  std::vector<Origin> origins;
  for (const JsonValue& item : value.items) {
    if (item.kind != Kind::kObject || item.find("path") == nullptr) return {};
    Origin& origin = origins.emplace_back();
    for (const JsonMember& member : item.members) {
      if (!read_member(member, origin)) return {};
    }
  }
  return origins;
}

}  // namespace broadsheet::schema

// The origins of an article as JSON.
#include "model/origin_json.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "broadsheet/schema/dateline.h"
#include "model/dateline_json.h"
#include "text/sha256.h"

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
constexpr std::array<Text, 5> kTexts{{{"path", &Origin::path},
                                      {"digest", &Origin::digest},
                                      {"form", &Origin::form},
                                      {"encoding", &Origin::encoding},
                                      {"filter", &Origin::filter}}};
constexpr std::array<Number, 5> kNumbers{{{"offset", &Origin::offset},
                                          {"length", &Origin::length},
                                          {"line", &Origin::line},
                                          {"record", &Origin::number},
                                          {"reader", &Origin::reader}}};
constexpr std::string_view kFetched = "fetched";
constexpr std::string_view kRevisit = "revisit";

// A list of values takes half the room that an object takes, and each article has one. What stands at the end
// is left out if it is empty.
enum Place : std::size_t {
  kPath,
  kOffset,
  kLength,
  kLine,
  kNumber,
  kDigest,
  kForm,
  kReader,
  kMembers,
  kFetchedAt,  // seconds since 1970, or null
  kEncoding,
  kFilter,
  kIsRevisit,  // 1
  kPlaces,
};
constexpr std::array<std::pair<Place, std::string Origin::*>, 5> kTextPlaces{{{kPath, &Origin::path},
                                                                              {kDigest, &Origin::digest},
                                                                              {kForm, &Origin::form},
                                                                              {kEncoding, &Origin::encoding},
                                                                              {kFilter, &Origin::filter}}};
constexpr std::array<std::pair<Place, std::uint64_t Origin::*>, 5> kNumberPlaces{
    {{kOffset, &Origin::offset},
     {kLength, &Origin::length},
     {kLine, &Origin::line},
     {kNumber, &Origin::number},
     {kReader, &Origin::reader}}};
// What every digest begins with is not stored.
constexpr std::string_view kMethod = "sha256-";
// So many hexadecimal digits of a digest: who changes a record so that they stay has 2^64 tries before him.
constexpr std::size_t kDigestDigits = 32;

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

template <typename T>
bool read_number(const JsonValue& value, T& to) {
  if (value.kind != Kind::kNumber) return false;
  const char* const end = value.text.data() + value.text.size();
  const auto [at, error] = std::from_chars(value.text.data(), end, to);
  return error == std::errc() && at == end;
}

bool read_instant(const JsonValue& value, std::optional<std::int64_t>& to) {
  if (value.kind != Kind::kString) return false;
  const std::optional<Dateline> date = read_stored_date(value.text, "second", {}, {}, nullptr);
  if (date) to = date->utc_seconds;
  return date.has_value();
}

// False if the member is none of ours.
bool read_member(const JsonMember& member, Origin& origin) {
  if (member.name == "members") return read_members(member.value, origin.members);
  if (member.name == kFetched) return read_instant(member.value, origin.fetched_utc_seconds);
  if (member.name == kRevisit) {
    origin.is_revisit = member.value.text == "true";
    return member.value.kind == Kind::kBoolean;
  }
  for (const Text& text : kTexts) {
    if (member.name == text.name) return read_text(member.value, origin.*text.part);
  }
  for (const Number& number : kNumbers) {
    if (member.name == number.name) return read_number(member.value, origin.*number.part);
  }
  return false;
}

// False if `value` is no list that store_origin() wrote.
bool read_stored(const JsonValue& value, Origin& origin) {
  const std::vector<JsonValue>& items = value.items;
  if (items.size() <= kNumber || items.size() > kPlaces) return false;
  for (const auto& [place, part] : kTextPlaces) {
    if (place < items.size() && !read_text(items[place], origin.*part)) return false;
  }
  for (const auto& [place, part] : kNumberPlaces) {
    if (place < items.size() && !read_number(items[place], origin.*part)) return false;
  }
  if (!origin.digest.empty()) origin.digest.insert(0, kMethod);
  if (items.size() > kMembers && !read_members(items[kMembers], origin.members)) return false;
  if (items.size() > kFetchedAt && items[kFetchedAt].kind != Kind::kNull &&
      !read_number(items[kFetchedAt], origin.fetched_utc_seconds.emplace())) {
    return false;
  }
  origin.is_revisit = items.size() > kIsRevisit;
  return true;
}

// How many places are taken, up to the last that says something.
std::size_t places_of(const Origin& origin) {
  if (origin.is_revisit) return kPlaces;
  if (!origin.filter.empty()) return kFilter + 1;
  if (!origin.encoding.empty()) return kEncoding + 1;
  if (origin.fetched_utc_seconds) return kFetchedAt + 1;
  return origin.members.empty() ? kReader + 1 : kMembers + 1;
}

void write_members(JsonWriter& out, const Origin& origin) {
  for (const std::string& member : origin.members) out.item(member);
  out.end_array();
}

void store_origin(JsonWriter& out, const Origin& origin) {
  const std::size_t places = places_of(origin);
  out.begin_array();
  out.item(origin.path);
  for (const std::uint64_t number : {origin.offset, origin.length, origin.line, origin.number})
    out.item(number);
  const std::string_view digest = origin.digest;
  out.item(digest.substr(digest.starts_with(kMethod) ? kMethod.size() : 0));
  out.item(origin.form);
  out.item(origin.reader);
  if (places > kMembers) {
    out.begin_array();
    write_members(out, origin);
  }
  if (places > kFetchedAt) {
    if (origin.fetched_utc_seconds) {
      out.item(*origin.fetched_utc_seconds);
    } else {
      out.item_null();
    }
  }
  if (places > kEncoding) out.item(origin.encoding);
  if (places > kFilter) out.item(origin.filter);
  if (places > kIsRevisit) out.item(1);
  out.end_array();
}

void print_origin(JsonWriter& out, const Origin& origin) {
  out.begin_object();
  out.text("path", origin.path);
  if (!origin.members.empty()) {
    out.begin_array("members");
    write_members(out, origin);
  }
  out.number("offset", origin.offset);
  out.number("length", origin.length);
  out.number("line", origin.line);
  out.number("record", origin.number);
  out.optional_text("digest", origin.digest);
  out.optional_text("form", origin.form);
  if (origin.reader > 0) out.number("reader", origin.reader);
  out.optional_text("encoding", origin.encoding);
  out.optional_text("filter", origin.filter);
  if (origin.fetched_utc_seconds) out.text(kFetched, format_rfc3339(*origin.fetched_utc_seconds, 0));
  if (origin.is_revisit) out.boolean(kRevisit, true);
  out.end_object();
}

}  // namespace

void write_origins(JsonWriter& out, const std::vector<Origin>& origins, JsonUse use) {
  if (origins.empty()) return;
  out.begin_array("origins");
  for (const Origin& origin : origins)
    use == JsonUse::kStored ? store_origin(out, origin) : print_origin(out, origin);
  out.end_array();
}

std::string digest_of(std::string_view bytes) {
  return std::string(kMethod) + hex(sha256(bytes)).substr(0, kDigestDigits);
}

bool has_digest(std::string_view bytes, std::string_view digest) {
  if (!digest.starts_with(kMethod)) return false;
  digest.remove_prefix(kMethod.size());
  return digest.size() >= kDigestDigits && hex(sha256(bytes)).starts_with(digest);
}

std::string stored_form(const Origin& origin) {
  std::string text;
  JsonWriter out(text);
  store_origin(out, origin);
  return text;
}

std::vector<Origin> read_origins(const JsonValue& value) {
  if (value.kind != Kind::kArray) return {};
  std::vector<Origin> origins;
  for (const JsonValue& item : value.items) {
    Origin& origin = origins.emplace_back();
    if (item.kind == Kind::kArray) {
      if (!read_stored(item, origin)) return {};
      continue;
    }
    if (item.kind != Kind::kObject || item.find("path") == nullptr) return {};
    for (const JsonMember& member : item.members) {
      if (!read_member(member, origin)) return {};
    }
  }
  return origins;
}

}  // namespace broadsheet::schema

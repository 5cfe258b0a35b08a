// One document of a corpus in SGML, taken apart.
#include "forms/sgml/document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "forms/draft/limits.h"
#include "forms/sgml/reader.h"
#include "forms/xml/mend.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

// Elements that are open at once; deeper ones count as markup.
constexpr std::size_t kMaxOpen = 64;
// Names whose end tags are remembered, and entities: documents have some dozen.
constexpr std::size_t kMaxNames = 1000;
constexpr std::size_t kMaxEntityBytes = 32;

// What is not what HTML means by it.
struct Entity {
  std::string_view name;
  std::string_view characters;
};
constexpr std::array kEntities{Entity{"hyph", "-"}, Entity{"blank", " "}, Entity{"sp", " "}};

bool has_text(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  SgmlDocument walk() {
    find_ends();
    bool no_comment_end = false;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t next = std::min(text_.find('<', at), text_.size());
      add_text(text_.substr(at, next - at));
      if (next == text_.size()) break;
      if (text_.substr(next, kCdata.size()) == kCdata) {
        at = add_cdata(next + kCdata.size());
        continue;
      }
      const SgmlTag tag = sgml_tag(text_, next, no_comment_end);
      if (tag.end == next) {
        target() += '<';
        at = next + 1;
        continue;
      }
      at = tag.end;
      if (!tag.name.empty()) tag.closes ? end(tag) : start(tag, next);
    }
    std::erase_if(document_.elements, [](const SgmlDocument::Part& part) { return !has_text(part.text); });
    return std::move(document_);
  }

 private:
  static constexpr std::string_view kCdata = "<![CDATA[";

  struct Open {
    std::string name;
    SgmlField field = SgmlField::kOther;
    std::size_t part = 0;  // of document_.elements
    bool closes = false;   // an end tag follows
  };

  // The last end tag of each name.
  void find_ends() {
    bool no_comment_end = false;
    for (std::size_t at = 0; (at = text_.find('<', at)) != std::string_view::npos;) {
      const SgmlTag tag = sgml_tag(text_, at, no_comment_end);
      if (tag.closes && tag.end > at && !tag.name.empty()) {
        std::string name = schema::ascii_lower(tag.name);
        if (const auto known = ends_.find(name); known != ends_.end()) {
          known->second = at;
        } else if (ends_.size() < kMaxNames) {
          ends_.emplace(std::move(name), at);
        }
      }
      at = std::max(tag.end, at + 1);
    }
  }

  [[nodiscard]] bool is_closed_after(const std::string& name, std::size_t at) const {
    const auto last = ends_.find(name);
    return last != ends_.end() && last->second > at;
  }

  SgmlField field_of(const std::string& name) {
    if (const auto known = fields_.find(name); known != fields_.end()) return known->second;
    const SgmlField field = sgml_field(name);
    if (fields_.size() < kMaxNames) fields_.emplace(name, field);
    return field;
  }

  std::string& target() {
    return open_.empty() ? document_.text : document_.elements[open_.back().part].text;
  }

  void space() {
    std::string& text = target();
    if (!text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
  }

  void start(const SgmlTag& tag, std::size_t at) {
    std::string name = schema::ascii_lower(tag.name);
    if (is_document_element(name)) {
      if (document_.name.empty()) read_document_tag(std::move(name), tag.attributes);
      return;
    }
    // A record of Solr names its fields so.
    if (name == "field") {
      SgmlAttribute attribute;
      for (std::string_view rest = tag.attributes; next_attribute(rest, attribute);) {
        if (!schema::equal_in_any_case(attribute.name, "name")) continue;
        open(schema::ascii_lower(attribute.value), field_of(schema::ascii_lower(attribute.value)), true);
        return;
      }
    }
    const SgmlField field = field_of(name);
    switch (field) {
      case SgmlField::kBlock:
        target() += "\n\n";
        return;
      case SgmlField::kBreak:
        target() += '\n';
        return;
      case SgmlField::kInline:
        return;
      case SgmlField::kItem:
        target() += kItemEnd;
        return;
      default:
        break;
    }
    const bool closes = is_closed_after(name, at);
    while (!open_.empty() && !holds_others(open_.back().field)) {
      if (open_.back().closes) {
        if (field != SgmlField::kOther) break;
        space();
        return;
      }
      open_.pop_back();
    }
    // Inside a text, what is no field marks words.
    if (field == SgmlField::kOther && !open_.empty() && open_.back().field == SgmlField::kText) {
      space();
      return;
    }
    open(std::move(name), field, closes);
  }

  static bool holds_others(SgmlField field) {
    return field == SgmlField::kText || field == SgmlField::kGroup;
  }

  void open(std::string name, SgmlField field, bool closes) {
    if (open_.size() >= kMaxOpen || document_.elements.size() >= kMaxUnknownMembers) {
      document_.has_more = true;
      space();
      return;
    }
    open_.push_back({name, field, document_.elements.size(), closes});
    document_.elements.push_back({field, std::move(name), {}});
  }

  void end(const SgmlTag& tag) {
    const std::string name = schema::ascii_lower(tag.name);
    if (name == document_.name) {
      document_.is_closed = true;
      open_.clear();
      return;
    }
    if (name == "field" && !open_.empty()) {
      open_.pop_back();
      return;
    }
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& one) { return one.name == name; });
    if (found != open_.rend()) {
      open_.erase(std::next(found).base(), open_.end());
      return;
    }
    const SgmlField field = field_of(name);
    if (field == SgmlField::kBlock) target() += "\n\n";
    if (field == SgmlField::kItem) target() += kItemEnd;
    if (field != SgmlField::kBlock && field != SgmlField::kInline) space();
  }

  void read_document_tag(std::string name, std::string_view attributes) {
    document_.name = std::move(name);
    document_.text.clear();
    SgmlAttribute attribute;
    while (document_.attributes.size() < kMaxOpen && next_attribute(attributes, attribute)) {
      std::string called = schema::ascii_lower(attribute.name);
      const SgmlField field = called == "id" ? SgmlField::kId : field_of(called);
      std::string value;
      add_decoded(value, attribute.value);
      document_.attributes.push_back({field, std::move(called), std::move(value)});
    }
  }

  std::size_t add_cdata(std::size_t begin) {
    const std::size_t found = no_cdata_end_ ? std::string_view::npos : text_.find("]]>", begin);
    no_cdata_end_ = found == std::string_view::npos;
    const std::size_t end = std::min(found, text_.size());
    add_plain(target(), text_.substr(begin, no_cdata_end_ ? 0 : end - begin));
    return no_cdata_end_ ? begin : end + 3;
  }

  void add_text(std::string_view text) { add_decoded(target(), text); }

  // Lines end with LF; other control characters part words.
  static void add_plain(std::string& to, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\r') {
        if (i + 1 == text.size() || text[i + 1] != '\n') to += '\n';
      } else {
        to += c == '\n' || static_cast<unsigned char>(c) >= ' ' ? c : ' ';
      }
    }
  }

  void add_decoded(std::string& to, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t next = std::min(text.find('&', at), text.size());
      add_plain(to, text.substr(at, next - at));
      if (next == text.size()) break;
      std::size_t end = next;
      if (const std::optional<std::string> characters = entity_at(text, end)) {
        add_plain(to, *characters);
        at = end;
      } else {
        to += '&';
        at = next + 1;
      }
    }
  }

  // The characters of the entity at `at`, which moves behind it; nullopt if it is a bare sign.
  std::optional<std::string> entity_at(std::string_view text, std::size_t& at) {
    std::size_t end = at + 1;
    while (end < text.size() && end - at < kMaxEntityBytes &&
           (schema::is_ascii_letter(text[end]) || (text[end] >= '0' && text[end] <= '9') ||
            (text[end] == '#' && end == at + 1)))
      ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (name.empty()) return std::nullopt;
    // SGML lets the semicolon out before a space; only where nothing else can be meant.
    const bool has_end = end < text.size() && text[end] == ';';
    if (!has_end && name != "amp" && name != "lt" && name != "gt" && name != "quot") return std::nullopt;
    std::optional<std::string> characters = name.front() == '#' ? by_number(name.substr(1)) : by_name(name);
    if (characters) at = end + (has_end ? 1 : 0);
    return characters;
  }

  static std::optional<std::string> by_number(std::string_view digits) {
    const bool is_hex = !digits.empty() && schema::ascii_lower(digits.front()) == 'x';
    if (is_hex) digits.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [stop, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
    if (error != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
    std::string characters;
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return "\uFFFD";
    schema::append_character(characters, code);
    return characters;
  }

  std::optional<std::string> by_name(std::string_view name) {
    for (const Entity& known : kEntities) {
      if (known.name == name) return std::string(known.characters);
    }
    const auto known = entities_.find(name);
    std::string characters = known != entities_.end() ? known->second : xml::entity(name);
    if (known == entities_.end() && entities_.size() < kMaxNames) entities_.emplace(name, characters);
    if (characters.empty()) return std::nullopt;
    return characters;
  }

  const std::string_view text_;
  SgmlDocument document_;
  std::vector<Open> open_;
  std::map<std::string, std::size_t, std::less<>> ends_;
  std::map<std::string, SgmlField, std::less<>> fields_;
  std::map<std::string, std::string, std::less<>> entities_;
  bool no_cdata_end_ = false;
};

}  // namespace

SgmlDocument read_sgml_document(std::string_view text) { return Walker(text).walk(); }

}  // namespace broadsheet::indexer

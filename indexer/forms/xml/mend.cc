// Makes well-formed XML of what is nearly so.
#include "forms/xml/mend.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "forms/html/document.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer::xml {
namespace {

// An end tag closes the elements inside its own that nobody closed, up to so many.
constexpr std::size_t kMostUnclosed = 64;
// Names of entities are not longer.
constexpr std::size_t kMaxEntityName = 32;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool begins_name(char c) {
  return schema::is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

// XML 1.0, production 2.
constexpr bool is_allowed(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + text.size() / 8); }

  std::string mend() {
    std::size_t at = 0;
    while (at < text_.size() && !ended_) {
      const std::size_t next = std::min(text_.find('<', at), text_.size());
      add_text(text_.substr(at, next - at));
      at = next < text_.size() ? pass_markup(next) : next;
    }
    while (!open_.empty()) close();
    return std::move(out_);
  }

 private:
  std::size_t pass_markup(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = find("]]>", at + 9, no_cdata_end_);
      add_raw(text_.substr(at + 9, end - at - 9));
      return std::min(end + 3, text_.size());
    }
    if (rest.starts_with("<!--")) {
      const std::size_t end = find("-->", at + 4, no_comment_end_);
      if (end == text_.size()) return literal(at);
      return end + 3;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      const std::size_t end = find(">", at, no_tag_end_);
      return std::min(end + 1, text_.size());
    }
    const bool closes = rest.starts_with("</");
    const std::size_t begin = at + (closes ? 2 : 1);
    if (begin >= text_.size() || !begins_name(text_[begin])) return literal(at);
    if (find(">", begin, no_tag_end_) == text_.size()) return literal(at);
    std::size_t end = begin;
    while (end < text_.size() && !schema::is_ascii_space(text_[end]) && text_[end] != '>' &&
           text_[end] != '/' && text_[end] != '<')
      ++end;
    const std::string_view name = text_.substr(begin, end - begin);
    if (!closes) return open(name, end);
    close_called(name);
    while (end < text_.size() && text_[end] != '>' && text_[end] != '<') ++end;
    return end < text_.size() && text_[end] == '>' ? end + 1 : end;
  }

  // Where `sign` is at or after `from`; what was not found once is not looked for again.
  std::size_t find(std::string_view sign, std::size_t from, bool& missing) const {
    if (missing) return text_.size();
    const std::size_t at = text_.find(sign, from);
    missing = at == std::string_view::npos;
    return missing ? text_.size() : at;
  }

  std::size_t literal(std::size_t at) {
    add_text("<");
    return at + 1;
  }

  // The start tag whose name ends at `at`.
  std::size_t open(std::string_view name, std::size_t at) {
    out_ += '<';
    const std::size_t begin = out_.size();
    add_name(name);
    const std::string called = out_.substr(begin);
    names_.clear();
    bool is_closed = false;
    while (at < text_.size() && text_[at] != '>' && text_[at] != '<') {
      if (schema::is_ascii_space(text_[at])) {
        ++at;
      } else if (text_[at] == '/') {
        is_closed = true;
        ++at;
      } else {
        is_closed = false;
        at = pass_attribute(at);
      }
    }
    out_ += is_closed ? "/>" : ">";
    if (!is_closed) open_.push_back(called);
    if (open_.empty()) ended_ = true;
    return at < text_.size() && text_[at] == '>' ? at + 1 : at;
  }

  std::size_t pass_attribute(std::size_t at) {
    const std::size_t begin = at;
    while (at < text_.size() && !schema::is_ascii_space(text_[at]) && text_[at] != '=' && text_[at] != '>' &&
           text_[at] != '/' && text_[at] != '<')
      ++at;
    const std::string_view name = text_.substr(begin, at - begin);
    std::size_t after = at;
    while (after < text_.size() && schema::is_ascii_space(text_[after])) ++after;
    std::string_view value;
    if (after < text_.size() && text_[after] == '=') {
      at = after + 1;
      while (at < text_.size() && schema::is_ascii_space(text_[at])) ++at;
      const char quote = at < text_.size() ? text_[at] : ' ';
      if (quote == '"' || quote == '\'') {
        bool& missing = quote == '"' ? no_double_quote_ : no_single_quote_;
        std::size_t end = find(std::string_view(&quote, 1), at + 1, missing);
        const std::size_t tag_end = std::min(text_.find('>', at), text_.size());
        const std::size_t past = end == text_.size() ? tag_end : end + 1;
        end = std::min(end, past);
        value = text_.substr(at + 1, end - at - 1);
        at = past;
      } else {
        const std::size_t from = at;
        while (at < text_.size() && !schema::is_ascii_space(text_[at]) && text_[at] != '>') ++at;
        value = text_.substr(from, at - from);
      }
    }
    if (at == begin) return at + 1;  // a stray sign
    if (name.empty() || !begins_name(name.front()) || names_.size() >= kMaxAttributes) return at;
    std::string clean = clean_name(name);
    if (std::find(names_.begin(), names_.end(), clean) != names_.end()) return at;
    out_ += ' ';
    out_ += clean;
    out_ += "=\"";
    add_escaped(value, true);
    out_ += '"';
    names_.push_back(std::move(clean));
    return at;
  }

  static std::string clean_name(std::string_view name) {
    std::string clean;
    for (const char c : name)
      clean +=
          schema::is_ascii_letter(c) || is_digit(c) || c == '_' || c == ':' || c == '.' || c == '-' ? c : '_';
    return clean;
  }

  void add_name(std::string_view name) { out_ += clean_name(name); }

  void close() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
    if (open_.empty()) ended_ = true;
  }

  void close_called(std::string_view name) {
    const std::string clean = clean_name(name);
    const std::size_t least = open_.size() > kMostUnclosed ? open_.size() - kMostUnclosed : 0;
    for (std::size_t i = open_.size(); i > least; --i) {
      if (!schema::equal_in_any_case(open_[i - 1], clean)) continue;
      while (open_.size() >= i) close();
      return;
    }
  }

  void add_text(std::string_view text) {
    if (!open_.empty()) add_escaped(text, true);
  }
  void add_raw(std::string_view text) {
    if (!open_.empty()) add_escaped(text, false);
  }

  void add_escaped(std::string_view text, bool has_entities) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = schema::next_character(text, at);
      const bool is_special = c == '&' || c == '<' || c == '>' || c == '"';
      if (!is_special && is_allowed(c)) continue;
      out_ += text.substr(kept, begin - kept);
      if (c == '&') {
        at = has_entities ? add_entity(text, begin) : begin + 1;
        if (!has_entities) out_ += "&amp;";
      } else if (is_special) {
        add_character(c);
      }
      kept = at;
    }
    out_ += text.substr(kept);
  }

  void add_character(char32_t c) {
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      default:
        if (is_allowed(c)) schema::append_character(out_, c);
    }
  }

  // The entity, or the bare sign, at `at`. Where it ends.
  std::size_t add_entity(std::string_view text, std::size_t at) {
    const std::size_t end = text.substr(0, std::min(text.size(), at + kMaxEntityName)).find(';', at);
    if (end != std::string_view::npos && end > at + 1) {
      const std::string_view name = text.substr(at + 1, end - at - 1);
      if (name.starts_with('#')) {
        const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(is_hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto [stop, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
        if (error == std::errc() && stop == digits.data() + digits.size()) {
          add_character(code);
          return end + 1;
        }
      } else if (const std::string characters = entity(name); !characters.empty()) {
        for (std::size_t i = 0; i < characters.size();) add_character(schema::next_character(characters, i));
        return end + 1;
      }
    }
    out_ += "&amp;";
    return at + 1;
  }

  std::string_view text_;
  std::string out_;
  std::vector<std::string> open_;
  std::vector<std::string> names_;
  bool ended_ = false;
  bool no_cdata_end_ = false;
  bool no_comment_end_ = false;
  bool no_tag_end_ = false;
  bool no_double_quote_ = false;
  bool no_single_quote_ = false;
};

}  // namespace

std::string mended(std::string_view text) { return Mender(text).mend(); }

std::string entity(std::string_view name) {
  struct Known {
    std::string_view name;
    std::string_view characters;
  };
  constexpr std::array<Known, 8> kFrequent{{{"amp", "&"},
                                            {"lt", "<"},
                                            {"gt", ">"},
                                            {"quot", "\""},
                                            {"apos", "'"},
                                            {"nbsp", "\u00A0"},
                                            {"eacute", "é"},
                                            {"uuml", "ü"}}};
  for (const Known& known : kFrequent) {
    if (known.name == name) return std::string(known.characters);
  }
  if (name.size() > kMaxEntityName || !std::all_of(name.begin(), name.end(), [](char c) {
        return schema::is_ascii_letter(c) || is_digit(c);
      })) {
    return {};
  }
  // The parser of HTML has the table.
  const std::string source = "<p>&" + std::string(name) + ";";
  const html::Document page(source);
  std::string characters;
  for (const html::Node& node : page.nodes()) characters += node.text;
  return characters.starts_with('&') ? std::string() : characters;
}

}  // namespace broadsheet::indexer::xml

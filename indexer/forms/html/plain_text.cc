// From markup to text.
#include "forms/html/plain_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "forms/html/document.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer::html {
namespace {

// Elements that feeds and agencies put into texts.
constexpr std::array<std::string_view, 44> kTags{
    "a",    "abbr",   "b",      "big",   "blink", "blockquote", "br",    "center", "cite", "code",   "dd",
    "div",  "dl",     "dt",     "em",    "embed", "font",       "h1",    "h2",     "h3",   "h4",     "h5",
    "hr",   "i",      "iframe", "img",   "li",    "object",     "ol",    "p",      "pre",  "script", "small",
    "span", "strike", "strong", "style", "sub",   "sup",        "table", "td",     "tr",   "u",      "ul"};
static_assert(std::is_sorted(kTags.begin(), kTags.end()));

// What stands between two pieces of text.
enum class Gap : std::uint8_t { kNone, kSpace, kLine, kParagraph };

class Writer {
 public:
  void gap(Gap gap) { gap_ = std::max(gap_, gap); }
  // A line break of its own; two are a paragraph.
  void line_break() {
    gap_ = gap_ == Gap::kLine && broke_ ? Gap::kParagraph : std::max(gap_, Gap::kLine), broke_ = true;
  }

  void text(std::string_view text, bool keeps_lines) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = schema::next_character(text, at);
      if (c == '\n' && keeps_lines) {
        line_break();
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0) {
        gap(Gap::kSpace);
      } else {
        if (!out_.empty()) {
          if (gap_ == Gap::kSpace) out_ += ' ';
          if (gap_ >= Gap::kLine) out_ += '\n';
          if (gap_ == Gap::kParagraph) out_ += '\n';
        }
        gap_ = Gap::kNone;
        broke_ = false;
        out_ += text.substr(begin, at - begin);
      }
    }
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  Gap gap_ = Gap::kNone;
  bool broke_ = false;
};

Gap gap_around(Tag tag) {
  switch (tag) {
    case Tag::kTd:
    case Tag::kTh:
      return Gap::kSpace;
    case Tag::kLi:
    case Tag::kTr:
    case Tag::kDt:
    case Tag::kDd:
    case Tag::kOption:
      return Gap::kLine;
    case Tag::kHtml:
    case Tag::kBody:
    case Tag::kHead:
    case Tag::kTbody:
    case Tag::kSvg:
    case Tag::kMath:
    case Tag::kTitle:
      return Gap::kNone;
    default:
      return is_block(tag) ? Gap::kParagraph : Gap::kNone;
  }
}

bool is_left_out(Tag tag) {
  return tag == Tag::kScript || tag == Tag::kStyle || tag == Tag::kTemplate || tag == Tag::kIframe ||
         tag == Tag::kNoscript || tag == Tag::kTextarea || tag == Tag::kSelect;
}

// `elements`: how many there were beside those that the parser makes by itself.
std::string text_of(std::string_view markup, std::size_t& elements) {
  const Document page(markup);
  elements = 0;
  for (const Node& node : page.nodes()) {
    const bool is_made =
        node.tag == Tag::kText || node.tag == Tag::kHtml || node.tag == Tag::kHead || node.tag == Tag::kBody;
    if (!is_made) ++elements;
  }
  // The title of a whole page is no part of its text; of a fragment, all is.
  const bool is_page = markup.find("<body") != std::string_view::npos;
  Writer writer;
  std::vector<NodeId> open;
  std::size_t pre = 0;
  const auto close_to = [&](NodeId at) {
    while (!open.empty() && page[open.back()].end <= at) {
      const Tag tag = page[open.back()].tag;
      if (tag == Tag::kPre) --pre;
      writer.gap(gap_around(tag));
      open.pop_back();
    }
  };
  for (NodeId at = 0; at < page.size();) {
    close_to(at);
    const Node& node = page[at];
    if (is_left_out(node.tag) || (is_page && node.tag == Tag::kHead)) {
      at = node.end;
      continue;
    }
    if (node.tag == Tag::kText) {
      writer.text(node.text, pre > 0 || elements == 0);
    } else {
      if (node.tag == Tag::kBr) writer.line_break();
      if (node.tag == Tag::kPre) ++pre;
      writer.gap(gap_around(node.tag));
      open.push_back(at);
    }
    ++at;
  }
  return writer.take();
}

// Whether `text` has a reference to a character by its number at `at`.
bool is_reference(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "&#" || at + 2 >= text.size()) return false;
  const char c = text[at + 2];
  const bool is_hex = (c == 'x' || c == 'X') && at + 3 < text.size();
  return (c >= '0' && c <= '9') || is_hex;
}

// `text` with characters for the references by number that were escaped twice: no text means them as such.
std::string without_references(std::string text) {
  bool has_any = false;
  for (std::size_t at = 0; !has_any && (at = text.find("&#", at)) != std::string::npos; ++at)
    has_any = is_reference(text, at);
  if (!has_any) return text;
  std::string markup;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<') {
      markup += "&lt;";
    } else if (text[at] == '&' && !is_reference(text, at)) {
      markup += "&amp;";
    } else {
      markup += text[at];
    }
  }
  std::size_t elements = 0;
  return text_of(markup, elements);
}

}  // namespace

bool has_markup(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::string name;
    std::size_t end = begin;
    while (end < text.size() && name.size() < 12 &&
           (schema::is_ascii_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) {
      name += schema::ascii_lower(text[end++]);
    }
    const bool is_name =
        end < text.size() && (text[end] == '>' || text[end] == ' ' || text[end] == '/' || text[end] == '\n');
    if (is_name && std::binary_search(kTags.begin(), kTags.end(), name)) return true;
  }
  return false;
}

std::string plain_text(std::string_view markup) {
  if (markup.find_first_of("<&") == std::string_view::npos) {
    Writer writer;
    writer.text(markup, true);
    return writer.take();
  }
  std::size_t elements = 0;
  std::string text = text_of(markup, elements);
  // Only escaped tags: somebody escaped them twice.
  if (elements == 0 && has_markup(text)) text = text_of(text, elements);
  return without_references(std::move(text));
}

}  // namespace broadsheet::indexer::html

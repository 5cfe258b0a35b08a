// The parser of documents of corpora in SGML: from elements to an article.
#include "forms/sgml/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "forms/draft/item.h"
#include "forms/draft/limits.h"
#include "forms/draft/tags.h"
#include "forms/draft/text_check.h"
#include "forms/jsonl/parser.h"
#include "forms/sgml/dates.h"
#include "forms/sgml/document.h"
#include "forms/xml/record_tree.h"
#include "json/json_text.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

using Part = SgmlDocument::Part;

// Numbers that are shorter count the documents of their collection: another one has the same.
constexpr std::size_t kUniqueDigits = 8;
// A line that begins with so many blanks among lines that don't begins a paragraph.
constexpr std::size_t kIndent = 2;

// `text` in one line.
std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    if (c == kItemEnd || schema::is_ascii_space(c)) {
      gap = true;
      continue;
    }
    if (gap && !line.empty()) line += ' ';
    gap = false;
    line += c;
  }
  return line;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (schema::is_ascii_space(text.front()) || text.front() == kItemEnd))
    text.remove_prefix(1);
  while (!text.empty() && (schema::is_ascii_space(text.back()) || text.back() == kItemEnd))
    text.remove_suffix(1);
  return text;
}

// Blanks at the beginning of `line`; an ideographic space is as wide as two.
std::size_t indent_of(std::string_view line) {
  std::size_t blanks = 0;
  while (!line.empty()) {
    if (line.front() == ' ') {
      line.remove_prefix(1);
      ++blanks;
    } else if (line.front() == '\t' || line.starts_with("\u3000")) {
      line.remove_prefix(line.front() == '\t' ? 1 : 3);
      blanks += kIndent;
    } else {
      break;
    }
  }
  return blanks;
}

template <typename Take>
void each_line(std::string_view text, const Take& take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\x1F", at), text.size());
    take(text.substr(at, end - at));
    at = end + 1;
  }
}

// `text` with its lines as they stand, a blank line between paragraphs. Where neither blank lines nor markup
// part them, indents do.
std::string paragraphs(std::string_view text) {
  text = trim(text);
  std::size_t blank = 0;
  std::size_t indented = 0;
  std::size_t flush = 0;
  each_line(text, [&](std::string_view line) {
    if (trim(line).empty()) {
      ++blank;
    } else {
      ++(indent_of(line) >= kIndent ? indented : flush);
    }
  });
  // The indent of the first line was cut off.
  const bool by_indent = blank == 0 && indented > 0 && flush > 1;
  std::string lines;
  each_line(text, [&](std::string_view line) {
    if (by_indent && indent_of(line) >= kIndent) lines += '\n';
    while (line.starts_with("\u3000")) line.remove_prefix(3);
    lines += trim(line);
    lines += '\n';
  });
  return lines;
}

// The tags in `text`: items of a list, else parted by signs or lines of their own.
void add_tags(Item& item, std::string_view text, std::string_view from) {
  const auto take = [&](std::string_view tag) { item.add_tag(one_line(tag), from); };
  if (text.find(kItemEnd) != std::string_view::npos) return for_each_tag(text, kItemEnd, take);
  const char sign = tag_sign(text);
  while (!text.empty()) {
    const std::string_view paragraph = text.substr(0, text.find("\n\n"));
    for_each_tag(paragraph, sign, take);
    text.remove_prefix(std::min(text.size(), paragraph.size() + 2));
  }
}

// A publisher without the page and the like that follow its name: "Harbour Post (P), page 14".
std::string publisher_in(std::string_view text) {
  std::string name = one_line(text);
  const std::size_t comma = name.find(',');
  if (comma != std::string::npos && std::any_of(name.begin() + static_cast<std::ptrdiff_t>(comma), name.end(),
                                                [](char c) { return c >= '0' && c <= '9'; }))
    name.resize(comma);
  return name;
}

class DocumentParser {
 public:
  explicit DocumentParser(SgmlDocument document) : document_(std::move(document)) {}

  // What the document says its kind is; in lower case.
  [[nodiscard]] const std::string& type() const { return type_; }

  Item read() {
    for (const Part& part : document_.attributes) take_attribute(part);
    for (const Part& part : document_.elements) take_element(part);
    set_id();
    set_body();
    item_.published = sgml_dates(dates_, time_, item_.id.text.empty() ? id_ : item_.id);
    if (!extra_.empty()) item_.extra = "{" + extra_ + "}";
    if (!document_.is_closed) item_.remarks.push_back(fmt::format("<{}> is not closed", document_.name));
    if (document_.has_more) item_.remarks.emplace_back("too many elements; the last were left out");
    return std::move(item_);
  }

 private:
  static void fill(Item::Text& text, const Part& part) {
    if (text.text.empty()) text = {one_line(part.text), part.name};
  }

  // Attributes of the document say less than its elements: some are marks of the collection.
  void take_attribute(const Part& part) {
    switch (part.field) {
      case SgmlField::kId:
      case SgmlField::kHeadline:
      case SgmlField::kPublished:
      case SgmlField::kLanguage:
      case SgmlField::kUrl:
      case SgmlField::kType:
        take_element(part);
        return;
      default:
        keep(part, "attribute");
    }
  }

  void take_element(const Part& part) {
    switch (part.field) {
      case SgmlField::kId:
        if (id_.text.empty() || (part.name == "docno" && id_.from != "docno")) {
          fill_again(id_, part);
        } else if (one_line(part.text) != id_.text) {
          keep(part, "element");
        }
        return;
      case SgmlField::kHeadline:
        item_.add_headline(one_line(part.text), part.name);
        return;
      case SgmlField::kText:
        add_body(texts_, part);
        return;
      case SgmlField::kLead:
        add_body(leads_, part);
        return;
      case SgmlField::kSummary:
        add_body(summaries_, part);
        return;
      case SgmlField::kPublished:
        dates_.push_back({one_line(part.text), part.name});
        return;
      case SgmlField::kTime:
        if (time_.empty()) time_ = one_line(part.text);
        return;
      case SgmlField::kModified:
        fill(item_.modified, part);
        return;
      case SgmlField::kDateline:
        fill(dateline_, part);
        return;
      case SgmlField::kByline:
        fill(item_.byline, part);
        if (schema::begins_in_any_case(item_.byline.text, "by ")) item_.byline.text.erase(0, 3);
        return;
      case SgmlField::kSource:
        if (item_.publisher.text.empty()) item_.publisher = {publisher_in(part.text), part.name};
        return;
      case SgmlField::kRights:
        if (item_.rights.empty()) item_.rights = one_line(part.text);
        return;
      case SgmlField::kSite:
        if (item_.site.empty()) item_.site = one_line(part.text);
        return;
      case SgmlField::kLanguage:
        fill(item_.language, part);
        return;
      case SgmlField::kUrl:
        fill(item_.url, part);
        return;
      case SgmlField::kTags:
        add_tags(item_, part.text, part.name);
        return;
      case SgmlField::kType:
        if (type_.empty()) type_ = schema::ascii_lower(one_line(part.text));
        keep(part, "element");
        return;
      default:
        keep(part, "element");
    }
  }

  static void fill_again(Item::Text& text, const Part& part) { text = {one_line(part.text), part.name}; }

  static void add_body(Item::Text& to, const Part& part) {
    std::string text = paragraphs(part.text);
    if (to.from.empty()) to.from = part.name;
    if (!to.text.empty()) to.text += '\n';
    to.text += text;
  }

  // Kept with the article under its own name, unless that means something else there.
  void keep(const Part& part, std::string_view kind) {
    std::string text = one_line(part.text);
    if (text.empty()) return;
    std::string name = part.name;
    if (is_taken_by_json_lines(name)) name = fmt::format("{} {}", kind, name);
    if (kept_.size() >= kMaxUnknownMembers || !kept_.insert(name).second) return;
    if (!extra_.empty()) extra_ += ',';
    schema::append_json_string(extra_, name);
    extra_ += ':';
    schema::append_json_string(extra_, text);
  }

  void set_id() {
    if (id_.text.empty()) return;
    item_.key = id_.text;
    const bool is_number =
        id_.text.size() < kUniqueDigits &&
        std::all_of(id_.text.begin(), id_.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) {
      item_.id = id_;
    } else if (id_.from == "newid") {
      // There is one collection of that form.
      item_.id = {id_within(document_.name, id_.text), id_.from};
    } else {
      keep({SgmlField::kOther, "number", id_.text}, "element");
    }
  }

  void set_body() {
    Item::Text& body = item_.body;
    body = std::move(texts_);
    if (body.text.empty()) body = {paragraphs(document_.text), document_.name};
    if (std::string_view lead = trim(leads_.text); !lead.empty() && !body.text.starts_with(lead))
      body = {leads_.text + "\n" + body.text, body.text.empty() ? leads_.from : body.from};
    if (trim(body.text).empty()) body = std::move(summaries_);
    // Some write the headline into the text, too.
    if (!item_.headlines.empty()) {
      const std::size_t end = std::min(body.text.find('\n'), body.text.size());
      if (body.text.substr(0, end) == item_.headlines.front().text) body.text.erase(0, end);
    }
    // As newspapers print it: before the first words.
    const std::string& dateline = dateline_.text;
    if (dateline.empty() || body.text.starts_with(dateline)) return;
    const bool is_open = dateline.ends_with('-') || dateline.ends_with("–") || dateline.ends_with("—");
    body.text = dateline + (is_open ? " " : "\n") + std::string(trim(body.text));
    if (body.from.empty()) body.from = dateline_.from;
  }

  SgmlDocument document_;
  Item item_;
  Item::Text id_;
  Item::Text texts_;
  Item::Text leads_;
  Item::Text summaries_;
  Item::Text dateline_;
  std::vector<Item::Text> dates_;
  std::string time_;
  std::string type_;
  std::string extra_;
  std::set<std::string, std::less<>> kept_;
};

// The text of `record`, or why it is none. Documents of one corpus may each have their charset.
std::variant<std::string, Rejection> sgml_text(const Record& record, bool strict,
                                               std::vector<std::string>& remarks) {
  auto checked = text_of(record, schema::LineEnds::kText, strict);
  if (auto* whole = std::get_if<RecordText>(&checked)) {
    if (!whole->remark.empty()) remarks.push_back(whole->remark);
    return std::string(whole->text(record));
  }
  if (strict) return std::get<Rejection>(std::move(checked));
  DecodedText decoded = xml::decoded(record);
  if (decoded.charset != "UTF-8")
    remarks.push_back(fmt::format("not UTF-8; it was read as {} ({})", decoded.charset, decoded.rule));
  if (std::string remark = xml::charset_remark(decoded); !remark.empty())
    remarks.push_back(std::move(remark));
  return std::move(decoded.text);
}

}  // namespace

ParsedRecord parse_sgml(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  ParsedRecord parsed;
  std::vector<std::string> remarks;
  auto text = sgml_text(record, options.strict, remarks);
  if (auto* rejection = std::get_if<Rejection>(&text)) {
    parsed.emplace_back(std::move(*rejection));
    return parsed;
  }
  SgmlDocument document = read_sgml_document(std::get<std::string>(text));
  if (document.name.empty()) {
    parsed.emplace_back(Rejection{"no element <DOC>"});
    return parsed;
  }
  DocumentParser parser(std::move(document));
  Item item = parser.read();
  item.remarks.insert(item.remarks.begin(), remarks.begin(), remarks.end());
  if (parser.type() == "advis" && !options.keep_all) {
    parsed.emplace_back(Skip{"an advisory to editors"});
    return parsed;
  }
  std::string key = item.key;
  parsed.push_back(article_of(std::move(item), options, detail, tools));
  if (auto* skip = std::get_if<Skip>(&parsed.back())) skip->reason = "a document without text";
  return parsed;
}

}  // namespace broadsheet::indexer

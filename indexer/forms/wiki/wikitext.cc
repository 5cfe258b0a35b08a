// From wikitext to what a reader sees, by its most frequent marks: a full reading takes MediaWiki itself.
#include <algorithm>
#include <string>
#include <string_view>

#include "forms/wiki/parser.h"
#include "forms/wiki/site.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// Files and categories in the languages of the larger wikis, for exports that do not name their namespaces
// and for names that wikis keep beside those.
const WikiNames& file_names() {
  static const WikiNames kNames{"file",    "image",       "datei",    "bild",     "fichier",
                                "archivo", "imagen",      "immagine", "ficheiro", "plik",
                                "файл",    "изображение", "ファイル", "画像",     "파일"};
  return kNames;
}

const WikiNames& category_names() {
  static const WikiNames kNames{"category",  "kategorie", "catégorie", "categoría", "categoria", "kategoria",
                                "категория", "カテゴリ",  "分类",      "分類",      "분류",      "kategori"};
  return kNames;
}

const WikiNames& template_names() {
  static const WikiNames kNames{"template"};
  return kNames;
}

// Templates that hold the day of an article.
const WikiNames& date_names() {
  static const WikiNames kNames{"date", "datum", "fecha", "data", "dateline", "дата", "日付", "날짜"};
  return kNames;
}

class Reader {
 public:
  Reader(std::string_view source, const WikiSite* site) : source_(source), site_(site) {}

  WikiText read() {
    for (std::size_t at = 0; at < source_.size();) at = step(at);
    return std::move(result_);
  }

 private:
  std::size_t step(std::size_t at) {
    const std::string_view rest = source_.substr(at);
    if (rest.starts_with("{{")) return pass_template(at);
    if (rest.starts_with("{|")) return pass_nested(at, "{|", "|}");
    if (rest.starts_with("[[")) return pass_link(at);
    if (rest.starts_with("[http") || rest.starts_with("[//")) return pass_address(at);
    if (rest.starts_with("<!--")) return behind("-->", at + 4, no_comment_);
    if (rest.starts_with("<ref")) return pass_reference(at);
    if (rest.starts_with("'''")) return at + 3;
    if (rest.starts_with("''")) return at + 2;
    if (rest.starts_with("__") && (at == 0 || source_[at - 1] == '\n')) {
      const std::size_t end = source_.find("__", at + 2);
      if (end != std::string_view::npos && end < at + 30) return end + 2;
    }
    const bool begins_line = at == 0 || source_[at - 1] == '\n';
    if (begins_line &&
        (rest[0] == '=' || rest[0] == '*' || rest[0] == '#' || rest[0] == ':' || rest[0] == ';'))
      return pass_line_mark(at);
    result_.text += source_[at];
    return at + 1;
  }

  [[nodiscard]] bool is_category(std::string_view space) const {
    return category_names().has(space) || (site_ != nullptr && site_->categories.has(space));
  }
  [[nodiscard]] bool is_file(std::string_view space) const {
    return file_names().has(space) || (site_ != nullptr && site_->files.has(space));
  }

  // What begins at `at` with `open` and ends with its `close`, others inside it counted; what never ends is
  // two signs.
  [[nodiscard]] std::size_t end_of(std::size_t at, std::string_view open, std::string_view close,
                                   bool& missing) const {
    if (missing) return std::string_view::npos;
    std::size_t depth = 0;
    for (std::size_t i = at; i + 1 < source_.size();) {
      if (source_.substr(i, 2) == open) {
        ++depth;
        i += 2;
      } else if (source_.substr(i, 2) == close) {
        i += 2;
        if (--depth == 0) return i;
      } else {
        ++i;
      }
    }
    missing = true;
    return std::string_view::npos;
  }

  std::size_t pass_nested(std::size_t at, std::string_view open, std::string_view close) {
    const std::size_t end = end_of(at, open, close, no_table_end_);
    return end == std::string_view::npos ? at + 2 : end;
  }

  std::size_t pass_template(std::size_t at) {
    const std::size_t end = end_of(at, "{{", "}}", no_template_end_);
    if (end == std::string_view::npos) return at + 2;
    const std::string_view inside = source_.substr(at + 2, end - at - 4);
    const std::size_t bar = inside.find('|');
    std::string name = schema::trimmed_ascii(inside.substr(0, bar));
    if (const std::size_t colon = name.find(':'); colon != std::string::npos) {
      const std::string space = schema::trimmed_ascii(name.substr(0, colon));
      if (template_names().has(space) || (site_ != nullptr && site_->templates.has(space)))
        name = schema::trimmed_ascii(name.substr(colon + 1));
    }
    if (bar != std::string_view::npos && result_.date.empty() && date_names().has(name)) {
      std::string_view value = inside.substr(bar + 1);
      value = value.substr(0, value.find('|'));
      if (const std::size_t sign = value.find('='); sign != std::string_view::npos)
        value.remove_prefix(sign + 1);
      result_.date = schema::trimmed_ascii(value);
    }
    return end;
  }

  std::size_t pass_link(std::size_t at) {
    const std::size_t end = end_of(at, "[[", "]]", no_link_end_);
    if (end == std::string_view::npos) return at + 2;
    std::string_view inside = source_.substr(at + 2, end - at - 4);
    const bool is_shown = inside.starts_with(':');
    if (is_shown) inside.remove_prefix(1);
    const std::size_t colon = inside.find(':');
    const std::string space =
        colon == std::string_view::npos ? std::string() : schema::trimmed_ascii(inside.substr(0, colon));
    if (!is_shown && is_category(space)) {
      std::string_view name = inside.substr(colon + 1);
      constexpr std::size_t kMost = 1000;
      if (result_.categories.size() < kMost)
        result_.categories.push_back(schema::trimmed_ascii(name.substr(0, name.find('|'))));
      return end;
    }
    if (!is_shown && is_file(space)) return end;
    const std::size_t bar = inside.rfind('|');
    // Links inside links are those of captions, which were left out.
    result_.text += inside.substr(bar == std::string_view::npos ? 0 : bar + 1);
    return end;
  }

  // [http://... words]: the words.
  std::size_t pass_address(std::size_t at) {
    if (at < address_end_) {  // looked for before
      result_.text += '[';
      return at + 1;
    }
    const std::size_t end = std::min(source_.find_first_of("]\n", at), source_.size());
    if (end == source_.size() || source_[end] == '\n') {
      address_end_ = end;
      result_.text += '[';
      return at + 1;
    }
    const std::size_t space = source_.substr(0, end).find(' ', at);
    if (space != std::string_view::npos) result_.text += source_.substr(space + 1, end - space - 1);
    return end + 1;
  }

  std::size_t pass_reference(std::size_t at) {
    const std::size_t tag = behind(">", at, no_tag_end_);
    if (tag >= 2 && tag <= source_.size() && source_.substr(0, tag).ends_with("/>")) return tag;
    return behind("</ref>", tag, no_reference_end_);
  }

  std::size_t pass_line_mark(std::size_t at) {
    const std::size_t end = std::min(source_.find('\n', at), source_.size());
    if (source_[at] != '=') {
      result_.text += '\n';
      while (at < end && std::string_view("*#:; ").find(source_[at]) != std::string_view::npos) ++at;
      return at;
    }
    std::string_view line = source_.substr(at, end - at);
    while (!line.empty() && (line.front() == '=' || line.front() == ' ')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == '=' || line.back() == ' ' || line.back() == '\r'))
      line.remove_suffix(1);
    result_.text += '\n';
    result_.text += line;
    result_.text += '\n';
    return end;
  }

  // Behind the next `sign`; at the end, if there is none: then it is not looked for again.
  std::size_t behind(std::string_view sign, std::size_t from, bool& missing) const {
    if (missing || from > source_.size()) return source_.size();
    const std::size_t at = source_.find(sign, from);
    missing = at == std::string_view::npos;
    return missing ? source_.size() : at + sign.size();
  }

  std::string_view source_;
  const WikiSite* const site_;
  WikiText result_;
  std::size_t address_end_ = 0;  // before it no address ends
  bool no_template_end_ = false;
  bool no_table_end_ = false;
  bool no_link_end_ = false;
  bool no_comment_ = false;
  bool no_tag_end_ = false;
  bool no_reference_end_ = false;
};

}  // namespace

WikiText read_wikitext(std::string_view source, const WikiSite* site) { return Reader(source, site).read(); }

}  // namespace broadsheet::indexer

// HTML: a page is a record.
#include "forms/html/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/html/parser.h"
#include "forms/whole_reader.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 2> kMediaTypes{"text/html", "application/xhtml+xml"};
constexpr std::array<std::string_view, 4> kExtensions{".html", ".htm", ".xhtml", ".shtml"};

// After the WHATWG's MIME sniffing standard, section 7.1: what a page begins with, white space, comments and
// an XML declaration passed over.
Likelihood likelihood_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (true) {
    const std::size_t first = head.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return Likelihood::kNone;
    head.remove_prefix(first);
    const std::string_view end = head.starts_with("<!--") ? "-->" : head.starts_with("<?") ? "?>" : "";
    if (end.empty()) break;
    const std::size_t at = head.find(end);
    if (at == std::string_view::npos) return Likelihood::kNone;
    head.remove_prefix(at + end.size());
  }
  if (schema::begins_in_any_case(head, "<!doctype html") || schema::begins_in_any_case(head, "<html"))
    return Likelihood::kCertain;
  constexpr std::array<std::string_view, 14> kTags{"<head", "<script", "<iframe", "<h1",    "<div",
                                                   "<font", "<table",  "<style",  "<title", "<body",
                                                   "<br",   "<meta",   "<link",   "<p"};
  for (const std::string_view tag : kTags) {
    if (!schema::begins_in_any_case(head, tag) || head.size() <= tag.size()) continue;
    const char next = head[tag.size()];
    if (next == ' ' || next == '>' || next == '\n' || next == '\r' || next == '\t')
      return Likelihood::kLikely;
  }
  return Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<WholeReader>(stream); }

}  // namespace

// Pages hold any bytes: browsers show them, too.
constinit const Form kHtmlForm{"html",  "HTML", kMediaTypes, kExtensions, likelihood_of,
                               nullptr, split,  parse_html,  true};

}  // namespace broadsheet::indexer

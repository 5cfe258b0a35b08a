// What an export of MediaWiki says of its wiki.
#include "forms/wiki/site.h"

#include <fmt/format.h>

#include "analysis/analyzer.h"
#include "archive/charset.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using xml::kNone;
using xml::NodeId;

// Namespaces of one wiki; the largest have some 40.
constexpr int kMaxNamespaces = 1000;

// Numbers of namespaces, the same in all wikis.
constexpr std::string_view kMedia = "-2";
constexpr std::string_view kArticles = "0";
constexpr std::string_view kFiles = "6";
constexpr std::string_view kTemplates = "10";
constexpr std::string_view kCategories = "14";

// What stands before the title in the address of the main page.
std::string addresses_like(std::string_view main_page) {
  if (!main_page.starts_with("http://") && !main_page.starts_with("https://")) return {};
  constexpr std::string_view kTitle = "title=";
  if (const std::size_t title = main_page.find(kTitle); title != std::string_view::npos)
    return std::string(main_page.substr(0, title + kTitle.size()));
  const std::size_t slash = main_page.rfind('/');
  const std::size_t host = main_page.find("://") + 3;
  return slash < host ? std::string() : std::string(main_page.substr(0, slash + 1));
}

}  // namespace

WikiNames::WikiNames(std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) add(name);
}

void WikiNames::add(std::string_view name) {
  if (std::string folded = schema::fold(name); !folded.empty()) names_.insert(std::move(folded));
}

bool WikiNames::has(std::string_view name) const { return names_.contains(schema::fold(name)); }

// As MediaWiki writes addresses: blanks are underscores, and these signs stand for themselves.
std::string WikiSite::address_of(std::string_view title) const {
  if (addresses.empty() || title.empty()) return {};
  std::string address = addresses;
  for (const char c : title) {
    const bool is_plain = schema::is_ascii_letter(c) || (c >= '0' && c <= '9') ||
                          std::string_view("-_.;@$!*(),/~:").find(c) != std::string_view::npos;
    if (c == ' ') {
      address += '_';
    } else if (is_plain) {
      address += c;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return address;
}

std::shared_ptr<const RecordHead> read_wiki_site(std::string_view before) {
  CharsetHints hints;
  hints.inside = declared_charset(before);
  const DecodedText decoded = decode_document(before, hints);
  const xml::Tree tree(decoded.text);
  if (tree.is_empty()) return nullptr;
  auto site = std::make_shared<WikiSite>();
  site->language = tree.attribute(0, "lang");
  const NodeId info = tree.child(0, "siteinfo");
  site->name = schema::trimmed_ascii(tree.text_of(tree.child(info, "sitename")));
  site->addresses = addresses_like(schema::trimmed_ascii(tree.text_of(tree.child(info, "base"))));
  int count = 0;
  for (NodeId at = tree.child(tree.child(info, "namespaces"), "namespace");
       at != kNone && count < kMaxNamespaces; at = tree.next_called(at, "namespace"), ++count) {
    const std::string_view key = tree.attribute(at, "key");
    const std::string name = schema::trimmed_ascii(tree.text_of(at));
    if (key == kFiles || key == kMedia) site->files.add(name);
    if (key == kCategories) site->categories.add(name);
    if (key == kTemplates) site->templates.add(name);
    if (key != kArticles) site->others.add(name);
  }
  return site;
}

}  // namespace broadsheet::indexer

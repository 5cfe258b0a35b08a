// Corpora in SGML, as libraries hand them out: a document is a record.
#include "forms/sgml/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/draft/text_check.h"
#include "forms/sgml/parser.h"
#include "forms/sgml/reader.h"
#include "forms/xml/sniff.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 2> kMediaTypes{"text/sgml", "application/sgml"};
constexpr std::array<std::string_view, 2> kExtensions{".sgml", ".sgm"};

bool has_in_any_case(std::string_view text, std::string_view sought) {
  for (std::size_t at = 0; (at = text.find(sought.front(), at)) != std::string_view::npos; ++at) {
    if (schema::begins_in_any_case(text.substr(at), sought)) return true;
  }
  return false;
}

// Where the first start tag of a document is; npos: nowhere.
std::size_t find_document(std::string_view head) {
  for (std::size_t at = 0; (at = head.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view tag = head.substr(at + 1, 16);
    if (is_document_element(tag.substr(0, tag.find_first_of("> \t\r\n")))) return at;
  }
  return std::string_view::npos;
}

// Whether the document that `text` begins with has what documents of news have.
bool is_news(std::string_view text) {
  constexpr std::array<std::string_view, 4> kAttributes{" id=", " newid=", " url=", " docid="};
  constexpr std::array<std::string_view, 9> kElements{"<docno", "<docid", "<headline", "<title", "<text",
                                                      "<body",  "<hl>",   "<date",     "<field "};
  const std::string_view tag = text.substr(0, text.find('>'));
  for (const std::string_view attribute : kAttributes) {
    if (has_in_any_case(tag, attribute)) return true;
  }
  for (const std::string_view element : kElements) {
    if (has_in_any_case(text, element)) return true;
  }
  return false;
}

// A document comes first; or there is one in an element that no other form knows.
Likelihood likelihood_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (!schema::trim_ascii(head).starts_with('<')) return Likelihood::kNone;  // an article may speak of tags
  const xml::Root root = xml::root_of(head);
  if (root.name.empty() || root.name == "html") return Likelihood::kNone;
  const std::size_t document = find_document(head);
  if (document == std::string_view::npos || !is_news(head.substr(document))) return Likelihood::kNone;
  return is_document_element(root.name) ? Likelihood::kCertain : Likelihood::kLikely;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<DocumentReader>(stream); }

}  // namespace

constinit const Form kSgmlForm{"sgml",        "SGML corpora", kMediaTypes, kExtensions,
                               likelihood_of, text_problem,   split,       parse_sgml};

}  // namespace broadsheet::indexer

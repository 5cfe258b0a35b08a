// Digitised print: an issue or a page is a record.
#include "forms/ocr/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/ocr/parser.h"
#include "forms/whole_reader.h"
#include "forms/xml/sniff.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 3> kMediaTypes{"application/mets+xml", "application/alto+xml",
                                                      "text/vnd.hocr+html"};
constexpr std::array<std::string_view, 3> kExtensions{".hocr", ".mets", ".alto"};

Likelihood likelihood_of(std::string_view head) {
  const xml::Root root = xml::root_of(head);
  if (root.name == "mets" || root.name == "alto" || root.name == "pcgts") return Likelihood::kCertain;
  const bool is_hocr = root.name == "html" && (head.find("ocr-system") != std::string_view::npos ||
                                               head.find("class='ocr_page'") != std::string_view::npos ||
                                               head.find("class=\"ocr_page\"") != std::string_view::npos);
  return is_hocr ? Likelihood::kCertain : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<WholeReader>(stream); }

}  // namespace

constinit const Form kOcrForm{"ocr", "Digitised print", kMediaTypes, kExtensions, likelihood_of, nullptr,
                              split, parse_ocr,         true};

}  // namespace broadsheet::indexer

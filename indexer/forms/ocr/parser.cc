// The parser of digitised print.
#include "forms/ocr/parser.h"

#include <fmt/format.h>

#include <utility>

#include "forms/draft/item.h"
#include "forms/ocr/beside.h"
#include "forms/ocr/page.h"
#include "forms/xml/record_tree.h"
#include "forms/xml/sniff.h"

namespace broadsheet::indexer {
namespace {

ParsedPart page_article(const ocr::Page& page, const Record& record, std::string remark,
                        const ParseOptions& options, Detail detail, ParseTools& tools) {
  ocr::TextWriter body;
  body.add(page, page.all());
  if (body.text().empty()) return Skip{"a page without text"};
  Item item;
  item.body = {body.text(), "the page"};
  item.language = {page.language, "the page"};
  const std::string& name = record.origin.members.empty() ? record.origin.path : record.origin.members.back();
  item.add_published(ocr::day_in_name(name), "the name of the file");
  if (body.confidence() >= 0) item.extra = fmt::format("{{\"ocr_confidence\":{:.3f}}}", body.confidence());
  if (!remark.empty()) item.remarks.push_back(std::move(remark));
  return article_of(std::move(item), options, detail, tools);
}

}  // namespace

ParsedRecord parse_ocr(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  ParsedRecord parsed;
  const DecodedText decoded = xml::decoded(record);
  if (xml::root_of(decoded.text).name == "html") {
    for (const ocr::Page& page : ocr::read_hocr(decoded.text)) {
      parsed.push_back(page_article(page, record, xml::charset_remark(decoded), options, detail, tools));
    }
    if (parsed.empty()) parsed.push_back(Skip{"no printed page in it (hOCR)"});
    return parsed;
  }
  const xml::Tree tree(decoded.text);
  if (tree.is_empty()) {
    parsed.push_back(Rejection{"not an XML element"});
    return parsed;
  }
  if (tree[0].name == "mets") return parse_mets(tree, record, options, detail, tools);
  const bool is_alone = record.origin.members.empty() && record.origin.path != "-";
  if (is_alone) {
    if (const std::string mets = ocr::mets_of(record.origin.path); !mets.empty()) {
      parsed.push_back(Skip{"a page of an issue, which is read with the METS file of the issue"});
      return parsed;
    }
  }
  const ocr::Page page = tree[0].name == "pcgts" ? ocr::read_page_xml(tree) : ocr::read_alto(tree);
  parsed.push_back(page_article(page, record, tree.remark(), options, detail, tools));
  return parsed;
}

}  // namespace broadsheet::indexer

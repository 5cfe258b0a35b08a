// Fuzzes the tree of XML, what mends it, and the text of markup.
#include <string>

#include "forms/html/plain_text.h"
#include "forms/xml/mend.h"
#include "forms/xml/sniff.h"
#include "forms/xml/tree.h"
#include "fuzz/check_parts.h"
#include "fuzz/entry.h"
#include "text/utf8.h"

namespace broadsheet::fuzz {

int xml(const std::uint8_t* data, std::size_t size) {
  namespace x = indexer::xml;
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)x::root_of(text);
  if (schema::find_ill_formed(text) != std::string::npos) return 0;
  const x::Tree tree(text);
  for (x::NodeId id = 0; id < tree.size(); ++id) {
    require_part(tree[id].end > id && tree[id].end <= tree.size(), "a node ends behind itself");
    require_part(id == 0 || tree[id].parent < id, "a node stands in one before it");
  }
  if (!tree.is_empty()) {
    require_part(schema::find_ill_formed(tree.text_of(0)) == std::string::npos, "texts are UTF-8");
    require_part(schema::find_ill_formed(broadsheet::indexer::html::plain_text(tree.markup_of(0))) ==
                     std::string::npos,
                 "plain texts are UTF-8");
  }
  // What was mended is well-formed, from its root on.
  const std::string better = x::mended(text.substr(x::find_root(text)));
  if (!better.empty())
    require_part(x::Tree(better).remark().find("repaired") == std::string::npos,
                 "what was repaired is whole");
  return 0;
}

}  // namespace broadsheet::fuzz

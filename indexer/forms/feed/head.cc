// What an entry that is a record by itself must know of its feed.
#include "forms/feed/head.h"

#include "forms/xml/tree.h"

namespace broadsheet::indexer {

DecodedText FeedFrame::decoded(std::string_view bytes, const Record& record) const {
  CharsetHints hints;
  hints.told = charset_.sure;
  if (record.charset.empty() && hints.told == nullptr) hints.told = charset_.likely;
  if (record.encoding != nullptr) hints.told = find_encoding("UTF-8");  // it was decoded already
  hints.transport = record.charset;
  hints.inside = charset_.said;
  return decode_document(bytes, hints);
}

const FeedFields& FeedFrame::fields(const Record& record) const {
  std::call_once(is_read_, [&] {
    const DecodedText text = decoded(outside_, record);
    const xml::Tree tree(text.text);
    fields_ = FeedElements(tree).fields(has_entries_in_channel_);
  });
  return fields_;
}

}  // namespace broadsheet::indexer

// Which entries of a feed have the id or the link of another one.
#include "forms/feed/repeats.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "forms/feed/elements.h"
#include "forms/xml/walk.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// What is remembered of one feed: the ids of some 100,000 entries. Later ones count as new.
constexpr std::size_t kMaxSeenBytes = 16U << 20;
constexpr std::size_t kBytesBeside = 64;  // that a text takes beside its own

// The text of an element, which holds no other, with `&` as it is meant.
std::string text_of(std::string_view raw) {
  raw = schema::trim_ascii(raw);
  constexpr std::string_view kBegin = "<![CDATA[";
  constexpr std::string_view kEnd = "]]>";
  constexpr std::string_view kAmpersand = "&amp;";
  if (raw.starts_with(kBegin) && raw.ends_with(kEnd) && raw.size() >= kBegin.size() + kEnd.size())
    return schema::trimmed_ascii(raw.substr(kBegin.size(), raw.size() - kBegin.size() - kEnd.size()));
  std::string text(raw);
  for (std::size_t at = 0; (at = text.find(kAmpersand, at)) != std::string::npos; ++at)
    text.erase(at + 1, kAmpersand.size() - 1);
  return text;
}

class Entry {
 public:
  Entry(std::string_view bytes, const std::vector<EntryChild>& children)
      : bytes_(bytes), children_(children) {}

  [[nodiscard]] std::string content(const EntryChild& child) const {
    return text_of(bytes_.substr(child.content, child.end - child.content));
  }
  [[nodiscard]] std::string_view tag(const EntryChild& child) const {
    return bytes_.substr(child.begin, child.content - child.begin);
  }
  [[nodiscard]] std::string said(std::string_view name, bool has_prefix) const {
    const auto found = std::find_if(children_.begin(), children_.end(), [&](const EntryChild& one) {
      return one.name == name && one.has_prefix == has_prefix;
    });
    return found == children_.end() ? std::string() : content(*found);
  }

  // What is skipped without a look at its ids.
  [[nodiscard]] bool is_no_post() const {
    const std::string type = said("post_type", true);
    if (type.empty()) return false;
    const std::string status = said("status", true);
    return (type != "post" && type != "page") || !(status.empty() || status == "publish");
  }

  [[nodiscard]] std::string link() const {
    if (std::string original = said("origlink", true); !original.empty()) return original;
    for (const bool has_prefix : {false, true}) {
      for (const EntryChild& one : children_) {
        if (one.has_prefix != has_prefix || (one.name != "link" && one.name != "loc")) continue;
        const std::string_view relation = xml::raw_attribute(tag(one), "rel");
        if (!relation.empty() && relation != "alternate") continue;
        std::string target = text_of(xml::raw_attribute(tag(one), "href"));
        if (target.empty()) target = content(one);
        if (!target.empty()) return target;
      }
    }
    const std::string_view entry_tag = bytes_.substr(0, bytes_.find('>'));
    if (const std::string_view target = xml::raw_attribute(entry_tag, "href"); !target.empty())
      return text_of(target);
    const auto guid = std::find_if(children_.begin(), children_.end(),
                                   [](const EntryChild& one) { return one.name == "guid"; });
    if (guid == children_.end() || xml::raw_attribute(tag(*guid), "ispermalink") == "false") return {};
    std::string text = content(*guid);
    return is_web_address(text) ? text : std::string();
  }

 private:
  std::string_view bytes_;
  const std::vector<EntryChild>& children_;
};

}  // namespace

bool SeenIds::is_new(std::string_view text) {
  if (bytes_ >= kMaxSeenBytes) return !seen_.contains(text);
  if (!seen_.emplace(text).second) return false;
  bytes_ += text.size() + kBytesBeside;
  return true;
}

Repeats SeenIds::add(std::string_view bytes, std::string_view name, const std::vector<EntryChild>& children) {
  Repeats repeats;
  const Entry entry(bytes, children);
  if (name == "url" || entry.is_no_post()) return repeats;
  bool has_id = false;
  if (const std::string guid = entry.said("guid", false); !guid.empty()) {
    repeats.guid = !is_new(guid);
    has_id = !repeats.guid;
  }
  // Without a prefix it is Atom's if the entry is.
  std::string id = entry.said("id", true);
  if (id.empty() && name == "entry") id = entry.said("id", false);
  if (!id.empty()) {
    repeats.id = !is_new(id);
    has_id = has_id || !repeats.id;
  }
  if (has_id) return repeats;
  if (const std::string link = entry.link(); !link.empty()) repeats.link = !is_new(link);
  return repeats;
}

}  // namespace broadsheet::indexer

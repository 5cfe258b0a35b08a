// Where the entries of a feed of XML begin and end.
#include "forms/feed/cutter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "broadsheet/indexer/reader.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using xml::Step;
using Kind = EntryCutter::Piece::Kind;

constexpr std::size_t kNoChild = SIZE_MAX;
// Elements of an entry that are followed: real ones have a handful, markup of pages some dozens.
constexpr std::size_t kMaxInner = 64;
constexpr std::size_t kMaxChildren = 64;

constexpr std::array<std::string_view, 3> kEntryNames{"item", "entry", "url"};
// What ids, links and the states of WordPress are called.
constexpr std::array<std::string_view, 7> kChildren{"guid", "id",        "link",  "origlink",
                                                    "loc",  "post_type", "status"};

template <std::size_t kCount>
bool is_one_of(const std::array<std::string_view, kCount>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return schema::equal_in_any_case(one, name); });
}

}  // namespace

EntryCutter::Piece EntryCutter::next(std::string_view window, bool is_all) {
  const Piece piece = is_inside_ ? pass_inside(window, is_all) : pass_outside(window, is_all);
  walk_.advance(piece.size);
  return piece;
}

EntryCutter::Piece EntryCutter::pass_outside(std::string_view window, bool is_all) {
  if (window.empty() && is_all) return {Kind::kEnd, 0};
  for (std::size_t at = 0;;) {
    const Step step = walk_.step(window, at, is_all);
    if (step.kind == Step::Kind::kNone || step.kind == Step::Kind::kMore) return {Kind::kOutside, step.begin};
    at = step.end;
    if (step.kind != Step::Kind::kTag) continue;
    if (!begins_entry(window, step)) {
      pass_tag(window, step);
      continue;
    }
    if (step.begin > 0) return {Kind::kOutside, step.begin};
    is_large_ = false;
    name_ = step.name;
    local_name_ = schema::ascii_lower(xml::local_name(name_));
    inner_.clear();
    children_.clear();
    at_ = step.end;
    if (step.is_empty) return end_entry(step.end, true);
    is_inside_ = true;
    return pass_inside(window, is_all);
  }
}

bool EntryCutter::begins_entry(std::string_view window, const Step& tag) {
  if (tag.closes || !is_one_of(kEntryNames, xml::local_name(tag.name))) return false;
  const std::string_view text = window.substr(tag.begin, tag.end - tag.begin);
  set_around();
  // What its own attributes say counts only where it declares a namespace.
  std::string judged = before_;
  judged += text.find("xmlns") == std::string_view::npos ? tag.name : text;
  if (judged == judged_) return was_entry_;
  was_entry_ = is_entry_(before_, text);
  judged_ = std::move(judged);
  return was_entry_;
}

void EntryCutter::set_around() {
  if (is_around_known_) return;
  is_around_known_ = true;
  before_.clear();
  after_.clear();
  for (const OpenElement& element : open_) before_ += element.tag;
  for (std::size_t i = open_.size(); i-- > 0;) after_ += "</" + open_[i].name + '>';
}

void EntryCutter::pass_tag(std::string_view window, const Step& tag) {
  if (tag.is_empty) return;
  if (!tag.closes) {
    if (open_.size() >= xml::kMaxDepth) return;
    open_.push_back({std::string(tag.name), std::string(window.substr(tag.begin, tag.end - tag.begin))});
    is_around_known_ = false;
    return;
  }
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (!schema::equal_in_any_case(open_[i].name, tag.name)) continue;
    open_.resize(i);
    is_around_known_ = false;
    return;
  }
}

EntryCutter::Piece EntryCutter::pass_inside(std::string_view window, bool is_all) {
  while (true) {
    const Step step = walk_.step(window, at_, is_all);
    if (step.kind == Step::Kind::kNone || step.kind == Step::Kind::kMore) {
      at_ = step.begin;
      if (is_all) return end_entry(window.size(), false);
      if (!is_large_ && window.size() <= kMaxRecordBytes) return {Kind::kInside, 0};
      is_large_ = true;
      children_.clear();
      inner_.clear();
      return {Kind::kInside, std::exchange(at_, 0)};
    }
    if (step.kind == Step::Kind::kTag && schema::equal_in_any_case(step.name, name_)) {
      close_children(0, step.begin);
      return end_entry(step.closes ? step.end : step.begin, true);
    }
    if (step.kind == Step::Kind::kTag && !is_large_) pass_inner_tag(window, step);
    at_ = step.end;
  }
}

void EntryCutter::pass_inner_tag(std::string_view window, const Step& tag) {
  if (tag.closes) {
    for (std::size_t i = inner_.size(); i-- > 0;) {
      if (!schema::equal_in_any_case(window.substr(inner_[i].begin, inner_[i].size), tag.name)) continue;
      close_children(i, tag.begin);
      return;
    }
    return;
  }
  std::size_t child = kNoChild;
  const std::string_view local = xml::local_name(tag.name);
  if (inner_.empty() && children_.size() < kMaxChildren && is_one_of(kChildren, local)) {
    child = children_.size();
    const auto* const known = std::find_if(kChildren.begin(), kChildren.end(), [&](std::string_view name) {
      return schema::equal_in_any_case(name, local);
    });
    children_.push_back({*known, local.size() < tag.name.size(), tag.begin, tag.end, tag.end});
  }
  if (!tag.is_empty && inner_.size() < kMaxInner)
    inner_.push_back({static_cast<std::size_t>(tag.name.data() - window.data()), tag.name.size(), child});
}

// Closes the elements inside an entry from the one at `depth` on; their content ends at `at`.
void EntryCutter::close_children(std::size_t depth, std::size_t at) {
  for (std::size_t i = depth; i < inner_.size(); ++i) {
    if (inner_[i].child != kNoChild) children_[inner_[i].child].end = at;
  }
  inner_.resize(std::min(depth, inner_.size()));
}

EntryCutter::Piece EntryCutter::end_entry(std::size_t size, bool is_closed) {
  is_inside_ = false;
  is_closed_ = is_closed;
  at_ = 0;
  return {Kind::kEntry, size};
}

}  // namespace broadsheet::indexer

// Where the entries of a feed of XML begin and end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/xml/walk.h"

namespace broadsheet::indexer {

// A child of an entry, as places in the entry.
struct EntryChild {
  std::string_view name;  // without its prefix, in lower case
  bool has_prefix = false;
  std::size_t begin = 0;    // of its start tag
  std::size_t content = 0;  // behind that
  std::size_t end = 0;      // of its content
};

// Takes a feed as windows over it, each of which begins where the last piece ended. An entry ends with its
// end tag, where the next one begins, or with the feed. Takes time in proportion to the feed.
class EntryCutter {
 public:
  struct Piece {
    enum class Kind : std::uint8_t {
      kOutside,  // what belongs to no entry
      kEntry,    // an entry, or the last part of one that is larger than a record
      kInside,   // another part of one
      kEnd,
    };
    Kind kind = Kind::kEnd;
    std::size_t size = 0;  // kOutside, kInside: 0 if the window must grow
  };

  // Whether `tag` begins an entry, where elements with the start tags `before` are open.
  using IsEntry = std::function<bool(const std::string& before, std::string_view tag)>;

  explicit EntryCutter(IsEntry is_entry) : is_entry_(std::move(is_entry)) {}

  // `is_all`: nothing follows the window.
  Piece next(std::string_view window, bool is_all);

  // The start tags of the elements around the entry of the last piece, and their end tags.
  [[nodiscard]] const std::string& before() const { return before_; }
  [[nodiscard]] const std::string& after() const { return after_; }
  // Of the last entry: the children that say which it is.
  [[nodiscard]] const std::vector<EntryChild>& children() const { return children_; }
  // Its name without its prefix, in lower case.
  [[nodiscard]] const std::string& entry_name() const { return local_name_; }
  // Whether an end tag, or another entry, says where the last entry ends.
  [[nodiscard]] bool is_closed() const { return is_closed_; }

 private:
  struct OpenElement {
    std::string name;
    std::string tag;
  };
  struct OpenInside {
    std::size_t begin = 0;  // of its name in the window
    std::size_t size = 0;
    std::size_t child = 0;  // its place in children_; kNoChild: none of them
  };

  Piece pass_outside(std::string_view window, bool is_all);
  Piece pass_inside(std::string_view window, bool is_all);
  Piece end_entry(std::size_t size, bool is_closed);
  bool begins_entry(std::string_view window, const xml::Step& tag);
  void pass_tag(std::string_view window, const xml::Step& tag);
  void pass_inner_tag(std::string_view window, const xml::Step& tag);
  void close_children(std::size_t depth, std::size_t at);
  void set_around();

  IsEntry is_entry_;
  xml::Walk walk_;
  std::vector<OpenElement> open_;  // outside entries
  bool is_around_known_ = true;    // before_ and after_ are those of open_
  std::string before_;
  std::string after_;
  std::string judged_;  // what was_entry_ was said of
  bool was_entry_ = false;
  // Of the entry that is being passed.
  bool is_inside_ = false;
  bool is_large_ = false;  // parts of it were given
  bool is_closed_ = false;
  std::size_t at_ = 0;  // up to where it was looked through
  std::string name_;
  std::string local_name_;
  std::vector<OpenInside> inner_;
  std::vector<EntryChild> children_;
};

}  // namespace broadsheet::indexer

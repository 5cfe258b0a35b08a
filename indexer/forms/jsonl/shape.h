// How a stream of JSON is laid out: an object a line, or lists of objects, or objects over several lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::indexer {

enum class JsonShape : std::uint8_t {
  kLines,   // one object a line
  kValues,  // lists, objects with a list of articles, objects over several lines
  kOpen,    // more must be seen
};

// What a stream is that begins with `head`. `is_all`: nothing follows, or no more is shown.
JsonShape json_shape(std::string_view head, bool is_all);

// Whether a member called `name` may hold the list of articles of an answer or an export; whether it may hold
// an object with one ("response").
bool is_list_name(std::string_view name);
bool is_holder_name(std::string_view name);

// Whether the object that `text` begins with holds a list of articles in such a member, and no text of its
// own as far as it is there.
bool holds_articles(std::string_view text);

}  // namespace broadsheet::indexer

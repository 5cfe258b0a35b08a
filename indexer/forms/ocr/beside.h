// Files that lie beside a record's own: what a METS file names.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace broadsheet::indexer::ocr {

// The path inside the directory of a METS file that its `href` means; empty if it leads out of it, or is no
// path
// ("http://...").
std::string path_inside(std::string_view href);

// The bytes of the file that `inside`, such a path, leads to from the directory of `path`; or why they can't
// be read. Links that lead out of that directory are not followed.
std::variant<std::string, std::string_view> read_beside(const std::string& path, const std::string& inside);

// The METS file in the directory of `path`, or the one above, that names it as one of its pages; empty if
// there is none.
std::string mets_of(const std::string& path);

// The day that the name of a file, or else of the directories around it, has in it ("18400221_01",
// "1840-02-21", "1840/02/21/"), as 1840-02-21; empty if there is none. Libraries name issues so.
std::string day_in_name(std::string_view path);

}  // namespace broadsheet::indexer::ocr

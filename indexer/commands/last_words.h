// The message when Xapian ends the process: 1.4.22 calls std::terminate if a commit fails and undoing it
// fails too, as on a full disk.
#pragma once

#include <filesystem>

namespace broadsheet::indexer {

// From now on such an end is one line on standard error that names `index` and the cause, and exit code 2. It
// is no worse than any other sudden end: the index holds what was committed. Other ends of the process stay
// as they are.
void prepare_last_words(const std::filesystem::path& index);

}  // namespace broadsheet::indexer

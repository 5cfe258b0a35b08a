// Adds archives to an index, as `indexer add` does: add INDEX PATH...
#include <cstdlib>
#include <iostream>

#include "broadsheet/indexer/add.h"
#include "broadsheet/schema/error.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: add INDEX PATH...\n";
    return 2;
  }
  try {
    broadsheet::indexer::AddOptions options;
    options.index = argv[1];
    options.paths.assign(argv + 2, argv + argc);
    // Called for each record that is no article: nothing is left out in silence.
    const auto on_rejected = [](const broadsheet::indexer::RejectedRecord& record) {
      std::cerr << record.origin.path << ": " << record.reason << '\n';
    };
    const broadsheet::indexer::Summary summary = broadsheet::indexer::add_archives(options, on_rejected);
    std::cout << summary.added << " added, " << summary.rejected << " rejected\n";
    return EXIT_SUCCESS;
  } catch (const broadsheet::schema::UserError& error) {
    std::cerr << "add: " << error.what() << '\n';
    return 2;
  }
}

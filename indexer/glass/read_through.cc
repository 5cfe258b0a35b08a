// Whether a database can be read from end to end.
#include "glass/read_through.h"

#include <string>

#include "glass/table_reader.h"
#include "glass/version_file.h"

namespace broadsheet::indexer::glass {

void read_through(const std::filesystem::path& directory) {
  const Version version = read_version_file(directory);
  for (std::size_t table = 0; table < kTableFiles.size(); ++table) {
    const TableFile file(directory / kTableFiles[table], version.tables[table], version.revision);
    TableReader reader(file);
    std::uint64_t entries = 0;
    std::string last;
    for (; reader.next(); ++entries) {
      if (entries > 0 && reader.key() <= last) file.fail("its keys are not in order");
      last.assign(reader.key());
    }
    file.check_entries(entries);
  }
}

}  // namespace broadsheet::indexer::glass

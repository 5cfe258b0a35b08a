// Whether a database can be read from end to end.
#include "glass/read_through.h"

#include <array>
#include <string>

#include "glass/table_reader.h"
#include "glass/version_file.h"

namespace broadsheet::indexer::glass {

void read_through(const std::filesystem::path& directory) {
  // In the order of Version::Table.
  constexpr std::array<const char*, Version::kTables> kFiles{"postlist.glass", "docdata.glass",
                                                             "termlist.glass", "position.glass",
                                                             "spelling.glass", "synonym.glass"};
  const Version version = read_version_file(directory);
  for (std::size_t table = 0; table < kFiles.size(); ++table) {
    const TableFile file(directory / kFiles[table], version.tables[table], version.revision);
    TableReader reader(file);
    std::uint64_t entries = 0;
    std::string last;
    for (; reader.next(); ++entries) {
      if (entries > 0 && reader.key() <= last) file.fail("is damaged: its keys are in no order");
      last.assign(reader.key());
    }
    file.check_entries(entries);
  }
}

}  // namespace broadsheet::indexer::glass

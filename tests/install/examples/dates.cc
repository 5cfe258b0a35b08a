// Reads each line of standard input as a date line or a source line, and says what it means.
#include <iostream>
#include <string>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/source_line.h"

int main() {
  namespace schema = broadsheet::schema;
  const schema::DatelineHints hints;
  for (std::string line; std::getline(std::cin, line);) {
    const auto read = schema::read_dateline(line, hints);
    if (const auto* reading = std::get_if<schema::DatelineReading>(&read)) {
      std::cout << "published " << schema::format_rfc3339(reading->published.utc_seconds) << '\n';
    } else if (const auto source = schema::read_source_line(line)) {
      std::cout << "source " << source->publisher << ' ' << source->site << '\n';
    } else {
      std::cout << "neither: " << std::get<schema::NotADateline>(read).reason << '\n';
    }
  }
}

// Fuzzes source lines and agency leads.
#include "broadsheet/schema/source_line.h"

#include <cstdlib>
#include <string_view>

#include "fuzz/entry.h"
#include "text/utf8.h"

namespace broadsheet::fuzz {

int source_line(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool well_formed = schema::find_ill_formed(text) == std::string_view::npos;
  const auto check = [&](const schema::SourceLine& source) {
    for (const auto* part : {&source.publisher, &source.site, &source.rights, &source.code, &source.year,
                             &source.agency, &source.place, &source.byline, &source.address}) {
      if (well_formed && schema::find_ill_formed(*part) != std::string_view::npos) std::abort();
    }
  };
  if (const auto source = schema::read_source_line(text)) {
    if (source->raw != text) std::abort();
    check(*source);
  }
  if (const auto lead = schema::read_agency_lead(text)) {
    if (text.find(lead->raw) == std::string_view::npos) std::abort();
    check(*lead);
  }
  return 0;
}

}  // namespace broadsheet::fuzz

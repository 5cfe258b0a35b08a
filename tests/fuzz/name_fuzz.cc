// Fuzzes names: any bytes have skeletons within their bounds, and what is found in a text lies inside it.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/entry.h"
#include "sounds/name_scanner.h"
#include "sounds/name_skeleton.h"
#include "sounds/name_surface.h"

namespace broadsheet::fuzz {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_skeleton(std::string_view text) {
  return !text.empty() && text.size() <= schema::kMaxSkeletonBytes &&
         text.find_first_not_of("ktpsmnlhaeo") == std::string_view::npos;
}

class Sink final : public schema::NameSink {
 public:
  Sink(std::string_view text, schema::NameReader& reader) : text_(text), reader_(reader) {}
  void on_name(const schema::FoundName& name) override {
    require(name.begin < name.end && name.end <= text_.size());
    const std::string_view written = text_.substr(name.begin, name.end - name.begin);
    require(!reader_.skeleton(written).empty());
    require(!name.key.empty() && name.key == schema::sounds::surface_of(written));
  }

 private:
  std::string_view text_;
  schema::NameReader& reader_;
};

}  // namespace

int name(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static schema::NameScanner scanner;
  schema::NameReader& reader = scanner.reader();
  const std::string skeleton = reader.skeleton(text);
  require(skeleton.empty() || is_skeleton(skeleton));
  const auto all = reader.skeletons(text);
  require(all.size() <= schema::kMaxSkeletons && std::all_of(all.begin(), all.end(), is_skeleton));
  require(skeleton.empty() || (!all.empty() && all.front() == skeleton));
  const schema::sounds::Readings readings = reader.readings(text);
  require(readings.size <= 2);
  const auto likeness = schema::sounds::likeness(readings, readings);
  require(likeness.length <= 2 * schema::sounds::kMaxPhones);
  Sink sink(text, reader);
  for (const schema::NameScan what :
       {schema::NameScan::kText, schema::NameScan::kNouns, schema::NameScan::kQuery}) {
    scanner.scan(text, what, sink);
  }
  return 0;
}

}  // namespace broadsheet::fuzz

// WACZ: what its list says it holds.
#include "archive/wacz.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "json/json_value.h"
#include "text/hash.h"

namespace broadsheet::indexer {
namespace {

constexpr std::string_view kListName = "datapackage.json";
// A line for each WARC file and index: thousands fit.
constexpr std::size_t kMaxListBytes = 4U << 20;
constexpr std::size_t kMaxListValues = 100'000;
// The members of an archive that has a list are few files of many pages each. Of more it is not looked
// whether they are all there: memory must not grow with the members of any zip.
constexpr std::size_t kMaxNames = 100'000;

class Wacz final : public Container {
 public:
  explicit Wacz(std::unique_ptr<Container> zip) : zip_(std::move(zip)) {}

  std::optional<Member> next() override {
    if (std::optional<Member> member = zip_->next()) {
      if (names_.size() < kMaxNames) names_.insert(member->name);
      if (member->name == kListName && member->stream != nullptr) read_list(*member);
      return member;
    }
    if (!zip_->error().empty()) {
      fail(zip_->error());
      return std::nullopt;
    }
    while (names_.size() < kMaxNames && !listed_.empty()) {
      const std::string name = std::move(listed_.back());
      listed_.pop_back();
      if (names_.contains(name)) continue;
      Member member;
      member.name = name;
      member.problem = fmt::format("{} lists it, but it is not there", kListName);
      return member;
    }
    return std::nullopt;
  }

 private:
  // A list is skipped. Any other file of that name is a member like others, up to that size.
  void read_list(Member& member) {
    list_.clear();
    constexpr std::size_t kBlock = 64U << 10;
    while (list_.size() <= kMaxListBytes) {
      const std::size_t had = list_.size();
      list_.resize(had + kBlock);
      const std::size_t got = member.stream->read(list_.data() + had, kBlock);
      list_.resize(had + got);
      if (got == 0) break;
    }
    if (!member.stream->error().empty() || list_.size() > kMaxListBytes) {
      member.problem =
          member.stream->error().empty() ? std::string("larger than 4 MiB") : member.stream->error();
      member.stream = nullptr;
      return;
    }
    const auto parsed = schema::parse_json(list_, nullptr, kMaxListValues);
    const auto* const list = std::get_if<schema::JsonValue>(&parsed);
    const schema::JsonValue* const resources = list == nullptr ? nullptr : list->find("resources");
    const schema::JsonValue* const profile = list == nullptr ? nullptr : list->find("profile");
    if (resources == nullptr || profile == nullptr) {
      stream_ = memory_stream(list_);
      member.stream = stream_.get();
      return;
    }
    for (const schema::JsonValue& resource : resources->items) {
      const schema::JsonValue* const path = resource.find("path");
      if (path != nullptr && path->kind == schema::JsonValue::Kind::kString) listed_.push_back(path->text);
    }
    std::reverse(listed_.begin(), listed_.end());
    member.stream = nullptr;
    member.skipped = "the list of the files of a web archive (WACZ)";
  }

  const std::unique_ptr<Container> zip_;
  std::unordered_set<std::string, schema::StringHash> names_;
  std::vector<std::string> listed_;  // the last first
  std::string list_;
  std::unique_ptr<ByteStream> stream_;  // of list_
};

}  // namespace

std::unique_ptr<Container> with_wacz_list(std::unique_ptr<Container> zip) {
  return std::make_unique<Wacz>(std::move(zip));
}

}  // namespace broadsheet::indexer

// Filters: which one reads a stream, and how its command is written.
#include "archive/external_filter.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "archive/child_process.h"
#include "archive/media_type.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

class FilteredFile final : public Container {
 public:
  FilteredFile(ByteStream& stream, const Filter& filter, const FilterLimits& limits,
               std::shared_ptr<const Envelope> envelope)
      : made_(stream, filter.command, limits.time, limits.memory_bytes), envelope_(std::move(envelope)) {}

  std::optional<Member> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    Member member;
    member.stream = &made_;
    member.envelope = std::move(envelope_);
    return member;
  }

 private:
  ProcessStream made_;
  std::shared_ptr<const Envelope> envelope_;
  bool given_ = false;
};

bool is_executable_file(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

Filters::Filters(std::vector<Filter> filters, FilterLimits limits)
    : filters_(std::move(filters)), limits_(limits), types_(std::make_unique<MediaTypes>()) {}

Filters::~Filters() = default;

const Filter* Filters::find_type(std::string_view media_type) const noexcept {
  const auto found = std::find_if(filters_.begin(), filters_.end(), [&](const Filter& filter) {
    return is_media_type(media_type, filter.media_type);
  });
  return found == filters_.end() || media_type.empty() ? nullptr : &*found;
}

const Filter* Filters::find(std::string_view head, std::string_view declared) const {
  if (filters_.empty() || head.empty()) return nullptr;
  const Filter* const told = find_type(types_->of(head));
  return told != nullptr ? told : find_type(declared);
}

bool is_media_type(std::string_view media_type, std::string_view pattern) noexcept {
  if (pattern == "*/*") return true;
  if (pattern.ends_with("/*"))
    return schema::begins_in_any_case(media_type, pattern.substr(0, pattern.size() - 1));
  return schema::equal_in_any_case(media_type, pattern);
}

std::vector<std::string> split_command(std::string_view command) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = '\0';
  for (std::size_t at = 0; at < command.size(); ++at) {
    const char c = command[at];
    if (quote == '\0' && schema::is_ascii_space(c)) {
      in_word = false;
      continue;
    }
    if (!std::exchange(in_word, true)) words.emplace_back();
    if (quote != '\0' && c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == '\\' && quote != '\'' && at + 1 < command.size()) {
      words.back() += command[++at];
    } else {
      words.back() += c;
    }
  }
  if (quote != '\0') words.clear();
  return words;
}

bool is_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return is_executable_file(name);
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/bin:/usr/bin" : path;
  while (true) {
    const std::size_t end = rest.find(':');
    const std::string_view directory = rest.substr(0, end);
    if (is_executable_file(std::filesystem::path(directory.empty() ? "." : directory) / name)) return true;
    if (end == std::string_view::npos) return false;
    rest.remove_prefix(end + 1);
  }
}

std::unique_ptr<Container> open_filtered(ByteStream& stream, const Filter& filter, const FilterLimits& limits,
                                         std::shared_ptr<const Envelope> envelope) {
  return std::make_unique<FilteredFile>(stream, filter, limits, std::move(envelope));
}

}  // namespace broadsheet::indexer

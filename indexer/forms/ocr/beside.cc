// Files that lie beside a record's own.
#include "forms/ocr/beside.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <memory>
#include <mutex>
#include <system_error>
#include <vector>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"
#include "text/ascii.h"

namespace broadsheet::indexer::ocr {
namespace {

namespace fs = std::filesystem;

// Names of a directory that are looked at for a METS file.
constexpr std::size_t kMaxNames = 20'000;

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    if (text[at] == '%' && at + 2 < text.size()) {
      const auto [end, error] = std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16);
      if (error == std::errc() && end == text.data() + at + 3) {
        out += static_cast<char>(value);
        at += 2;
        continue;
      }
    }
    out += text[at] == '\\' ? '/' : text[at];
  }
  return out;
}

bool is_mets_name(std::string_view name) {
  const std::string lower = schema::ascii_lower(name);
  return lower.ends_with(".xml") && lower.find("mets") != std::string::npos;
}

std::string all_of(ByteStream& stream, bool& is_too_large) {
  std::string bytes;
  constexpr std::size_t kBlock = 64 << 10;
  while (true) {
    const std::size_t had = bytes.size();
    bytes.resize(had + kBlock);
    const std::size_t got = stream.read(bytes.data() + had, kBlock);
    bytes.resize(had + got);
    if (got == 0) return bytes;
    if (bytes.size() > kMaxRecordBytes) {
      is_too_large = true;
      return {};
    }
  }
}

// What was seen of a directory last: its METS files with their bytes. Pages of an issue are read one after
// the other.
struct Seen {
  fs::path directory;
  fs::file_time_type changed;
  std::vector<std::pair<std::string, std::string>> files;
};

std::shared_ptr<const Seen> look_at_anew(const fs::path& directory, fs::file_time_type changed) {
  auto seen = std::make_shared<Seen>(Seen{directory, changed, {}});
  std::error_code error;
  std::vector<std::string> names;
  std::size_t looked_at = 0;
  for (fs::directory_iterator at(directory, error), end; !error && at != end && looked_at < kMaxNames;
       at.increment(error), ++looked_at) {
    if (std::string name = at->path().filename().string(); is_mets_name(name))
      names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  constexpr std::size_t kMaxFiles = 16;
  if (names.size() > kMaxFiles) names.resize(kMaxFiles);
  for (const std::string& name : names) {
    auto opened = open_file((directory / name).string());
    auto* stream = std::get_if<std::unique_ptr<ByteStream>>(&opened);
    bool is_too_large = false;
    if (stream != nullptr)
      seen->files.emplace_back((directory / name).string(), all_of(**stream, is_too_large));
  }
  return seen;
}

// What was seen of the directories that were asked for last: two for each page, by some threads at once.
std::shared_ptr<const Seen> look_at(const fs::path& directory) {
  static std::mutex mutex;
  static std::array<std::shared_ptr<const Seen>, 8> kept;
  static std::size_t next = 0;
  std::error_code error;
  const fs::file_time_type changed = fs::last_write_time(directory, error);
  {
    const std::lock_guard lock(mutex);
    for (const std::shared_ptr<const Seen>& seen : kept) {
      if (!error && seen != nullptr && seen->directory == directory && seen->changed == changed) return seen;
    }
  }
  std::shared_ptr<const Seen> seen = look_at_anew(directory, changed);
  const std::lock_guard lock(mutex);
  kept[next++ % kept.size()] = seen;
  return seen;
}

}  // namespace

std::string path_inside(std::string_view href) {
  if (href.starts_with("file://")) {
    href.remove_prefix(7);
  } else if (href.find("://") != std::string_view::npos) {
    return {};
  }
  std::string path = unescaped(href);
  if (path.find('\0') != std::string::npos) return {};
  path.erase(0, std::min(path.find_first_not_of('/'), path.size()));
  const fs::path normal = fs::path(path).lexically_normal();
  for (const fs::path& step : normal) {
    if (step == "..") return {};
  }
  return normal == "." ? std::string() : normal.string();
}

std::variant<std::string, std::string_view> read_beside(const std::string& path, const std::string& inside) {
  std::error_code error;
  fs::path directory = fs::path(path).parent_path();
  if (directory.empty()) directory = ".";
  const fs::path home = fs::canonical(directory, error);
  if (error) return std::string_view("its directory can't be found");
  const fs::path file = fs::canonical(home / inside, error);
  if (error) return std::string_view("there is no such file");
  const fs::path relative = file.lexically_relative(home);
  if (relative.empty() || *relative.begin() == "..") {
    return std::string_view("it leads out of the directory of its issue");
  }
  if (!fs::is_regular_file(file, error)) return std::string_view("it is not a file");
  auto opened = open_file(file.string());
  auto* stream = std::get_if<std::unique_ptr<ByteStream>>(&opened);
  if (stream == nullptr) return std::string_view("it can't be opened");
  bool is_too_large = false;
  std::string bytes = all_of(**stream, is_too_large);
  if (is_too_large) return std::string_view("it is too large");
  if (!(*stream)->error().empty()) return std::string_view("it can't be read");
  return bytes;
}

std::string mets_of(const std::string& path) {
  const fs::path page(path);
  const std::string name = page.filename().string();
  fs::path directory = page.parent_path();
  if (directory.empty()) directory = ".";
  for (int level = 0; level < 2; ++level) {
    const std::shared_ptr<const Seen> seen = look_at(directory);
    for (const auto& [mets, bytes] : seen->files) {
      if (mets != path && bytes.find(name) != std::string::npos) return mets;
    }
    if (!directory.has_parent_path() || directory == directory.parent_path()) break;
    directory = directory.parent_path();
  }
  return {};
}

std::string day_in_name(std::string_view path) {
  // Names of the last directories tell; those above are of machines and people.
  constexpr std::size_t kMostBytes = 200;
  if (path.size() > kMostBytes) path.remove_prefix(path.size() - kMostBytes);
  constexpr std::string_view kDaysOfMonths = "\x1F\x1D\x1F\x1E\x1F\x1E\x1F\x1F\x1E\x1F\x1E\x1F";
  const auto is_digit = [&](std::size_t at) {
    return at < path.size() && path[at] >= '0' && path[at] <= '9';
  };
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit(at + i)) return -1;
      value = value * 10 + (path[at + i] - '0');
    }
    return value;
  };
  for (std::size_t at = path.size(); at-- > 0;) {
    if (at > 0 && is_digit(at - 1)) continue;
    const int year = number(at, 4);
    if (year < 1600 || year > 2100) continue;
    const char sign = at + 4 < path.size() ? path[at + 4] : ' ';
    const bool is_parted = sign == '-' || sign == '_' || sign == '/' || sign == '.';
    const std::size_t month_at = at + (is_parted ? 5 : 4);
    const std::size_t day_at = month_at + (is_parted ? 3 : 2);
    if (is_parted && (day_at > path.size() || path[day_at - 1] != sign)) continue;
    const int month = number(month_at, 2);
    const int day = number(day_at, 2);
    if (month < 1 || month > 12 || day < 1 || day > kDaysOfMonths[static_cast<std::size_t>(month - 1)])
      continue;
    if (is_digit(day_at + 2)) continue;
    std::string found(path.substr(at, 4));
    return found.append("-").append(path.substr(month_at, 2)).append("-").append(path.substr(day_at, 2));
  }
  return {};
}

}  // namespace broadsheet::indexer::ocr

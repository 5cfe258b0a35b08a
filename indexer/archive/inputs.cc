// The files that paths name, in a stable order.
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"

namespace broadsheet::indexer {
namespace {

std::string reason_of(int error) { return std::generic_category().message(error); }

struct DirectoryCloser {
  void operator()(DIR* directory) const { closedir(directory); }
};

// What keeps a file inside a directory from being read as an archive's text; empty if nothing does.
std::string special_kind(mode_t mode) {
  if (S_ISREG(mode)) return {};
  if (S_ISFIFO(mode)) return "a named pipe, not a file";
  if (S_ISSOCK(mode)) return "a socket, not a file";
  if (S_ISBLK(mode) || S_ISCHR(mode)) return "a device, not a file";
  return "not a file";
}

// The names in a directory, or the error number.
std::pair<std::vector<std::string>, int> names_in(const std::string& path) {
  const std::unique_ptr<DIR, DirectoryCloser> directory(opendir(path.c_str()));
  if (directory == nullptr) return {{}, errno};
  std::vector<std::string> names;
  while (true) {
    errno = 0;
    const dirent* entry = readdir(directory.get());
    if (entry == nullptr) return {std::move(names), errno};
    const std::string name(static_cast<const char*>(entry->d_name));
    if (!name.starts_with('.')) names.push_back(name);
  }
}

std::string join(const std::string& directory, const std::string& name) {
  return directory.ends_with('/') ? directory + name : directory + "/" + name;
}

// Adds what is under `root`. A list of directories to do stands in for recursion: depth costs no stack.
void add_tree(const std::string& root, std::vector<InputFile>& files) {
  std::vector<InputFile> found;
  std::vector<std::string> todo{root};
  while (!todo.empty()) {
    const std::string directory = std::move(todo.back());
    todo.pop_back();
    auto [names, error] = names_in(directory);
    if (error != 0) {
      const std::string problem = "cannot read: " + reason_of(error);
      if (directory == root)
        throw schema::UserError(schema::ProblemCode::kFileUnreadable,
                                "cannot read " + root + ": " + reason_of(error));
      found.push_back({directory, 0, problem});
    }
    for (const std::string& name : names) {
      std::string path = join(directory, name);
      struct stat itself {};
      if (lstat(path.c_str(), &itself) != 0) {
        found.push_back({std::move(path), 0, "cannot read: " + reason_of(errno)});
        continue;
      }
      if (S_ISDIR(itself.st_mode)) {
        todo.push_back(std::move(path));
        continue;
      }
      struct stat target = itself;
      if (S_ISLNK(itself.st_mode)) {
        if (stat(path.c_str(), &target) != 0) {
          found.push_back(
              {std::move(path), 0, "cannot read: broken symbolic link (" + reason_of(errno) + ")"});
          continue;
        }
        // Followed, a link to a directory could lead round in a circle or out of the archive.
        if (S_ISDIR(target.st_mode)) continue;
      }
      InputFile file{std::move(path), 0, special_kind(target.st_mode)};
      if (file.problem.empty()) file.size_bytes = static_cast<std::uint64_t>(target.st_size);
      found.push_back(std::move(file));
    }
  }
  std::sort(found.begin(), found.end(),
            [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
  std::move(found.begin(), found.end(), std::back_inserter(files));
}

}  // namespace

std::vector<InputFile> list_inputs(const std::vector<std::string>& paths) {
  std::vector<InputFile> files;
  for (const std::string& path : paths) {
    if (path == "-") {
      files.push_back({path, 0, {}});
      continue;
    }
    struct stat status {};
    if (path.empty() || stat(path.c_str(), &status) != 0) {
      throw schema::UserError(
          schema::ProblemCode::kFileUnreadable,
          "cannot read " + (path.empty() ? "\"\"" : path) + ": " + reason_of(path.empty() ? ENOENT : errno));
    }
    if (S_ISDIR(status.st_mode)) {
      add_tree(path, files);
      continue;
    }
    if (S_ISSOCK(status.st_mode))
      throw schema::UserError(schema::ProblemCode::kFileUnreadable,
                              "cannot read " + path + ": a socket, not a file");
    // A pipe or device that is named is meant: `indexer add <(unzip -p articles.zip)`. Opening one may block
    // or eat what is in it, so only files are tried here.
    if (S_ISREG(status.st_mode) && access(path.c_str(), R_OK) != 0) {
      throw schema::UserError(schema::ProblemCode::kFileUnreadable,
                              "cannot read " + path + ": " + reason_of(errno));
    }
    files.push_back({path, S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0, {}});
  }
  return files;
}

void leave_out(std::vector<InputFile>& files, const std::string& directory) {
  std::error_code error;
  const std::string own = std::filesystem::weakly_canonical(directory, error).string() + "/";
  if (error) return;
  // Files of one directory stand together: each directory is resolved once.
  std::filesystem::path last;
  bool last_is_own = false;
  std::erase_if(files, [&](const InputFile& file) {
    if (file.path == "-") return false;
    std::filesystem::path parent = std::filesystem::path(file.path).parent_path();
    if (last.empty() || parent != last) {
      std::error_code unknown;
      const std::string real =
          std::filesystem::weakly_canonical(parent.empty() ? "." : parent, unknown).string() + "/";
      last_is_own = !unknown && real.starts_with(own);
      last = std::move(parent);
    }
    return last_is_own;
  });
}

}  // namespace broadsheet::indexer

// A file that is written from its beginning to its end, in large pieces.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace broadsheet::indexer::glass {

class FileWriter {
 public:
  explicit FileWriter(std::filesystem::path file) : path_(std::move(file)) {}
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  // Appends. The file is made with the first bytes. Throws Xapian::DatabaseError with the errno.
  void append(std::string_view bytes);

  // Writes what is buffered, and closes the file. Throws as append() does.
  void finish();

 private:
  void flush();

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string buffer_;
};

}  // namespace broadsheet::indexer::glass

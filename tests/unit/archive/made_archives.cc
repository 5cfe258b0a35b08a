// Archives that tests make.
#include "archive/made_archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <stdexcept>
#include <string_view>

namespace broadsheet::indexer::tests {
namespace {

la_ssize_t append(archive* /*writer*/, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void require(int result, archive* writer) {
  if (result < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer));
}

std::string written(const char* format, const Files& files, const std::string& filter) {
  // Names are converted from the charset of the locale; only 7z needs it, the others take any bytes.
  static const locale_t kUtf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = std::string_view(format) == "7zip" ? uselocale(kUtf8) : uselocale(nullptr);
  archive* const writer = archive_write_new();
  require(archive_write_set_format_by_name(writer, format), writer);
  if (!filter.empty()) require(archive_write_add_filter_by_name(writer, filter.c_str()), writer);
  archive_write_set_bytes_per_block(writer, 512);
  archive_write_set_bytes_in_last_block(writer, 1);
  std::string out;
  require(archive_write_open(writer, &out, nullptr, append, nullptr), writer);
  for (const auto& [name, bytes] : files) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    require(archive_write_header(writer, entry), writer);
    if (!bytes.empty() && archive_write_data(writer, bytes.data(), bytes.size()) < 0) {
      throw std::runtime_error(archive_error_string(writer));
    }
    archive_entry_free(entry);
  }
  require(archive_write_close(writer), writer);
  archive_write_free(writer);
  uselocale(before);
  return out;
}

}  // namespace

std::string made_archive(const std::string& format, const Files& files, const std::string& filter) {
  return written(format.c_str(), files, filter);
}

std::string compressed(const std::string& bytes, const std::string& filter) {
  return written("raw", {{"", bytes}}, filter);
}

std::string warc_record(const std::string& type, const std::string& url, const std::string& block,
                        const std::string& fields, const std::string& length) {
  std::string record = "WARC/1.0\r\nWARC-Type: " + type + "\r\n";
  if (!url.empty()) record += "WARC-Target-URI: " + url + "\r\n";
  record += "WARC-Date: 2024-03-02T08:00:00Z\r\n" + fields;
  record += "Content-Length: " + (length.empty() ? std::to_string(block.size()) : length) + "\r\n\r\n";
  return record + block + "\r\n\r\n";
}

std::string http_page(const std::string& body, const std::string& headers, const std::string& status) {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

std::string html_page(const std::string& headline) {
  return "<!doctype html><html><head><title>" + headline + "</title></head><body><article><h1>" + headline +
         "</h1><p>Ships wait outside the harbour, and their crews look at the lighthouse through the fog.</p>"
         "<p>The pilots go out in the morning, when the tide is high and the wind has gone down again.</p>"
         "</article></body></html>";
}

}  // namespace broadsheet::indexer::tests

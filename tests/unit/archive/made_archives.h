// Archives that tests make: by libarchive, and web archives by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace broadsheet::indexer::tests {

using Files = std::vector<std::pair<std::string, std::string>>;

// `files` in `format` ("ustar", "pax", "zip", "7zip"), compressed by `filter` ("", "bzip2", "xz", "zstd").
std::string made_archive(const std::string& format, const Files& files, const std::string& filter = {});

// `bytes` compressed by a filter, or by "gzip".
std::string compressed(const std::string& bytes, const std::string& filter);

// A record of WARC: its head with a right length unless `length` says another, and its block.
std::string warc_record(const std::string& type, const std::string& url, const std::string& block,
                        const std::string& fields = "Content-Type: application/http;msgtype=response\r\n",
                        const std::string& length = {});

// A response of HTTP with a page of text.
std::string http_page(const std::string& body,
                      const std::string& headers = "Content-Type: text/html; charset=utf-8\r\n",
                      const std::string& status = "200 OK");

// A page with that headline, and a text of two paragraphs.
std::string html_page(const std::string& headline);

}  // namespace broadsheet::indexer::tests

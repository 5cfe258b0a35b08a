// What the tests of containers share: archives that they make, read by the real program.
#pragma once

#include <string>

#include "archive/made_archives.h"
#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {

using indexer::tests::compressed;
using indexer::tests::html_page;
using indexer::tests::http_page;
using indexer::tests::made_archive;
using indexer::tests::warc_record;

class ContainerTest : public IndexerTest {
 protected:
  // A page of a crawl.
  static std::string page(const std::string& url, const std::string& headline) {
    return warc_record("response", url, http_page(html_page(headline)));
  }
};

}  // namespace broadsheet::tests

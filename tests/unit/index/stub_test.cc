// The stub file: what Xapian reads in its lines.
#include "index/stub.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "broadsheet/schema/error.h"
#include "cli/run_program.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Stub, ALineNamesATypeAndAPlace) {
  const StubLine local = parse_stub_line("auto shard-000001");
  EXPECT_EQ(local.type, "auto");
  EXPECT_EQ(local.place, "shard-000001");
  EXPECT_TRUE(local.is_local() && !local.is_remote() && local.names_shard());
  const StubLine remote = parse_stub_line("remote example.org:33333");
  EXPECT_EQ(remote.place, "example.org:33333");
  EXPECT_TRUE(remote.is_remote() && !remote.is_local() && remote.names_shard());
  EXPECT_TRUE(parse_stub_line("glass /news/a b").is_local());
  EXPECT_EQ(parse_stub_line("glass /news/a b").place, "/news/a b");
}

TEST(Stub, CommentsAndEmptyLinesNameNone) {
  for (const char* line : {"", "# auto shard-000001", "auto"}) {
    EXPECT_FALSE(parse_stub_line(line).names_shard()) << line;
    EXPECT_EQ(parse_stub_line(line).text, line);
  }
}

TEST(Stub, AllLinesAreKeptInOrder) {
  EXPECT_THAT(parse_stub("# mine\n\nauto a\nremote h:1"),
              ElementsAre(parse_stub_line("# mine"), parse_stub_line(""), parse_stub_line("auto a"),
                          parse_stub_line("remote h:1")));
  EXPECT_THAT(parse_stub(""), IsEmpty());
}

TEST(Stub, OneThatCannotBeReadIsAnIndexError) {
  const tests::TemporaryDirectory directory;
  EXPECT_FALSE(has_stub(directory.path()));
  EXPECT_THROW(read_stub(directory.path()), IndexError);
}

}  // namespace
}  // namespace broadsheet::schema

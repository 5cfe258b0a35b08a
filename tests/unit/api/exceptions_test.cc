// Whatever becomes of the files of an index: no public function ends with an exception that its header does
// not name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "api/calls.h"
#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/source_aliases.h"
#include "broadsheet/searcher/index.h"
#include "cli/run_program.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "store/index_writer.h"

namespace broadsheet::tests {
namespace {

namespace fs = std::filesystem;

// What can become of an index between two calls.
struct Damage {
  std::string name;
  std::function<void(const fs::path& index)> make;
};

std::vector<fs::path> shards(const fs::path& index) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(index)) {
    if (entry.is_directory()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<fs::path> tables(const fs::path& index) {
  std::vector<fs::path> found;
  for (const fs::path& shard : shards(index)) {
    for (const auto& entry : fs::directory_iterator(shard)) {
      const fs::path name = entry.path().filename();
      if (name.extension() == ".glass" || name == schema::kGlassFile) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

Damage stub_reads(const std::string& name, const std::string& text) {
  return {"the list of shards reads " + name,
          [text](const fs::path& index) { write_file(index / schema::kStubFile, text); }};
}

std::vector<Damage> of_the_whole() {
  return {
      {"none", [](const fs::path&) {}},
      {"the index is gone", [](const fs::path& index) { fs::remove_all(index); }},
      {"it is empty",
       [](const fs::path& index) {
         fs::remove_all(index);
         fs::create_directory(index);
       }},
      {"it is a file",
       [](const fs::path& index) {
         fs::remove_all(index);
         write_file(index, "no index");
       }},
      {"the list of shards is a directory",
       [](const fs::path& index) {
         fs::remove(index / schema::kStubFile);
         fs::create_directory(index / schema::kStubFile);
       }},
      {"the list of shards leads nowhere",
       [](const fs::path& index) {
         fs::remove(index / schema::kStubFile);
         fs::create_symlink("nowhere", index / schema::kStubFile);
       }},
      stub_reads("nothing", ""),
      stub_reads("a comment only", "# none\n"),
      stub_reads("bytes", std::string("\0\xFF\x01 \xFE\n\0 \0", 9)),
      stub_reads("a shard that is missing", "auto shard-000042\n"),
      stub_reads("a kind that is none", "wooden shard-000001\n"),
      stub_reads("a back end that is gone", "chert shard-000001\n"),
      stub_reads("itself", "auto .\n"),
      stub_reads("itself by a detour", "auto shard-000001/..\n"),
      stub_reads("a remote place that is none", "remote nowhere\n"),
      stub_reads("a server that is none", "remote 127.0.0.1:1\n"),
      stub_reads("a shard twice", "auto shard-000001\nauto shard-000001\n"),
      {"a shard is gone", [](const fs::path& index) { fs::remove_all(shards(index).front()); }},
      {"a shard is a file",
       [](const fs::path& index) {
         const fs::path shard = shards(index).front();
         fs::remove_all(shard);
         write_file(shard, "no shard");
       }},
      {"a shard is a Xapian database of somebody else",
       [](const fs::path& index) {
         const fs::path shard = shards(index).front();
         fs::remove_all(shard);
         Xapian::WritableDatabase other(shard.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
         Xapian::Document document;
         document.add_term("harbour");
         document.add_term("Qa-7");
         document.set_data("not JSON");
         other.add_document(document);
         other.commit();
       }},
      {"the removals that wait are bytes",
       [](const fs::path& index) { write_file(index / "pending-removals", "{\"shards\":[\xFF"); }},
  };
}

class ExceptionsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    whole_ = new TemporaryDirectory;
    write_file(*whole_ / "one.jsonl", articles("a", 160));
    write_file(*whole_ / "two.jsonl", articles("b", 12));
    add(add_options(*whole_ / "index", *whole_ / "one.jsonl"));
    add(add_options(*whole_ / "index", *whole_ / "two.jsonl"));
  }
  static void TearDownTestSuite() { delete whole_; }

  fs::path index() const { return directory_ / "index"; }

  void restore() {
    fs::remove_all(index());
    fs::copy(*whole_ / "index", index(), fs::copy_options::recursive);
  }

  void expect_kept(const Damage& damage, const std::string& call, const std::function<void()>& run) {
    const std::string broken = broken_promise(run);
    if (broken.empty()) return;
    ++broken_;
    // One line for each kind is enough to see what is wrong.
    if (broken_ <= 20) ADD_FAILURE() << damage.name << ": " << call << ": " << broken;
  }

  // All calls on an index that is damaged before, and all searches on one that is damaged while it is open.
  void try_all(const Damage& damage) {
    restore();
    damage.make(index());
    expect_kept(damage, "open_index", [&] { schema::open_index(index()); });
    expect_kept(damage, "read_index", [&] { schema::read_index(index(), schema::read_metadata); });
    expect_kept(damage, "shard_paths", [&] { schema::shard_paths(index()); });
    expect_kept(damage, "has_remote_shard", [&] { schema::has_remote_shard(index()); });
    expect_kept(damage, "size_on_disk", [&] { schema::size_on_disk(index()); });
    expect_kept(damage, "is_database", [&] { schema::is_database(index()); });
    expect_kept(damage, "Searcher", [&] {
      searcher::Searcher searcher({index()});
      for (const SearchCall& call : search_calls())
        expect_kept(damage, call.name, [&] { call.run(searcher); });
    });
    expect_kept(damage, "Index", [&] {
      searcher::Index shared({index()});
      expect_kept(damage, "Index::search", [&] { shared.search(request_for("harbour")); });
      expect_kept(damage, "Index::find", [&] { shared.find("a-7"); });
      expect_kept(damage, "Index::reload", [&] { shared.reload(); });
      expect_kept(damage, "Index::revision", [&] { shared.revision(); });
    });
    restore();
    searcher::Index shared({index()});
    searcher::Searcher open({index()});
    searcher::Searcher used({index()});
    for (const SearchCall& call : search_calls()) call.run(used);
    damage.make(index());
    for (const SearchCall& call : search_calls()) {
      expect_kept(damage, std::string(call.name) + ", opened before", [&] { call.run(open); });
      expect_kept(damage, std::string(call.name) + ", used before", [&] { call.run(used); });
    }
    expect_kept(damage, "Index::revision, opened before", [&] { shared.revision(); });
    expect_kept(damage, "Index::reload, opened before", [&] { shared.reload(); });
    expect_kept(damage, "Index::search, opened before", [&] { shared.search(request_for("harbour")); });
  }

  void try_adding(const Damage& damage) {
    restore();
    damage.make(index());
    for (const bool dry_run : {true, false}) {
      indexer::AddOptions options = add_options(index(), *whole_ / "two.jsonl");
      options.dry_run = dry_run;
      expect_kept(damage, dry_run ? "add_archives, dry run" : "add_archives", [&] { add(options); });
    }
  }

  static TemporaryDirectory* whole_;
  TemporaryDirectory directory_;
  int broken_ = 0;
};

TemporaryDirectory* ExceptionsTest::whole_ = nullptr;

TEST_F(ExceptionsTest, AnIndexThatIsGoneOrAnother) {
  for (const Damage& damage : of_the_whole()) {
    try_all(damage);
    try_adding(damage);
  }
  EXPECT_EQ(broken_, 0);
}

TEST_F(ExceptionsTest, FilesThatEndTooEarly) {
  restore();
  for (const fs::path& table : tables(index())) {
    const std::uintmax_t size = fs::file_size(whole_->path() / fs::relative(table, directory_.path()));
    for (const std::uintmax_t left : {std::uintmax_t{0}, std::uintmax_t{1}, size / 3, size / 2, size - 1}) {
      const Damage damage{table.filename().string() + " of " + std::to_string(size) + " bytes ends at " +
                              std::to_string(left),
                          [&](const fs::path&) { fs::resize_file(table, std::min(size, left)); }};
      try_all(damage);
      try_adding(damage);
    }
    const Damage gone{table.filename().string() + " is gone", [&](const fs::path&) { fs::remove(table); }};
    try_all(gone);
    try_adding(gone);
  }
  EXPECT_EQ(broken_, 0);
}

// How a child process ends in which `run` is run.
int status_of_child(const std::function<bool()>& run) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(30);
    ::_exit(run() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

// Bytes at many places of all tables. Xapian 1.4 trusts the blocks that it reads and has no sums to check
// them by: some changes crash it or let it read without end, which is why each is tried in a process of its
// own. What comes back from Xapian is an IndexError, and none is a std::terminate (SIGABRT).
TEST_F(ExceptionsTest, BytesThatAreOthers) {
  restore();
  int tried = 0;
  int ended_by_xapian = 0;
  for (const fs::path& table : tables(index())) {
    const std::string bytes = read_file(table);
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 12);
    for (std::size_t place = 0; place < bytes.size(); place += step) {
      const std::string name = table.string() + " is another at " + std::to_string(place);
      const Damage damage{name, [&](const fs::path&) {
                            std::string other = bytes;
                            for (std::size_t i = place; i < std::min(bytes.size(), place + 3); ++i)
                              other[i] = static_cast<char>(other[i] ^ static_cast<char>(0x5A + i));
                            write_file(table, other);
                          }};
      const int status = status_of_child([&] {
        try_all(damage);
        return broken_ == 0;
      });
      ++tried;
      if (WIFSIGNALED(status)) {
        EXPECT_NE(WTERMSIG(status), SIGABRT) << name;
        ++ended_by_xapian;
      } else {
        EXPECT_EQ(WEXITSTATUS(status), 0) << name;
      }
    }
  }
  EXPECT_GT(tried, 60);
  EXPECT_LT(ended_by_xapian, tried / 4) << "of " << tried;
}

// Another writer holds it: who reads is not concerned, who writes is told.
TEST_F(ExceptionsTest, AnIndexThatAnotherHolds) {
  restore();
  const indexer::IndexWriter holder(index(), indexer::IfMissing::kFail, indexer::Analysis::kAny);
  EXPECT_THROW(add(add_options(index(), *whole_ / "two.jsonl")), schema::IndexLockedError);
  searcher::Searcher searcher({index()});
  for (const SearchCall& call : search_calls()) EXPECT_EQ(broken_promise([&] { call.run(searcher); }), "");
}

// What is read beside an index.
TEST_F(ExceptionsTest, FilesThatAreGoneOrAnother) {
  const fs::path gone = directory_ / "gone";
  fs::create_directory(directory_ / "folder");
  write_file(directory_ / "bytes", std::string("\0\xFF{\"\x80\n\n\t|,", 11));
  for (const fs::path& file : {gone, directory_ / "folder", directory_ / "bytes"}) {
    const Damage damage{file.filename().string(), {}};
    expect_kept(damage, "list_inputs", [&] { indexer::list_inputs({file.string()}); });
    expect_kept(damage, "SourceAliases::read", [&] { schema::SourceAliases::read(file.string()); });
    std::vector<const indexer::Form*> forms{nullptr};
    for (const indexer::Form* form : indexer::forms()) forms.push_back(form);
    for (const indexer::Form* form : forms) {
      expect_kept(damage, "open_reader", [&] {
        const auto reader = indexer::open_reader({file.string(), 0, ""}, form);
        while (reader->next()) {
        }
      });
    }
    indexer::AddOptions options = add_options(directory_ / "new", file);
    expect_kept(damage, "add_archives", [&] { add(options); });
    options.source_aliases = file;
    options.paths = {(*whole_ / "two.jsonl").string()};
    expect_kept(damage, "add_archives, aliases", [&] { add(options); });
    options.index = file / "below";
    options.source_aliases.clear();
    expect_kept(damage, "add_archives, into it", [&] { add(options); });
  }
  EXPECT_EQ(broken_, 0);
}

}  // namespace
}  // namespace broadsheet::tests

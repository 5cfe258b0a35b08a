// Every public function that touches an index, by name, and the check that it ends as its header says: with
// an answer, or with a UserError.
#pragma once

#include <cxxabi.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <typeinfo>
#include <vector>

#include "broadsheet/indexer/add.h"
#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/searcher.h"

namespace broadsheet::tests {

// Runs `call`. Returns what ended it, if that is none of what the headers promise; empty if all is well.
inline std::string broken_promise(const std::function<void()>& call) {
  try {
    call();
  } catch (const schema::UserError& error) {
    const std::string message = error.what();
    if (message.empty() || message.find('\n') != std::string::npos)
      return "a message that is no line: " + message;
  } catch (const Xapian::Error& error) {
    return "Xapian's " + error.get_description();
  } catch (const std::exception& error) {
    int status = 0;
    const std::unique_ptr<char, void (*)(void*)> name(
        abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status), std::free);
    return std::string(name ? name.get() : "an exception") + ": " + error.what();
  } catch (...) {
    return "something that is no exception of ours";
  }
  return {};
}

struct SearchCall {
  const char* name;
  void (*run)(searcher::Searcher&);
};

inline searcher::SearchRequest request_for(const char* query) {
  searcher::SearchRequest request;
  request.query = query;
  return request;
}

// What a Searcher is asked.
inline const std::vector<SearchCall>& search_calls() {
  static const std::vector<SearchCall> calls{
      {"words", [](searcher::Searcher& at) { at.search(request_for("harbour bridge")); }},
      {"phrase",
       [](searcher::Searcher& at) { at.search(request_for("\"harbour bridge\" opened NEAR/5 minister")); }},
      {"wildcard", [](searcher::Searcher& at) { at.search(request_for("harb* lang:en -lang:fr")); }},
      {"name", [](searcher::Searcher& at) { at.search(request_for("Wijaya 横浜")); }},
      {"misspelt", [](searcher::Searcher& at) { at.search(request_for("harbuor")); }},
      {"all of it",
       [](searcher::Searcher& at) {
         searcher::SearchRequest request = request_for("date:2024 harbour");
         request.sort = searcher::SortOrder::kNewest;
         request.histogram = searcher::HistogramUnit::kMonth;
         request.detail = searcher::Detail::kFull;
         request.explain = true;
         request.fresh_half_life = 86'400;
         request.languages = {"en", "ja"};
         request.sources = {"Harbour Post"};
         request.limit = 100;
         at.search(request);
       }},
      {"rank",
       [](searcher::Searcher& at) { at.rank("a bridge in the harbour", 20, schema::DefaultOperator::kOr); }},
      {"find", [](searcher::Searcher& at) { at.find("a-7"); }},
  };
  return calls;
}

// Adds the file or directory `input` to `index`.
inline indexer::AddOptions add_options(const std::filesystem::path& index,
                                       const std::filesystem::path& input) {
  indexer::AddOptions options;
  options.index = index;
  options.paths = {input.string()};
  options.parse.default_language = "en";
  return options;
}

inline void add(const indexer::AddOptions& options) {
  indexer::add_archives(options, [](const indexer::RejectedRecord&) {});
}

// Some hundred articles as JSON Lines: tables of several blocks.
inline std::string articles(const std::string& ids, int count) {
  std::string lines;
  for (int number = 0; number < count; ++number) {
    const std::string n = std::to_string(number);
    lines += R"({"id":")" + ids + "-" + n + R"(","title":"Harbour bridge number )" + n +
             R"( opened","body":"The minister Wijaya opened the harbour bridge. 横浜の橋)";
    for (int word = 0; word < 40; ++word) lines += " w" + n + "x" + std::to_string(word);
    lines += R"(","published":"2024-03-0)" + std::to_string(number % 9 + 1) +
             R"(T08:00:00Z","source":"© 2024 Harbour Post harbourpost.example"})" + "\n";
  }
  return lines;
}

}  // namespace broadsheet::tests

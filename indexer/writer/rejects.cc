// What becomes of rejected records.
#include "writer/rejects.h"

#include <fmt/format.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "broadsheet/schema/error.h"
#include "writer/quantities.h"

namespace broadsheet::indexer {

std::string to_line(const RejectedRecord& rejected) {
  // A reason that names its own line says the place better than the record's first line.
  if (rejected.reason.starts_with("line "))
    return fmt::format("{}: {}", rejected.origin.path, rejected.reason);
  if (rejected.origin.line == 0) return fmt::format("{}: {}", rejected.origin.path, rejected.reason);
  return fmt::format("{}: {}", to_string(rejected.origin), rejected.reason);
}

std::string to_json_line(const RejectedRecord& rejected) {
  const nlohmann::ordered_json json{{"path", rejected.origin.path},     {"line", rejected.origin.line},
                                    {"offset", rejected.origin.offset}, {"record", rejected.origin.number},
                                    {"reason", rejected.reason},        {"text", rejected.text}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Rejects::Rejects(std::filesystem::path file) : file_(std::move(file)) {
  if (file_.empty()) return;
  out_.open(file_, std::ios::binary | std::ios::trunc);
  if (!out_) fail();
}

bool Rejects::add(const RejectedRecord& rejected) {
  if (out_.is_open()) out_ << to_json_line(rejected) << '\n';
  if (++count_ > kShown) return false;
  shown_.push_back(to_line(rejected));
  return true;
}

void Rejects::finish() {
  if (out_.is_open() && !out_.flush()) fail();
}

void Rejects::fail() const {
  const std::string why = std::error_code(errno, std::generic_category()).message();
  throw schema::UserError(fmt::format("--rejects: cannot write {}: {}", file_.string(), why));
}

std::string Rejects::more() const {
  if (count_ <= kShown) return {};
  return fmt::format("\u2026 and {} more rejected; {}", grouped(count_ - kShown),
                     file_.empty() ? "--rejects FILE lists all" : file_.string() + " lists all");
}

std::vector<std::string> Rejects::lines() const {
  std::vector<std::string> lines = shown_;
  if (std::string last = more(); !last.empty()) lines.push_back(std::move(last));
  return lines;
}

std::string Rejects::next_round() {
  std::string last = more();
  count_ = 0;
  shown_.clear();
  return last;
}

}  // namespace broadsheet::indexer

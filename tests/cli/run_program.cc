// Runs a program and keeps its output: fork, exec, poll.
#include "cli/run_program.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

extern char** environ;

namespace broadsheet::tests {
namespace {

// The user and group who own nothing, on every Linux.
constexpr unsigned int kNobody = 65534;

using Clock = std::chrono::steady_clock;

// A pipe whose ends close themselves; close-on-exec, so that only what is dup'ed reaches the program.
struct Pipe {
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
      throw std::runtime_error(std::string("pipe: ") + std::strerror(errno));
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

std::vector<std::string> merged_environment(const std::vector<std::string>& changes) {
  std::vector<std::string> merged;
  const auto name_of = [](std::string_view entry) { return entry.substr(0, entry.find('=')); };
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const bool replaced = std::any_of(changes.begin(), changes.end(), [&](const std::string& change) {
      return name_of(change) == name_of(*entry);
    });
    if (!replaced) merged.emplace_back(*entry);
  }
  merged.insert(merged.end(), changes.begin(), changes.end());
  return merged;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Reads what is there; false at the end of the stream.
bool drain(int descriptor, std::string& into) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
  if (count < 0) return errno == EAGAIN || errno == EINTR;
  if (count == 0) return false;
  into.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

int milliseconds_until(Clock::time_point moment) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(moment - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left + 1, 0, 60'000));
}

// Copies `program` to where every user may run it, and returns the copy's path: a build in the superuser's
// home can't be reached by anybody else. `directory` keeps the copy while it lives.
std::string copy_for_all(const std::filesystem::path& program, std::optional<TemporaryDirectory>& directory) {
  using std::filesystem::perms;
  constexpr perms kReadAndRun =
      perms::owner_all | perms::group_read | perms::group_exec | perms::others_read | perms::others_exec;
  directory.emplace();
  std::filesystem::permissions(directory->path(), kReadAndRun);
  const std::filesystem::path copy = directory->path() / program.filename();
  std::filesystem::copy_file(program, copy);
  std::filesystem::permissions(copy, kReadAndRun);
  return copy.string();
}

}  // namespace

ProgramResult run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const RunOptions& options) {
  const bool as_nobody = options.without_privileges && ::geteuid() == 0;
  std::optional<TemporaryDirectory> reachable;
  std::vector<std::string> words{as_nobody ? copy_for_all(program, reachable) : program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = merged_environment(options.environment);
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(variables);
  const std::string directory = options.directory.string();
  Pipe in;
  Pipe out;
  Pipe err;

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error(std::string("fork: ") + std::strerror(errno));
  if (child == 0) {
    // A process group of its own, so that what it starts can be ended with it.
    ::setpgid(0, 0);
    ::dup2(in.ends[0], STDIN_FILENO);
    ::dup2(out.ends[1], STDOUT_FILENO);
    ::dup2(err.ends[1], STDERR_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    if (as_nobody && (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
      ::_exit(127);
    }
    if (!directory.empty() && ::chdir(directory.c_str()) != 0) ::_exit(127);
    ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
  }
  ::setpgid(child, 0);  // both do it: who comes first is a matter of chance
  in.close_end(0);
  out.close_end(1);
  err.close_end(1);
  ::signal(SIGPIPE, SIG_IGN);
  ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);

  ProgramResult result;
  const std::string input = options.input.value_or("");
  std::size_t written = 0;
  const Clock::time_point start = Clock::now();
  const Clock::time_point deadline = start + options.timeout;
  bool signalled = !options.kill_after.has_value();
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    if (written == input.size()) in.close_end(1);
    std::array<pollfd, 3> polled{pollfd{out.ends[0], POLLIN, 0}, pollfd{err.ends[0], POLLIN, 0},
                                 pollfd{in.ends[1], POLLOUT, 0}};
    const Clock::time_point next = signalled ? deadline : std::min(deadline, start + *options.kill_after);
    ::poll(polled.data(), polled.size(), milliseconds_until(next));
    if (polled[0].revents != 0 && !drain(out.ends[0], result.out)) out.close_end(0);
    if (polled[1].revents != 0 && !drain(err.ends[0], result.err)) err.close_end(0);
    if (polled[2].revents != 0) {
      const ssize_t count = ::write(in.ends[1], input.data() + written, input.size() - written);
      if (count > 0) {
        written += static_cast<std::size_t>(count);
      } else if (errno != EAGAIN && errno != EINTR) {
        written = input.size();  // the program does not read on; that is its right
      }
    }
    if (!signalled && Clock::now() >= start + *options.kill_after) {
      ::kill(child, options.kill_signal);
      signalled = true;
    }
    if (Clock::now() >= deadline) {
      ::kill(-child, SIGKILL);
      result.timed_out = true;
      break;
    }
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "broadsheet-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  // A test may have taken permissions away.
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace broadsheet::tests

// A program that turns one stream of bytes into another.
#include "archive/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

extern char** environ;

namespace broadsheet::indexer {
namespace {

using Clock = std::chrono::steady_clock;

// What the kernel's pipe holds: more is not taken at once.
constexpr std::size_t kPipeBytes = 64U << 10;
// The last that a program says of what went wrong fits in.
constexpr std::size_t kMaxSaid = 1000;
// How often it is looked whether a program ended that has closed its output.
constexpr std::chrono::milliseconds kLook{2};

void close_pipe(int& end) {
  if (end >= 0) ::close(std::exchange(end, -1));
}

struct Pipe {
  int read = -1;
  int write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) std::tie(read, write) = std::pair(ends[0], ends[1]);
  }
  ~Pipe() {
    close_pipe(read);
    close_pipe(write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool is_open() const { return read >= 0; }
};

std::string text_of(int error) { return std::generic_category().message(error); }

// While it lives, a write to a program that reads no more is an error and no signal, in this thread only.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigemptyset(&pending);
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoPipeSignal() {
    if (!was_pending_) {
      const timespec now{};
      while (sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
      }
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

// What posix_spawn is to do with files and signals.
class SpawnSettings {
 public:
  SpawnSettings(int in, int out, int err) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_adddup2(&files_, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files_, err, STDERR_FILENO);
    // The lock of the index, above all, is not inherited.
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGQUIT, SIGCHLD}) sigaddset(&usual, signal);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* files() const { return &files_; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

// The last line of `said` with something in it, as valid UTF-8.
std::string last_line(std::string_view said) {
  said = schema::trim_ascii(said);
  const std::size_t line = said.find_last_of("\r\n");
  return schema::replace_ill_formed(line == std::string_view::npos ? said : said.substr(line + 1));
}

}  // namespace

ProcessStream::ProcessStream(ByteStream& input, const std::vector<std::string>& command,
                             std::chrono::milliseconds time, std::uint64_t memory_bytes)
    : input_(input), command_(command), time_left_(time), memory_bytes_(memory_bytes) {}

ProcessStream::~ProcessStream() {
  close_pipe(to_program_);
  close_pipe(from_program_);
  close_pipe(errors_);
  end_by_force();
}

std::size_t ProcessStream::take(char* to, std::size_t size) {
  if (!std::exchange(started_, true) && !start()) return 0;
  if (from_program_ < 0) return 0;
  while (true) {
    if (!wait_for_bytes()) return 0;
    const ssize_t got = ::read(from_program_, to, size);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    finish();
    return 0;
  }
}

bool ProcessStream::start() {
  Pipe in;
  Pipe out;
  Pipe err;
  if (!in.is_open() || !out.is_open() || !err.is_open()) {
    fail(fmt::format("the filter '{}' can't be started: {}", command_.front(), text_of(errno)));
    return false;
  }
  std::vector<char*> words;  // posix_spawn does not change them, though its type allows it
  words.reserve(command_.size() + 1);
  for (const std::string& word : command_) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const SpawnSettings settings(in.read, out.write, err.write);
  pid_t process = -1;
  const int error =
      posix_spawnp(&process, words.front(), settings.files(), settings.attributes(), words.data(), environ);
  if (error != 0) {
    fail(fmt::format("the filter '{}' can't be started: {}", command_.front(), text_of(error)));
    return false;
  }
  process_ = process;
  // Before it gets the first byte.
  const rlimit memory{memory_bytes_, memory_bytes_};
  ::prlimit(process, RLIMIT_DATA, &memory, nullptr);
  const rlimit none{0, 0};
  ::prlimit(process, RLIMIT_CORE, &none, nullptr);
  to_program_ = std::exchange(in.write, -1);
  from_program_ = std::exchange(out.read, -1);
  errors_ = std::exchange(err.read, -1);
  for (const int end : {to_program_, from_program_, errors_}) ::fcntl(end, F_SETFL, O_NONBLOCK);
  return true;
}

// Gives and takes until the program has written something or ended its output; false if its time is up.
bool ProcessStream::wait_for_bytes() {
  while (true) {
    if (to_program_ >= 0 && sent_ == block_.size()) {
      block_.resize(kPipeBytes);
      block_.resize(input_.read(block_.data(), block_.size()));
      sent_ = 0;
      if (block_.empty()) close_pipe(to_program_);
    }
    std::array<pollfd, 3> ends{pollfd{from_program_, POLLIN, 0}, pollfd{errors_, POLLIN, 0},
                               pollfd{to_program_, POLLOUT, 0}};
    const Clock::time_point begin = Clock::now();
    // Rounded up, so that what is left is waited for and not asked for again and again.
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(time_left_).count();
    const int ready = ::poll(ends.data(), ends.size(), static_cast<int>(std::clamp<long>(wait, 0, 1 << 30)));
    time_left_ -= Clock::now() - begin;
    if (ready < 0 && errno != EINTR) {
      fail(fmt::format("the output of the filter '{}' can't be read: {}", command_.front(), text_of(errno)));
      return false;
    }
    if (is_late()) return false;
    if (ready <= 0) continue;
    if (ends[1].revents != 0) listen();
    if (ends[2].revents != 0) feed();
    if (ends[0].revents != 0) return true;
  }
}

void ProcessStream::feed() {
  const NoPipeSignal guard;
  const ssize_t put = ::write(to_program_, block_.data() + sent_, block_.size() - sent_);
  if (put >= 0) {
    sent_ += static_cast<std::size_t>(put);
  } else if (errno != EAGAIN && errno != EINTR) {
    close_pipe(to_program_);  // it wants no more, which is its own affair
  }
}

// True if there may be more.
bool ProcessStream::listen() {
  std::array<char, 4096> some{};
  const ssize_t got = ::read(errors_, some.data(), some.size());
  if (got > 0) {
    said_.append(some.data(), static_cast<std::size_t>(got));
    if (said_.size() > kMaxSaid) said_.erase(0, said_.size() - kMaxSaid);
    return true;
  }
  if (got < 0 && errno == EINTR) return true;
  if (got == 0 || errno != EAGAIN) close_pipe(errors_);
  return false;
}

// The program has ended its output: how did it go?
void ProcessStream::finish() {
  close_pipe(from_program_);
  close_pipe(to_program_);
  if (wait_for_end() && !input_.error().empty()) fail(input_.error());
}

// Ends the program, if its time is up.
bool ProcessStream::is_late() {
  if (time_left_ > std::chrono::nanoseconds::zero()) return false;
  end_by_force();
  fail(fmt::format("the filter '{}' took too long", command_.front()));
  return true;
}

// Waits for the end of the process, and fails if it did not end well.
bool ProcessStream::wait_for_end() {
  while (true) {
    siginfo_t end{};
    const int asked = ::waitid(P_PID, static_cast<id_t>(process_), &end, WEXITED | WNOHANG | WNOWAIT);
    if (asked < 0 && errno == EINTR) continue;
    if (asked == 0 && end.si_pid == 0) {
      if (is_late()) return false;
      pollfd errors{errors_, POLLIN, 0};
      if (::poll(&errors, 1, static_cast<int>(kLook.count())) > 0) listen();
      time_left_ -= kLook;
      continue;
    }
    const int status = end_by_force();  // with what it left behind
    if (asked < 0) return true;         // somebody else took note of how it ended
    while (errors_ >= 0 && listen()) {
    }
    if (WIFSIGNALED(status)) {
      fail(fmt::format("the filter '{}' was ended by signal {} ({})", command_.front(), WTERMSIG(status),
                       ::strsignal(WTERMSIG(status))));
      return false;
    }
    if (WEXITSTATUS(status) == 0) return true;
    const std::string said = last_line(said_);
    fail(fmt::format("the filter '{}' ended with exit code {}{}{}", command_.front(), WEXITSTATUS(status),
                     said.empty() ? "" : ": ", said));
    return false;
  }
}

// Ends the process and its group. How it ended, as waitpid says it.
int ProcessStream::end_by_force() {
  if (process_ < 0) return 0;
  int status = 0;
  ::kill(-process_, SIGKILL);
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return status;
}

}  // namespace broadsheet::indexer

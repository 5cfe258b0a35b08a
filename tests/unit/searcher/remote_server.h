// Xapian's own server, for tests of remote shards.
#pragma once

#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet::tests {

inline constexpr const char* kServer = "/usr/bin/xapian-tcpsrv";

// A port of this machine that nobody listens on (at this moment).
inline std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(socket);
  return ntohs(address.sin_port);
}

// Serves a database for as long as it lives.
class Server {
 public:
  Server(const std::filesystem::path& database, std::uint16_t port) {
    std::vector<std::string> words{kServer,   "--interface",    "127.0.0.1", "--port", std::to_string(port),
                                   "--quiet", database.string()};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // In a process group of its own: told to end, the server ends its whole group.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    if (::posix_spawn(&process_, kServer, nullptr, &attributes, arguments.data(), environ) != 0)
      process_ = -1;
    ::posix_spawnattr_destroy(&attributes);
  }
  ~Server() {
    if (process_ <= 0) return;
    ::kill(-process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  // Not if the port was taken meanwhile.
  bool is_running() {
    if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) != 0) process_ = -1;
    return process_ > 0;
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

 private:
  pid_t process_ = -1;
};

}  // namespace broadsheet::tests

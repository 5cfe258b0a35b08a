// A proxy between a searcher and Xapian's server that drops its connections at a chosen byte.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace broadsheet::tests {

// Forwards what comes to its port to `target`, a port of this machine. Thread-safe.
class CuttingProxy {
 public:
  explicit CuttingProxy(std::uint16_t target) : target_(target) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::listen(listener_, 16);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
  }
  ~CuttingProxy() {
    stopped_ = true;
    acceptor_.join();
    ::close(listener_);
    for (std::thread& connection : connections_) connection.join();
  }
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  std::uint16_t port() const { return port_; }

  // From now on lets so many bytes of the server through, over all connections; then drops each of them, and
  // those that follow.
  void allow(std::int64_t bytes) { allowed_ = bytes; }
  void allow_all() { allowed_ = std::int64_t{1} << 60; }
  // True if all of them went through.
  bool has_cut() const { return allowed_ <= 0; }

 private:
  static sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
  }

  static bool is_readable(pollfd* files, nfds_t count) { return ::poll(files, count, 20) > 0; }

  void accept_all() {
    while (!stopped_) {
      pollfd file{listener_, POLLIN, 0};
      if (!is_readable(&file, 1)) continue;
      const int client = ::accept(listener_, nullptr, nullptr);
      if (client >= 0) connections_.emplace_back([this, client] { forward(client); });
    }
  }

  void forward(int client) {
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(target_);
    if (allowed_ > 0 && ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
      while (!stopped_ && allowed_ > 0) {
        std::array<pollfd, 2> files{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (!is_readable(files.data(), files.size())) continue;
        if (files[0].revents != 0 && !pass(client, server, false)) break;
        if (files[1].revents != 0 && !pass(server, client, true)) break;
      }
    }
    ::close(server);
    ::close(client);
  }

  // False at the end of the connection.
  bool pass(int from, int to, bool counts) {
    std::array<char, 4096> bytes;
    const ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    std::int64_t send = got;
    if (counts) {
      const std::int64_t left = allowed_.fetch_sub(got);
      send = left < got ? (left > 0 ? left : 0) : got;
    }
    return ::send(to, bytes.data(), static_cast<std::size_t>(send), MSG_NOSIGNAL) == send && send == got;
  }

  std::uint16_t target_;
  std::uint16_t port_ = 0;
  int listener_ = -1;
  std::atomic<bool> stopped_{false};
  std::atomic<std::int64_t> allowed_{std::int64_t{1} << 60};
  std::thread acceptor_;
  std::vector<std::thread> connections_;  // of the acceptor, until it ends
};

}  // namespace broadsheet::tests

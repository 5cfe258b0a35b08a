// How long a computation takes, in time of the processor: what others do on the same machine does not count.
#pragma once

#include <ctime>

namespace broadsheet::tests {

class ProcessorTime {
 public:
  // Since it was made, by all threads of this process.
  double seconds() const { return static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t start_ = std::clock();
};

}  // namespace broadsheet::tests

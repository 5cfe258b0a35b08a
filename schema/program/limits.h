// What the system allows a process. Only programs ask for more or other: a library leaves the process that
// loads it as it is.
#pragma once

namespace broadsheet::program {

// Makes a write beyond the limit of file sizes (`ulimit -f`) fail like one to a full disk, with EFBIG, where
// it would end the process without a word.
void ignore_file_size_signal() noexcept;

// Makes a write to a pipe or socket that nobody reads any more fail, with EPIPE, where it would end the
// process without a word.
void ignore_broken_pipe_signal() noexcept;

// Lets this process open as many files as the system allows, 16,384 at most: each shard takes some five, an
// index that is being built may have a hundred, and the usual 1,024 are soon used up.
void allow_many_files() noexcept;

}  // namespace broadsheet::program

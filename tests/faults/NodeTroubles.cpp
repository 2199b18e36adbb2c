// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A library for LD_PRELOAD: moves the wall clock of one process, and lets its disk be full or
// read-only, while it runs. What is wrong stands in the file that ONEWINDOW_TROUBLES names, which
// the test maps too and writes whenever it likes: 8 bytes, how many milliseconds the clock is off;
// 4 bytes, the errno that writes below the folder ONEWINDOW_TROUBLES_DIR get, 0 for none. Time
// since boot is not touched: it does not jump on a real machine either. With ENOSPC what is there
// can be written over, as on a real disk. Memory maps are not seen: SQLite writes through one only
// to its -shm file. Knows no Qt and nothing of the project.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string_view>

namespace {

struct Troubles
{
    std::atomic<std::int64_t> clockOffMs;
    std::atomic<std::int32_t> diskError;
    std::int32_t unused;
};

static_assert(sizeof(Troubles) == 16 && std::atomic<std::int64_t>::is_always_lock_free);

constexpr std::int64_t kMsPerSecond = 1000;
constexpr std::int64_t kUsPerMs = 1000;
constexpr std::int64_t kNsPerMs = 1'000'000;

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

const Troubles& troubles()
{
    static const Troubles* const shared = [] {
        static const Troubles none{};
        const char* path = std::getenv("ONEWINDOW_TROUBLES");
        const int file = path == nullptr
                             ? -1
                             : next<int(const char*, int, ...)>("open")(path, O_RDONLY | O_CLOEXEC);
        if (file < 0) {
            return &none;
        }
        void* map = mmap(nullptr, sizeof(Troubles), PROT_READ, MAP_SHARED, file, 0);
        close(file);
        return map == MAP_FAILED ? &none : static_cast<const Troubles*>(map);
    }();
    return *shared;
}

std::string_view folder()
{
    static const char* const path = std::getenv("ONEWINDOW_TROUBLES_DIR");
    return path == nullptr ? std::string_view() : std::string_view(path);
}

bool isBelow(std::string_view path)
{
    return !folder().empty() && path.starts_with(folder());
}

bool isBelow(int descriptor)
{
    std::array<char, 64> link{};
    std::array<char, PATH_MAX> path{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link.data(), path.data(), path.size());
    return size > 0 && isBelow(std::string_view(path.data(), static_cast<std::size_t>(size)));
}

/// The errno for a write that ends at `end` (-1: wherever the file's end is), 0 if it may be done.
int refusal(int descriptor, off64_t end)
{
    const int error = troubles().diskError;
    if (error == 0 || !isBelow(descriptor)) {
        return 0;
    }
    struct stat64 status = {};
    const bool isWithin =
        error == ENOSPC && end >= 0 && fstat64(descriptor, &status) == 0 && end <= status.st_size;
    return isWithin ? 0 : error;
}

/// Whether a file may not be opened like that, with errno set.
bool isOpenRefused(const char* path, int flags)
{
    const int error = troubles().diskError;
    const bool isWrite = (flags & O_ACCMODE) != O_RDONLY;
    const bool isNew = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
    const bool isRefused =
        error != 0 && isBelow(std::string_view(path)) && (isNew || (error == EROFS && isWrite));
    if (isRefused) {
        errno = error;
    }
    return isRefused;
}

} // namespace

extern "C" {

int clock_gettime(clockid_t id, timespec* time)
{
    static auto* const real = next<int(clockid_t, timespec*)>("clock_gettime");
    const int result = real(id, time);
    if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) {
        const std::int64_t off = troubles().clockOffMs;
        const std::int64_t ms = time->tv_sec * kMsPerSecond + time->tv_nsec / kNsPerMs + off;
        time->tv_nsec = ms % kMsPerSecond * kNsPerMs + time->tv_nsec % kNsPerMs;
        time->tv_sec = ms / kMsPerSecond;
    }
    return result;
}

int gettimeofday(timeval* time, void* zone)
{
    static auto* const real = next<int(timeval*, void*)>("gettimeofday");
    const int result = real(time, zone);
    if (result == 0) {
        const std::int64_t off = troubles().clockOffMs;
        const std::int64_t ms = time->tv_sec * kMsPerSecond + time->tv_usec / kUsPerMs + off;
        time->tv_usec = ms % kMsPerSecond * kUsPerMs + time->tv_usec % kUsPerMs;
        time->tv_sec = ms / kMsPerSecond;
    }
    return result;
}

time_t time(time_t* into)
{
    timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    if (into != nullptr) {
        *into = now.tv_sec;
    }
    return now.tv_sec;
}

ssize_t write(int file, const void* data, std::size_t size)
{
    static auto* const real = next<ssize_t(int, const void*, std::size_t)>("write");
    if (const int error = refusal(file, -1); error != 0) {
        errno = error;
        return -1;
    }
    return real(file, data, size);
}

ssize_t pwrite64(int file, const void* data, std::size_t size, off64_t offset)
{
    static auto* const real = next<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
    if (const int error = refusal(file, offset + static_cast<off64_t>(size)); error != 0) {
        errno = error;
        return -1;
    }
    return real(file, data, size, offset);
}

ssize_t pwrite(int file, const void* data, std::size_t size, off_t offset)
{
    return pwrite64(file, data, size, offset);
}

int ftruncate64(int file, off64_t size)
{
    static auto* const real = next<int(int, off64_t)>("ftruncate64");
    if (const int error = refusal(file, size); error != 0) {
        errno = error;
        return -1;
    }
    return real(file, size);
}

int ftruncate(int file, off_t size)
{
    return ftruncate64(file, size);
}

int unlink(const char* path)
{
    static auto* const real = next<int(const char*)>("unlink");
    if (troubles().diskError == EROFS && isBelow(std::string_view(path))) {
        errno = EROFS;
        return -1;
    }
    return real(path);
}

int open64(const char* path, int flags, ...)
{
    static auto* const real = next<int(const char*, int, ...)>("open64");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return isOpenRefused(path, flags) ? -1 : real(path, flags, mode);
}

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}

} // extern "C"

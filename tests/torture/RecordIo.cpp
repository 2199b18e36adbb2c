// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A library for LD_PRELOAD: writes down, in order, what a program does to the files below one
// folder and what it says on standard output. Every call is done and noted under one lock, so that
// the order in the log is one in which it happened. Knows no Qt and nothing of the project but the
// format. Memory maps are not seen: SQLite writes through one only to its -shm file.

#include "tests/torture/IoLog.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdarg>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

using namespace onewindow::torture;

namespace {

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

struct OpenFile
{
    std::uint32_t object = 0;
    std::string folder; ///< Of an open folder.
};

class Recorder
{
public:
    static Recorder& instance()
    {
        // Never destroyed: programs write until the very end.
        static auto* recorder = new Recorder();
        return *recorder;
    }

    std::recursive_mutex mutex;

    /// The name below the folder; empty for what is not recorded.
    [[nodiscard]] std::string nameOf(const char* path) const
    {
        const std::string_view whole(path);
        const bool isBelow = !m_folder.empty() && whole.size() > m_folder.size() &&
                             whole.starts_with(m_folder) && whole[m_folder.size()] == '/';
        return std::string(isBelow ? whole.substr(m_folder.size() + 1) : std::string_view());
    }

    void note(const IoRecord& record, std::string_view name, const void* data)
    {
        IoRecord whole = record;
        whole.nameSize = static_cast<std::uint32_t>(name.size());
        std::array<iovec, 3> parts{{{&whole, sizeof(whole)},
                                    {const_cast<char*>(name.data()), name.size()},
                                    {const_cast<void*>(data), whole.dataSize}}};
        const auto size = static_cast<ssize_t>(sizeof(whole) + name.size() + whole.dataSize);
        if (::writev(m_log, parts.data(), static_cast<int>(parts.size())) != size) {
            std::abort(); // A log with a hole proves nothing.
        }
    }

    void opened(int descriptor, const std::string& name, bool existed, int flags)
    {
        struct stat status = {};
        if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
            m_open[descriptor] = {0, name};
            return;
        }
        if (!existed) {
            m_objects[name] = ++m_lastObject;
            note({.kind = IoKind::Create, .object = m_lastObject}, name, nullptr);
        } else if (!m_objects.contains(name)) {
            std::abort(); // Was there before the record began.
        }
        m_open[descriptor] = {m_objects[name], {}};
        if (existed && (flags & O_TRUNC) != 0) {
            note({.kind = IoKind::Truncate, .object = m_objects[name]}, {}, nullptr);
        }
    }

    void closed(int descriptor) { m_open.erase(descriptor); }

    /// 0 if the descriptor is of no file that is recorded.
    [[nodiscard]] std::uint32_t objectOf(int descriptor) const
    {
        const auto found = m_open.find(descriptor);
        return found == m_open.end() ? 0 : found->second.object;
    }

    void wrote(int descriptor, const void* data, ssize_t size, off_t offset)
    {
        const bool isNote = descriptor == STDOUT_FILENO && m_log >= 0;
        const std::uint32_t object = objectOf(descriptor);
        if (size > 0 && (object != 0 || isNote)) {
            note({.kind = isNote ? IoKind::Note : IoKind::Write,
                  .object = object,
                  .offset = offset,
                  .dataSize = static_cast<std::uint32_t>(size)},
                 {}, data);
        }
    }

    void truncated(int descriptor, off_t size)
    {
        if (const std::uint32_t object = objectOf(descriptor); object != 0) {
            note({.kind = IoKind::Truncate, .object = object, .offset = size}, {}, nullptr);
        }
    }

    void synced(int descriptor)
    {
        const auto found = m_open.find(descriptor);
        if (found != m_open.end()) {
            const bool isFolder = found->second.object == 0;
            note({.kind = isFolder ? IoKind::SyncFolder : IoKind::Sync,
                  .object = found->second.object},
                 found->second.folder, nullptr);
        }
    }

    void unlinked(const std::string& name)
    {
        m_objects.erase(name);
        note({.kind = IoKind::Unlink}, name, nullptr);
    }

    void renamed(const std::string& from, const std::string& to)
    {
        if (from.empty() || to.empty()) {
            std::abort(); // In or out of the folder: not foreseen.
        }
        m_objects[to] = m_objects[from];
        m_objects.erase(from);
        note({.kind = IoKind::Rename, .dataSize = static_cast<std::uint32_t>(to.size())}, from,
             to.data());
    }

private:
    Recorder()
    {
        const char* folder = std::getenv(kRecordFolderVariable);
        const char* log = std::getenv(kRecordLogVariable);
        if (folder == nullptr || log == nullptr) {
            return;
        }
        m_log = next<int(const char*, int, ...)>("open64")(
            log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (m_log < 0) {
            std::abort();
        }
        m_folder = folder;
    }

    int m_log = -1;
    std::string m_folder;
    std::map<int, OpenFile> m_open;
    std::map<std::string, std::uint32_t> m_objects; ///< By name, as they are now.
    std::uint32_t m_lastObject = 0;
};

using Lock = std::lock_guard<std::recursive_mutex>;

int recordOpen(const char* symbol, const char* path, int flags, mode_t mode)
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    const std::string name = recorder.nameOf(path);
    const bool existed = access(path, F_OK) == 0;
    const int descriptor = next<int(const char*, int, ...)>(symbol)(path, flags, mode);
    if (descriptor >= 0 && !name.empty()) {
        recorder.opened(descriptor, name, existed, flags);
    }
    return descriptor;
}

template <typename Call>
ssize_t recordWrite(int descriptor, const void* data, off_t offset, Call call)
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    const ssize_t size = call();
    recorder.wrote(descriptor, data, size, offset);
    return size;
}

int recordSync(const char* symbol, int descriptor)
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    const int outcome = next<int(int)>(symbol)(descriptor);
    if (outcome == 0) {
        recorder.synced(descriptor);
    }
    return outcome;
}

int recordTruncate(const char* symbol, int descriptor, off_t size)
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    const int outcome = next<int(int, off_t)>(symbol)(descriptor, size);
    if (outcome == 0) {
        recorder.truncated(descriptor, size);
    }
    return outcome;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, unsigned int)) : 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return recordOpen("open", path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return recordOpen("open64", path, flags, mode);
}

int close(int descriptor)
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    recorder.closed(descriptor);
    return next<int(int)>("close")(descriptor);
}

ssize_t write(int descriptor, const void* data, size_t size)
{
    const off_t offset = lseek(descriptor, 0, SEEK_CUR);
    return recordWrite(descriptor, data, offset, [=] {
        return next<ssize_t(int, const void*, size_t)>("write")(descriptor, data, size);
    });
}

ssize_t pwrite(int descriptor, const void* data, size_t size, off_t offset)
{
    return recordWrite(descriptor, data, offset, [=] {
        return next<ssize_t(int, const void*, size_t, off_t)>("pwrite")(descriptor, data, size,
                                                                        offset);
    });
}

ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t offset)
{
    return recordWrite(descriptor, data, offset, [=] {
        return next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(descriptor, data, size,
                                                                            offset);
    });
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return recordTruncate("ftruncate", descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return recordTruncate("ftruncate64", descriptor, size);
}

int fsync(int descriptor)
{
    return recordSync("fsync", descriptor);
}

int fdatasync(int descriptor)
{
    return recordSync("fdatasync", descriptor);
}

int unlink(const char* path) noexcept
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    const int outcome = next<int(const char*)>("unlink")(path);
    if (const std::string name = recorder.nameOf(path); outcome == 0 && !name.empty()) {
        recorder.unlinked(name);
    }
    return outcome;
}

int rename(const char* from, const char* to) noexcept
{
    auto& recorder = Recorder::instance();
    const Lock lock(recorder.mutex);
    const int outcome = next<int(const char*, const char*)>("rename")(from, to);
    const std::string before = recorder.nameOf(from);
    const std::string after = recorder.nameOf(to);
    if (outcome == 0 && (!before.empty() || !after.empty())) {
        recorder.renamed(before, after);
    }
    return outcome;
}

} // extern "C"

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace onewindow::torture {

/// What RecordIo.cpp writes down: one IoRecord an operation, followed by its name and its bytes.
enum class IoKind : std::uint32_t {
    Create = 1, ///< A file of this name came to be; `object` is its number from now on.
    Write,      ///< Bytes at `offset`.
    Truncate,   ///< The file is `offset` bytes long.
    Sync,       ///< fsync() or fdatasync() of a file came back.
    SyncFolder, ///< fsync() of the folder `name` came back.
    Rename,     ///< From `name` to the name in the bytes.
    Unlink,
    Note, ///< The program said something on standard output: no part of a disk.
};

/// Native byte order: written and read on one machine, within seconds.
struct IoRecord
{
    IoKind kind = IoKind::Note;
    std::uint32_t object = 0;
    std::int64_t offset = 0;
    std::uint32_t nameSize = 0;
    std::uint32_t dataSize = 0;
};

static_assert(sizeof(IoRecord) == 24);

/// The folder whose files are recorded, absolute; it must be without files at the start.
inline constexpr const char* kRecordFolderVariable = "ONEWINDOW_RECORD_FOLDER";
/// Where the records go; outside that folder.
inline constexpr const char* kRecordLogVariable = "ONEWINDOW_RECORD_LOG";

} // namespace onewindow::torture

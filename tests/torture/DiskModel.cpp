// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/torture/DiskModel.h"

#include "services/core/Enforce.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstring>

namespace onewindow::torture {

namespace {

constexpr qint64 kSectorBytes = 512;

bool happens(DiskModel::Random& random, double share)
{
    return std::bernoulli_distribution(share)(random);
}

qsizetype below(DiskModel::Random& random, qsizetype count)
{
    return std::uniform_int_distribution<qsizetype>(0, count)(random);
}

} // namespace

Result<QList<IoOperation>> readIoLog(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::StoreFailed, QStringLiteral("no log ") + path};
    }
    const QByteArray all = file.readAll();
    QList<IoOperation> operations;
    for (qsizetype at = 0; at < all.size();) {
        IoRecord record;
        constexpr qsizetype kHead = sizeof(record);
        if (all.size() - at < kHead) {
            return Error{ErrorCode::StoreFailed, QStringLiteral("a log that ends in a record")};
        }
        std::memcpy(&record, all.constData() + at, sizeof(record));
        at += kHead;
        const qsizetype nameSize = record.nameSize;
        const qsizetype dataSize = record.dataSize;
        if (all.size() - at < nameSize + dataSize) {
            return Error{ErrorCode::StoreFailed, QStringLiteral("a log that ends in a record")};
        }
        operations.append({record.kind, record.object, record.offset, all.mid(at, nameSize),
                           all.mid(at + nameSize, dataSize)});
        at += nameSize + dataSize;
    }
    return operations;
}

DiskModel::DiskModel(const QByteArray& folder, bool lies)
    : m_folder(folder)
    , m_prefix(folder + '/')
    , m_lies(lies)
{}

void DiskModel::change(QByteArray& content, const Change& change)
{
    const qint64 end = change.isLength ? change.offset : change.offset + change.data.size();
    if (end > content.size() || change.isLength) {
        const qint64 before = content.size();
        content.resize(end);
        if (end > before) {
            std::fill(content.begin() + before, content.end(), '\0');
        }
    }
    std::copy(change.data.begin(), change.data.end(), content.begin() + change.offset);
}

void DiskModel::rename(Names& names, const IoOperation& operation)
{
    if (operation.kind == IoKind::Create) {
        names[operation.name] = operation.object;
    } else if (const auto found = names.find(operation.name); found != names.end()) {
        if (operation.kind == IoKind::Rename) {
            names[operation.data] = found->second;
        }
        names.erase(operation.name);
    }
}

void DiskModel::apply(const IoOperation& operation)
{
    switch (operation.kind) {
    case IoKind::Create:
        if (isMine(operation.name)) {
            m_files.emplace(operation.object, File());
        }
        [[fallthrough]];
    case IoKind::Rename:
    case IoKind::Unlink:
        if (isMine(operation.name)) {
            rename(m_names, operation);
            m_unsyncedNames.append(operation);
        }
        break;
    case IoKind::SyncFolder:
        if (operation.name == m_folder && !m_lies) {
            m_syncedNames = m_names;
            m_unsyncedNames.clear();
        }
        break;
    case IoKind::Write:
    case IoKind::Truncate:
        if (const auto found = m_files.find(operation.object); found != m_files.end()) {
            const Change made{operation.kind == IoKind::Truncate, operation.offset, operation.data};
            change(found->second.current, made);
            found->second.unsynced.append(made);
        }
        break;
    case IoKind::Sync:
        if (const auto found = m_files.find(operation.object); found != m_files.end() && !m_lies) {
            found->second.synced = found->second.current;
            found->second.unsynced.clear();
        }
        break;
    case IoKind::Note:
        break;
    }
}

QByteArray DiskModel::afterPowerLoss(const File& file, Random& random)
{
    // Nothing and everything are as likely as a mixture: many faults need all or none of a write.
    static constexpr std::array kShares{0.0, 0.05, 0.5, 0.95, 1.0};
    const double share =
        kShares.at(static_cast<std::size_t>(below(random, qsizetype(kShares.size()) - 1)));
    const qsizetype lengths = std::count_if(file.unsynced.cbegin(), file.unsynced.cend(),
                                            [](const Change& made) { return made.isLength; });
    qsizetype keptLengths = below(random, lengths);
    QByteArray content = file.synced;
    for (const Change& made : file.unsynced) {
        if (made.isLength) {
            if (keptLengths-- > 0) {
                change(content, made);
            }
            continue;
        }
        const qint64 end = made.offset + made.data.size();
        for (qint64 at = made.offset; at < end;) {
            const qint64 next = std::min(end, (at / kSectorBytes + 1) * kSectorBytes);
            if (happens(random, share)) {
                change(content, {false, at, made.data.mid(at - made.offset, next - at)});
            }
            at = next;
        }
    }
    // The new length may reach the disk before what it made room for.
    if (file.current.size() > content.size() && happens(random, 0.5)) {
        change(content, {true, file.current.size(), {}});
    }
    return content;
}

void DiskModel::write(
    const QString& folder, const Names& names,
    const std::function<QByteArray(const QByteArray&, const File&)>& content) const
{
    for (const auto& [name, object] : names) {
        QFile file(QDir(folder).filePath(QString::fromUtf8(name.mid(m_prefix.size()))));
        const QByteArray bytes = content(name, m_files.at(object));
        OW_ENFORCE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
}

void DiskModel::writeAfterPowerLoss(const QString& folder, Random& random) const
{
    Names names = m_syncedNames;
    const qsizetype kept = below(random, m_unsyncedNames.size());
    for (qsizetype i = 0; i < kept; ++i) {
        rename(names, m_unsyncedNames[i]);
    }
    write(folder, names, [&random](const QByteArray& name, const File& file) {
        QByteArray content = afterPowerLoss(file, random);
        if (name.endsWith("-shm")) {
            std::generate(content.begin(), content.end(),
                          [&random] { return static_cast<char>(random()); });
        }
        return content;
    });
}

void DiskModel::writeAsItIs(const QString& folder) const
{
    write(folder, m_names, [](const QByteArray&, const File& file) { return file.current; });
}

} // namespace onewindow::torture

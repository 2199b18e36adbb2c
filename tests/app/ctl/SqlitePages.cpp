// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ctl/SqlitePages.h"

#include "services/core/Enforce.h"

namespace onewindow::testing {

namespace {

constexpr int kInteriorIndex = 2;
constexpr int kInteriorTable = 5;
constexpr int kLeafIndex = 10;
constexpr int kLeafTable = 13;

} // namespace

SqlitePages::SqlitePages(QByteArray file, const QList<quint32>& roots)
    : m_file(std::move(file))
    , m_pageSize(0)
    , m_isUsed(static_cast<std::size_t>(m_file.size()))
{
    m_pageSize = number(16, 2);
    OW_ENFORCE(m_pageSize >= 512 && m_file.size() % m_pageSize == 0);
    // The header, without the schema cookie and the version of SQLite that wrote last.
    mark(0, 40);
    mark(44, 52);
    walk(1);
    for (const quint32 root : roots) {
        walk(root);
    }
}

std::vector<qsizetype> SqlitePages::used() const
{
    std::vector<qsizetype> all;
    for (qsizetype at = 0; at < m_file.size(); ++at) {
        if (isUsed(at)) {
            all.push_back(at);
        }
    }
    return all;
}

void SqlitePages::mark(qsizetype at, qsizetype length)
{
    OW_ENFORCE(at >= 0 && length >= 0 && at + length <= m_file.size());
    std::fill_n(m_isUsed.begin() + at, length, true);
}

quint32 SqlitePages::number(qsizetype at, int bytes) const
{
    quint32 value = 0;
    for (int i = 0; i < bytes; ++i) {
        value = (value << 8U) | static_cast<quint8>(m_file.at(at + i));
    }
    return value;
}

quint64 SqlitePages::varint(qsizetype& at) const
{
    quint64 value = 0;
    for (int i = 0; i < 8; ++i) {
        const auto byte = static_cast<quint8>(m_file.at(at++));
        value = (value << 7U) | (byte & 0x7fU);
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    return (value << 8U) | static_cast<quint8>(m_file.at(at++));
}

void SqlitePages::walk(quint32 page)
{
    const qsizetype start = (static_cast<qsizetype>(page) - 1) * m_pageSize;
    const qsizetype header = start + (page == 1 ? 100 : 0);
    const int type = m_file.at(header);
    const bool isInterior = type == kInteriorIndex || type == kInteriorTable;
    const qsizetype headerBytes = isInterior ? 12 : 8;
    const auto cells = static_cast<qsizetype>(number(header + 3, 2));
    mark(header, headerBytes + 2 * cells);
    for (qsizetype i = 0; i < cells; ++i) {
        const qsizetype at = start + number(header + headerBytes + 2 * i, 2);
        if (isInterior) {
            walk(number(at, 4));
        }
        cell(at, type);
    }
    if (isInterior) {
        walk(number(header + 8, 4));
    }
}

void SqlitePages::cell(qsizetype at, int type)
{
    const qsizetype start = at;
    at += type == kInteriorIndex || type == kInteriorTable ? 4 : 0;
    quint64 size = 0;
    if (type == kInteriorTable) {
        varint(at);
    } else {
        size = varint(at);
    }
    if (type == kLeafTable) {
        varint(at);
    }
    mark(start, at - start);
    if (type == kInteriorTable) {
        return;
    }
    payload(at, size, type == kLeafTable);
}

void SqlitePages::payload(qsizetype at, quint64 size, bool isTableLeaf)
{
    const auto usable = static_cast<quint64>(m_pageSize);
    const quint64 most = isTableLeaf ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    const quint64 least = (usable - 12) * 32 / 255 - 23;
    if (size <= most) {
        mark(at, static_cast<qsizetype>(size));
        return;
    }
    const quint64 fitting = least + (size - least) % (usable - 4);
    const quint64 local = fitting <= most ? fitting : least;
    mark(at, static_cast<qsizetype>(local) + 4);
    quint32 page = number(at + static_cast<qsizetype>(local), 4);
    quint64 left = size - local;
    while (left > 0) {
        const qsizetype start = (static_cast<qsizetype>(page) - 1) * m_pageSize;
        const quint64 here = std::min(left, usable - 4);
        mark(start, 4 + static_cast<qsizetype>(here));
        page = number(start, 4);
        left -= here;
    }
}

} // namespace onewindow::testing

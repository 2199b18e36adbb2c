// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace onewindow::testing {

/// Which bytes of a SQLite file carry something, read from the file format alone
/// (https://www.sqlite.org/fileformat2.html) and not through SQLite: the judge of what a check may
/// leave unnoticed.
class SqlitePages
{
public:
    /// `roots`: the root pages of all trees, but for that of the schema.
    SqlitePages(QByteArray file, const QList<quint32>& roots);

    [[nodiscard]] bool isUsed(qsizetype at) const { return m_isUsed.at(std::size_t(at)); }

    /// All bytes that carry something, in order.
    [[nodiscard]] std::vector<qsizetype> used() const;

private:
    void walk(quint32 page);
    void cell(qsizetype at, int type);
    void payload(qsizetype at, quint64 size, bool isTableLeaf);
    void mark(qsizetype at, qsizetype length);
    [[nodiscard]] quint32 number(qsizetype at, int bytes) const;
    quint64 varint(qsizetype& at) const;

    QByteArray m_file;
    qsizetype m_pageSize;
    std::vector<bool> m_isUsed;
};

} // namespace onewindow::testing

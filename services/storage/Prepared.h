// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow::storage {

/// A compiled statement as an engine implements it. Others use Statement.
/// Parameters and columns are counted from 0. Reset before it is bound or stepped anew.
class Prepared
{
public:
    Prepared() = default;
    virtual ~Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    Prepared(Prepared&&) = delete;
    Prepared& operator=(Prepared&&) = delete;

    [[nodiscard]] virtual int parameterCount() const = 0;
    [[nodiscard]] virtual int columnCount() const = 0;

    virtual void bindNull(int index) = 0;
    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindReal(int index, double value) = 0;
    virtual void bindText(int index, QByteArray utf8) = 0;
    virtual void bindBlob(int index, QByteArray value) = 0;

    /// Runs up to the next row; false when there is none.
    virtual Result<bool> step() = 0;

    /// Ends the run and forgets the values.
    virtual void reset() = 0;

    /// Ends the run; every value is bound anew before the next, or forgotten by reset().
    virtual void rewind() { reset(); }

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray blob(int column) const = 0;

    /// text(), which shares `like` where it says the same.
    [[nodiscard]] virtual QString textLike(int column, const QString& like) const
    {
        const QString value = text(column);
        return value == like && value.isNull() == like.isNull() ? like : value;
    }

    /// blob(), which shares `like` where the bytes are the same.
    [[nodiscard]] virtual QByteArray blobLike(int column, const QByteArray& like) const
    {
        const QByteArray value = blob(column);
        return value == like && value.isNull() == like.isNull() ? like : value;
    }
};

} // namespace onewindow::storage

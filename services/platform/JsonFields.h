// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::platform {

/// Reads the JSON object of a request's body. The first member that is of the wrong type, out of
/// its limits or missing makes every later read return an empty value: read all fields, then ask
/// error(). A member that nobody has read by then is an error too, since a mistyped name would
/// otherwise change what a command does; so are a name that comes twice and deep nesting.
class JsonFields
{
public:
    /// An empty body stands for an object without members.
    explicit JsonFields(const QByteArray& body);

    /// A text of at most `limit` characters, without control characters; empty if it is not there.
    QString text(const QString& name, qsizetype limit);
    /// As text(), but it must be there and not be empty.
    QString requiredText(const QString& name, qsizetype limit);
    /// A list of at most `count` such texts, none of them empty; empty if it is not there.
    QStringList texts(const QString& name, qsizetype count, qsizetype limit);
    /// Whether it is there and not null: for a list that may be empty on purpose.
    [[nodiscard]] bool has(const QString& name) const;
    /// A whole number from `least` to `most` (within 2^53); nothing if it is not there.
    std::optional<qint64> integer(const QString& name, qint64 least, qint64 most);
    /// As integer(), but it must be there; `least` after an error.
    qint64 requiredInteger(const QString& name, qint64 least, qint64 most);
    /// True or false; nothing if it is not there.
    std::optional<bool> flag(const QString& name);

    /// An object as it came, for whoever knows its members; empty if it is not there.
    QJsonObject object(const QString& name);

    /// A list of at most `count` objects, each to be read and asked likewise; their fields are
    /// named "list[0].x". Empty if it is not there.
    QList<JsonFields> objects(const QString& name, qsizetype count);

    /// BadRequest if something was wrong, and which field. Ask when all fields are read.
    [[nodiscard]] const std::optional<Error>& error() const;

    /// The field at fault; empty if it is the body as a whole.
    [[nodiscard]] const QString& field() const { return m_field; }

private:
    JsonFields(QJsonObject json, QString prefix);
    /// The member, and that it was asked for; nothing if it is not there, null, or after an error.
    std::optional<QJsonValue> take(const QString& name);
    /// A list of at most `count` values; empty if it is not there.
    QJsonArray array(const QString& name, qsizetype count);
    void fail(const QString& field, const char* reason) const;

    QJsonObject m_json;
    QString m_prefix; ///< Of the names of fields; empty for the body itself.
    QSet<QString> m_read;
    // error() finds what nobody has read.
    mutable std::optional<Error> m_error;
    mutable QString m_field;
};

} // namespace onewindow::platform

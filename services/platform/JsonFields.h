// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::platform {

/// Reads the JSON object of a request's body. Unknown members are skipped; the first that is of the
/// wrong type, too long or missing makes every later read return an empty value: read all fields,
/// then ask error() once.
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

    /// BadRequest if something was wrong, and which field.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    [[nodiscard]] const QString& field() const { return m_field; }

private:
    void fail(const QString& field, const char* reason);

    QJsonObject m_json;
    std::optional<Error> m_error;
    QString m_field;
};

} // namespace onewindow::platform

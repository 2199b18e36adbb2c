// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/JsonFields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace onewindow::platform {

namespace {

bool isPlain(const QString& text, qsizetype limit)
{
    return text.size() <= limit && std::none_of(text.cbegin(), text.cend(), [](QChar character) {
               return character.category() == QChar::Other_Control;
           });
}

} // namespace

JsonFields::JsonFields(const QByteArray& body)
{
    if (body.isEmpty()) {
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        fail({}, "the body is no JSON object");
        return;
    }
    m_json = document.object();
}

void JsonFields::fail(const QString& field, const char* reason)
{
    if (!m_error) {
        const QString detail = QLatin1String(reason);
        m_error = Error{ErrorCode::BadRequest,
                        field.isEmpty() ? detail : field + QStringLiteral(": ") + detail};
        m_field = field;
    }
}

QString JsonFields::text(const QString& name, qsizetype limit)
{
    const QJsonValue value = m_json[name];
    if (m_error || value.isUndefined() || value.isNull()) {
        return {};
    }
    if (!value.isString()) {
        fail(name, "must be a text");
        return {};
    }
    QString result = value.toString();
    if (!isPlain(result, limit)) {
        fail(name, "is too long or has control characters");
        return {};
    }
    return result;
}

QString JsonFields::requiredText(const QString& name, qsizetype limit)
{
    QString result = text(name, limit);
    if (result.isEmpty()) {
        fail(name, "is missing");
    }
    return result;
}

QStringList JsonFields::texts(const QString& name, qsizetype count, qsizetype limit)
{
    const QJsonValue value = m_json[name];
    if (m_error || value.isUndefined() || value.isNull()) {
        return {};
    }
    if (!value.isArray() || value.toArray().size() > count) {
        fail(name, "must be a list, and not too long");
        return {};
    }
    QStringList result;
    const QJsonArray list = value.toArray();
    for (const QJsonValue entry : list) {
        if (!entry.isString() || entry.toString().isEmpty() || !isPlain(entry.toString(), limit)) {
            fail(name, "must be a list of texts");
            return {};
        }
        result << entry.toString();
    }
    return result;
}

} // namespace onewindow::platform

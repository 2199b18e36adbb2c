// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/JsonFields.h"

#include "services/platform/JsonShape.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace onewindow::platform {

namespace {

constexpr double kExactLimit = 9'007'199'254'740'992; // 2^53: beyond, JSON's numbers have gaps.
constexpr qsizetype kShownNameLimit = 64;

bool isPlainCharacter(QChar character)
{
    return character.category() != QChar::Other_Control;
}

bool isPlain(const QString& text, qsizetype limit)
{
    return text.size() <= limit && std::all_of(text.cbegin(), text.cend(), isPlainCharacter);
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
    if (const auto fault = findJsonFault(body)) {
        fail(fault->member, fault->reason);
        return;
    }
    m_json = document.object();
}

JsonFields::JsonFields(QJsonObject json, QString prefix)
    : m_json(std::move(json))
    , m_prefix(std::move(prefix))
{}

void JsonFields::fail(const QString& field, const char* reason) const
{
    if (m_error) {
        return;
    }
    // The name may be the client's own invention.
    QString shown = m_prefix + field.left(kShownNameLimit);
    shown.removeIf([](QChar character) { return !isPlainCharacter(character); });
    const QString detail = QLatin1String(reason);
    m_error = Error{ErrorCode::BadRequest,
                    shown.isEmpty() ? detail : shown + QStringLiteral(": ") + detail};
    m_field = shown;
}

const std::optional<Error>& JsonFields::error() const
{
    for (auto member = m_json.begin(); !m_error && member != m_json.end(); ++member) {
        if (!m_read.contains(member.key())) {
            fail(member.key(), "is not known here");
        }
    }
    return m_error;
}

std::optional<QJsonValue> JsonFields::take(const QString& name)
{
    m_read.insert(name);
    const QJsonValue value = m_json.value(name);
    if (m_error || value.isUndefined() || value.isNull()) {
        return std::nullopt;
    }
    return value;
}

QString JsonFields::text(const QString& name, qsizetype limit)
{
    const auto value = take(name);
    if (!value) {
        return {};
    }
    if (!value->isString()) {
        fail(name, "must be a text");
        return {};
    }
    QString result = value->toString();
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

QJsonArray JsonFields::array(const QString& name, qsizetype count)
{
    const auto value = take(name);
    if (!value) {
        return {};
    }
    const QJsonArray list = value->toArray();
    if (!value->isArray() || list.size() > count) {
        fail(name, "must be a list, and not too long");
        return {};
    }
    return list;
}

QStringList JsonFields::texts(const QString& name, qsizetype count, qsizetype limit)
{
    const QJsonArray list = array(name, count);
    QStringList result;
    for (const QJsonValue entry : list) {
        if (!entry.isString() || entry.toString().isEmpty() || !isPlain(entry.toString(), limit)) {
            fail(name, "must be a list of texts");
            return {};
        }
        result << entry.toString();
    }
    return result;
}

bool JsonFields::has(const QString& name) const
{
    const QJsonValue value = m_json.value(name);
    return !value.isUndefined() && !value.isNull();
}

std::optional<qint64> JsonFields::integer(const QString& name, qint64 least, qint64 most)
{
    const auto value = take(name);
    if (!value) {
        return std::nullopt;
    }
    // A double whatever its size: what is too large for one is an infinity, or no JSON at all.
    const double number = value->isDouble() ? value->toDouble() : std::nan("");
    const bool isWhole = std::abs(number) <= kExactLimit && std::trunc(number) == number;
    if (!isWhole || static_cast<qint64>(number) < least || static_cast<qint64>(number) > most) {
        fail(name, "must be a whole number within its limits");
        return std::nullopt;
    }
    return static_cast<qint64>(number);
}

qint64 JsonFields::requiredInteger(const QString& name, qint64 least, qint64 most)
{
    const auto number = integer(name, least, most);
    if (!number) {
        fail(name, "is missing");
    }
    return number.value_or(least);
}

std::optional<bool> JsonFields::flag(const QString& name)
{
    const auto value = take(name);
    if (!value) {
        return std::nullopt;
    }
    if (!value->isBool()) {
        fail(name, "must be true or false");
        return std::nullopt;
    }
    return value->toBool();
}

QJsonObject JsonFields::object(const QString& name)
{
    const auto value = take(name);
    if (value && !value->isObject()) {
        fail(name, "must be an object");
    }
    return value ? value->toObject() : QJsonObject();
}

QList<JsonFields> JsonFields::objects(const QString& name, qsizetype count)
{
    const QJsonArray list = array(name, count);
    QList<JsonFields> result;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isObject()) {
            fail(name, "must be a list of objects");
            return {};
        }
        result.append(JsonFields(list.at(i).toObject(),
                                 QStringLiteral("%1%2[%3].").arg(m_prefix, name).arg(i)));
    }
    return result;
}

} // namespace onewindow::platform

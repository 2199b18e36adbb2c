// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Fields.h"

#include "services/core/Languages.h"

#include <algorithm>
#include <utility>

namespace onewindow::catalog {

namespace {

/// More than an object takes besides what is in it.
constexpr qsizetype kObjectWeight = 100;

/// What a text in several languages must be, with at most `limit` characters in each.
QString localShape(qsizetype limit)
{
    return QStringLiteral(R"({"zh": text, "en": text} with a Chinese text, and others by the tag )"
                          "of their language, at most %1 characters")
        .arg(limit);
}

bool isLocalText(const QJsonObject& json, qsizetype limit)
{
    if (json.value(QLatin1String("zh")).toString().isEmpty() || json.size() > kLanguageLimit) {
        return false;
    }
    for (auto one = json.constBegin(); one != json.constEnd(); ++one) {
        const bool isKnown = one.key() == u"zh" || one.key() == u"en";
        if (!one.value().isString() || one.value().toString().size() > limit ||
            !(isKnown || isLanguageTag(one.key()))) {
            return false;
        }
    }
    return true;
}

bool isSmallLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isScalar(const QJsonValue& value)
{
    return (value.isString() && value.toString().size() <= kTextLimit) || value.isDouble();
}

} // namespace

bool isName(QStringView name)
{
    return !name.isEmpty() && name.size() <= kIdLimit && isSmallLetter(name.front()) &&
           std::ranges::all_of(name, [](QChar c) {
               return isSmallLetter(c) || (c >= u'0' && c <= u'9') || c == u'_';
           });
}

Fields::Fields(QJsonObject json, QString pointer, Reading& reading)
    : m_json(std::move(json))
    , m_pointer(std::move(pointer))
    , m_reading(&reading)
{
    m_reading->weight += kObjectWeight;
}

QString Fields::pointerTo(QLatin1String key) const
{
    return m_pointer + u'/' + key;
}

void Fields::fail(QLatin1String key, const QString& reason)
{
    m_reading->problems.append(Problem{{}, pointerTo(key), reason});
}

void Fields::failWord(QLatin1String key, const QStringList& words)
{
    fail(key, QStringLiteral("must be one of ") + words.join(QStringLiteral(", ")));
}

std::optional<QJsonValue> Fields::given(QLatin1String key, Need need, const QString& shape)
{
    const auto found = m_json.constFind(key);
    if (found != m_json.constEnd()) {
        return *found;
    }
    if (need == Need::Required) {
        fail(key, QStringLiteral("is missing: must be ") + shape);
    }
    return {};
}

void Fields::text(QLatin1String key, QString& value, Need need, qsizetype limit)
{
    if (!isReading()) {
        if (!value.isEmpty()) {
            put(key, value);
        }
        return;
    }
    value.clear();
    const QString shape = QStringLiteral("a text of 1 to %1 characters").arg(limit);
    const auto json = given(key, need, shape);
    if (!json) {
        return;
    }
    QString text = json->toString();
    if (!json->isString() || text.size() > limit ||
        (need == Need::Required && text.trimmed().isEmpty())) {
        fail(key, QStringLiteral("must be ") + shape);
        return;
    }
    m_reading->weight += text.size();
    value = std::move(text);
}

void Fields::name(QLatin1String key, QString& value, Need need)
{
    text(key, value, need, kIdLimit);
    if (isReading() && !value.isEmpty() && !isName(value)) {
        fail(key, QStringLiteral("must begin with a small letter and hold small letters, digits "
                                 "and '_' only, at most %1")
                      .arg(kIdLimit));
    }
}

void Fields::names(QLatin1String key, QStringList& values, qsizetype countLimit)
{
    if (!isReading()) {
        if (!values.isEmpty()) {
            put(key, QJsonArray::fromStringList(values));
        }
        return;
    }
    values.clear();
    const auto array = elements(key, countLimit);
    for (qsizetype i = 0; array && i < array->size(); ++i) {
        const QString name = array->at(i).toString();
        if (isName(name)) {
            m_reading->weight += name.size();
            values << name;
        } else {
            m_reading->problems.append(Problem{{},
                                               pointerTo(key) + u'/' + QString::number(i),
                                               QStringLiteral("must be the id of something")});
        }
    }
}

std::optional<LocalText> Fields::localOf(const QJsonValue& value, qsizetype limit)
{
    const QJsonObject json = value.toObject();
    if (!isLocalText(json, limit)) {
        return {};
    }
    LocalText text = localTextFromJson(json);
    m_reading->weight += kObjectWeight + text.zh.size() + text.en.size();
    for (const QString& other : std::as_const(text.others)) {
        m_reading->weight += kObjectWeight + other.size();
    }
    return text;
}

void Fields::local(QLatin1String key, LocalText& value, Need need, qsizetype limit)
{
    if (!isReading()) {
        if (!value.isEmpty()) {
            put(key, toJson(value));
        }
        return;
    }
    value = {};
    const QString shape = localShape(limit);
    const auto json = given(key, need, shape);
    if (!json) {
        return;
    }
    if (auto text = localOf(*json, limit)) {
        value = *std::move(text);
    } else {
        fail(key, QStringLiteral("must be ") + shape);
    }
}

void Fields::locals(QLatin1String key, QList<LocalText>& values, qsizetype countLimit,
                    qsizetype limit)
{
    if (!isReading()) {
        QJsonArray array;
        for (const LocalText& text : std::as_const(values)) {
            array.append(toJson(text));
        }
        if (!array.isEmpty()) {
            put(key, array);
        }
        return;
    }
    values.clear();
    const auto array = elements(key, countLimit);
    for (qsizetype i = 0; array && i < array->size(); ++i) {
        if (auto text = localOf(array->at(i), limit)) {
            values << *std::move(text);
        } else {
            m_reading->problems.append(Problem{{},
                                               pointerTo(key) + u'/' + QString::number(i),
                                               QStringLiteral("must be ") + localShape(limit)});
        }
    }
}

void Fields::whole(QLatin1String key, int& value, int min, int max, int fallback)
{
    if (!isReading()) {
        if (value != fallback) {
            put(key, value);
        }
        return;
    }
    value = fallback;
    const auto json = given(key, Need::Optional, {});
    if (!json) {
        return;
    }
    const int number = json->toInt(min - 1);
    if (number < min || number > max) {
        fail(key, QStringLiteral("must be a whole number from %1 to %2").arg(min).arg(max));
    } else {
        value = number;
    }
}

void Fields::wholes(QLatin1String key, QList<int>& values, qsizetype countLimit, int min, int max)
{
    if (!isReading()) {
        QJsonArray array;
        for (const int value : std::as_const(values)) {
            array.append(value);
        }
        if (!array.isEmpty()) {
            put(key, array);
        }
        return;
    }
    values.clear();
    const auto array = elements(key, countLimit);
    for (qsizetype i = 0; array && i < array->size(); ++i) {
        const int number = array->at(i).toInt(min - 1);
        if (number < min || number > max || values.contains(number)) {
            m_reading->problems.append(
                Problem{{},
                        pointerTo(key) + u'/' + QString::number(i),
                        QStringLiteral("must be a whole number from %1 to %2, each once")
                            .arg(min)
                            .arg(max)});
        } else {
            values << number;
        }
    }
}

void Fields::real(QLatin1String key, std::optional<double>& value, double largest)
{
    if (!isReading()) {
        if (value) {
            put(key, *value);
        }
        return;
    }
    value.reset();
    const auto json = given(key, Need::Optional, {});
    if (!json) {
        return;
    }
    if (!json->isDouble() || json->toDouble() < -largest || json->toDouble() > largest) {
        fail(key, QStringLiteral("must be a number from %1 to %2")
                      .arg(-largest, 0, 'f', 0)
                      .arg(largest, 0, 'f', 0));
    } else {
        value = json->toDouble();
    }
}

void Fields::flag(QLatin1String key, bool& value, bool fallback)
{
    if (!isReading()) {
        if (value != fallback) {
            put(key, value);
        }
        return;
    }
    value = fallback;
    const auto json = given(key, Need::Optional, {});
    if (json && !json->isBool()) {
        fail(key, QStringLiteral("must be true or false"));
    } else if (json) {
        value = json->toBool();
    }
}

void Fields::date(QLatin1String key, QDate& value, Need need)
{
    const QString format = QStringLiteral("yyyy-MM-dd");
    if (!isReading()) {
        if (value.isValid()) {
            put(key, value.toString(format));
        }
        return;
    }
    value = {};
    const QString shape = QStringLiteral("a date as 2026-01-31");
    const auto json = given(key, need, shape);
    if (!json) {
        return;
    }
    value = QDate::fromString(json->toString(), format);
    if (!value.isValid()) {
        fail(key, QStringLiteral("must be ") + shape);
    }
}

void Fields::scalar(QLatin1String key, QJsonValue& value, qsizetype countLimit)
{
    if (!isReading()) {
        if (!value.isUndefined()) {
            put(key, value);
        }
        return;
    }
    value = QJsonValue(QJsonValue::Undefined);
    const auto json = given(key, Need::Optional, {});
    if (!json) {
        return;
    }
    const QJsonArray array = json->toArray();
    const bool isList = !array.isEmpty() && array.size() <= countLimit &&
                        std::all_of(array.begin(), array.end(), isScalar);
    if (!isList && !isScalar(*json) && !json->isBool()) {
        fail(key, QStringLiteral("must be a text, a number, true or false, or a list of at most %1 "
                                 "texts or numbers")
                      .arg(countLimit));
        return;
    }
    m_reading->weight += json->toString().size() + array.size() * kTextLimit;
    value = *json;
}

std::optional<QJsonArray> Fields::elements(QLatin1String key, qsizetype countLimit)
{
    const auto json = given(key, Need::Optional, {});
    if (!json) {
        return {};
    }
    // What is over the limit is not looked at: it may be the whole of a large file.
    if (!json->isArray() || json->toArray().size() > countLimit) {
        fail(key, QStringLiteral("must be a list of at most %1").arg(countLimit));
        return {};
    }
    return json->toArray();
}

std::optional<Fields> Fields::enter(QLatin1String key)
{
    const auto json = given(key, Need::Optional, {});
    if (!json) {
        return {};
    }
    if (!json->isObject()) {
        fail(key, QStringLiteral("must be an object"));
        return {};
    }
    return Fields(json->toObject(), pointerTo(key), *m_reading);
}

std::optional<Fields> Fields::element(QLatin1String key, const QJsonArray& elements,
                                      qsizetype index)
{
    const QString pointer = pointerTo(key) + u'/' + QString::number(index);
    if (!elements.at(index).isObject()) {
        m_reading->problems.append(Problem{{}, pointer, QStringLiteral("must be an object")});
        return {};
    }
    return Fields(elements.at(index).toObject(), pointer, *m_reading);
}

} // namespace onewindow::catalog

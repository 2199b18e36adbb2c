// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"
#include "services/catalog/Problem.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace onewindow::catalog {

inline constexpr qsizetype kTextLimit = 200;   ///< Characters of a name or a line.
inline constexpr qsizetype kProseLimit = 4000; ///< Of a text of several sentences.
inline constexpr qsizetype kIdLimit = 40;

enum class Need { Optional, Required };

/// How a value of an enumeration is written.
template <typename T>
struct Word
{
    T value;
    const char* word;
};

/// The fields of one JSON object, read into a struct or written from it. A function
/// `describe(Fields&, T&)` names the fields of a T once, with their limits, and serves both. A
/// field that holds its fallback is not written; one that is wrong is named, with all others that
/// are, and the struct keeps something harmless in its place.
class Fields
{
public:
    /// What is read in one go.
    struct Reading
    {
        Problems problems;    ///< Without their item.
        qsizetype weight = 0; ///< Grows with texts and objects, ahead of what they take as JSON.
    };

    /// Reads `json`, which stands at `pointer`.
    Fields(QJsonObject json, QString pointer, Reading& reading);
    /// Writes; json() has the result.
    Fields() = default;

    [[nodiscard]] const QJsonObject& json() const { return m_json; }

    void text(QLatin1String key, QString& value, Need need, qsizetype limit = kTextLimit);
    /// A name that other fields refer to: a small letter, then small letters, digits and '_'.
    void name(QLatin1String key, QString& value, Need need);
    void names(QLatin1String key, QStringList& values, qsizetype countLimit);
    void local(QLatin1String key, LocalText& value, Need need, qsizetype limit = kTextLimit);
    void locals(QLatin1String key, QList<LocalText>& values, qsizetype countLimit,
                qsizetype limit = kTextLimit);
    void whole(QLatin1String key, int& value, int min, int max, int fallback);
    void wholes(QLatin1String key, QList<int>& values, qsizetype countLimit, int min, int max);
    void real(QLatin1String key, std::optional<double>& value, double largest);
    void flag(QLatin1String key, bool& value, bool fallback);
    void date(QLatin1String key, QDate& value, Need need);
    /// A text, a number, a truth or a list of texts and numbers; undefined where it is not there.
    void scalar(QLatin1String key, QJsonValue& value, qsizetype countLimit);

    /// One of `words`; `fallback` where it is not there, or wrong. Without one it is needed. False
    /// where it is wrong.
    template <typename T, std::size_t N>
    bool word(QLatin1String key, T& value, const std::array<Word<T>, N>& words,
              std::optional<T> fallback = {});
    /// A number of a code table, as a value of an enumeration; 0, where that is the fallback, says
    /// that it is not stated.
    template <typename T>
    void code(QLatin1String key, T& value, int max, T fallback = {});
    template <typename T>
    void object(QLatin1String key, std::optional<T>& value);
    template <typename List>
    void list(QLatin1String key, List& items, qsizetype countLimit);

    /// Only while reading.
    void fail(QLatin1String key, const QString& reason);

private:
    [[nodiscard]] bool isReading() const { return m_reading != nullptr; }

    [[nodiscard]] QString pointerTo(QLatin1String key) const;
    /// What to read for `key`, if it is there; if it must be and is not, says so.
    std::optional<QJsonValue> given(QLatin1String key, Need need, const QString& shape);
    std::optional<QJsonArray> elements(QLatin1String key, qsizetype countLimit);
    std::optional<LocalText> localOf(const QJsonValue& value, qsizetype limit);
    std::optional<Fields> enter(QLatin1String key);
    std::optional<Fields> element(QLatin1String key, const QJsonArray& elements, qsizetype index);
    void failWord(QLatin1String key, const QStringList& words);

    void put(QLatin1String key, const QJsonValue& value) { m_json.insert(key, value); }

    QJsonObject m_json;
    QString m_pointer;
    Reading* m_reading = nullptr;
};

/// Whether `name` is what Fields::name() takes.
bool isName(QStringView name);

/// What describe() writes of `item`.
template <typename T>
QJsonObject written(T item)
{
    Fields fields;
    describe(fields, item);
    return fields.json();
}

template <typename T, std::size_t N>
bool Fields::word(QLatin1String key, T& value, const std::array<Word<T>, N>& words,
                  std::optional<T> fallback)
{
    if (!isReading()) {
        for (const Word<T>& word : words) {
            if (word.value == value && value != fallback) {
                put(key, QLatin1String(word.word));
            }
        }
        return true;
    }
    value = fallback.value_or(words.front().value);
    if (!m_json.contains(key) && fallback) {
        return true;
    }
    const QString given = m_json.value(key).toString();
    QStringList known;
    for (const Word<T>& word : words) {
        if (given == QLatin1String(word.word)) {
            value = word.value;
            return true;
        }
        known << QLatin1String(word.word);
    }
    failWord(key, known);
    return false;
}

template <typename T>
void Fields::code(QLatin1String key, T& value, int max, T fallback)
{
    int number = static_cast<int>(value);
    // The number for "not stated" is nothing to write in a file.
    whole(key, number, 1, max, static_cast<int>(fallback));
    value = static_cast<T>(number);
}

template <typename T>
void Fields::object(QLatin1String key, std::optional<T>& value)
{
    if (!isReading()) {
        if (value) {
            put(key, written(*value));
        }
        return;
    }
    value.reset();
    if (auto inside = enter(key)) {
        value.emplace();
        describe(*inside, *value);
    }
}

template <typename List>
void Fields::list(QLatin1String key, List& items, qsizetype countLimit)
{
    if (!isReading()) {
        QJsonArray array;
        for (const auto& item : items) {
            array.append(written(item));
        }
        if (!array.isEmpty()) {
            put(key, array);
        }
        return;
    }
    items.clear();
    const auto array = elements(key, countLimit);
    for (qsizetype i = 0; array && i < array->size(); ++i) {
        typename List::value_type item;
        if (auto inside = element(key, *array, i)) {
            describe(*inside, item);
        }
        items.push_back(std::move(item)); // Also a bad one: the others keep their places.
    }
}

} // namespace onewindow::catalog

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace onewindow::catalog {

/// A text in the languages the item has; Simplified Chinese is always there.
struct LocalText
{
    QString zh;
    QString en;
    /// Further languages, by their tag of BCP 47; mostly none.
    QMap<QString, QString> others = {};

    /// `language` as a locale or a tag: "zh_CN", "en", "sr-Latn". Where the text has it not, nor
    /// its language without script and region (RFC 4647, lookup), Chinese.
    [[nodiscard]] QString in(const QString& language) const;

    [[nodiscard]] bool isEmpty() const { return zh.isEmpty(); }
};

/// {"zh": text, "en": text} with the languages that are there.
QJsonObject toJson(const LocalText& text);

/// What toJson() has written; what is no text of a language is left out.
LocalText localTextFromJson(const QJsonObject& json);

} // namespace onewindow::catalog

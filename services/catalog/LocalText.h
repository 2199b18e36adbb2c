// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace onewindow::catalog {

/// A text in the languages the item has; Simplified Chinese is always there.
struct LocalText
{
    QString zh;
    QString en;

    /// `language` as in "zh_CN", "en"; Chinese where the language is missing.
    [[nodiscard]] QString in(const QString& language) const;

    [[nodiscard]] bool isEmpty() const { return zh.isEmpty(); }
};

QJsonObject toJson(const LocalText& text);

} // namespace onewindow::catalog

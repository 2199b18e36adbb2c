// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/LocalText.h"

namespace onewindow::catalog {

QString LocalText::in(const QString& language) const
{
    return language.startsWith(u"en") && !en.isEmpty() ? en : zh;
}

QJsonObject toJson(const LocalText& text)
{
    QJsonObject json{{QStringLiteral("zh"), text.zh}};
    if (!text.en.isEmpty()) {
        json.insert(QStringLiteral("en"), text.en);
    }
    return json;
}

} // namespace onewindow::catalog

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/LocalText.h"

#include "services/core/Languages.h"

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

QString LocalText::in(const QString& language) const
{
    for (QString tag = languageTag(language); !tag.isEmpty();
         tag.truncate(std::max<qsizetype>(0, tag.lastIndexOf(u'-')))) {
        const QString text = tag == u"en" ? en : others.value(tag);
        if (!text.isEmpty()) {
            return text;
        }
    }
    return zh;
}

QJsonObject toJson(const LocalText& text)
{
    QJsonObject json{{u"zh"_s, text.zh}};
    if (!text.en.isEmpty()) {
        json.insert("en"_L1, text.en);
    }
    for (auto other = text.others.cbegin(); other != text.others.cend(); ++other) {
        json.insert(other.key(), other.value());
    }
    return json;
}

LocalText localTextFromJson(const QJsonObject& json)
{
    LocalText text;
    for (auto one = json.constBegin(); one != json.constEnd(); ++one) {
        const QString key = one.key();
        const QString words = one.value().toString();
        if (key == u"zh") {
            text.zh = words;
        } else if (key == u"en") {
            text.en = words;
        } else if (!words.isEmpty() && isLanguageTag(key) && text.others.size() < kLanguageLimit) {
            text.others.insert(key, words);
        }
    }
    return text;
}

} // namespace onewindow::catalog

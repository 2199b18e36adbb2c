// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/HallText.h"

#include "services/catalog/LanguageFiles.h"
#include "services/core/ConfigFile.h"
#include "services/core/Log.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace onewindow::platform {

Result<QByteArray> readHallText(const QString& path)
{
    auto content = readConfigFile(path);
    if (!content) {
        return content;
    }
    const QJsonObject file = QJsonDocument::fromJson(content.value()).object();
    if (file.isEmpty()) {
        return content; // Whoever reads it says why.
    }
    catalog::LanguageFiles languages(path);
    const QJsonObject whole = languages.applyTo(file);
    for (const catalog::Problem& problem : languages.problems()) {
        qCWarning(lcPlatform).noquote() << "Left out of a language:" << problem.toText();
    }
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

QString stampOf(const QString& path)
{
    QString stamp;
    for (const QString& file : QStringList{path} + catalog::LanguageFiles::pathsFor(path)) {
        const QFileInfo info(file);
        stamp += QStringLiteral("%1 %2 %3\n")
                     .arg(file, info.lastModified().toString(Qt::ISODateWithMs))
                     .arg(info.exists() ? info.size() : -1);
    }
    return stamp;
}

bool isHallText(const QJsonValue& value)
{
    const QJsonObject text = value.toObject();
    return !text[QStringLiteral("zh")].toString().isEmpty() &&
           std::all_of(text.constBegin(), text.constEnd(),
                       [](const QJsonValue& words) { return words.isString(); });
}

} // namespace onewindow::platform

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Problem.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::catalog {

/// What a data file says in further languages, each in a file beside it: `hall.TAG.json` of
/// `hall.json` holds {"texts": {"一楼 A 区": "..."}}, what each Chinese text is in the language of
/// that tag. So a file gets a language by one more file, and without it stays what it was.
class LanguageFiles
{
public:
    /// The files there are beside `path`, by their tags, kLanguageLimit at most.
    static QStringList pathsFor(const QString& path);

    /// Reads them (at most 8 MiB each). What is wrong is named by problems() and left out.
    explicit LanguageFiles(const QString& path);

    /// `file`, the content of `path`, where each Chinese text has its languages beside it; what it
    /// says itself stays. Texts that it does not have are named by problems().
    QJsonObject applyTo(const QJsonObject& file);

    [[nodiscard]] const Problems& problems() const { return m_problems; }

    /// After applyTo(): the Chinese texts that a language has not, by its tag.
    [[nodiscard]] const QMap<QString, QStringList>& missing() const { return m_missing; }

private:
    struct File
    {
        QString tag;
        QString name;
        QHash<QString, QString> texts;
        QSet<QString> unused;
    };

    void read(const QString& path, const QString& tag);
    /// `value` with the texts that it lacks; nothing where it lacks none.
    std::optional<QJsonValue> withTexts(const QJsonValue& value);
    std::optional<QJsonObject> withLanguages(const QJsonObject& text);

    QList<File> m_files;
    Problems m_problems;
    QMap<QString, QStringList> m_missing;
};

} // namespace onewindow::catalog

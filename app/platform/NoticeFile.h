// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::platform {

/// What everybody is told in a hall, or by the centre in all of them, as a file of its own says:
/// staff write it, and what is over disappears by itself.
struct NoticeFile
{
    struct Notice
    {
        QDate from; ///< The first day and the last; invalid: no bound.
        QDate until;
        QJsonObject thing; ///< As the feed has it, and its "id": see feed::kNotice.
    };

    QList<Notice> notices; ///< The most important first.
    QStringList problems;  ///< What was left out, and why, each with file and field.

    /// Reads {"issuer": {zh,en}, "notices": [{"id", "title":{zh,en}, "text":{zh,en}, "from":
    /// "2026-11-30", "until", "order"}]}; of a notice all but id and title may be missing, and so
    /// may the issuer: whose notices these are, as it is said beside them. At most 1 MiB and 100
    /// notices of 4,000 characters. A notice that is wrong is left out and named. load() reads
    /// further languages too: see readHallText(). Errors: BadConfig (it is no such file), naming
    /// file and field.
    static Result<NoticeFile> load(const QString& path);
    static Result<NoticeFile> parse(const QByteArray& json, const QString& fileName);

    /// Those of `day`.
    [[nodiscard]] QList<QJsonObject> of(QDate day) const;
};

} // namespace onewindow::platform

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace onewindow::platform {

/// What everybody is told in a hall, as a file of its own says: staff write it, and what is over
/// disappears by itself.
struct NoticeFile
{
    struct Notice
    {
        QDate from; ///< The first day and the last; invalid: no bound.
        QDate until;
        QJsonObject thing; ///< As the feed has it: see feed::kNotice.
    };

    QList<Notice> notices; ///< The most important first.

    /// Reads {"notices": [{"id", "title":{zh,en}, "text":{zh,en}, "from": "2026-11-30", "until",
    /// "order"}]}; all but id and title may be missing. At most 1 MiB and 100 notices of 4,000
    /// characters. load() reads further languages too: see readHallText(). Errors: BadConfig, naming
    /// file and field.
    static Result<NoticeFile> load(const QString& path);
    static Result<NoticeFile> parse(const QByteArray& json, const QString& fileName);

    /// Those of `day`.
    [[nodiscard]] QList<QJsonObject> of(QDate day) const;
};

} // namespace onewindow::platform

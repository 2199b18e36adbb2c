// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseState.h"
#include "services/journal/Feed.h"
#include "services/journal/Projection.h"

#include <QSet>

#include <functional>
#include <mutex>

namespace onewindow::cases {

/// The steps of a thing of kind `case`; none where it says none.
QList<CaseStep> stepsFrom(const QJsonObject& thing);

/// Follows each fact about cases at a node that others read: notes the halls where something was
/// filed, and tells below what was numbered, progressed and decided. Applied after CaseProjection;
/// owns no table, so a rebuild leaves the feed alone.
class CaseFeed final : public journal::Projection
{
public:
    /// Who is to be told of a case that was filed at `node` in `hall`: the audience of the next
    /// node on the way there.
    using AudienceOf = std::function<QString(const QString& hall, const QString& node)>;

    explicit CaseFeed(AudienceOf audienceOf);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

    /// The halls in which something was filed since it was asked last. From any thread.
    QStringList takeNews();

private:
    AudienceOf m_audienceOf;
    std::mutex m_mutex; ///< Guards what follows.
    QSet<QString> m_news;
};

/// At a hall: hands on what its centre says of cases, in the caller's transaction.
Result<void> relayCases(storage::Database& database, const QList<journal::FeedChange>& changes,
                        const QString& hall);
/// The same of all that is cached of the centre's stream of `hall`.
Result<void> relayAllCases(storage::Database& database, const QString& hall);

} // namespace onewindow::cases

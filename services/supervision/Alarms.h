// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/FeedThings.h"
#include "services/journal/Journal.h"
#include "services/journal/Projection.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace onewindow::supervision {

/// By the node that noticed; subject = the alarm's id. {code, node, detail}: an ErrorCode's name,
/// the node it is about, and what the log says of it, without personal data.
inline constexpr const char* kAlarmRaised = "alarm.raised";
/// By the hall or the centre; subject = the alarm's id. {staff}: somebody has dealt with it.
inline constexpr const char* kAlarmClosed = "alarm.closed";

/// Feed kind, audience staff, id = alarm id. {code, node, detail, raisedBy, raisedAt}; a tombstone
/// when it was closed.
inline constexpr const char* kAlarmThing = "alarm";

/// Feed kind of a hall's stream at the centre, for that hall, id = alarm id. {staff}: closed up
/// there, which the hall is to record as well; a tombstone when it has.
inline constexpr const char* kAlarmClosedThing = "alarmClosed";

/// Characters of a detail that are kept.
inline constexpr qsizetype kDetailLimit = 200;

/// Something that a person has to look at.
struct Alarm
{
    QString hall;     ///< The partition it is kept in.
    QByteArray id;    ///< 16 bytes.
    QString code;     ///< An ErrorCode's name.
    QString node;     ///< What it is about.
    QString detail;   ///< For the log: no personal data.
    QString raisedBy; ///< The node that noticed.
    qint64 raisedAtMs = 0;
    qint64 closedAtMs = 0; ///< 0: open.
};

/// {hall, id, code, node, detail, raisedBy, raisedAt}
QJsonObject toJson(const Alarm& alarm);

/// The table `alarms`, at a hall (its own) and at the centre (every hall's), and the feed of what
/// is open.
class AlarmProjection final : public journal::Projection
{
public:
    /// Without a feed only the table is kept, as whoever rebuilds it from outside wants.
    /// `self`: the node whose store it is.
    explicit AlarmProjection(QString self, bool hasFeed = true)
        : m_self(std::move(self))
        , m_hasFeed(hasFeed)
    {}

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    Result<void> noteClosed(storage::Database& database, const journal::Row& row);

    QString m_self;
    bool m_hasFeed;
};

/// Records an alarm in `journal`'s partition: for a terminal, which does not know which are open.
/// In the caller's transaction.
Result<void> recordAlarm(journal::Journal& journal, storage::Database& database, const Error& error,
                         const QString& node);

/// The same, unless one of the same code about the same node is open there.
Result<void> raiseAlarm(journal::Journal& journal, storage::Database& database, const Error& error,
                        const QString& node);

/// Records that `staff` has dealt with it. Errors: NotFound when it is not open in that partition.
Result<void> closeAlarm(journal::Journal& journal, storage::Database& database,
                        const QByteArray& id, const QString& staff);

/// Records what was closed at the centre, as `told` by its feed, of what is still open in
/// `journal`'s partition: otherwise an alarm that nobody sees any more would hide the next one. In
/// the caller's transaction.
Result<void> closeAsTold(journal::Journal& journal, storage::Database& database,
                         const journal::FeedThings& told);

/// The open alarms of a partition, the newest first, 500 at most.
Result<QList<Alarm>> openAlarms(storage::Database& database, const QString& hall);

/// The same of every partition: for those who look after the whole city.
Result<QList<Alarm>> openAlarms(storage::Database& database);

} // namespace onewindow::supervision

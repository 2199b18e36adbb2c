// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"
#include "services/sync/HallLink.h"

#include <QHash>
#include <QStringList>

namespace onewindow::testing {

/// A hall that says what a test tells it to, with the try-out's catalogue and windows: for screens,
/// and for faults that a real one cannot be brought to. Commands are answered at once, with nothing
/// or with `failure`; nothing follows from them.
class ScriptedHall final : public sync::HallLink
{
    Q_OBJECT

public:
    void post(const QString& path, const QJsonObject& body, Callback callback) override;
    void get(const QString& path, Callback callback) override;
    void del(const QString& path, Callback callback) override;
    void setToken(const QString& token) override;
    void start() override;

    [[nodiscard]] bool isFresh() const override { return m_isFresh; }

    [[nodiscard]] qint64 clockOffsetMs() const override { return offsetMs; }

    void setFresh(bool isFresh);
    /// One thing changes in the feed; without a body it is gone.
    void feed(const char* kind, const QString& id, const std::optional<QJsonObject>& body);

    /// A ticket of the staff's feed, `minutesAgo` before `nowMs`; `more` replaces its fields.
    void ticket(const QString& number, const QString& matter, queue::TicketState state,
                int minutesAgo, const QJsonObject& more = {});
    /// A matter of the try-out's catalogue, to be fed changed.
    [[nodiscard]] static QJsonObject matter(const QString& id);
    /// The state of window 1 (or `id`); `more` replaces its fields.
    void window(const QString& state, const QJsonObject& more = {}, const QString& id = {});
    void call(const QString& window, const QString& number, int minutesAgo, int count = 1);

    QStringList posted; ///< Paths of commands, in order.
    QStringList asked;  ///< Paths of questions that are in `answers`, in order.
    /// What a path is answered, of commands and of questions.
    QHash<QString, QJsonObject> answers;
    /// Of who signs in.
    QStringList permissions{QStringLiteral("case.show"), QStringLiteral("case.accept")};
    QJsonObject lastBody;      ///< Of the last command.
    QJsonObject person;        ///< Who is asked for; empty for nobody.
    int personAsked = 0;       ///< How often.
    bool isPersonAway = false; ///< Nobody can tell who it is.
    ErrorCode failure{};       ///< What the next command fails with, if isFailing.
    QString failureDetail;
    bool isFailing = false;
    qint64 nowMs = 0;
    qint64 offsetMs = 0; ///< Of its clock against the machine's.

private:
    bool m_isFresh = false;
    qint64 m_position = 0;
    QJsonObject m_windows;
};

} // namespace onewindow::testing

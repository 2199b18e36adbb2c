// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/MatterLines.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The citizen whom the window has called or serves: ticket, matter, materials, and who it is. What
/// is personal is asked for, shown, and forgotten when the citizen leaves.
class CitizenInHand : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    /// What the number was called for.
    Q_PROPERTY(QString matter READ matter NOTIFY changed)
    /// What else it is for, with a word where this window does not serve it.
    Q_PROPERTY(QList<QString> further READ further NOTIFY changed)
    /// Name in full, to greet, and the ends of the ID number.
    Q_PROPERTY(QString person READ person NOTIFY personChanged)
    Q_PROPERTY(QString waited READ waited NOTIFY changed)
    /// Since the call, or since the service began.
    Q_PROPERTY(QString elapsed READ elapsed NOTIFY ticked)
    /// Why it was this one's turn.
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(int callCount READ callCount NOTIFY changed)
    /// Whether the ticket came out of the printer is not known.
    Q_PROPERTY(bool outcomeUnknown READ isOutcomeUnknown NOTIFY changed)
    Q_PROPERTY(onewindow::ui::MatterLines* materials READ materials CONSTANT)

public:
    enum class State { Nobody, Called, Serving };
    Q_ENUM(State)

    CitizenInHand(sync::HallLink& link, const Clock& clock, QObject* parent = nullptr);

    /// Takes over the ticket as the feed has it now, empty for nobody, and asks who it is if it is
    /// another than before. `served`: the ids of the window's matters.
    void setTicket(const QJsonObject& ticket, const queue::HallPicture& hall,
                   const QStringList& served);

    [[nodiscard]] QString ticketId() const;
    [[nodiscard]] QString matterId() const;
    /// All that the number is for, what it was called for first.
    [[nodiscard]] QStringList matterIds() const;
    /// The hall's clock; 0 if the service has not begun.
    [[nodiscard]] qint64 startedAtMs() const;

    [[nodiscard]] State state() const;
    [[nodiscard]] QString number() const;

    [[nodiscard]] const QString& matter() const { return m_matter; }

    [[nodiscard]] const QStringList& further() const { return m_further; }

    [[nodiscard]] const QString& person() const { return m_person; }

    [[nodiscard]] QString waited() const;
    [[nodiscard]] QString elapsed() const;
    [[nodiscard]] QString why() const;
    [[nodiscard]] int callCount() const;
    [[nodiscard]] bool isOutcomeUnknown() const;

    [[nodiscard]] MatterLines* materials() { return &m_materials; }

Q_SIGNALS:
    void changed();
    void personChanged();
    /// elapsed() moves.
    void ticked();

private:
    void askPerson();
    void onPerson(const Result<QJsonObject>& answer);
    void setPerson(const QString& person);

    sync::HallLink& m_link;
    const Clock& m_clock;
    QJsonObject m_ticket;
    QString m_matter;
    QStringList m_further;
    MatterLines m_materials;
    QString m_person;
    QString m_personTicket;     ///< Whom m_person was asked for.
    bool m_isPersonDue = false; ///< Nobody could tell: asked again with the next page.
};

} // namespace onewindow::ui

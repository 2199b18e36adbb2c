// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CaseFee.h"
#include "qml/Counter/CasePictures.h"
#include "qml/Counter/CaseTray.h"
#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/PageSupply.h"
#include "qml/Counter/StaffSession.h"
#include "services/cases/CaseService.h"
#include "services/catalog/WorkCalendar.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Cases that wait for a person: a list, the oldest first, and the one that is open, with what was
/// filed, what the rules say of it, and what may be done. A decision is conditional on the state
/// that was seen: of two who decide at once, the second reads what the first did. What was filed is
/// asked for one by one, each look is recorded by the hall, and it is gone when the page is left.
class CaseDeskViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(onewindow::ui::DeskLineModel* list READ list CONSTANT)
    /// "待办 12 件"
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY changed)
    /// Whose cases may be listed alone; the first, without an id, is everybody's.
    Q_PROPERTY(QList<QString> departmentIds READ departmentIds NOTIFY changed)
    Q_PROPERTY(QList<QString> departmentNames READ departmentNames NOTIFY changed)

    // The one that is open.
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// Number, state, time, limit, fee.
    Q_PROPERTY(onewindow::ui::DeskLineModel* facts READ facts CONSTANT)
    /// Who filed it, what they answered, what departments said.
    Q_PROPERTY(onewindow::ui::DeskLineModel* answers READ answers CONSTANT)
    /// What the rules say, the materials, and the steps so far.
    Q_PROPERTY(onewindow::ui::DeskLineModel* checks READ checks CONSTANT)
    /// The materials, to say which are missing: those that were chosen are checked.
    Q_PROPERTY(onewindow::ui::DeskLineModel* missing READ missing CONSTANT)
    Q_PROPERTY(bool hasMissing READ hasMissing NOTIFY changed)
    Q_PROPERTY(bool canAccept READ canAccept NOTIFY changed)
    Q_PROPERTY(bool canAskMore READ canAskMore NOTIFY changed)
    Q_PROPERTY(bool canRefuse READ canRefuse NOTIFY changed)
    Q_PROPERTY(bool canApprove READ canApprove NOTIFY changed)
    Q_PROPERTY(bool canReject READ canReject NOTIFY changed)
    Q_PROPERTY(bool canTakeFee READ canTakeFee NOTIFY changed)
    /// It waits for what is missing, and there is a camera to scan that with.
    Q_PROPERTY(bool canSupply READ canSupply NOTIFY changed)
    /// What else may become of it now: review, a special procedure for one of its reasons.
    Q_PROPERTY(QList<QString> stepIds READ stepIds NOTIFY changed)
    Q_PROPERTY(QList<QString> stepNames READ stepNames NOTIFY changed)
    Q_PROPERTY(QList<QString> reasonIds READ reasonIds CONSTANT)
    Q_PROPERTY(QList<QString> reasonNames READ reasonNames CONSTANT)
    Q_PROPERTY(onewindow::ui::CaseFee* fee READ fee CONSTANT)
    Q_PROPERTY(onewindow::ui::CasePictures* pictures READ pictures CONSTANT)
    Q_PROPERTY(onewindow::ui::PageSupply* supply READ supply CONSTANT)
    /// What was not found out, or what a colleague did meanwhile.
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    CaseDeskViewModel(sync::HallLink& link, HallCommands& commands, const StaffSession& session,
                      const queue::HallPicture& hall, const Clock& clock, DeskScan& scan,
                      QObject* parent = nullptr);

    /// The page is shown: the list is asked for, and again from time to time.
    void enter();
    /// It is no longer: forgets everything, answers that are still to come included.
    void leave();
    /// Once a second.
    void tick();

    Q_INVOKABLE void refresh();

    Q_INVOKABLE void loadMore() { m_tray.items().loadMore(); }

    Q_INVOKABLE void chooseDepartment(const QString& id);
    /// Reads what was filed; the hall records who did.
    Q_INVOKABLE void open(const QString& id);
    /// The same of the one with this number, or with the code of a receipt, decided or not.
    Q_INVOKABLE void find(const QString& code);

    Q_INVOKABLE void accept();
    /// To be brought or not after all.
    Q_INVOKABLE void toggleMissing(const QString& material);
    Q_INVOKABLE void clearMissing();
    /// All that is missing, at once.
    Q_INVOKABLE void askMore();
    Q_INVOKABLE void refuse(const QString& reason);
    Q_INVOKABLE void approve();
    Q_INVOKABLE void reject(const QString& reason);
    /// One of stepIds().
    Q_INVOKABLE void takeStep(const QString& id);
    Q_INVOKABLE void beginFee();

    Q_INVOKABLE void endFee() { m_fee.end(); }

    [[nodiscard]] DeskLineModel* list() { return &m_list; }

    [[nodiscard]] QString listTitle() const;
    [[nodiscard]] QString emptyText() const;

    [[nodiscard]] bool hasMore() const { return m_tray.items().hasMore(); }

    [[nodiscard]] const QString& selectedId() const { return m_tray.id(); }

    [[nodiscard]] QStringList departmentIds() const;
    [[nodiscard]] QStringList departmentNames() const;

    [[nodiscard]] bool isOpen() const { return !m_tray.content().isEmpty(); }

    [[nodiscard]] QString title() const { return m_tray.title(); }

    [[nodiscard]] DeskLineModel* facts() { return &m_facts; }

    [[nodiscard]] DeskLineModel* answers() { return &m_answers; }

    [[nodiscard]] DeskLineModel* checks() { return &m_checks; }

    [[nodiscard]] DeskLineModel* missing() { return &m_missing; }

    [[nodiscard]] bool hasMissing() const { return !m_missingIds.isEmpty(); }

    [[nodiscard]] bool canAccept() const;
    [[nodiscard]] bool canAskMore() const;
    [[nodiscard]] bool canRefuse() const;
    [[nodiscard]] bool canApprove() const;
    [[nodiscard]] bool canReject() const;
    [[nodiscard]] bool canTakeFee() const;
    [[nodiscard]] bool canSupply() const;
    /// "received" once more, "review", or "suspended/REASON".
    [[nodiscard]] QStringList stepIds() const;
    [[nodiscard]] QStringList stepNames() const;

    [[nodiscard]] static QStringList reasonIds() { return cases::decisionReasons(); }

    [[nodiscard]] QStringList reasonNames() const;

    [[nodiscard]] CaseFee* fee() { return &m_fee; }

    [[nodiscard]] CasePictures* pictures() { return &m_pictures; }

    [[nodiscard]] PageSupply* supply() { return &m_supply; }

    [[nodiscard]] const QString& notice() const { return m_tray.notice(); }

Q_SIGNALS:
    void changed();
    /// Another one is open.
    void opened();

private:
    void onStoodAnew(const QString& notice);
    void forgetOpened();
    void decide(cases::CaseState state, const QString& reason = {},
                const QStringList& missing = {});
    void sendDecision(cases::CaseState state, const QString& reason, const QStringList& missing);
    void onDecided(const Result<QJsonObject>& standing);
    void onFeeSettled(const QString& money, const QString& receipt);
    void onSupplied(const QString& material, int pages);
    void refreshSupply();
    [[nodiscard]] bool may(cases::CaseState to) const;
    [[nodiscard]] cases::CaseMoney money() const;
    [[nodiscard]] DeskLine lineOf(const QJsonObject& item) const;
    [[nodiscard]] QList<DeskLine> factLines() const;
    [[nodiscard]] QList<DeskLine> checkLines() const;
    [[nodiscard]] QList<DeskLine> missingLines() const;
    [[nodiscard]] bool isListed(const QJsonObject& item) const;
    void refreshLines();

    HallCommands& m_commands;
    const StaffSession& m_session;
    const queue::HallPicture& m_hall;
    catalog::WorkCalendar m_calendar = catalog::WorkCalendar::builtIn();
    DeskLineModel m_list;
    DeskLineModel m_facts;
    DeskLineModel m_answers;
    DeskLineModel m_checks;
    DeskLineModel m_missing;
    CaseTray m_tray;
    CaseFee m_fee;
    CasePictures m_pictures;
    PageSupply m_supply;

    QString m_department;
    QStringList m_missingIds;
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "qml/Capture/SignatureInk.h"
#include "qml/Counter/CaseTray.h"
#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/HandOutPaper.h"
#include "qml/Counter/StaffSession.h"
#include "services/cases/HandOver.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonArray>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace onewindow::ui {

/// Results that wait in this hall, and one of them handed to its holder: who it is, that their card
/// or document says so, the paper where the window prints it, their signature, and then, once and
/// for good, that they have it. Of two who hand over at once the second reads who did. All of it is
/// overwritten when the page is left.
class HandOutViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(onewindow::ui::DeskLineModel* list READ list CONSTANT)
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// What is to be handed over, whose it is, and how it stands.
    Q_PROPERTY(onewindow::ui::DeskLineModel* facts READ facts CONSTANT)
    /// Who receives it, and how that was found out; or what is to be done.
    Q_PROPERTY(QString receiver READ receiver NOTIFY changed)
    Q_PROPERTY(bool isChecked READ isChecked NOTIFY changed)
    Q_PROPERTY(onewindow::ui::SignatureInk* ink READ ink CONSTANT)
    /// Why it is signed on paper; empty: on the pad.
    Q_PROPERTY(QString paperText READ paperText NOTIFY changed)
    Q_PROPERTY(QList<QString> paperIds READ paperIds CONSTANT)
    Q_PROPERTY(QList<QString> paperNames READ paperNames CONSTANT)
    /// It may be handed over as far as the case goes.
    Q_PROPERTY(bool isReady READ isReady NOTIFY changed)
    /// And somebody was found to be the holder, and has signed.
    Q_PROPERTY(bool canHandOver READ canHandOver NOTIFY changed)
    /// The one key of the printer: whether it does something now, what, and whether for a reason.
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(QString printText READ printText NOTIFY changed)
    Q_PROPERTY(bool needsPrintReason READ needsPrintReason NOTIFY changed)
    Q_PROPERTY(QList<QString> printReasonIds READ printReasonIds CONSTANT)
    Q_PROPERTY(QList<QString> printReasonNames READ printReasonNames CONSTANT)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    /// `windowName` is what stands on what is printed.
    HandOutViewModel(sync::HallLink& link, HallCommands& commands, const StaffSession& session,
                     const queue::HallPicture& hall, const Clock& clock,
                     std::function<QString()> windowName, QObject* parent = nullptr);
    ~HandOutViewModel() override;
    HandOutViewModel(const HandOutViewModel&) = delete;
    HandOutViewModel& operator=(const HandOutViewModel&) = delete;
    HandOutViewModel(HandOutViewModel&&) = delete;
    HandOutViewModel& operator=(HandOutViewModel&&) = delete;

    /// The window's A4 printer; see HandOutPaper::usePrinter().
    void usePrinter(drivers::DocumentPrinterDriver& printer, ResultPrinting::Worker worker);

    void enter();
    /// Forgets everything, answers that are still to come included.
    void leave();
    /// Once a second.
    void tick();

    /// A card lies on the window's reader: it says who receives the one that is open; with none
    /// open, what its holder may have.
    void setCard(const drivers::IdCard& card);
    /// It is gone. Who was found to be the holder by it stays until the result is handed over.
    void clearCard();

    Q_INVOKABLE void refresh();

    Q_INVOKABLE void loadMore() { m_tray.items().loadMore(); }

    Q_INVOKABLE void open(const QString& id);
    /// By its number, or the code of a receipt, handed over or not.
    Q_INVOKABLE void find(const QString& code);
    /// A clerk has looked at a document: the number on it.
    Q_INVOKABLE void typeNumber(const QString& number);
    /// For one of paperIds(); empty: on the pad after all.
    Q_INVOKABLE void signOnPaper(const QString& reason);
    Q_INVOKABLE void clearSignature();
    /// Prints, tries again or stops, as printText says; `reason` is one of printReasonIds where
    /// needsPrintReason.
    Q_INVOKABLE void print(const QString& reason);
    /// The result is in the holder's hands. Not taken back.
    Q_INVOKABLE void handOver();

    [[nodiscard]] DeskLineModel* list() { return &m_list; }

    [[nodiscard]] QString listTitle() const;
    [[nodiscard]] QString emptyText() const;

    [[nodiscard]] bool hasMore() const { return !m_isOfCard && m_tray.items().hasMore(); }

    [[nodiscard]] const QString& selectedId() const { return m_tray.id(); }

    [[nodiscard]] QString title() const { return m_tray.title(); }

    [[nodiscard]] DeskLineModel* facts() { return &m_facts; }

    [[nodiscard]] QString receiver() const;

    [[nodiscard]] bool isChecked() const { return !m_order.idNumber.isEmpty(); }

    [[nodiscard]] SignatureInk* ink() { return &m_ink; }

    [[nodiscard]] QString paperText() const;

    [[nodiscard]] static QStringList paperIds() { return cases::paperReasons(); }

    [[nodiscard]] QStringList paperNames() const;
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool canHandOver() const;

    [[nodiscard]] bool canPrint() const;

    [[nodiscard]] QString printText() const { return m_paper.pressText(); }

    [[nodiscard]] bool needsPrintReason() const
    {
        return m_paper.press() == HandOutPaper::Press::Again;
    }

    [[nodiscard]] static QStringList printReasonIds();

    [[nodiscard]] static QStringList printReasonNames() { return HandOutPaper::reasonNames(); }

    [[nodiscard]] const QString& notice() const { return m_tray.notice(); }

Q_SIGNALS:
    void changed();

private:
    void onContentRead();
    void onHandedOver(const Result<QJsonObject>& standing);
    /// `unclear`: what is said where how it stands explains nothing.
    void onStoodAnew(const QString& unclear);
    void done();
    void forgetOpened();
    /// Somebody is to receive it, if they are the holder.
    void setReceiver(const QString& name, const QString& number, cases::ReceiverCheck check);
    void refreshLines();
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] QJsonObject itemWith(const QString& id) const;
    [[nodiscard]] QJsonObject holder() const;
    [[nodiscard]] DeskLine lineOf(const QJsonObject& item) const;
    [[nodiscard]] QList<DeskLine> factLines() const;
    /// Who handed it over, if somebody has; else empty.
    [[nodiscard]] static QString handedOverText(const QJsonObject& item);

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const StaffSession& m_session;
    const queue::HallPicture& m_hall;
    DeskLineModel m_list;
    DeskLineModel m_facts;
    CaseTray m_tray;
    HandOutPaper m_paper;
    SignatureInk m_ink;

    int m_cardTurn = 0;      ///< Answers to an earlier card are another's.
    drivers::IdCard m_card;  ///< That lies there; personal.
    bool m_isOfCard = false; ///< The list is what its holder has.
    QJsonArray m_found;
    /// Who receives it, and for which act; personal. Without signature: that is m_ink.
    cases::HandOverOrder m_order;
};

} // namespace onewindow::ui

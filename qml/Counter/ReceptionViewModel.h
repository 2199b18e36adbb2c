// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "drivers/api/PrinterDriver.h"
#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/MatterFinder.h"
#include "services/queue/HallPicture.h"
#include "services/queue/WaitEstimate.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace onewindow::ui {

/// Reception: a number for somebody who cannot take one, and numbers that were given out on paper
/// while nothing else worked.
class ReceptionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// What is found by the text of search(), all there is without one; chosen ones are checked.
    Q_PROPERTY(onewindow::ui::DeskLineModel* found READ found CONSTANT)
    Q_PROPERTY(QString foundTitle READ foundTitle NOTIFY changed)
    /// What the number will be for, of which class, for whom.
    Q_PROPERTY(onewindow::ui::DeskLineModel* order READ order CONSTANT)
    Q_PROPERTY(bool canIssue READ canIssue NOTIFY changed)
    Q_PROPERTY(QList<QString> classIds READ classIds CONSTANT)
    Q_PROPERTY(QList<QString> classNames READ classNames CONSTANT)
    Q_PROPERTY(QList<QString> reasonIds READ reasonIds CONSTANT)
    Q_PROPERTY(QList<QString> reasonNames READ reasonNames CONSTANT)
    /// The number given out last, to be shown large; empty before.
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    /// What becomes of the slip.
    Q_PROPERTY(QString slipText READ slipText NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    ReceptionViewModel(HallCommands& commands, const queue::HallPicture& hall,
                       std::function<qint64()> hallNowMs, QObject* parent = nullptr);
    ~ReceptionViewModel() override;

    /// The window's own printer; it outlives this object.
    void usePrinter(drivers::PrinterDriver& printer);
    /// How characters are read: then matters are found by their sound too.
    void useReadings(input::PinyinReadings readings);
    /// The hall offers something else.
    void setCatalogue();
    void setCard(const drivers::IdCard& card);
    void clearCard();
    /// The page is shown.
    void enter();
    /// The page is left: nothing of it stays.
    void leave();

    Q_INVOKABLE void search(const QString& text);
    Q_INVOKABLE void toggle(const QString& matter);
    /// `reason` is asked for any class but the ordinary one.
    Q_INVOKABLE void setClass(const QString& klass, const QString& reason);
    Q_INVOKABLE void issue();
    Q_INVOKABLE void print();
    /// For the next one.
    Q_INVOKABLE void clear();
    /// Numbers on paper for the one matter that is chosen: from `first` ("501", or "A0501" as it is
    /// written) to `last`, written from `from` to `until` ("09:30").
    Q_INVOKABLE void enterPaper(const QString& first, const QString& last, const QString& from,
                                const QString& until);

    [[nodiscard]] DeskLineModel* found() { return &m_found; }

    [[nodiscard]] DeskLineModel* order() { return &m_order; }

    [[nodiscard]] QString foundTitle() const;

    [[nodiscard]] bool canIssue() const { return !m_chosen.isEmpty(); }

    [[nodiscard]] static QStringList classIds();
    [[nodiscard]] QStringList classNames() const;
    [[nodiscard]] static QStringList reasonIds();
    [[nodiscard]] QStringList reasonNames() const;

    [[nodiscard]] const QString& number() const { return m_number; }

    [[nodiscard]] const QString& link() const { return m_link; }

    [[nodiscard]] const QString& slipText() const { return m_slipText; }

    [[nodiscard]] bool canPrint() const { return m_printer != nullptr && !m_number.isEmpty(); }

    [[nodiscard]] const QString& notice() const { return m_notice; }

Q_SIGNALS:
    void changed();

private:
    void onIssued(const QJsonObject& ticket);
    void onPrinted(quint64 job, drivers::PrintOutcome outcome);
    void refreshLines();
    [[nodiscard]] QList<DeskLine> orderLines() const;
    void setNotice(const QString& notice);
    [[nodiscard]] QString hallText(const char* field) const;
    [[nodiscard]] drivers::Receipt slip() const;

    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    std::function<qint64()> m_hallNowMs;
    drivers::PrinterDriver* m_printer = nullptr;
    MatterFinder m_finder;
    bool m_isShown = false;
    QStringList m_chosen;
    QStringList m_toldGone; ///< Chosen, and refused because today's numbers are gone.
    QString m_class;
    QString m_reason;
    drivers::IdCard m_card; ///< Personal.
    QString m_number;
    QString m_link;
    QStringList m_issuedFor; ///< Names of its matters.
    qint64 m_issuedAtMs = 0;
    std::optional<queue::WaitRange> m_told; ///< How long they will wait.
    quint64 m_job = 0;                      ///< The slip's, at the printer.
    QString m_slipText;
    QString m_notice;
    DeskLineModel m_found;
    DeskLineModel m_order;
};

} // namespace onewindow::ui

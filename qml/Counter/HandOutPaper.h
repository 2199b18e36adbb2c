// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentPrinterDriver.h"
#include "qml/Counter/CaseTray.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Printing/ResultPrinting.h"
#include "services/cases/HandOver.h"
#include "services/queue/HallPicture.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace onewindow::ui {

/// The result of the case that is open where results are handed out, on the window's own A4
/// printer. The hall signs it for the holder who stands there and counts it before the page is
/// drawn here; printing it again takes a reason, which stands in the hall's fact. Without a
/// printer, and for results that a department sends on paper, it only says so. Holds nothing of
/// anybody when the case is closed.
class HandOutPaper : public QObject
{
    Q_OBJECT

public:
    /// `windowName` is what stands on the paper.
    HandOutPaper(CaseTray& tray, HallCommands& commands, const queue::HallPicture& hall,
                 std::function<QString()> windowName, QObject* parent = nullptr);

    /// `printer` and what `worker` draws on outlive this object.
    void usePrinter(drivers::DocumentPrinterDriver& printer, ResultPrinting::Worker worker);

    /// What a press of the key does now.
    enum class Press {
        None,
        Print, ///< For the first time.
        Again, ///< For one of cases::reprintReasons().
        Retry, ///< What is certainly not on paper.
        Stop,  ///< The printer waits for somebody, and the clerk does not.
    };

    [[nodiscard]] Press press() const;
    [[nodiscard]] QString pressText() const;

    /// For who was found to be the holder; does nothing unless press() is Print, or Again and there
    /// is a reason.
    void print(const cases::HandOverOrder& receiver, const QString& why);
    /// Retry or Stop; nothing else.
    void goOn();

    /// Something is being made or printed, or would be as soon as the printer can.
    [[nodiscard]] bool isOnItsWay() const;

    /// How it stands; empty: nothing is open.
    [[nodiscard]] QString text() const;
    /// Somebody has to look after it.
    [[nodiscard]] bool isBad() const;

    /// Of cases::reprintReasons().
    [[nodiscard]] static QStringList reasonNames();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool isPrintedHere() const;
    [[nodiscard]] drivers::DeviceStatus status() const;
    [[nodiscard]] QString idleText() const;
    [[nodiscard]] Result<PaperSheet> sheetFrom(const Result<QJsonObject>& answer);
    void onMoved();
    void onNotMade(const Error& error);
    void forget();

    CaseTray& m_tray;
    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    std::function<QString()> m_windowName;
    drivers::DocumentPrinterDriver* m_printer = nullptr;
    std::unique_ptr<ResultPrinting> m_printing;
    bool m_isAgain = false; ///< The hall has signed it for a window before.
    int m_copies = 0;       ///< So often, where it has said so.
};

} // namespace onewindow::ui

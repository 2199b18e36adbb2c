// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentPrinterDriver.h"
#include "qml/Paper/PaperSheet.h"
#include "services/cases/CaseService.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace onewindow::ui {

/// A result on its way to paper: signed, drawn, printed on A4, with a word for each thing that may
/// go wrong. Goes on by itself when the printer is mended. Whoever does not want to wait takes a
/// slip instead: the result is kept either way. Holds nothing of a person after leave().
class ResultPrinting : public QObject
{
    Q_OBJECT

public:
    /// Runs work that takes a while, on another thread or at once.
    using Worker = std::function<void(std::function<void()>)>;
    /// What stands on the paper, once it is signed; in the language of the session.
    using SheetOf = std::function<PaperSheet(const cases::SignedDocument&)>;

    /// Where the paper is.
    enum class Stage {
        None,
        Making,    ///< Signed and drawn.
        Waiting,   ///< The printer cannot print just now; nothing was sent.
        Printing,  ///< Sent.
        Held,      ///< Sent, and the printer waits: for paper, say.
        TakenBack, ///< Not wanted any more: how it ended is awaited.
        Failed,    ///< Certainly not on paper.
        Unsure,    ///< Nobody knows.
        Printed,
    };

    static constexpr int kTryLimit = 3; ///< Jobs for one result.

    /// `cases` and `printer` outlive this object; no printer: there is none.
    ResultPrinting(cases::CaseService& cases, drivers::DocumentPrinterDriver* printer,
                   Worker worker, QObject* parent = nullptr);
    ~ResultPrinting() override;
    ResultPrinting(const ResultPrinting&) = delete;
    ResultPrinting& operator=(const ResultPrinting&) = delete;
    ResultPrinting(ResultPrinting&&) = delete;
    ResultPrinting& operator=(ResultPrinting&&) = delete;

    /// Whether there is a printer that may print, now or soon.
    [[nodiscard]] bool isThere() const;

    /// Ends in printed() or slipWanted(), or when the session leaves.
    void begin(cases::DocumentOrder order, SheetOf sheetOf);
    /// Takes a job in hand back, and drops everything.
    void leave();

    [[nodiscard]] Stage stage() const { return m_stage; }

    /// Nothing can be done but wait, and not for long.
    [[nodiscard]] bool isBusy() const;

    // What the page says. `canSlip`: there is a ticket printer to fall back on.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lead() const;
    /// Sentences, a line each.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString primaryText(bool canSlip) const;
    [[nodiscard]] QString primaryIcon() const;
    [[nodiscard]] QString secondaryText(bool canSlip) const;

    /// The other thing to do is to call staff.
    [[nodiscard]] bool callsStaff() const;

    /// The one action of the page, and the other.
    void goOn();
    void goAside();

Q_SIGNALS:
    /// Another stage, or another reason.
    void moved();
    void printed();
    /// No paper, or none for now: the result goes on a slip, or stays on the screen.
    void slipWanted();

private:
    void setStage(Stage stage);
    void onSigned(const Result<cases::SignedDocument>& document);
    void draw(const PaperSheet& sheet);
    void send();
    void giveUp();
    void onStatus(drivers::DeviceStatus status);
    void onFinished(quint64 jobId, drivers::PrintOutcome outcome, drivers::DeviceStatus reason);
    [[nodiscard]] drivers::DeviceStatus trouble() const;
    [[nodiscard]] bool mayRetry() const;
    void forget();

    cases::CaseService& m_cases;
    drivers::DocumentPrinterDriver* m_printer;
    Worker m_worker;
    QTimer m_limit; ///< A driver that breaks its word holds nobody up.
    Stage m_stage = Stage::None;
    quint64 m_turn = 0; ///< Grows when awaited answers are not wanted any more.
    quint64 m_jobId = 0;
    bool m_hasJob = false; ///< m_jobId has not ended.
    int m_tries = 0;
    drivers::DeviceStatus m_reason = drivers::DeviceStatus::Ready;
    SheetOf m_sheetOf;
    std::shared_ptr<const Secret> m_pdf;
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentPrinterDriver.h"
#include "qml/Paper/PaperSheet.h"
#include "services/core/Result.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace onewindow::ui {

/// A result on its way to paper: signed, drawn, printed on A4, with a stage for each thing that may
/// go wrong. Goes on by itself when the printer is mended; whoever does not want to wait gives up:
/// the result is kept either way. Holds nothing of a person after leave(), and no page once it is
/// printed or nobody knows whether it is.
class ResultPrinting : public QObject
{
    Q_OBJECT

public:
    /// Runs work that takes a while, on another thread or at once.
    using Worker = std::function<void(std::function<void()>)>;
    /// Takes what stands on the paper, signed, or why there is none; once, in this object's thread.
    using Made = std::function<void(const Result<PaperSheet>&)>;
    /// Has it made.
    using Making = std::function<void(Made)>;

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

    /// `printer` outlives this object; null: there is none.
    ResultPrinting(drivers::DocumentPrinterDriver* printer, Worker worker,
                   QObject* parent = nullptr);
    ~ResultPrinting() override;
    ResultPrinting(const ResultPrinting&) = delete;
    ResultPrinting& operator=(const ResultPrinting&) = delete;
    ResultPrinting(ResultPrinting&&) = delete;
    ResultPrinting& operator=(ResultPrinting&&) = delete;

    /// Whether there is a printer that may print, now or soon.
    [[nodiscard]] bool isThere() const;

    /// Ends in printed(), notMade() or givenUp(), or when the session leaves.
    void begin(const Making& make);
    /// Takes a job in hand back, and drops everything.
    void leave();

    [[nodiscard]] Stage stage() const { return m_stage; }

    /// Nothing can be done but wait, and not for long.
    [[nodiscard]] bool isBusy() const;

    /// What holds it up, or has stopped it; Ready: nothing of the printer's.
    [[nodiscard]] drivers::DeviceStatus reason() const { return m_reason; }

    /// It is certainly not on paper, and goOn() tries once more.
    [[nodiscard]] bool mayRetry() const;

    /// Waits for somebody: nothing goes on by itself, or not soon.
    [[nodiscard]] bool isStopped() const;

    /// The one action of the page: tries again, gives up, or takes what nobody knew as printed; and
    /// the other, which gives up where it might be tried again.
    void goOn();
    void goAside();

Q_SIGNALS:
    /// Another stage, or another reason.
    void moved();
    void printed();
    /// There is nothing to print: it was not signed.
    void notMade(const onewindow::Error& error);
    /// No paper, or none for now.
    void givenUp();

private:
    void setStage(Stage stage);
    void onMade(const Result<PaperSheet>& sheet);
    void draw(const PaperSheet& sheet);
    void send();
    void giveUp();
    void onStatus(drivers::DeviceStatus status);
    void onFinished(quint64 jobId, drivers::PrintOutcome outcome, drivers::DeviceStatus reason);
    void forget();

    drivers::DocumentPrinterDriver* m_printer;
    Worker m_worker;
    QTimer m_limit; ///< A driver that breaks its word holds nobody up.
    Stage m_stage = Stage::None;
    quint64 m_turn = 0; ///< Grows when awaited answers are not wanted any more.
    quint64 m_jobId = 0;
    bool m_hasJob = false; ///< m_jobId has not ended.
    int m_tries = 0;
    drivers::DeviceStatus m_reason = drivers::DeviceStatus::Ready;
    std::shared_ptr<const Secret> m_pdf;
};

} // namespace onewindow::ui

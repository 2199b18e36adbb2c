// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentPrinterDriver.h"
#include "qml/Paper/FormSheet.h"
#include "services/core/Secret.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace onewindow::ui {

/// A blank form on its way to A4, with a word for each thing that may go wrong. Nobody has to wait
/// for it: nothing of a person stands on it, so what is coming out comes out.
class FormPrinting : public QObject
{
    Q_OBJECT

public:
    /// Runs work that takes a while, on another thread or at once.
    using Worker = std::function<void(std::function<void()>)>;

    /// Where the paper is.
    enum class Stage {
        None,
        Making,   ///< Drawn.
        Printing, ///< Sent.
        Held,     ///< Sent, and the printer waits: for paper, say.
        Printed,
        Failed, ///< Not on paper.
        Unsure, ///< Nobody knows.
    };

    /// `printer` outlives this object.
    FormPrinting(drivers::DocumentPrinterDriver& printer, Worker worker, QObject* parent = nullptr);

    /// Whether one can be printed right now.
    [[nodiscard]] bool isReady() const;

    /// Nothing while another is on its way.
    void begin(const FormSheet& sheet);
    /// What waits in the printer is taken back; how an earlier one ended is not said any more.
    void turnAway();
    /// The same, and what is on its way is not spoken of any more.
    void leave();

    [[nodiscard]] Stage stage() const { return m_stage; }

    [[nodiscard]] bool isOnItsWay() const;
    /// What became of it, as a sentence; empty: there is none.
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    /// Another stage, another reason, or whether one can be printed.
    void moved();

private:
    void setStage(Stage stage);
    void send(std::shared_ptr<const Secret> pdf);
    void onStatus(drivers::DeviceStatus status);
    void onFinished(quint64 jobId, drivers::PrintOutcome outcome, drivers::DeviceStatus reason);
    [[nodiscard]] QString heldText() const;

    drivers::DocumentPrinterDriver& m_printer;
    Worker m_worker;
    Stage m_stage = Stage::None;
    quint64 m_turn = 0; ///< Grows when what is drawn is not wanted any more.
    quint64 m_jobId;
    bool m_hasJob = false; ///< m_jobId has not ended.
    drivers::DeviceStatus m_reason = drivers::DeviceStatus::Ready;
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Printing/ResultPrinting.h"

#include "qml/Paper/PaperPdf.h"
#include "services/core/Log.h"

#include <chrono>
#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::DocumentPrinterDriver;
using drivers::PrintOutcome;

namespace {

constexpr std::chrono::seconds kGrace{10};

} // namespace

ResultPrinting::ResultPrinting(DocumentPrinterDriver* printer, Worker worker, QObject* parent)
    : QObject(parent)
    , m_printer(printer)
    , m_worker(std::move(worker))
    , m_limit(this)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(DocumentPrinterDriver::kJobLimit + kGrace);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        qCWarning(lcUi) << "the document printer's driver did not end a job within its limit";
        onFinished(m_jobId, PrintOutcome::Unknown, DeviceStatus::Missing);
    });
    if (m_printer != nullptr) {
        connect(m_printer, &DocumentPrinterDriver::statusChanged, this, &ResultPrinting::onStatus);
        connect(m_printer, &DocumentPrinterDriver::jobFinished, this, &ResultPrinting::onFinished);
    }
}

ResultPrinting::~ResultPrinting()
{
    leave();
}

bool ResultPrinting::isThere() const
{
    if (m_printer == nullptr) {
        return false;
    }
    const DeviceStatus status = m_printer->status();
    return status != DeviceStatus::Missing && status != DeviceStatus::NoPermission;
}

bool ResultPrinting::isBusy() const
{
    return m_stage == Stage::Making || m_stage == Stage::Printing || m_stage == Stage::TakenBack;
}

void ResultPrinting::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT moved();
}

void ResultPrinting::begin(const Making& make)
{
    forget();
    setStage(Stage::Making);
    make([this, turn = m_turn](const Result<PaperSheet>& sheet) {
        if (turn == m_turn) {
            onMade(sheet);
        }
    });
}

void ResultPrinting::onMade(const Result<PaperSheet>& sheet)
{
    if (sheet) {
        draw(sheet.value());
        return;
    }
    const Error error = sheet.error();
    forget();
    Q_EMIT notMade(error);
}

/// Not on this thread: the pages on the screen would wait for it.
void ResultPrinting::draw(const PaperSheet& sheet)
{
    m_worker([this, sheet, turn = m_turn] {
        const auto pdf = std::make_shared<const Secret>(pdfOf(sheet));
        QMetaObject::invokeMethod(
            this,
            [this, pdf, turn] {
                if (turn == m_turn) {
                    m_pdf = pdf;
                    send();
                }
            },
            Qt::AutoConnection);
    });
}

void ResultPrinting::send()
{
    if (!drivers::canPrint(m_printer->status())) {
        m_reason = m_printer->status();
        setStage(Stage::Waiting);
        return;
    }
    ++m_tries;
    ++m_jobId;
    m_hasJob = true;
    m_limit.start();
    setStage(Stage::Printing);
    m_printer->print(m_jobId, {.pdf = m_pdf, .copies = 1});
}

void ResultPrinting::onStatus(DeviceStatus status)
{
    const bool isFine = drivers::canPrint(status);
    switch (m_stage) {
    case Stage::Waiting:
        if (isFine) {
            send();
        } else {
            m_reason = status;
            Q_EMIT moved();
        }
        return;
    case Stage::Printing:
    case Stage::Held:
        m_reason = status;
        setStage(isFine ? Stage::Printing : Stage::Held);
        return;
    case Stage::Failed:
        Q_EMIT moved(); // Whether it may be tried again.
        return;
    default:
        return;
    }
}

void ResultPrinting::onFinished(quint64 jobId, PrintOutcome outcome, DeviceStatus reason)
{
    if (!m_hasJob || jobId != m_jobId) {
        return;
    }
    m_hasJob = false;
    m_limit.stop();
    const bool wasTakenBack = m_stage == Stage::TakenBack;
    m_reason = reason;
    if (outcome == PrintOutcome::Printed) {
        m_pdf.reset();
        setStage(Stage::Printed);
        Q_EMIT printed();
    } else if (outcome == PrintOutcome::Unknown) {
        m_pdf.reset(); // Nobody prints a second one of the same.
        setStage(Stage::Unsure);
    } else if (wasTakenBack) {
        giveUp();
    } else {
        setStage(Stage::Failed);
    }
}

void ResultPrinting::giveUp()
{
    if (m_hasJob) {
        setStage(Stage::TakenBack);
        m_printer->cancel(m_jobId);
        return;
    }
    forget();
    Q_EMIT givenUp();
}

void ResultPrinting::leave()
{
    if (m_hasJob) {
        // How it ends concerns nobody any more: the next one's job has another number.
        m_printer->cancel(m_jobId);
        m_hasJob = false;
        m_limit.stop();
    }
    forget();
}

void ResultPrinting::forget()
{
    ++m_turn;
    m_stage = Stage::None;
    m_tries = 0;
    m_reason = DeviceStatus::Ready;
    m_pdf.reset();
}

bool ResultPrinting::mayRetry() const
{
    return m_stage == Stage::Failed && m_tries < kTryLimit && m_pdf &&
           drivers::canPrint(m_printer->status());
}

void ResultPrinting::goOn()
{
    switch (m_stage) {
    case Stage::Failed:
        if (mayRetry()) {
            send();
            return;
        }
        giveUp();
        return;
    case Stage::Waiting:
    case Stage::Held:
        giveUp();
        return;
    case Stage::Unsure:
        setStage(Stage::Printed);
        Q_EMIT printed();
        return;
    default:
        return;
    }
}

void ResultPrinting::goAside()
{
    if (mayRetry()) {
        giveUp();
    }
}

bool ResultPrinting::isStopped() const
{
    return m_stage == Stage::Waiting || m_stage == Stage::Held || m_stage == Stage::Failed ||
           m_stage == Stage::Unsure;
}

} // namespace onewindow::ui

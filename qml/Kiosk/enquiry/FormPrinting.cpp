// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/FormPrinting.h"

#include "qml/Paper/FormPdf.h"

#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::DocumentPrinterDriver;
using drivers::PrintOutcome;

namespace {

/// The printer has jobs of ResultPrinting as well, whose numbers begin at 1.
constexpr quint64 kFirstJob = quint64(1) << 32;

} // namespace

FormPrinting::FormPrinting(DocumentPrinterDriver& printer, Worker worker, QObject* parent)
    : QObject(parent)
    , m_printer(printer)
    , m_worker(std::move(worker))
    , m_jobId(kFirstJob)
{
    connect(&m_printer, &DocumentPrinterDriver::statusChanged, this, &FormPrinting::onStatus);
    connect(&m_printer, &DocumentPrinterDriver::jobFinished, this, &FormPrinting::onFinished);
}

bool FormPrinting::isReady() const
{
    return drivers::canPrint(m_printer.status());
}

bool FormPrinting::isOnItsWay() const
{
    return m_stage == Stage::Making || m_stage == Stage::Printing || m_stage == Stage::Held;
}

void FormPrinting::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT moved();
}

/// Not on this thread: the pages on the screen would wait for it.
void FormPrinting::begin(const FormSheet& sheet)
{
    if (isOnItsWay()) {
        return;
    }
    ++m_turn;
    setStage(Stage::Making);
    m_worker([this, sheet, turn = m_turn] {
        const auto pdf = std::make_shared<const Secret>(formPdfOf(sheet));
        QMetaObject::invokeMethod(
            this,
            [this, pdf, turn] {
                if (turn == m_turn) {
                    send(pdf);
                }
            },
            Qt::AutoConnection);
    });
}

void FormPrinting::send(std::shared_ptr<const Secret> pdf)
{
    m_reason = m_printer.status();
    if (m_hasJob || !isReady()) {
        setStage(Stage::Failed);
        return;
    }
    ++m_jobId;
    m_hasJob = true;
    setStage(Stage::Printing);
    m_printer.print(m_jobId, {.pdf = std::move(pdf), .copies = 1});
}

void FormPrinting::onStatus(DeviceStatus status)
{
    if (m_stage == Stage::Printing || m_stage == Stage::Held) {
        m_reason = status;
        m_stage = drivers::canPrint(status) ? Stage::Printing : Stage::Held;
    }
    Q_EMIT moved();
}

void FormPrinting::onFinished(quint64 jobId, PrintOutcome outcome, DeviceStatus reason)
{
    if (!m_hasJob || jobId != m_jobId) {
        return;
    }
    m_hasJob = false;
    if (m_stage != Stage::Printing && m_stage != Stage::Held) {
        return; // Nobody waits for it any more.
    }
    m_reason = reason;
    switch (outcome) {
    case PrintOutcome::Printed:
        setStage(Stage::Printed);
        return;
    case PrintOutcome::NotPrinted:
        setStage(Stage::Failed);
        return;
    case PrintOutcome::Unknown:
        setStage(Stage::Unsure);
        return;
    }
}

void FormPrinting::turnAway()
{
    if (m_stage == Stage::Held && m_hasJob) {
        m_stage = Stage::None; // First: it may end at once.
        m_printer.cancel(m_jobId);
    }
    if (!isOnItsWay()) {
        m_stage = Stage::None;
    }
}

void FormPrinting::leave()
{
    turnAway();
    ++m_turn;
    m_stage = Stage::None;
}

QString FormPrinting::note() const
{
    switch (m_stage) {
    case Stage::None:
        return {};
    case Stage::Making:
    case Stage::Printing:
        return tr("正在打印表格，请稍候。");
    case Stage::Held:
        return heldText();
    case Stage::Printed:
        return tr("请在打印机出口取走表格。");
    case Stage::Failed:
        return m_reason == DeviceStatus::Ready || m_reason == DeviceStatus::PaperLow
                   ? tr("打印机正忙，请稍后再打印表格。")
                   : tr("表格没有打印出来，请到服务台领取。");
    case Stage::Unsure:
        return tr("打印机没有回答。出口没有表格，请到服务台领取。");
    }
    Q_UNREACHABLE();
}

QString FormPrinting::heldText() const
{
    switch (m_reason) {
    case DeviceStatus::NoPaper:
        return tr("打印机没有纸了，加纸后会继续打印表格。");
    case DeviceStatus::CoverOpen:
        return tr("打印机的盖子没有关好，关好后会继续打印表格。");
    case DeviceStatus::Jam:
        return tr("打印机卡纸了，清理后会继续打印表格。");
    case DeviceStatus::Missing:
        return tr("联系不上打印机。不想等，请到服务台领取表格。");
    default:
        return tr("打印机暂时不能用。不想等，请到服务台领取表格。");
    }
}

} // namespace onewindow::ui

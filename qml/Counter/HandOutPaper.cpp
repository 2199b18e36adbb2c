// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HandOutPaper.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Printing/ResultSheet.h"
#include "services/cases/ResultPaper.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using Stage = ResultPrinting::Stage;

namespace {

/// Empty where nothing is wrong, or nothing is known yet.
QString trouble(DeviceStatus status)
{
    return deviceFaultText("documentPrinter", drivers::statusName(status));
}

} // namespace

HandOutPaper::HandOutPaper(CaseTray& tray, HallCommands& commands, const queue::HallPicture& hall,
                           std::function<QString()> windowName, QObject* parent)
    : QObject(parent)
    , m_tray(tray)
    , m_commands(commands)
    , m_hall(hall)
    , m_windowName(std::move(windowName))
{
    connect(&m_tray, &CaseTray::closed, this, &HandOutPaper::forget);
}

void HandOutPaper::usePrinter(drivers::DocumentPrinterDriver& printer,
                              ResultPrinting::Worker worker)
{
    m_printer = &printer;
    m_printing = std::make_unique<ResultPrinting>(&printer, std::move(worker));
    connect(m_printing.get(), &ResultPrinting::moved, this, &HandOutPaper::onMoved);
    connect(m_printing.get(), &ResultPrinting::notMade, this, &HandOutPaper::onNotMade);
    connect(m_printing.get(), &ResultPrinting::givenUp, this, &HandOutPaper::changed);
    connect(m_printer, &drivers::DocumentPrinterDriver::statusChanged, this,
            &HandOutPaper::changed);
    Q_EMIT changed();
}

void HandOutPaper::forget()
{
    m_isAgain = false;
    m_copies = 0;
    if (m_printing) {
        m_printing->leave();
    }
}

DeviceStatus HandOutPaper::status() const
{
    return m_printer != nullptr ? m_printer->status() : DeviceStatus::Missing;
}

/// What the hall makes of what was filed; anything else comes from the department.
bool HandOutPaper::isPrintedHere() const
{
    return m_tray.matter() && m_tray.matter()->terminal.result && m_tray.matter()->terminal.form;
}

HandOutPaper::Press HandOutPaper::press() const
{
    if (!m_printing || !isPrintedHere()) {
        return Press::None;
    }
    switch (m_printing->stage()) {
    case Stage::Making:
    case Stage::Printing:
    case Stage::TakenBack:
        return Press::None;
    case Stage::Waiting:
    case Stage::Held:
        return Press::Stop;
    case Stage::Failed:
        if (m_printing->mayRetry()) {
            return Press::Retry;
        }
        break;
    case Stage::None:
    case Stage::Unsure:
    case Stage::Printed:
        break;
    }
    if (!drivers::canPrint(status())) {
        return Press::None;
    }
    return m_isAgain ? Press::Again : Press::Print;
}

void HandOutPaper::print(const cases::HandOverOrder& receiver, const QString& why)
{
    const Press now = press();
    const bool hasReason = now == Press::Again && cases::reprintReasons().contains(why);
    if ((now != Press::Print && !hasReason) || m_commands.isBusy() ||
        m_commands.isSamePress("print")) {
        return;
    }
    QJsonObject body{{QStringLiteral("check"), cases::checkName(receiver.check)},
                     {QStringLiteral("idNumber"), receiver.idNumber},
                     {QStringLiteral("language"), programLanguage()}};
    if (hasReason) {
        body.insert(QStringLiteral("why"), why);
    }
    m_tray.setNotice({});
    m_printing->begin([this, body](const ResultPrinting::Made& made) {
        m_tray.tell(QStringLiteral("result-paper"), body,
                    [this, made](const Result<QJsonObject>& answer) { made(sheetFrom(answer)); });
    });
}

void HandOutPaper::goOn()
{
    const Press now = press();
    if ((now == Press::Retry || now == Press::Stop) && !m_commands.isSamePress("print")) {
        m_printing->goOn();
    }
}

Result<PaperSheet> HandOutPaper::sheetFrom(const Result<QJsonObject>& answer)
{
    if (!answer) {
        return answer.error();
    }
    auto paper = cases::paperFromJson(answer.value());
    if (!paper) {
        return paper.error();
    }
    m_isAgain = true;
    m_copies = paper.value().copy;
    ResultFacts facts;
    facts.hall = queue::localTextOf(m_hall.find(queue::feed::kHall, QStringLiteral("hall")), "name")
                     .in(programLanguage());
    facts.place = m_windowName();
    facts.isWindow = true;
    facts.language = programLanguage();
    facts.department = paper.value().department;
    facts.number = paper.value().number;
    facts.issued = paper.value().issued;
    facts.result = std::move(paper.value().text);
    return resultSheet(facts, paper.value().document);
}

void HandOutPaper::onMoved()
{
    if (m_printing->stage() == Stage::Unsure) {
        m_tray.setNotice(tr("打印机没有回答，不知道是否打印出来。请看出纸盘，再决定是否重打"));
    }
    Q_EMIT changed();
}

void HandOutPaper::onNotMade(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Conflict:
        if (error.detail.startsWith(QLatin1String("why: "))) {
            m_isAgain = true;
            m_tray.setNotice(tr("本大厅的窗口打印过这一件。要再打一份，请再按一次，说明原因"));
        } else {
            m_tray.readAgain(tr("这一件的状态刚刚变了，没有打印。已为您显示最新情况"));
        }
        break;
    case ErrorCode::BadRequest:
        m_tray.setNotice(tr("没有打印：证件与申请人不符，请重新核对领取人"));
        break;
    case ErrorCode::NotFound:
        m_tray.setNotice(tr("没有打印：填报内容不在大厅，请申请人到自助机打印"));
        break;
    case ErrorCode::NetworkFailed:
    case ErrorCode::Timeout:
        m_tray.setNotice(tr("没有收到大厅的答复，没有打印。请再按一次"));
        break;
    default:
        m_tray.setNotice(errorText(error.code));
    }
}

bool HandOutPaper::isOnItsWay() const
{
    return m_printing && (m_printing->isBusy() || m_printing->stage() == Stage::Waiting ||
                          m_printing->stage() == Stage::Held);
}

bool HandOutPaper::isBad() const
{
    if (!m_printing || !isPrintedHere()) {
        return false;
    }
    const bool isIdle = m_printing->stage() == Stage::None || m_printing->stage() == Stage::Printed;
    return isIdle ? !trouble(status()).isEmpty() && !drivers::canPrint(status())
                  : m_printing->isStopped();
}

QString HandOutPaper::idleText() const
{
    if (status() == DeviceStatus::Starting) {
        return tr("正在连接 A4 打印机");
    }
    QString fault = trouble(status());
    if (!drivers::canPrint(status())) {
        return fault;
    }
    if (m_isAgain) {
        return tr("窗口打印过，再打一份要说明原因");
    }
    return fault.isEmpty() ? tr("打印机就绪，核对领取人后打印") : tr("可以打印，%1").arg(fault);
}

QString HandOutPaper::text() const
{
    if (!m_tray.matter()) {
        return {};
    }
    if (!isPrintedHere()) {
        return tr("由部门送来的纸质结果");
    }
    if (!m_printing) {
        return tr("本窗口没有打印机。申请人可在任一自助机凭身份证打印");
    }
    switch (m_printing->stage()) {
    case Stage::None:
        return idleText();
    case Stage::Making:
        return tr("正在生成");
    case Stage::Printing:
        return tr("正在打印，请稍候");
    case Stage::TakenBack:
        return tr("正在停止打印");
    case Stage::Waiting:
    case Stage::Held: {
        const QString fault = trouble(m_printing->reason());
        return fault.isEmpty() ? tr("打印机正在准备，好了会自动打印")
                               : tr("%1，处理好会自动继续").arg(fault);
    }
    case Stage::Failed: {
        const QString fault = trouble(m_printing->reason());
        return fault.isEmpty() ? tr("打印机正忙，没有打印出来") : tr("没有打印出来：%1").arg(fault);
    }
    case Stage::Unsure:
        return tr("不知道是否打印出来，请看出纸盘");
    case Stage::Printed:
        return tr("已打印，是窗口打印的第 %1 份").arg(m_copies);
    }
    Q_UNREACHABLE();
}

QString HandOutPaper::pressText() const
{
    switch (press()) {
    case Press::None:
    case Press::Print:
        return tr("打印结果");
    case Press::Again:
        return tr("再打一份");
    case Press::Retry:
        return tr("重新打印");
    case Press::Stop:
        return tr("停止打印");
    }
    Q_UNREACHABLE();
}

QStringList HandOutPaper::reasonNames()
{
    QStringList names;
    for (const QString& reason : cases::reprintReasons()) {
        names << (reason == u"notPrinted" ? tr("上一份没有打印出来")
                  : reason == u"damaged"  ? tr("上一份打坏了，或看不清")
                                          : tr("领取人还要一份"));
    }
    return names;
}

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Bench/BenchViewModel.h"

#include "drivers/sim/SampleCards.h"

#include <QMetaEnum>

#include <algorithm>

namespace onewindow::ui {

namespace {

QString yuan(qint64 cents)
{
    constexpr qint64 kCentsInYuan = 100;
    return QStringLiteral("¥%1.%2")
        .arg(cents / kCentsInYuan)
        .arg(cents % kCentsInYuan, 2, 10, QLatin1Char('0'));
}

QString chargeText(const drivers::SimPaymentOrder& order)
{
    return yuan(order.cents) + QStringLiteral(" · ") + order.subject;
}

} // namespace

BenchViewModel::BenchViewModel(drivers::SimIdCardReader& reader, drivers::SimScanner& scanner,
                               drivers::SimPrinter& printer, drivers::SimPaymentBox& payment,
                               QObject* parent)
    : QObject(parent)
    , m_reader(reader)
    , m_scanner(scanner)
    , m_printer(printer)
    , m_payment(payment)
{
    connect(&m_reader, &drivers::SimIdCardReader::changed, this, &BenchViewModel::readerChanged);
    connect(&m_reader.port(), &drivers::SimPort::pluggedChanged, this,
            &BenchViewModel::readerChanged);
    connect(&m_printer, &drivers::SimPrinter::faultsChanged, this, &BenchViewModel::printerChanged);
    connect(&m_payment, &drivers::SimPaymentBox::changed, this, &BenchViewModel::paymentChanged);
    connect(&m_printer, &drivers::SimPrinter::ticketPrinted, this, &BenchViewModel::onPrinted);
}

void BenchViewModel::toggleCard(const QString& id)
{
    if (card() == id) {
        m_reader.lift();
        return;
    }
    if (const auto sample = drivers::sampleCard(id)) {
        m_reader.lay(*sample);
    }
}

void BenchViewModel::toggleReader()
{
    if (isReaderPlugged()) {
        m_reader.port().unplug();
    } else {
        (void)m_reader.port().plug();
    }
}

void BenchViewModel::toggleFault(const QString& id)
{
    if (const auto fault = drivers::faultFromName(id)) {
        m_printer.setFault(*fault, !m_printer.hasFault(*fault));
    }
}

void BenchViewModel::scan(const QString& text)
{
    m_hasScanFailed = !m_scanner.scan(text);
    Q_EMIT scanned();
}

void BenchViewModel::pay()
{
    m_payment.pay();
}

void BenchViewModel::refusePayment()
{
    m_payment.refuse();
}

void BenchViewModel::letPaymentLapse()
{
    m_payment.letLapse();
}

void BenchViewModel::toggleLostAnswer()
{
    m_payment.loseNextAnswer(!m_payment.losesNextAnswer());
}

void BenchViewModel::togglePayment()
{
    m_payment.setPlugged(!m_payment.isPlugged());
}

void BenchViewModel::cyclePaymentPower()
{
    m_payment.powerCycle();
}

QString BenchViewModel::toPay() const
{
    const auto waiting = m_payment.waiting();
    return waiting ? chargeText(*waiting) : QString();
}

bool BenchViewModel::isPaymentPlugged() const
{
    return m_payment.isPlugged();
}

bool BenchViewModel::losesAnswer() const
{
    return m_payment.losesNextAnswer();
}

QStringList BenchViewModel::charges() const
{
    QStringList lines;
    const auto all = m_payment.charges();
    for (const drivers::SimPaymentOrder& one : all) {
        lines.prepend(one.receipt + QStringLiteral(" · ") + chargeText(one));
    }
    return lines;
}

QString BenchViewModel::chargedTotal() const
{
    return yuan(m_payment.totalCents());
}

QStringList BenchViewModel::cardIds() const
{
    QStringList ids;
    const auto cards = drivers::sampleCards();
    for (const drivers::SampleCard& card : cards) {
        ids << card.id;
    }
    return ids;
}

QStringList BenchViewModel::cardLabels() const
{
    QStringList labels;
    const auto cards = drivers::sampleCards();
    for (const drivers::SampleCard& card : cards) {
        labels << card.label;
    }
    return labels;
}

QString BenchViewModel::card() const
{
    return m_reader.card() ? m_reader.card()->id : QString();
}

bool BenchViewModel::isReaderPlugged() const
{
    return m_reader.port().isPlugged();
}

QStringList BenchViewModel::faultIds() const
{
    QStringList ids;
    const auto all = drivers::allFaults();
    for (const drivers::SimPrinterFault fault : all) {
        ids << drivers::faultName(fault);
    }
    return ids;
}

QStringList BenchViewModel::faultLabels() const
{
    // In the order of drivers::allFaults().
    return {tr("纸快用完"), tr("缺纸"), tr("盖打开"), tr("卡纸"), tr("切刀故障"),
            tr("拔掉线"),   tr("断电"), tr("不应答"), tr("乱答")};
}

QStringList BenchViewModel::faults() const
{
    QStringList present;
    const auto faults = m_printer.faults();
    for (const drivers::SimPrinterFault fault : faults) {
        present << drivers::faultName(fault);
    }
    return present;
}

QStringList BenchViewModel::readerModeIds() const
{
    const QMetaEnum modes = QMetaEnum::fromType<drivers::SimIdCardReader::Failure>();
    QStringList ids;
    for (int i = 0; i < modes.keyCount(); ++i) {
        ids << QString::fromLatin1(modes.key(i));
    }
    return ids;
}

QStringList BenchViewModel::readerModeLabels() const
{
    // In the order of SimIdCardReader::Failure.
    return {tr("正常"),     tr("不应答"),   tr("线路干扰"), tr("分段发送"),     tr("校验错误"),
            tr("读不出卡"), tr("拒绝此卡"), tr("自检失败"), tr("读到一半拿走"), tr("读后仍能寻卡")};
}

QString BenchViewModel::readerMode() const
{
    return readerModeIds().at(static_cast<int>(m_reader.failure()));
}

void BenchViewModel::setReaderMode(const QString& id)
{
    const auto index = readerModeIds().indexOf(id);
    if (index >= 0) {
        m_reader.setFailure(static_cast<drivers::SimIdCardReader::Failure>(index));
    }
}

int BenchViewModel::ticketCount() const
{
    return m_printer.ticketCount();
}

void BenchViewModel::onPrinted()
{
    m_tickets = m_printer.tickets();
    Q_EMIT printerChanged();
    show(m_tickets.constLast().number);
}

void BenchViewModel::show(int number)
{
    m_shown = number;
    Q_EMIT shownChanged();
}

const drivers::SimPrinterTicket* BenchViewModel::ticket(int number) const
{
    const auto found =
        std::find_if(m_tickets.begin(), m_tickets.end(),
                     [number](const auto& candidate) { return candidate.number == number; });
    return found == m_tickets.end() ? nullptr : &*found;
}

bool BenchViewModel::hasOlder() const
{
    return ticket(m_shown - 1) != nullptr;
}

bool BenchViewModel::hasNewer() const
{
    return ticket(m_shown + 1) != nullptr;
}

void BenchViewModel::showOlder()
{
    if (hasOlder()) {
        show(m_shown - 1);
    }
}

void BenchViewModel::showNewer()
{
    if (hasNewer()) {
        show(m_shown + 1);
    }
}

QString BenchViewModel::shownCode() const
{
    const auto* shown = ticket(m_shown);
    return shown == nullptr ? QString() : shown->qrContents.value(0);
}

QImage BenchViewModel::paper(int number) const
{
    const auto* wanted = ticket(number);
    return wanted == nullptr ? QImage() : wanted->image;
}

PaperProvider::PaperProvider(const BenchViewModel& model)
    : QQuickImageProvider(QQuickImageProvider::Image)
    , m_model(model)
{}

QImage PaperProvider::requestImage(const QString& id, QSize* size, const QSize& /*requestedSize*/)
{
    QImage image = m_model.paper(id.toInt());
    if (image.isNull()) {
        image = QImage(1, 1, QImage::Format_Grayscale8);
        image.fill(Qt::white);
    }
    if (size != nullptr) {
        *size = image.size();
    }
    return image;
}

} // namespace onewindow::ui

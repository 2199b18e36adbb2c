// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Bench/BenchViewModel.h"

#include "drivers/sim/SampleCards.h"

namespace onewindow::ui {

BenchViewModel::BenchViewModel(drivers::SimIdCardReader& reader, drivers::SimScanner& scanner,
                               drivers::SimPrinter& printer, QObject* parent)
    : QObject(parent)
    , m_reader(reader)
    , m_scanner(scanner)
    , m_printer(printer)
{
    connect(&m_reader, &drivers::SimIdCardReader::changed, this, &BenchViewModel::readerChanged);
    connect(&m_reader.port(), &drivers::SimPort::pluggedChanged, this,
            &BenchViewModel::readerChanged);
    connect(&m_printer, &drivers::SimPrinter::faultsChanged, this, &BenchViewModel::printerChanged);
    connect(&m_printer, &drivers::SimPrinter::ticketPrinted, this, &BenchViewModel::printerChanged);
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
    m_scanner.scan(text);
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

int BenchViewModel::ticketCount() const
{
    return m_printer.ticketCount();
}

QString BenchViewModel::lastCode() const
{
    const auto tickets = m_printer.tickets();
    return tickets.isEmpty() ? QString() : tickets.last().qrContents.value(0);
}

QImage BenchViewModel::paper() const
{
    const auto tickets = m_printer.tickets();
    return tickets.isEmpty() ? QImage() : tickets.last().image;
}

PaperProvider::PaperProvider(const BenchViewModel& model)
    : QQuickImageProvider(QQuickImageProvider::Image)
    , m_model(model)
{}

QImage PaperProvider::requestImage(const QString& /*id*/, QSize* size,
                                   const QSize& /*requestedSize*/)
{
    QImage image = m_model.paper();
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

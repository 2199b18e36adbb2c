// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bench/Devices.h"

#include "drivers/sim/SampleCards.h"
#include "services/core/Ids.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QTimer>

#include <array>
#include <memory>

namespace onewindow {

namespace {

constexpr int kLongestWaitMs = 60'000;

QString failed(const char* reason)
{
    return QStringLiteral("error ") + QString::fromLatin1(reason);
}

const QString kOk = QStringLiteral("ok");

QString line(const QJsonObject& json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

drivers::SimPrinter::Options printerOptions(const Devices::Options& options)
{
    drivers::SimPrinter::Options printer;
    printer.ticketFolder = options.folder;
    if (options.isHurried) {
        printer.millimetresPerSecond = 0;
    }
    return printer;
}

} // namespace

Devices::Devices(const Options& options, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_reader(options.folder + QStringLiteral("/reader"))
    , m_scanner(options.folder + QStringLiteral("/scanner"))
    , m_printer(printerOptions(options))
    , m_payment(std::make_unique<drivers::SimPaymentBox>(drivers::SimPaymentBox::Options{}))
{}

Result<void> Devices::open()
{
    if (!QDir().mkpath(m_options.folder)) {
        return Error{ErrorCode::DeviceFault, m_options.folder + QStringLiteral(": cannot be made")};
    }
    OW_TRY(m_reader.port().plug());
    OW_TRY(m_scanner.port().plug());
    OW_TRY(m_printer.openSerial(m_options.folder + QStringLiteral("/printer")));
    OW_TRY(m_printer.listen(m_options.printerPort));
    return openPayment();
}

/// Secret and port as whoever set up the terminal has chosen them, or of its own.
Result<void> Devices::openPayment()
{
    constexpr qsizetype kSecretBytes = 32;
    constexpr qint64 kMostBytes = 256;
    QFile key(m_options.folder + QStringLiteral("/payment.key"));
    QFile port(m_options.folder + QStringLiteral("/payment.port"));
    quint16 wanted = m_options.paymentPort;
    if (wanted == 0 && port.open(QIODevice::ReadOnly)) {
        wanted = port.read(kMostBytes).trimmed().toUShort();
    }
    QByteArray secret;
    if (key.open(QIODevice::ReadOnly)) {
        secret = QByteArray::fromHex(key.read(kMostBytes).trimmed());
    } else {
        secret = randomBytes(kSecretBytes);
        const bool isWritten = key.open(QIODevice::WriteOnly) &&
                               key.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                               key.write(secret.toHex() + '\n') > 0;
        if (!isWritten) {
            return Error{ErrorCode::DeviceFault, key.fileName() + QStringLiteral(": not written")};
        }
    }
    drivers::SimPaymentBox::Options options;
    options.secret = secret;
    m_payment = std::make_unique<drivers::SimPaymentBox>(std::move(options));
    return m_payment->listen(wanted);
}

QJsonObject Devices::places() const
{
    return {{QStringLiteral("reader"), m_options.folder + QStringLiteral("/reader")},
            {QStringLiteral("scanner"), m_options.folder + QStringLiteral("/scanner")},
            {QStringLiteral("printer"), m_options.folder + QStringLiteral("/printer")},
            {QStringLiteral("printerPort"), m_printer.port()},
            {QStringLiteral("paymentPort"), m_payment->port()},
            {QStringLiteral("paymentSecret"), m_options.folder + QStringLiteral("/payment.key")}};
}

void Devices::run(const QString& command, const Answer& answer)
{
    if (command.size() > kCommandLimit) {
        answer(failed("the line is too long"));
        return;
    }
    const QStringList words = command.split(u' ', Qt::SkipEmptyParts);
    const QString device = words.value(0);
    if (device == u"card") {
        answer(runCard(words));
    } else if (device == u"printer") {
        answer(runPrinter(words));
    } else if (device == u"payment") {
        answer(runPayment(words));
    } else if (device == u"scanner" && words.value(1) == u"scan" && words.size() > 2) {
        answer(runScanner(command.section(u' ', 2)));
    } else if (device == u"ticket") {
        runTicket(words, answer);
    } else if (device == u"status" && words.size() == 1) {
        answer(status());
    } else {
        answer(
            failed("there are: card, printer, payment, scanner scan TEXT, ticket, status, quit"));
    }
}

QString Devices::runCard(const QStringList& words)
{
    const QString verb = words.value(1);
    if (verb == u"lay" && words.size() == 3) {
        const auto card = drivers::sampleCard(words.at(2));
        if (!card) {
            return failed("no such card; card list tells which there are");
        }
        m_reader.lay(*card);
        return kOk;
    }
    if (verb == u"lift" && words.size() == 2) {
        m_reader.lift();
        return kOk;
    }
    if (verb == u"list" && words.size() == 2) {
        QStringList ids;
        const auto cards = drivers::sampleCards();
        for (const drivers::SampleCard& card : cards) {
            ids << card.id;
        }
        return ids.join(u' ');
    }
    if (verb == u"mode" && words.size() == 3) {
        bool isKnown = false;
        const int value = QMetaEnum::fromType<drivers::SimIdCardReader::Failure>().keyToValue(
            words.at(2).toLatin1().constData(), &isKnown);
        if (!isKnown) {
            return failed("no such mode of the reader");
        }
        m_reader.setFailure(static_cast<drivers::SimIdCardReader::Failure>(value));
        return kOk;
    }
    if (words.size() == 2 && (verb == u"unplug" || verb == u"plug")) {
        if (verb == u"unplug") {
            m_reader.port().unplug();
            return kOk;
        }
        return m_reader.port().plug() ? kOk : failed("the reader's line cannot be opened");
    }
    return failed("card lay ID, card lift, card list, card mode NAME, card unplug, card plug");
}

QString Devices::runPrinter(const QStringList& words)
{
    const auto fault = drivers::faultFromName(words.value(2));
    if (words.value(1) == u"fault" && fault && words.size() == 4 &&
        (words.at(3) == u"on" || words.at(3) == u"off")) {
        m_printer.setFault(*fault, words.at(3) == u"on");
        return kOk;
    }
    if (words.value(1) == u"fault" && fault && words.size() == 5 && words.at(3) == u"after") {
        bool isNumber = false;
        const int lines = words.at(4).toInt(&isNumber);
        if (isNumber && lines >= 0 && lines <= 1'000) {
            m_printer.setFaultAfter(*fault, lines);
            return kOk;
        }
    }
    if (words.mid(1) == QStringList{QStringLiteral("paper"), QStringLiteral("refill")}) {
        m_printer.setFault(drivers::SimPrinterFault::NoPaper, false);
        m_printer.setFault(drivers::SimPrinterFault::PaperLow, false);
        return kOk;
    }
    if (words.mid(1) == QStringList{QStringLiteral("power"), QStringLiteral("cycle")}) {
        m_printer.powerCycle();
        return kOk;
    }
    return failed(
        "printer fault NAME on|off|after LINES, printer paper refill, printer power cycle");
}

QString Devices::runPayment(const QStringList& words)
{
    const QStringList verb = words.mid(1);
    const auto said = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
    if (verb == said("charges")) {
        return charges();
    }
    if (verb == said("pay") || verb == said("refuse") || verb == said("lapse")) {
        const bool isDone = verb == said("pay")      ? m_payment->pay()
                            : verb == said("refuse") ? m_payment->refuse()
                                                     : m_payment->letLapse();
        return isDone ? kOk : failed("nobody is to pay");
    }
    if (verb == said("lose answer")) {
        m_payment->loseNextAnswer(true);
    } else if (verb == said("unplug") || verb == said("plug")) {
        m_payment->setPlugged(verb == said("plug"));
    } else if (verb == said("power cycle")) {
        m_payment->powerCycle();
    } else {
        return failed("payment pay|refuse|lapse, payment lose answer, payment unplug|plug, payment "
                      "power cycle, payment charges");
    }
    return kOk;
}

QString Devices::charges() const
{
    QJsonArray list;
    const auto all = m_payment->charges();
    for (const drivers::SimPaymentOrder& one : all) {
        list << QJsonObject{{QStringLiteral("order"), QString::fromLatin1(one.id.toHex())},
                            {QStringLiteral("cents"), one.cents},
                            {QStringLiteral("subject"), one.subject},
                            {QStringLiteral("receipt"), one.receipt}};
    }
    return line({{QStringLiteral("charges"), list},
                 {QStringLiteral("totalCents"), m_payment->totalCents()}});
}

QString Devices::runScanner(const QString& text)
{
    return m_scanner.scan(text) ? kOk : failed("the scanner does not read that");
}

QString Devices::lastTicket() const
{
    const auto tickets = m_printer.tickets();
    if (tickets.isEmpty()) {
        return failed("nothing has been printed");
    }
    const drivers::SimPrinterTicket& last = tickets.last();
    return line({{QStringLiteral("number"), last.number},
                 {QStringLiteral("text"), last.text},
                 {QStringLiteral("qr"), last.qrContents.value(0)},
                 {QStringLiteral("png"), last.pngPath}});
}

void Devices::runTicket(const QStringList& words, const Answer& answer)
{
    if (words.value(1) == u"last" && words.size() == 2) {
        answer(lastTicket());
        return;
    }
    std::array<bool, 2> areNumbers{};
    const int number = words.value(2).toInt(&areNumbers[0]);
    const int milliseconds = words.value(3).toInt(&areNumbers[1]);
    if (words.value(1) != u"wait" || words.size() != 4 || !areNumbers[0] || !areNumbers[1] ||
        number < 1 || milliseconds < 0 || milliseconds > kLongestWaitMs) {
        answer(failed("ticket last, ticket wait NUMBER MILLISECONDS"));
        return;
    }
    if (m_printer.ticketCount() >= number) {
        answer(lastTicket());
        return;
    }
    // Answered once: by the ticket or by the time, and then both are gone.
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, timer, [timer, answer] {
        answer(failed("no such ticket in that time"));
        timer->deleteLater();
    });
    connect(&m_printer, &drivers::SimPrinter::ticketPrinted, timer, [this, timer, answer, number] {
        if (timer->isActive() && m_printer.ticketCount() >= number) {
            timer->stop();
            answer(lastTicket());
            timer->deleteLater();
        }
    });
    timer->start(milliseconds);
}

QString Devices::status() const
{
    QJsonArray faults;
    const auto present = m_printer.faults();
    for (const drivers::SimPrinterFault fault : present) {
        faults << drivers::faultName(fault);
    }
    return line(
        {{QStringLiteral("card"), m_reader.card() ? m_reader.card()->id : QString()},
         {QStringLiteral("faults"), faults},
         {QStringLiteral("tickets"), m_printer.ticketCount()},
         {QStringLiteral("payment"), m_payment->waiting() ? m_payment->waiting()->cents : 0},
         {QStringLiteral("paymentPlugged"), m_payment->isPlugged()},
         {QStringLiteral("charged"), m_payment->totalCents()}});
}

} // namespace onewindow

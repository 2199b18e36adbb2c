// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SimIdCardReader.h"
#include "drivers/sim/SimPaymentBox.h"
#include "drivers/sim/SimPrinter.h"
#include "drivers/sim/SimScanner.h"

#include <QObject>
#include <QQuickImageProvider>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The bench's window: cards to lay down, faults to make, paper to look at.
class BenchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

    Q_PROPERTY(QStringList cardIds READ cardIds CONSTANT)
    Q_PROPERTY(QStringList cardLabels READ cardLabels CONSTANT)
    /// The id of the card that lies on the reader; empty for none.
    Q_PROPERTY(QString card READ card NOTIFY readerChanged)
    Q_PROPERTY(bool readerPlugged READ isReaderPlugged NOTIFY readerChanged)
    Q_PROPERTY(QStringList faultIds READ faultIds CONSTANT)
    Q_PROPERTY(QStringList faultLabels READ faultLabels CONSTANT)
    Q_PROPERTY(QList<QString> faults READ faults NOTIFY printerChanged)
    /// What the reader does wrong, of readerModeIds; the first is nothing.
    Q_PROPERTY(QList<QString> readerModeIds READ readerModeIds CONSTANT)
    Q_PROPERTY(QList<QString> readerModeLabels READ readerModeLabels CONSTANT)
    Q_PROPERTY(QString readerMode READ readerMode WRITE setReaderMode NOTIFY readerChanged)
    /// Tickets printed since the start. The last ones are kept to be looked at.
    Q_PROPERTY(int ticketCount READ ticketCount NOTIFY printerChanged)
    /// The number of the ticket that is shown, from 1; 0 for none. A new one is shown at once. The
    /// picture is image://paper/NUMBER.
    Q_PROPERTY(int shownTicket READ shownTicket NOTIFY shownChanged)
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY shownChanged)
    Q_PROPERTY(bool hasNewer READ hasNewer NOTIFY shownChanged)
    /// What the QR code on the ticket that is shown says; empty for none.
    Q_PROPERTY(QString shownCode READ shownCode NOTIFY shownChanged)
    // The payment box:
    /// "¥20.00 · what for" that waits for its payer; empty for nothing.
    Q_PROPERTY(QString toPay READ toPay NOTIFY paymentChanged)
    Q_PROPERTY(bool paymentPlugged READ isPaymentPlugged NOTIFY paymentChanged)
    Q_PROPERTY(bool losesAnswer READ losesAnswer NOTIFY paymentChanged)
    /// What was charged, the newest first, and all of it together.
    Q_PROPERTY(QStringList charges READ charges NOTIFY paymentChanged)
    Q_PROPERTY(QString chargedTotal READ chargedTotal NOTIFY paymentChanged)
    /// The last code was not taken: nobody listens to the scanner.
    Q_PROPERTY(bool scanFailed READ hasScanFailed NOTIFY scanned)

public:
    BenchViewModel(drivers::SimIdCardReader& reader, drivers::SimScanner& scanner,
                   drivers::SimPrinter& printer, drivers::SimPaymentBox& payment,
                   QObject* parent = nullptr);

    /// Lays the card down, or lifts it when it lies there.
    Q_INVOKABLE void toggleCard(const QString& id);
    Q_INVOKABLE void toggleReader();
    Q_INVOKABLE void toggleFault(const QString& id);
    Q_INVOKABLE void scan(const QString& text);
    Q_INVOKABLE void pay();
    Q_INVOKABLE void refusePayment();
    Q_INVOKABLE void letPaymentLapse();
    /// The next payment is charged, and the terminal does not hear of it.
    Q_INVOKABLE void toggleLostAnswer();
    Q_INVOKABLE void togglePayment();
    Q_INVOKABLE void cyclePaymentPower();
    Q_INVOKABLE void showOlder();
    Q_INVOKABLE void showNewer();

    [[nodiscard]] QStringList cardIds() const;
    [[nodiscard]] QStringList cardLabels() const;
    [[nodiscard]] QString card() const;
    [[nodiscard]] bool isReaderPlugged() const;
    [[nodiscard]] QStringList faultIds() const;
    [[nodiscard]] QStringList faultLabels() const;
    [[nodiscard]] QStringList faults() const;
    [[nodiscard]] QStringList readerModeIds() const;
    [[nodiscard]] QStringList readerModeLabels() const;
    [[nodiscard]] QString readerMode() const;
    void setReaderMode(const QString& id);
    [[nodiscard]] int ticketCount() const;

    [[nodiscard]] int shownTicket() const { return m_shown; }

    [[nodiscard]] bool hasOlder() const;
    [[nodiscard]] bool hasNewer() const;
    [[nodiscard]] QString shownCode() const;

    [[nodiscard]] QString toPay() const;
    [[nodiscard]] bool isPaymentPlugged() const;
    [[nodiscard]] bool losesAnswer() const;
    [[nodiscard]] QStringList charges() const;
    [[nodiscard]] QString chargedTotal() const;

    [[nodiscard]] bool hasScanFailed() const { return m_hasScanFailed; }

    /// The ticket with this number as paper; null if it is not kept.
    [[nodiscard]] QImage paper(int number) const;

Q_SIGNALS:
    void readerChanged();
    void printerChanged();
    void paymentChanged();
    void shownChanged();
    void scanned();

private:
    void onPrinted();
    void show(int number);
    [[nodiscard]] const drivers::SimPrinterTicket* ticket(int number) const;

    drivers::SimIdCardReader& m_reader;
    drivers::SimScanner& m_scanner;
    drivers::SimPrinter& m_printer;
    drivers::SimPaymentBox& m_payment;
    QList<drivers::SimPrinterTicket> m_tickets; ///< Those the printer keeps, oldest first.
    int m_shown = 0;
    bool m_hasScanFailed = false;
};

/// Hands the tickets to QML as image://paper/NUMBER.
class PaperProvider final : public QQuickImageProvider
{
public:
    explicit PaperProvider(const BenchViewModel& model);
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;

private:
    const BenchViewModel& m_model;
};

} // namespace onewindow::ui

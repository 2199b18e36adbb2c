// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SimIdCardReader.h"
#include "drivers/sim/SimPaymentBox.h"
#include "drivers/sim/SimPrinter.h"
#include "drivers/sim/SimScanner.h"
#include "services/core/Result.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>

namespace onewindow {

/// The devices of one terminal, each the other end of a real wire in one folder: reader, scanner
/// and printer as pseudo-terminals under those names, the printer on a network port too, the
/// payment box on a network port alone. The box's secret is the file `payment.key` in the folder,
/// and its port the number in `payment.port`; what is not there is made.
class Devices : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder;          ///< Made if it is not there; tickets are saved in it as PNG.
        quint16 printerPort = 0; ///< 0 for any free one.
        quint16 paymentPort = 0; ///< 0: see above.
        bool isHurried = false;  ///< Prints as fast as it can, for tests.
    };

    explicit Devices(const Options& options, QObject* parent = nullptr);

    /// Plugs everything in. Errors: DeviceFault, NetworkFailed.
    Result<void> open();

    using Answer = std::function<void(const QString&)>;
    /// Carries out one command line (see `onewindow-bench --help`) and answers one line, at once
    /// or, for `ticket wait`, later: "ok", JSON, or "error REASON". A wrong command changes
    /// nothing.
    void run(const QString& command, const Answer& answer);

    [[nodiscard]] drivers::SimIdCardReader& reader() { return m_reader; }

    [[nodiscard]] drivers::SimScanner& scanner() { return m_scanner; }

    [[nodiscard]] drivers::SimPrinter& printer() { return m_printer; }

    /// Another one after open(), which knows its secret.
    [[nodiscard]] drivers::SimPaymentBox& payment() { return *m_payment; }

    /// Where everything is, as one line of JSON.
    [[nodiscard]] QJsonObject places() const;

    /// The longest command line, in characters.
    static constexpr qsizetype kCommandLimit = 4'096;

private:
    QString runCard(const QStringList& words);
    QString runPrinter(const QStringList& words);
    QString runPayment(const QStringList& words);
    Result<void> openPayment();
    [[nodiscard]] QString charges() const;
    QString runScanner(const QString& text);
    void runTicket(const QStringList& words, const Answer& answer);
    [[nodiscard]] QString lastTicket() const;
    [[nodiscard]] QString status() const;

    Options m_options;
    drivers::SimIdCardReader m_reader;
    drivers::SimScanner m_scanner;
    drivers::SimPrinter m_printer;
    std::unique_ptr<drivers::SimPaymentBox> m_payment;
};

} // namespace onewindow

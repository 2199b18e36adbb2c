// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SimIdCardReader.h"
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
    /// Grows with each ticket; the picture is image://paper/COUNT.
    Q_PROPERTY(int ticketCount READ ticketCount NOTIFY printerChanged)
    Q_PROPERTY(QString lastCode READ lastCode NOTIFY printerChanged)

public:
    BenchViewModel(drivers::SimIdCardReader& reader, drivers::SimScanner& scanner,
                   drivers::SimPrinter& printer, QObject* parent = nullptr);

    /// Lays the card down, or lifts it when it lies there.
    Q_INVOKABLE void toggleCard(const QString& id);
    Q_INVOKABLE void toggleReader();
    Q_INVOKABLE void toggleFault(const QString& id);
    Q_INVOKABLE void scan(const QString& text);

    [[nodiscard]] QStringList cardIds() const;
    [[nodiscard]] QStringList cardLabels() const;
    [[nodiscard]] QString card() const;
    [[nodiscard]] bool isReaderPlugged() const;
    [[nodiscard]] QStringList faultIds() const;
    [[nodiscard]] QStringList faultLabels() const;
    [[nodiscard]] QStringList faults() const;
    [[nodiscard]] int ticketCount() const;
    [[nodiscard]] QString lastCode() const;
    /// The last ticket as paper; null before the first.
    [[nodiscard]] QImage paper() const;

Q_SIGNALS:
    void readerChanged();
    void printerChanged();

private:
    drivers::SimIdCardReader& m_reader;
    drivers::SimScanner& m_scanner;
    drivers::SimPrinter& m_printer;
};

/// Hands the last ticket to QML as image://paper/...
class PaperProvider final : public QQuickImageProvider
{
public:
    explicit PaperProvider(const BenchViewModel& model);
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;

private:
    const BenchViewModel& m_model;
};

} // namespace onewindow::ui

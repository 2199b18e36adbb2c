// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCardReaderDriver.h"
#include "drivers/api/PrinterDriver.h"
#include "drivers/api/ScannerDriver.h"
#include "qml/Kiosk/session/Sounds.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Printing/FakeDocumentPrinter.h"

#include <QList>

namespace onewindow::ui {

/// A reader whose cards the test lays.
class FakeReader final : public drivers::IdCardReaderDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override { return m_status; }

    void setCardWanted(bool isWanted) override { m_isWanted = isWanted; }

    [[nodiscard]] bool isWanted() const { return m_isWanted; }

    void setStatus(drivers::DeviceStatus status);
    void lay(const drivers::IdCard& card);
    void fail(ErrorCode code);

    void lift() { Q_EMIT cardRemoved(); }

private:
    drivers::DeviceStatus m_status = drivers::DeviceStatus::Ready;
    bool m_isWanted = false;
};

/// A printer whose jobs the test ends. A job while the last one runs ends the program: nobody may
/// print twice at once.
class FakePrinter final : public drivers::PrinterDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override { return m_status; }

    void print(quint64 jobId, const drivers::Receipt& receipt) override;

    void setStatus(drivers::DeviceStatus status);
    void finish(drivers::PrintOutcome outcome, drivers::DeviceStatus reason);

    [[nodiscard]] const QList<drivers::Receipt>& receipts() const { return m_receipts; }

    [[nodiscard]] bool isPrinting() const { return m_isPrinting; }

private:
    drivers::DeviceStatus m_status = drivers::DeviceStatus::Ready;
    QList<drivers::Receipt> m_receipts;
    quint64 m_jobId = 0;
    bool m_isPrinting = false;
};

class FakeScanner final : public drivers::ScannerDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override
    {
        return drivers::DeviceStatus::Ready;
    }

    void setCodeWanted(bool isWanted) override { m_isWanted = isWanted; }

    [[nodiscard]] bool isWanted() const { return m_isWanted; }

    void scan(const QString& text) { Q_EMIT codeScanned(text); }

private:
    bool m_isWanted = false;
};

class FakeSounds final : public Sounds
{
public:
    void play(Sound sound) override { m_played.append(sound); }

    [[nodiscard]] const QList<Sound>& played() const { return m_played; }

    [[nodiscard]] qsizetype count(Sound sound) const { return m_played.count(sound); }

private:
    QList<Sound> m_played;
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/PrinterPlug.h"

#include "tests/bench/Report.h"

namespace onewindow::bench {

namespace {

constexpr qint64 kRoomBytes = 65'536;
constexpr QByteArrayView kStatusQuestion("\x10\x04", 2); // DLE EOT n
constexpr QByteArrayView kInOrderQuestion("\x1D\x72\x01", 3);
constexpr qsizetype kQuestionBytes = 3;
constexpr char kReady = 0x12; // To DLE EOT 1 to 4: on line, cover closed, no error, paper.
constexpr char kDone = 0x00;  // To GS r 1: paper is there.

} // namespace

PrinterPlug::PrinterPlug()
{
    m_thread.setObjectName(QStringLiteral("printer-plug"));
    m_plug = std::make_unique<drivers::SimPrinterTcp>([] { return kRoomBytes; });
    succeed(m_plug->listen(0));
    m_port = m_plug->port();
    m_plug->moveToThread(&m_thread);
    QObject::connect(m_plug.get(), &drivers::SimPrinterTcp::received, m_plug.get(),
                     [this](const QByteArray& bytes) { take(bytes); });
    m_thread.start();
}

PrinterPlug::~PrinterPlug()
{
    QMetaObject::invokeMethod(
        m_plug.get(), [this] { m_plug.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void PrinterPlug::take(const QByteArray& bytes)
{
    const auto now = std::chrono::steady_clock::now();
    const QByteArray all = m_pending + bytes;
    QByteArray answer;
    bool isJob = false;
    qsizetype at = 0;
    while (at < all.size()) {
        const QByteArrayView rest = QByteArrayView(all).sliced(at);
        const bool isQuestion =
            rest.startsWith(kStatusQuestion) || rest.startsWith(kInOrderQuestion);
        if (rest.size() < kQuestionBytes && (kStatusQuestion.startsWith(rest.first(1)) ||
                                             kInOrderQuestion.startsWith(rest.first(1)))) {
            break;
        }
        if (isQuestion) {
            answer += rest.startsWith(kStatusQuestion) ? kReady : kDone;
        } else {
            isJob = true;
        }
        at += isQuestion ? kQuestionBytes : 1;
    }
    m_pending = all.sliced(at);
    if (isJob && m_firstByte.load() == std::chrono::steady_clock::time_point()) {
        m_firstByte = now;
    }
    if (!answer.isEmpty()) {
        m_plug->send(answer);
    }
}

} // namespace onewindow::bench

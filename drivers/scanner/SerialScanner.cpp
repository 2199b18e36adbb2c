// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/SerialScanner.h"

#include "drivers/scanner/CodeLines.h"
#include "drivers/serial/SerialLink.h"
#include "services/core/Enforce.h"
#include "services/core/Log.h"

#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <cstring>

namespace onewindow::drivers {

namespace {

constexpr qint64 kLineBufferBytes = 256;
constexpr std::chrono::seconds kThreadEnd{5};

} // namespace

/// Turns bytes into codes; everything of it runs on the driver's thread.
class SerialScanner::Worker final : public QObject
{
public:
    Worker(SerialScanner& scanner, const Options& options);

    void start() { m_link.start(); }

    void stop();

    void setWanted(bool isWanted) { m_isWanted = isWanted; }

private:
    void onReadyRead();
    void onCode(const QString& text);
    void setStatus(DeviceStatus status);

    SerialScanner& m_scanner;
    SerialLink m_link;
    QTimer m_gapTimer;
    CodeLines m_lines;
    CodeGate m_gate;
    QElapsedTimer m_clock;
    bool m_isFlooding = false;
    bool m_isWanted = false;
};

SerialScanner::Worker::Worker(SerialScanner& scanner, const Options& options)
    : m_scanner(scanner)
    , m_link({.path = options.path,
              .baudRate = options.baudRate,
              .reopenDelay = options.reopenDelay,
              .readBufferBytes = kLineBufferBytes},
             this)
    , m_gapTimer(this)
    , m_gate(options.limits)
{
    m_clock.start();
    m_gapTimer.setSingleShot(true);
    m_gapTimer.setInterval(options.lineGap);
    connect(&m_gapTimer, &QTimer::timeout, this, [this] { m_lines.clear(); });
    connect(&m_link, &SerialLink::opened, this, [this] { setStatus(DeviceStatus::Ready); });
    connect(&m_link, &SerialLink::closed, this, [this](DeviceStatus reason) {
        m_lines.clear();
        setStatus(reason);
    });
    connect(&m_link, &SerialLink::readyRead, this, &Worker::onReadyRead);
}

void SerialScanner::Worker::stop()
{
    m_link.stop();
    m_gapTimer.stop();
    m_lines.clear();
}

void SerialScanner::Worker::onReadyRead()
{
    std::array<char, kLineBufferBytes> buffer{};
    while (const qsizetype count = m_link.read(buffer)) {
        const QList<QString> codes = m_lines.feed(QByteArrayView(buffer.data(), count));
        for (const QString& code : codes) {
            onCode(code);
        }
    }
    explicit_bzero(buffer.data(), buffer.size());
    if (m_lines.hasIncomplete()) {
        m_gapTimer.start();
    } else {
        m_gapTimer.stop();
    }
}

void SerialScanner::Worker::onCode(const QString& text)
{
    const std::chrono::milliseconds now(m_clock.elapsed());
    if (!m_isWanted) {
        m_gate.note(text, now);
        return;
    }
    const bool isAdmitted = m_gate.admits(text, now);
    if (m_gate.isFlooded() && !m_isFlooding) {
        qCInfo(lcDevice) << "scanner: codes faster than anybody holds them, some are dropped";
    }
    m_isFlooding = m_gate.isFlooded();
    if (isAdmitted) {
        Q_EMIT m_scanner.codeScanned(text);
    }
}

void SerialScanner::Worker::setStatus(DeviceStatus status)
{
    qCInfo(lcDevice).noquote() << "scanner:" << statusName(status);
    m_scanner.m_status = status;
    Q_EMIT m_scanner.statusChanged(status);
}

SerialScanner::SerialScanner(const Options& options, QObject* parent)
    : ScannerDriver(parent)
    , m_worker(std::make_unique<Worker>(*this, options))
{
    m_thread.setObjectName(QStringLiteral("scanner"));
    m_worker->moveToThread(&m_thread);
    // The worker's port and timers begin and end on the thread they live on: both signals of the
    // thread come from itself.
    connect(&m_thread, &QThread::started, m_worker.get(), &Worker::start);
    connect(&m_thread, &QThread::finished, m_worker.get(), &Worker::stop);
    connect(this, &SerialScanner::codeWantedChanged, m_worker.get(), &Worker::setWanted);
}

SerialScanner::~SerialScanner()
{
    m_thread.quit();
    OW_ENFORCE(m_thread.wait(QDeadlineTimer(kThreadEnd)));
}

void SerialScanner::start()
{
    OW_ENFORCE(!m_thread.isRunning());
    m_thread.start();
}

DeviceStatus SerialScanner::status() const
{
    return m_status;
}

void SerialScanner::setCodeWanted(bool isWanted)
{
    Q_EMIT codeWantedChanged(isWanted, QPrivateSignal());
}

} // namespace onewindow::drivers

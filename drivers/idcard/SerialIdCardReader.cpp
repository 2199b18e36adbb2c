// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/SerialIdCardReader.h"

#include "drivers/serial/SerialLink.h"
#include "services/core/Log.h"

#include <QTimer>

#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

namespace onewindow::drivers {

namespace {

/// Small, because what Qt's serial port buffers cannot be wiped: the photo behind the text
/// overwrites it many times.
constexpr qint64 kLineBufferBytes = 256;
/// The reply to a read: text and photo.
constexpr int kReadReplyBytes = 1295;
/// The longest reply to "read newest address".
constexpr int kAddressReplyBytes = 290;
constexpr int kBitsPerByte = 10;
constexpr std::chrono::seconds kThreadEnd{5};

ReaderDelays delaysAt(qint32 baudRate, ReaderDelays delays)
{
    OW_ENFORCE(baudRate > 0);
    const auto lineTime = [baudRate](int bytes) {
        return std::chrono::milliseconds(1000LL * kBitsPerByte * bytes / baudRate);
    };
    delays.readAnswer += lineTime(kReadReplyBytes);
    delays.addressAnswer += lineTime(kAddressReplyBytes);
    return delays;
}

} // namespace

/// Carries the conversation over the line; everything of it runs on the driver's thread.
class SerialIdCardReader::Worker final : public QObject
{
public:
    Worker(SerialIdCardReader& reader, const Options& options);

    void start() { m_link.start(); }

    void stop();
    void setWanted(bool isWanted);

private:
    void onReadyRead();
    void onReplies(const std::vector<SamReply>& replies);
    void run(ReaderFlow::Step step);
    void tell(ReaderFlow::Notice& notice);

    SerialIdCardReader& m_reader;
    SerialLink m_link;
    QTimer m_timer;    ///< Of the flow's last step.
    QTimer m_gapTimer; ///< Runs while a frame is incomplete.
    SamDecoder m_decoder;
    ReaderFlow m_flow;
};

SerialIdCardReader::Worker::Worker(SerialIdCardReader& reader, const Options& options)
    : m_reader(reader)
    , m_link({.path = options.path,
              .baudRate = options.baudRate,
              .reopenDelay = options.reopenDelay,
              .readBufferBytes = kLineBufferBytes},
             this)
    , m_timer(this)
    , m_gapTimer(this)
    , m_flow(delaysAt(options.baudRate, options.delays))
{
    m_timer.setSingleShot(true);
    m_gapTimer.setSingleShot(true);
    m_gapTimer.setInterval(options.delays.frameGap);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { run(m_flow.timedOut(m_decoder.noiseBytes() > 0)); });
    connect(&m_gapTimer, &QTimer::timeout, this,
            [this] { onReplies(m_decoder.abandonIncomplete()); });
    connect(&m_link, &SerialLink::opened, this, [this] { run(m_flow.opened()); });
    connect(&m_link, &SerialLink::closed, this, [this](DeviceStatus reason) {
        m_decoder.clear();
        m_gapTimer.stop();
        run(m_flow.closed(reason));
    });
    connect(&m_link, &SerialLink::readyRead, this, &Worker::onReadyRead);
}

void SerialIdCardReader::Worker::stop()
{
    m_link.stop();
    m_timer.stop();
    m_gapTimer.stop();
    m_decoder.clear();
}

void SerialIdCardReader::Worker::setWanted(bool isWanted)
{
    if (auto step = m_flow.wantedChanged(isWanted)) {
        run(std::move(*step));
    }
}

void SerialIdCardReader::Worker::onReadyRead()
{
    std::array<char, kLineBufferBytes> buffer{};
    while (const qsizetype count = m_link.read(buffer)) {
        onReplies(m_decoder.feed(QByteArrayView(buffer.data(), count)));
    }
    explicit_bzero(buffer.data(), buffer.size());
    if (m_decoder.hasIncomplete()) {
        m_gapTimer.start();
    } else {
        m_gapTimer.stop();
    }
}

void SerialIdCardReader::Worker::onReplies(const std::vector<SamReply>& replies)
{
    for (const SamReply& reply : replies) {
        if (auto step = m_flow.replied(reply)) {
            run(std::move(*step));
            // What came together with it cannot be the answer to a request sent after it.
            break;
        }
    }
}

void SerialIdCardReader::Worker::run(ReaderFlow::Step step)
{
    if (step.timer) {
        m_timer.start(*step.timer);
    } else {
        m_timer.stop();
    }
    if (step.send) {
        // Whatever came before belongs to no request that still waits.
        m_link.discardInput();
        m_decoder.clear();
        m_gapTimer.stop();
        m_link.write(encodeSamRequest(*step.send));
    }
    for (ReaderFlow::Notice& notice : step.notices) {
        tell(notice);
    }
}

void SerialIdCardReader::Worker::tell(ReaderFlow::Notice& notice)
{
    std::visit(
        [this](auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, DeviceStatus>) {
                qCInfo(lcDevice).noquote() << "ID-card reader:" << statusName(what);
                m_reader.m_status = what;
                Q_EMIT m_reader.statusChanged(what);
            } else if constexpr (std::is_same_v<What, ReaderFlow::ReadingStarted>) {
                Q_EMIT m_reader.readingStarted();
            } else if constexpr (std::is_same_v<What, IdCard>) {
                what.wipeUnneeded();
                Q_EMIT m_reader.cardRead(what);
                what.wipe();
            } else if constexpr (std::is_same_v<What, ErrorCode>) {
                qCInfo(lcDevice).noquote() << "card not read:" << errorName(what);
                Q_EMIT m_reader.readFailed(what);
            } else {
                Q_EMIT m_reader.cardRemoved();
            }
        },
        notice);
}

SerialIdCardReader::SerialIdCardReader(const Options& options, QObject* parent)
    : IdCardReaderDriver(parent)
    , m_worker(std::make_unique<Worker>(*this, options))
{
    qRegisterMetaType<onewindow::drivers::IdCard>();
    qRegisterMetaType<onewindow::ErrorCode>();
    m_thread.setObjectName(QStringLiteral("idcard"));
    m_worker->moveToThread(&m_thread);
    // The worker's port and timers begin and end on the thread they live on: both signals of the
    // thread come from itself.
    connect(&m_thread, &QThread::started, m_worker.get(), &Worker::start);
    connect(&m_thread, &QThread::finished, m_worker.get(), &Worker::stop);
    connect(this, &SerialIdCardReader::cardWantedChanged, m_worker.get(), &Worker::setWanted);
}

SerialIdCardReader::~SerialIdCardReader()
{
    m_thread.quit();
    OW_ENFORCE(m_thread.wait(QDeadlineTimer(kThreadEnd)));
}

void SerialIdCardReader::start()
{
    OW_ENFORCE(!m_thread.isRunning());
    m_thread.start();
}

DeviceStatus SerialIdCardReader::status() const
{
    return m_status;
}

void SerialIdCardReader::setCardWanted(bool isWanted)
{
    Q_EMIT cardWantedChanged(isWanted, QPrivateSignal());
}

} // namespace onewindow::drivers

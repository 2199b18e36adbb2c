// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimIdCardReader.h"

#include <array>
#include <utility>

namespace onewindow::drivers {

namespace {

using namespace std::chrono_literals;

const QByteArray& preamble()
{
    static const QByteArray bytes = QByteArrayLiteral("\xAA\xAA\xAA\x96\x69");
    return bytes;
}

constexpr qsizetype kLengthBytes = 2;
/// Command, parameter, checksum.
constexpr qsizetype kShortestRequest = 3;
constexpr qsizetype kLongestRequest = 20;
/// More than one request never waits.
constexpr qsizetype kMaxInputBytes = 64;
constexpr int kPieces = 6;

// Status bytes of the published table.
constexpr quint8 kRequestChecksumWrong = 0x10;
constexpr quint8 kRequestLengthWrong = 0x11;
constexpr quint8 kCommandWrong = 0x21;
constexpr quint8 kModuleRejectsCard = 0x32;
constexpr quint8 kReadFailed = 0x41;
constexpr quint8 kSelfCheckFailed = 0x60;
constexpr quint8 kNoCard = 0x80;
constexpr quint8 kSelectFailed = 0x81;
constexpr quint8 kSuccess = 0x90;
constexpr quint8 kNoContent = 0x91;
constexpr quint8 kCardFound = 0x9F;

char checksum(QByteArrayView bytes)
{
    char sum = 0;
    for (const char byte : bytes) {
        sum = static_cast<char>(sum ^ byte);
    }
    return sum;
}

QByteArray twoBytes(qsizetype value)
{
    QByteArray bytes;
    bytes.append(static_cast<char>(value / 256));
    bytes.append(static_cast<char>(value % 256));
    return bytes;
}

/// The module's number 05.03-20260101-0000000001-0000000001 in its 16 bytes, little endian.
QByteArray moduleNumber()
{
    return QByteArray::fromHex("05000300" // 05, 03
                               "05253501" // 20260101 (date of making)
                               "0100000001000000");
}

} // namespace

SimIdCardReader::SimIdCardReader(const QString& linkPath, QObject* parent)
    : QObject(parent)
    , m_port(linkPath)
{
    m_workTimer.setSingleShot(true);
    m_workTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_workTimer, &QTimer::timeout, this, [this] { std::exchange(m_work, {})(); });
    connect(&m_pieceTimer, &QTimer::timeout, this, &SimIdCardReader::sendPiece);
    connect(&m_port, &SimPort::received, this, &SimIdCardReader::onReceived);
    // Without its cable the module has no power and forgets everything.
    connect(&m_port, &SimPort::pluggedChanged, this, [this] {
        m_workTimer.stop();
        m_work = {};
        m_pieceTimer.stop();
        m_input.clear();
        forgetCardState();
    });
}

void SimIdCardReader::lay(const SampleCard& card)
{
    ++m_layCount;
    m_card = card;
    forgetCardState();
    Q_EMIT changed();
}

void SimIdCardReader::lift()
{
    if (m_card) {
        m_card.reset();
        forgetCardState();
        Q_EMIT changed();
    }
}

void SimIdCardReader::setFailure(Failure failure, int replies)
{
    m_failure = failure;
    m_failureReplies = replies;
    Q_EMIT changed();
}

void SimIdCardReader::onReceived(const QByteArray& bytes)
{
    // It listens only while it is not at work.
    if (m_work || m_pieceTimer.isActive()) {
        return;
    }
    m_input = (m_input + bytes).last(qMin(m_input.size() + bytes.size(), kMaxInputBytes));
    takeRequest();
}

void SimIdCardReader::takeRequest()
{
    const qsizetype start = m_input.indexOf(preamble());
    const qsizetype header = start + preamble().size() + kLengthBytes;
    if (start < 0 || m_input.size() < header) {
        return;
    }
    const auto at = [this](qsizetype index) { return static_cast<quint8>(m_input.at(index)); };
    const qsizetype length = at(header - 2) * 256 + at(header - 1);
    if (length < kShortestRequest || length > kLongestRequest) {
        m_input.clear();
        after(m_timing.brief, [this] { reply(kRequestLengthWrong); });
        return;
    }
    if (m_input.size() < header + length) {
        return;
    }
    const QByteArrayView covered =
        QByteArrayView(m_input).sliced(header - kLengthBytes, kLengthBytes + length);
    const bool isIntact = checksum(covered) == 0;
    const quint8 command = at(header);
    const quint8 parameter = at(header + 1);
    m_input.clear();
    if (!isIntact) {
        after(m_timing.brief, [this] { reply(kRequestChecksumWrong); });
        return;
    }
    Q_EMIT requested(command, parameter);
    answer(command, parameter);
}

void SimIdCardReader::answer(quint8 command, quint8 parameter)
{
    constexpr qsizetype kManagementBytes = 28;
    constexpr std::array<qint32, 5> kBaudRates{115200, 57600, 38400, 19200, 9600};
    switch (command * 256 + parameter) {
    case 0x10FF:
        forgetCardState();
        [[fallthrough]];
    case 0x11FF:
    case 0x61FF:
        after(m_timing.brief, [this] { reply(kSuccess); });
        return;
    case 0x12FF:
        after(m_timing.brief, [this] { reply(kSuccess, moduleNumber()); });
        return;
    case 0x2001:
        after(m_timing.find, [this] { answerFind(); });
        return;
    case 0x2002:
        after(m_timing.select, [this] { answerSelect(); });
        return;
    case 0x3001:
        startRead(false);
        return;
    case 0x3010:
        startRead(true);
        return;
    case 0x3003:
        after(m_timing.address, [this] { answerFromCard(kNoContent, {}); });
        return;
    case 0x3005:
        after(m_timing.find,
              [this] { answerFromCard(kSuccess, QByteArray(kManagementBytes, '\0')); });
        return;
    default:
        break;
    }
    if (command == 0x60 && parameter < kBaudRates.size()) {
        // The pace of the line stays the bench's choice; a pseudo-terminal has no rate of its own.
        after(m_timing.brief, [this] { reply(kSuccess); });
        return;
    }
    after(m_timing.brief, [this] { reply(kCommandWrong); });
}

void SimIdCardReader::answerFind()
{
    constexpr qsizetype kIinBytes = 4;
    if (m_isConsumed && m_failure == Failure::AnswersFindAfterRead) {
        // This kind wakes up every card in the field anew, the selected one included.
        m_isConsumed = false;
        m_isSelected = false;
    }
    m_isFound = m_card.has_value() && !m_isConsumed;
    if (m_isFound) {
        m_isSelected = false;
        reply(kCardFound, QByteArray(kIinBytes, '\0'));
    } else {
        reply(kNoCard);
    }
}

void SimIdCardReader::answerSelect()
{
    constexpr qsizetype kSerialBytes = 8;
    m_isSelected = std::exchange(m_isFound, false);
    if (m_isSelected) {
        reply(kSuccess, QByteArray(kSerialBytes, '\0'));
    } else {
        reply(kSelectFailed);
    }
}

void SimIdCardReader::startRead(bool withFingerprint)
{
    const quint64 layCount = m_layCount;
    const auto finish = [this, withFingerprint, layCount] {
        finishRead(withFingerprint, layCount);
    };
    if (m_failure == Failure::LiftDuringRead && m_isSelected) {
        after(m_timing.read / 2, [this, finish] {
            useUpFailure();
            lift();
            after(m_timing.read / 2, finish);
        });
        return;
    }
    // Without a card there is nothing that takes time.
    after(m_isSelected ? m_timing.read : m_timing.brief, finish);
}

void SimIdCardReader::finishRead(bool withFingerprint, quint64 layCount)
{
    if (!m_isSelected || !m_card || m_layCount != layCount) {
        reply(kReadFailed);
        return;
    }
    if (m_failure == Failure::UnreadableCard || m_failure == Failure::RejectedCard) {
        const quint8 status =
            m_failure == Failure::UnreadableCard ? kReadFailed : kModuleRejectsCard;
        m_isSelected = false;
        useUpFailure();
        reply(status);
        return;
    }
    m_isConsumed = true;
    QByteArray data = twoBytes(m_card->text.size()) + twoBytes(m_card->photo.size());
    if (withFingerprint) {
        data += twoBytes(0); // None stored.
    }
    reply(kSuccess, data + m_card->text + m_card->photo);
}

void SimIdCardReader::answerFromCard(quint8 status, const QByteArray& data)
{
    if (m_isSelected && m_card) {
        reply(status, data);
    } else {
        reply(kReadFailed);
    }
}

void SimIdCardReader::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    m_work = std::move(work);
    m_workTimer.start(delay);
}

void SimIdCardReader::reply(quint8 status, const QByteArray& data)
{
    const bool isBroken = m_failure == Failure::SelfCheckFailed;
    QByteArray body(2, '\0'); // SW1 and SW2
    body.append(static_cast<char>(isBroken ? kSelfCheckFailed : status));
    body.append(isBroken ? QByteArray() : data);
    const QByteArray length = twoBytes(body.size() + 1);
    QByteArray frame = preamble() + length + body;
    frame.append(checksum(length + body));

    const Failure failure = m_failure;
    const bool isOfTheLine = failure == Failure::Silent || failure == Failure::NoisyLine ||
                             failure == Failure::SplitFrames || failure == Failure::BadChecksum;
    if (isOfTheLine || isBroken) {
        useUpFailure();
    }
    if (failure == Failure::Silent) {
        return;
    }
    if (failure == Failure::BadChecksum) {
        frame.back() = static_cast<char>(frame.back() ^ 1);
    } else if (failure == Failure::NoisyLine) {
        frame.prepend(noise());
    } else if (failure == Failure::SplitFrames) {
        m_pieces = frame;
        m_pieceBytes = qMax(qsizetype{1}, frame.size() / kPieces);
        m_pieceTimer.start(m_timing.splitPause);
        return;
    }
    m_port.send(frame);
}

void SimIdCardReader::sendPiece()
{
    m_port.send(m_pieces.first(qMin(m_pieceBytes, m_pieces.size())));
    m_pieces.remove(0, m_pieceBytes);
    if (m_pieces.isEmpty()) {
        m_pieceTimer.stop();
    }
}

void SimIdCardReader::useUpFailure()
{
    if (m_failureReplies > 0 && --m_failureReplies == 0) {
        m_failure = Failure::None;
        Q_EMIT changed();
    }
}

void SimIdCardReader::forgetCardState()
{
    m_isFound = false;
    m_isSelected = false;
    m_isConsumed = false;
}

QByteArray SimIdCardReader::noise()
{
    constexpr int kMaxNoiseBytes = 24;
    QByteArray bytes(m_random.bounded(1, kMaxNoiseBytes), '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(m_random.bounded(256));
    }
    if (m_random.bounded(2) == 0) {
        // The start of a frame longer than what follows.
        bytes += preamble() + twoBytes(m_random.bounded(20, 2000));
    }
    return bytes;
}

} // namespace onewindow::drivers

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SampleCards.h"
#include "drivers/sim/SimPort.h"

#include <QByteArray>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace onewindow::drivers {

/// The module of an ID-card reader, played on a SimPort from the published frame tables: answers
/// status, number, find, select, reads and baud rate, one request at a time, in the time a real one
/// takes.
///
/// After a good read it answers "no card" to find until the card is lifted, as most modules do,
/// because the card stays selected; "read newest address" goes on asking the selected card.
class SimIdCardReader final : public QObject
{
    Q_OBJECT

public:
    /// What is wrong with the reader or the card.
    enum class Failure {
        None,
        Silent,          ///< Takes requests and never answers.
        NoisyLine,       ///< Random bytes before each reply, some that look like a frame's start.
        SplitFrames,     ///< Replies arrive in pieces with pauses between them.
        BadChecksum,     ///< Replies arrive with a wrong checksum.
        UnreadableCard,  ///< Reads fail with 41 while the card lies still.
        RejectedCard,    ///< Reads fail with 32: the module does not accept the card.
        SelfCheckFailed, ///< Every request is answered with 60.
        LiftDuringRead,  ///< The card is lifted by itself in the middle of a read.
        /// A kind of module rather than a failure: goes on finding a card after it was read.
        AnswersFindAfterRead,
    };
    Q_ENUM(Failure)

    /// How long the module works on a request. Real ones are about as fast as the defaults.
    struct Timing
    {
        std::chrono::milliseconds brief{15}; ///< Anything that needs no card.
        std::chrono::milliseconds find{25};
        std::chrono::milliseconds select{35};
        std::chrono::milliseconds read{700};
        std::chrono::milliseconds address{25}; ///< "Read newest address"; slow ones take a second.
        std::chrono::milliseconds splitPause{20}; ///< Between the pieces of SplitFrames.
    };

    explicit SimIdCardReader(const QString& linkPath, QObject* parent = nullptr);

    /// The cable: plug(), unplug(), pacing.
    [[nodiscard]] SimPort& port() { return m_port; }

    void setTiming(const Timing& timing) { m_timing = timing; }

    /// Lays a card down; another one that lies there is lifted first.
    void lay(const SampleCard& card);
    void lift();

    /// The card that lies there.
    [[nodiscard]] const std::optional<SampleCard>& card() const { return m_card; }

    /// From now on; with `replies` > 0 it wears off after so many replies it had an effect on.
    void setFailure(Failure failure, int replies = 0);

    [[nodiscard]] Failure failure() const { return m_failure; }

Q_SIGNALS:
    /// The card or the failure is another one.
    void changed();
    /// A well-formed request came in; for a "busy" lamp, and for tests that count.
    void requested(quint8 command, quint8 parameter);

private:
    void onReceived(const QByteArray& bytes);
    void takeRequest();
    void answer(quint8 command, quint8 parameter);
    void answerFind();
    void answerSelect();
    void startRead(bool withFingerprint);
    void finishRead(bool withFingerprint, quint64 layCount);
    /// For commands that ask the selected card: `data` while it lies there, 41 otherwise.
    void answerFromCard(quint8 status, const QByteArray& data);
    void after(std::chrono::milliseconds delay, std::function<void()> work);
    void reply(quint8 status, const QByteArray& data = {});
    void sendPiece();
    void useUpFailure();
    void forgetCardState();
    [[nodiscard]] QByteArray noise();

    SimPort m_port;
    Timing m_timing;
    std::optional<SampleCard> m_card;
    quint64 m_layCount = 0; ///< Tells a card from the same one laid down again.
    bool m_isFound = false;
    bool m_isSelected = false;
    bool m_isConsumed = false; ///< Read to the end and not lifted since.
    Failure m_failure = Failure::None;
    int m_failureReplies = 0;
    QByteArray m_input;
    QTimer m_workTimer;
    std::function<void()> m_work;
    QTimer m_pieceTimer;
    QByteArray m_pieces;
    qsizetype m_pieceBytes = 0;
    QRandomGenerator m_random{1};
};

} // namespace onewindow::drivers

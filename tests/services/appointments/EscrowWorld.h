// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/services/appointments/EscrowNode.h"

#include <QHash>

#include <array>
#include <memory>
#include <vector>

namespace onewindow::appointments {

/// One step of a history; the numbers (0 to 999) choose who and what, whatever there is then.
struct EscrowStep
{
    enum class Kind {
        Book,
        Cancel,
        Ship,
        Pull,
        Settle,
        Capacity,
        Restart,
        Backup,
        Restore,
        Lost,
        Repeat,
        Stale,
        Cut,
        Mend,
        Wait,
    };

    Kind kind = Kind::Book;
    int a = 0;
    int b = 0;
    int c = 0;
};

/// A centre and those below it, and what is true whatever they believe: which bookings citizens
/// were shown. Plays histories and says what went wrong.
class EscrowWorld
{
public:
    struct Shape
    {
        bool isTwoLevels =
            true; ///< Centre, hall, two terminals; else the centre and three holders.
        int shareDivisor = 10;
        int capacity = 10;        ///< Of each slot at first.
        int freeAfterMinutes = 0; ///< Cancelled places are kept back so long.
    };

    EscrowWorld();

    /// The first invariant that broke, or nothing.
    QString play(const Shape& shape, const QList<EscrowStep>& steps);

    /// What happened in the last history, a line each.
    [[nodiscard]] QString told() const { return m_told.join(u'\n'); }

    /// What all histories so far came to.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool hasSeenEverything() const;

    /// Draws a kind, so that each is as frequent as it should be. `number`: 0 to 999.
    static EscrowStep::Kind kindOf(int number);

private:
    enum class Truth {
        Live,
        Cancelled,
        Forgotten, ///< Cancelled, but a restore made everybody forget: it may still take a place.
        Void,      ///< Declared void, or booked from a lot that was: it must be refused.
    };

    /// A booking that a citizen was shown.
    struct Shown
    {
        QByteArray id;
        QString slot;
        QString lot;
        QString source; ///< The lot its lot came out of.
        std::size_t node = 0;
        quint32 life = 1;      ///< Of the node, then.
        bool isInStore = true; ///< The place's store still has it: it was not restored away.
        Truth truth = Truth::Live;
    };

    struct Place
    {
        std::unique_ptr<EscrowNode> node;
        std::size_t parent = 0;
        bool isCut = false;
        quint32 lastLife = 1;
        EscrowNode::Backup backup;
        journal::Batch lastBatch;
        QList<journal::FeedChange> lastChanges;
    };

    using Runner = void (EscrowWorld::*)(const EscrowStep&);

    void begin(const Shape& shape);
    Place& placeBy(int number, bool isBelow);
    const QString& slotBy(int number) const;

    void tell(const QString& line) { m_told << line; }

    void book(const EscrowStep& step);
    void cancel(const EscrowStep& step);
    void ship(const EscrowStep& step);
    void pull(const EscrowStep& step);
    void settle(const EscrowStep& step);
    void capacity(const EscrowStep& step);
    void restart(const EscrowStep& step);
    void backup(const EscrowStep& step);
    void restore(const EscrowStep& step);
    void lost(const EscrowStep& step);
    void repeat(const EscrowStep& step);
    void stale(const EscrowStep& step);
    void cut(const EscrowStep& step);
    void mend(const EscrowStep& step);
    void wait(const EscrowStep& step);

    void declare(std::size_t grantor, std::size_t holder, bool isVoid, quint32 upToLife);
    bool isVoidLot(const QString& lot);
    void noteVoid();
    void reviseCancelled(Shown& shown);
    qint64 countAtRoot(const QString& slot);
    std::optional<AppointmentState> stateAt(std::size_t index, const QByteArray& id);
    bool exchange(Place& place, bool mustAsk);
    QString check();
    QString checkPlace(std::size_t index);
    bool converge();
    QString heal();
    QString checkEnd();
    QString checkFree(bool isReturned);
    QString checkWanted();

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    std::vector<Place> m_twoLevels;
    std::vector<Place> m_oneLevel;
    std::vector<Place>* m_places = nullptr;
    QStringList m_slots;
    QHash<QString, qint64> m_capacity;
    QHash<QString, qint64> m_bound;  ///< What may be booked at most, given how it came about.
    QHash<QString, qint64> m_claims; ///< What the centre counted as gone after the last step.
    std::vector<Shown> m_shown;
    std::size_t m_acting = 0;
    std::chrono::minutes m_freeAfter{0};
    QString m_problem; ///< What a step found wrong.
    QStringList m_told;

    struct Counts
    {
        qint64 booked = 0;
        qint64 full = 0;
        qint64 bookedBelow = 0;
        qint64 cancelled = 0;
        qint64 restored = 0;
        qint64 voided = 0;
        qint64 fenced = 0;
        qint64 refused = 0;
        qint64 lowered = 0;
        qint64 recalled = 0;
        qint64 waited = 0;
    };

    Counts m_counts;
};

} // namespace onewindow::appointments

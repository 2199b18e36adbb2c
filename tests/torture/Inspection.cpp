// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/torture/Inspection.h"

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"

#include <QDir>
#include <QJsonDocument>
#include <QSet>

#include <array>
#include <limits>
#include <utility>

namespace onewindow::torture {

using storage::Database;

namespace {

constexpr std::array kFacts{
    std::pair{"issued", queue::facts::kIssued},
    std::pair{"held", queue::facts::kHeld},
    std::pair{"setAside", queue::facts::kSetAside},
    std::pair{"cancelled", queue::facts::kCancelled},
};

constexpr int kIssuedAfter = 3;

QString kindOf(const QByteArray& fact)
{
    for (const auto& [said, kind] : kFacts) {
        if (fact == said) {
            return QString::fromLatin1(kind);
        }
    }
    return {};
}

QString numberIn(const journal::Row& row)
{
    return QJsonDocument::fromJson(row.body).object().value(QStringLiteral("number")).toString();
}

class Inspector
{
public:
    Inspector(const QString& stores, const Keys& keys, QList<Ack>& acks)
        : m_stores(stores)
        , m_keys(keys)
        , m_acks(acks)
    {}

    Inspected run()
    {
        if (open() && start()) {
            checkParent();
            issueMore();
            checkRows();
            ship();
            verify();
        }
        return m_seen;
    }

private:
    void found(const QString& what) { m_seen.findings.append(what); }

    template <typename T>
    bool worked(const Result<T>& result, const char* what)
    {
        if (!result) {
            found(QStringLiteral("%1: %2: %3")
                      .arg(QString::fromLatin1(what), errorName(result.error().code),
                           result.error().detail));
        }
        return bool(result);
    }

    bool open()
    {
        auto kiosk = KioskNode::open(m_stores.filePath(QStringLiteral("kiosk")), m_keys);
        auto hall = HallNode::open(m_stores.filePath(QStringLiteral("hall")), m_keys);
        if (!worked(kiosk, "kiosk opens") || !worked(hall, "hall opens")) {
            return false;
        }
        m_kiosk = std::move(kiosk).value();
        m_hall = std::move(hall).value();
        return true;
    }

    /// The kiosk's start settles what was pending; checks the outcome of each.
    bool start()
    {
        const QString node = m_kiosk->journal().node();
        const auto pending = m_kiosk->run<QList<queue::Ticket>>(
            [&](Database& store) { return queue::findPending(store, node); });
        if (!worked(pending, "pending") || !worked(m_kiosk->desk().start(), "desk starts")) {
            return false;
        }
        m_seen.settled = pending.value().size();
        for (const queue::Ticket& before : pending.value()) {
            const auto after = m_kiosk->run<std::optional<queue::Ticket>>(
                [&](Database& store) { return queue::findTicket(store, before.id); });
            const auto wanted =
                before.isPrinting ? queue::TicketState::Waiting : queue::TicketState::SetAside;
            const bool isSettled = after && after.value() && after.value()->state == wanted &&
                                   after.value()->isUnknown == before.isPrinting;
            if (!isSettled) {
                found(QStringLiteral("%1 was left open and is not settled").arg(before.number));
            }
        }
        return true;
    }

    /// Before anything is shipped: what the hall holds is a beginning of what the kiosk has.
    void checkParent()
    {
        const auto [own, theirs] = chains();
        const qsizetype held = theirs.size();
        if (held > own.size()) {
            found(QStringLiteral("the hall holds %1 rows, the kiosk %2").arg(held).arg(own.size()));
            return;
        }
        if (held > 0 && theirs.last().digest != own.at(held - 1).digest) {
            found(QStringLiteral("the hall holds another chain than the kiosk"));
        }
        if (m_believedHeld > static_cast<quint64>(held)) {
            found(QStringLiteral("the kiosk believes %1 rows held, the hall holds %2")
                      .arg(m_believedHeld)
                      .arg(held));
        }
    }

    /// The kiosk's chain here and at the hall.
    std::pair<QList<journal::Row>, QList<journal::Row>> chains()
    {
        QList<journal::Row> theirs;
        const auto own = m_kiosk->run<QList<journal::Row>>(
            [this](Database& store) -> Result<QList<journal::Row>> {
                const auto chain = journal::ChainStore(store).own();
                OW_ENFORCE(chain && chain.value());
                m_believedHeld = chain.value()->held;
                return walkChain(store, *chain.value(), m_seen.findings);
            });
        const auto held = m_hall->run<int>([&](Database& store) -> Result<int> {
            journal::ChainStore stored(store);
            const auto chain = stored.find(m_kiosk->journal().node(), 1);
            const auto ownChain = stored.own();
            OW_ENFORCE(chain && ownChain && ownChain.value());
            walkChain(store, *ownChain.value(), m_seen.findings);
            if (chain.value()) {
                theirs = walkChain(store, *chain.value(), m_seen.findings);
            }
            return 0;
        });
        worked(held, "hall reads");
        return {worked(own, "kiosk reads") ? own.value() : QList<journal::Row>(), theirs};
    }

    void issueMore()
    {
        // Power may have gone before the first contact: without a catalogue there are no matters.
        if (!worked(m_kiosk->pullFrom(*m_hall), "feed comes")) {
            return;
        }
        for (int i = 0; i < kIssuedAfter; ++i) {
            const auto issued = m_kiosk->issue(QStringLiteral("enrol"), i == 0);
            if (!worked(issued, "issuing goes on")) {
                return;
            }
            const queue::Ticket& ticket = issued.value().ticket;
            for (const Ack& ack : std::as_const(m_acks)) {
                if (ack.fact == "issued" && ack.number == ticket.number) {
                    found(QStringLiteral("number %1 was given again").arg(ticket.number));
                }
            }
            m_acks.append({"issued", ticket.number, ticket.id});
        }
    }

    void checkRows()
    {
        const QList<journal::Row> rows = chains().first;
        QSet<QString> numbers;
        QSet<QByteArray> tickets;
        QSet<std::pair<QString, QByteArray>> facts;
        for (const journal::Row& row : rows) {
            facts.insert({row.kind, row.subject});
            if (row.kind != QLatin1String(queue::facts::kIssued)) {
                continue;
            }
            const QString number = numberIn(row);
            if (numbers.contains(number) || tickets.contains(row.subject)) {
                found(QStringLiteral("%1 was issued twice").arg(number));
            }
            numbers.insert(number);
            tickets.insert(row.subject);
        }
        m_seen.tickets = tickets.size();
        for (const Ack& ack : std::as_const(m_acks)) {
            if (!facts.contains({kindOf(ack.fact), ack.id})) {
                found(QStringLiteral("%1 was acknowledged as %2, and that is lost")
                          .arg(ack.number, QString::fromLatin1(ack.fact)));
            } else if (ack.fact == "issued" && !numbers.contains(ack.number)) {
                found(QStringLiteral("%1 has another number now").arg(ack.number));
            }
        }
    }

    void ship()
    {
        if (!worked(m_kiosk->shipTo(*m_hall), "journal goes up")) {
            return;
        }
        const auto [own, theirs] = chains();
        const bool isSame = own.size() == theirs.size() && !own.isEmpty() &&
                            own.last().digest == theirs.last().digest;
        if (!isSame) {
            found(QStringLiteral("after shipping the hall holds %1 rows, the kiosk %2")
                      .arg(theirs.size())
                      .arg(own.size()));
        }
        const auto again = m_kiosk->shipTo(*m_hall);
        if (worked(again, "journal goes up again") && again.value() != 0) {
            found(QStringLiteral("%1 rows were taken twice").arg(again.value()));
        }
        for (const Ack& ack : std::as_const(m_acks)) {
            const auto ticket = queue::findTicket(m_hall->database(), ack.id);
            if (!ticket || !ticket.value() || ticket.value()->number != ack.number) {
                found(QStringLiteral("the hall does not know %1").arg(ack.number));
            }
        }
    }

    /// As `onewindow-ctl verify` does: chains, signatures, and the tables against the journal.
    void verify()
    {
        for (const QString& bad : {m_kiosk->verify(), m_hall->verify()}) {
            if (!bad.isEmpty()) {
                found(QStringLiteral("verify: ") + bad);
            }
        }
    }

    QDir m_stores;
    const Keys& m_keys;
    QList<Ack>& m_acks;
    Inspected m_seen;
    quint64 m_believedHeld = 0;
    std::unique_ptr<HallNode> m_hall;
    std::unique_ptr<KioskNode> m_kiosk;
};

} // namespace

QList<Ack> acksFrom(const QByteArray& lines)
{
    QList<Ack> acks;
    const QByteArray whole = lines.left(lines.lastIndexOf('\n') + 1);
    for (const QByteArray& line : whole.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3) {
            acks.append({words.at(0), QString::fromUtf8(words.at(1)),
                         idFromText(QString::fromUtf8(words.at(2)))});
        }
    }
    return acks;
}

QList<journal::Row> walkChain(Database& database, const journal::Chain& chain,
                              QStringList& findings)
{
    const auto rows = journal::ChainStore(database).rows(chain, 1, journal::kNoPos,
                                                         std::numeric_limits<int>::max());
    if (!rows) {
        findings.append(QStringLiteral("chain %1: %2").arg(chain.node, rows.error().detail));
        return {};
    }
    QByteArray prev = journal::noDigest();
    quint64 seq = 0;
    for (const journal::Row& row : rows.value()) {
        ++seq;
        if (row.seq != seq || row.prev != prev || row.digest != journal::rowDigest(row)) {
            findings.append(
                QStringLiteral("chain %1 is broken at row %2").arg(chain.node).arg(seq));
            return rows.value();
        }
        prev = row.digest;
    }
    if (chain.isFrozen || seq != chain.headSeq || prev != chain.headDigest) {
        findings.append(QStringLiteral("chain %1 has a wrong end").arg(chain.node));
    }
    return rows.value();
}

Inspected inspect(const QString& stores, const Keys& keys, QList<Ack>& acks)
{
    return Inspector(stores, keys, acks).run();
}

} // namespace onewindow::torture

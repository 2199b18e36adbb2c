// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Status.h"

#include "app/ctl/Backup.h"
#include "services/core/Durations.h"
#include "services/crypto/CertificateInfo.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Contradiction.h"
#include "services/journal/IssuerMark.h"
#include "services/journal/Restart.h"
#include "services/storage/Transaction.h"
#include "services/sync/HeldWire.h"
#include "services/sync/HttpClient.h"
#include "services/sync/StatusFile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow {

namespace {

constexpr std::chrono::milliseconds kAskLimit{2000};
/// A certificate renews itself before: less than this left means that it does not.
constexpr qint64 kShortLifeDays = 14;
constexpr qint64 kClockToleranceMs = 5000;

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(Qt::ISODate);
}

class Look
{
public:
    Look(const NodeFiles& files, const Clock& clock)
        : m_files(files)
        , m_nowMs(clock.now().wallMs)
    {}

    NodeStatus take()
    {
        lookAtStore();
        lookAtContact();
        lookAtCertificate();
        lookAtParent();
        return std::move(m_status);
    }

private:
    void line(const QString& text) { m_status.lines << text; }

    void problem(const QString& text)
    {
        m_status.lines << text;
        m_status.problems << text;
    }

    void lookAtStore()
    {
        storage::DatabaseOptions options = m_files.database;
        options.readOnly = true;
        auto database = storage::Database::open(options);
        if (!database) {
            problem(QStringLiteral("store: ") + database.error().detail);
            return;
        }
        line(m_files.isOnServer() ? QStringLiteral("store: on a PostgreSQL server")
                                  : QStringLiteral("store: %1, %2 KiB")
                                        .arg(m_files.store)
                                        .arg(QFileInfo(m_files.store).size() / 1024));
        auto snapshot = storage::Transaction::begin(*database.value());
        const auto chains = snapshot ? journal::ChainStore(*database.value(),
                                                           hallOf(*database.value(), m_files.node))
                                           .ofNode(m_files.node)
                                     : Result<QList<journal::Chain>>(snapshot.error());
        if (!chains) {
            problem(QStringLiteral("store: ") + chains.error().detail);
            return;
        }
        for (const journal::Chain& chain : chains.value()) {
            describe(chain);
        }
        lookAtLife(*database.value());
    }

    void describe(const journal::Chain& chain)
    {
        const QString state = chain.role == journal::ChainRole::Own ? QStringLiteral("now")
                                                                    : QStringLiteral("earlier");
        const QString text = QStringLiteral("chain: incarnation %1 (%2), %3 rows, held %4, safe "
                                            "%5, to ship %6")
                                 .arg(chain.incarnation)
                                 .arg(state)
                                 .arg(chain.headSeq)
                                 .arg(chain.held)
                                 .arg(chain.safe)
                                 .arg(m_files.hasParent ? chain.headSeq - chain.held : 0);
        journal::isContradicted(chain)
            ? problem(text + QStringLiteral("; the parent holds other rows"))
            : line(text);
    }

    void lookAtMarker(const QString& token)
    {
        const auto tokens = journal::Marker(m_files.marker).read();
        if (!tokens) {
            problem(tokens.error().detail);
        } else if (!tokens.value().agreesWith(token)) {
            problem(QStringLiteral("generation: the store disagrees with ") + m_files.marker +
                    QStringLiteral(": it was copied back"));
        }
    }

    void lookAtLife(storage::Database& database)
    {
        const auto life = journal::GenerationStore(database).find();
        if (!life) {
            problem(QStringLiteral("generation: ") + life.error().detail);
            return;
        }
        if (!life.value()) {
            line(QStringLiteral("generation: never started"));
            return;
        }
        if (!m_files.isOnServer()) {
            lookAtMarker(life.value()->token);
        }
        if (life.value()->isHeld) {
            problem(QStringLiteral("generation: held since %1: nothing is recorded until %2")
                        .arg(timeText(life.value()->sinceMs),
                             m_files.hasParent ? QStringLiteral("the parent has said what it holds")
                                               : QStringLiteral("`restore --accept`")));
        }
        const auto issuer = journal::IssuerMarkStore(database).find();
        const QString mark = issuer && issuer.value() ? issuer.value()->inUse() : m_files.mark;
        const bool isBurntToday = life.value()->burntDay >= journal::dayOf(m_nowMs);
        if (isBurntToday && !mark.isEmpty() && life.value()->burnt.contains(mark)) {
            problem(QStringLiteral("generation: no numbers under mark %1 today, the store was "
                                   "restored")
                        .arg(mark));
        } else if (mark != m_files.mark) {
            line(QStringLiteral("generation: numbers carry the mark %1, which the centre gave")
                     .arg(mark));
        }
    }

    void lookAtContact()
    {
        if (!m_files.hasParent) {
            line(QStringLiteral("parent: none"));
            return;
        }
        const auto contact = sync::readStatusFile(sync::statusFileOf(m_files.store));
        if (!contact) {
            line(QStringLiteral("contact: not noted yet"));
            return;
        }
        const QString last = contact->lastContactMs == 0 ? QStringLiteral("never in its last run")
                                                         : timeText(contact->lastContactMs);
        contact->isOnline ? line(QStringLiteral("contact: last %1").arg(last))
                          : problem(QStringLiteral("contact: last %1, stale since %2")
                                        .arg(last, timeText(contact->staleSinceMs)));
        if (!contact->refusal.isEmpty()) {
            problem(QStringLiteral("contact: the parent refuses: ") + contact->refusal);
        }
    }

    void lookAtCertificate()
    {
        if (m_files.certificate.isEmpty()) {
            return;
        }
        if (!m_files.keyCredential.isEmpty()) {
            problem(QStringLiteral("certificate: never renewed, because %1 is a credential, which "
                                   "the service cannot write")
                        .arg(m_files.keyCredential));
        }
        const auto info = crypto::readCertificateAt(m_files.certificate);
        if (!info) {
            problem(QStringLiteral("certificate: ") + info.error().detail);
            return;
        }
        const qint64 days = (info.value().notAfterMs - m_nowMs) / kDayMs;
        const QString text = QStringLiteral("certificate: %1 until %2, %3 days")
                                 .arg(info.value().commonName)
                                 .arg(timeText(info.value().notAfterMs))
                                 .arg(days);
        days<kShortLifeDays || info.value().notBeforeMs> m_nowMs ? problem(text) : line(text);
    }

    Result<QByteArray> ask(sync::HttpClient& http, const QString& path)
    {
        sync::HttpCall call;
        call.path = path;
        call.limit = kAskLimit;
        const auto answer = http.perform(call);
        if (!answer) {
            return answer.error();
        }
        if (answer.value().status != 200) {
            return sync::errorOf(answer.value());
        }
        return answer.value().body;
    }

    /// What the parent itself says: whether it answers, its clock, and what it holds.
    void lookAtParent()
    {
        if (!m_files.hasParent) {
            return;
        }
        sync::HttpClient http(m_files.parent, kAskLimit);
        const auto time = ask(http, QStringLiteral("/v1/time"));
        if (!time) {
            problem(QStringLiteral("parent: %1: %2 %3")
                        .arg(m_files.parent.baseUrl, errorName(time.error().code),
                             time.error().detail));
            return;
        }
        const qint64 theirs =
            QJsonDocument::fromJson(time.value()).object()[QStringLiteral("now")].toInteger();
        const qint64 apart = theirs - m_nowMs;
        const QString text = QStringLiteral("parent: %1 answers, its clock is %2 ms from here")
                                 .arg(m_files.parent.baseUrl)
                                 .arg(apart);
        qAbs(apart) > kClockToleranceMs ? problem(text) : line(text);
        const auto body = ask(http, QStringLiteral("/v1/journal"));
        const auto held =
            body ? sync::chainsFrom(body.value()) : Result<QList<journal::HeldChain>>(body.error());
        if (!held) {
            problem(QStringLiteral("parent: says nothing of the journal: ") +
                    errorName(held.error().code));
            return;
        }
        for (const journal::HeldChain& chain : held.value()) {
            line(QStringLiteral("parent: holds %1 rows of incarnation %2, safe %3")
                     .arg(chain.held)
                     .arg(chain.incarnation)
                     .arg(chain.safe));
        }
    }

    const NodeFiles& m_files;
    qint64 m_nowMs;
    NodeStatus m_status;
};

} // namespace

NodeStatus nodeStatus(const NodeFiles& files, const Clock& clock)
{
    return Look(files, clock).take();
}

} // namespace onewindow

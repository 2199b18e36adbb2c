// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/staff/StaffRig.h"

#include "services/crypto/Password.h"
#include "services/queue/TicketProjection.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace onewindow::testing {

using namespace Qt::StringLiterals;

namespace {

const QString kKiosk = u"kiosk-1"_s;

QJsonObject member(const QString& account, const QString& name, const QByteArray& password,
                   const QString& role = u"clerk"_s)
{
    return {{u"account"_s, account},
            {u"name"_s, name},
            {u"role"_s, role},
            {u"once"_s, account == u"new"},
            {u"password"_s, crypto::hashPassword(crypto::Suite::International, password)}};
}

/// Runs the event loop until `isDone`; a test that waits for more than this has failed anyway.
void waitFor(const bool& isDone)
{
    if (!QTest::qWaitFor([&isDone] { return isDone; }, 60'000)) {
        qFatal("the terminal's store does not answer");
    }
}

} // namespace

StaffRig::StaffRig(const queue::HallRules& rules)
    : m_feedback(kKiosk)
{
    // Once: a password is slow to hash on purpose.
    static const QByteArray clerks =
        QJsonDocument(
            QJsonObject{{u"staff"_s,
                         QJsonArray{member(u"wang"_s, u"王晓燕"_s, "secret-1"),
                                    member(u"li"_s, u"李文"_s, "secret-2"),
                                    member(u"new"_s, u"新人"_s, "secret-3"),
                                    member(u"zhao"_s, u"赵主任"_s, "secret-4", u"hallManager"_s)}}})
            .toJson();
    QFile staff(hall.file(u"staff.json"_s));
    OW_ENFORCE(staff.open(QIODevice::WriteOnly) && staff.write(clerks) == clerks.size());
    staff.close();
    hall.settings.http.requestsPerSecond = 100'000;
    hall.settings.http.requestBurst = 100'000;
    hall.settings.rules = rules;
    hall.clock = &m_clock;
    hall.start();
    openTerminal();
}

StaffRig::~StaffRig()
{
    m_sync.reset();
    m_writer->stop();
}

void StaffRig::openTerminal()
{
    storage::DatabaseOptions store;
    store.path = m_folder.filePath(u"kiosk.db"_s);
    auto opened = storage::Database::open(store);
    OW_ENFORCE(opened);
    auto database = std::move(opened).value();
    m_keys = hall.keys(kKiosk);
    journal::Journal::Settings settings;
    settings.node = kKiosk;
    settings.keys = m_keys.get();
    settings.clock = &m_clock;
    settings.projections = {&m_tickets, &m_feedback};
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    OW_ENFORCE(m_journal->open(*database));
    OW_ENFORCE(journal::FeedCache().open(*database));
    m_writer = std::make_unique<storage::Writer>(std::move(database));
    const QByteArray hallKey = hall.keys(u"hall-1"_s)->sealingPublicKey();
    m_desk = std::make_unique<queue::TicketDesk>(
        queue::TicketDesk::Settings{
            .mark = u"1"_s, .fallbackLink = {}, .recipients = {{u"hall-1"_s, hallKey}}},
        *m_writer, *m_journal);
    OW_ENFORCE(m_desk->start());
    m_feedbackDesk = std::make_unique<feedback::FeedbackDesk>(
        feedback::FeedbackBook::Settings{
            .mark = u"1"_s, .recipients = {{u"hall-1"_s, hallKey}}, .terms = {}},
        *m_writer, *m_journal);
    m_sync = std::make_unique<sync::SyncClient>(hall.endpoint(kKiosk, u"kiosk"_s), store, *m_writer,
                                                *m_journal);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_desk.get(),
                     &queue::TicketDesk::onChangesApplied);
    m_sync->start();
    // The terminal issues what the hall offers, and knows persons by the hall's key of the day.
    if (!QTest::qWaitFor([this] { return !m_desk->catalogue().matters.isEmpty(); }, 60'000)) {
        qFatal("the terminal does not reach the hall");
    }
}

std::unique_ptr<sync::HallLink> StaffRig::link(const QString& machine, const QString& role)
{
    // A hall that is there is not taken for gone because the machine is busy.
    sync::SyncTiming timing;
    timing.staleAfter = std::chrono::seconds(15);
    auto made = sync::makeHallLink(hall.endpoint(machine, role), timing);
    made->start();
    return made;
}

feedback::Filed StaffRig::complain(const QString& text)
{
    feedback::FilingRequest request;
    request.kind = feedback::CaseKind::Complaint;
    request.text = text;
    bool isDone = false;
    std::optional<Result<feedback::Filed>> answer;
    m_feedbackDesk->file(std::move(request), [&](Result<feedback::Filed> filed) {
        answer = std::move(filed);
        isDone = true;
    });
    waitFor(isDone);
    OW_ENFORCE(*answer);
    const auto isHeld = [this] {
        const auto backlog = m_writer->runAndWait<qint64>(
            [this](storage::Database& database) { return m_journal->backlog(database); });
        return backlog && backlog.value() == 0;
    };
    OW_ENFORCE(QTest::qWaitFor(isHeld, 60'000));
    return answer->value();
}

queue::IssuedTicket StaffRig::issue(queue::IssueRequest request)
{
    bool isDone = false;
    std::optional<Result<queue::IssuedTicket>> answer;
    m_desk->issue(std::move(request), [&](Result<queue::IssuedTicket> issued) {
        answer = std::move(issued);
        isDone = true;
    });
    waitFor(isDone);
    OW_ENFORCE(*answer);
    return answer->value();
}

queue::IssuedTicket StaffRig::take(const QString& matter, queue::TicketClass klass,
                                   const std::optional<queue::Person>& person)
{
    return issueAndHold(
        {.matter = matter, .further = {}, .klass = klass, .person = person, .willPrint = true});
}

queue::IssuedTicket StaffRig::takeFor(const QString& matter, const QStringList& further)
{
    return issueAndHold({.matter = matter, .further = further, .person = {}, .willPrint = true});
}

queue::IssuedTicket StaffRig::issueAndHold(queue::IssueRequest request)
{
    queue::IssuedTicket issued = issue(std::move(request));
    bool isDone = false;
    m_desk->hold(issued.ticket.id, u"printer"_s, false,
                 [&](const Result<void>&) { isDone = true; });
    waitFor(isDone);
    return issued;
}

queue::IssuedTicket StaffRig::takeUnknown(const QString& matter)
{
    queue::IssuedTicket issued = issue({.matter = matter, .further = {}, .person = {}});
    bool isDone = false;
    m_desk->hold(issued.ticket.id, u"printer"_s, true, [&](const Result<void>&) { isDone = true; });
    waitFor(isDone);
    return issued;
}

queue::IssuedTicket StaffRig::takeSetAside(const QString& matter)
{
    queue::IssuedTicket issued = issue({.matter = matter, .further = {}, .person = {}});
    bool isDone = false;
    m_desk->setAside(issued.ticket.id, [&](const Result<void>&) { isDone = true; });
    waitFor(isDone);
    return issued;
}

} // namespace onewindow::testing

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ctl/CityStore.h"

#include "services/appointments/FactKinds.h"
#include "services/appointments/SlotWorkStore.h"
#include "services/cases/CaseIndexStore.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/DraftStore.h"
#include "services/cases/FactKinds.h"
#include "services/core/Ids.h"
#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/identity/AccountDetailStore.h"
#include "services/identity/DeviceProjection.h"
#include "services/identity/DeviceRegistry.h"
#include "services/identity/GuardStore.h"
#include "services/identity/SessionStore.h"
#include "services/queue/CrowdProjection.h"
#include "services/queue/DayCounts.h"
#include "services/queue/FactKinds.h"
#include "services/supervision/Alarms.h"
#include "tests/services/appointments/EscrowNode.h"

#include <QJsonArray>

namespace onewindow::testing {

using namespace Qt::StringLiterals;
using appointments::EscrowNode;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

const QString kHall = u"hall-1"_s;
const appointments::Slot kSlot{{}, u"m"_s, u"2026-11-23"_s, 9 * 60, 9 * 60 + 30};

EscrowNode::Options optionsOf(const QString& id, const crypto::NodeKeys& keys, const Clock& clock)
{
    appointments::EscrowRules rules;
    rules.shareDivisor = 2;
    return {.id = id,
            .hall = kHall,
            .isRoot = id == u"centre",
            .rules = rules,
            .keys = &keys,
            .clock = &clock};
}

/// Both sell what they have of a slot, and the hall asks for more.
void sellSlot(EscrowNode& centre, EscrowNode& hall)
{
    succeed(centre.setCapacity(kSlot, 5));
    converge(centre, hall);
    for (EscrowNode* node : {&centre, &hall}) {
        valueOf(node->bookOne(kSlot.key()));
        valueOf(node->bookOne(kSlot.key()));
    }
    // One of them has come.
    const auto booked = valueOf(centre.bookOne(kSlot.key()));
    journal::NewFact arrival;
    arrival.kind = QLatin1String(appointments::facts::kCheckedIn);
    arrival.subject = booked.appointment.id;
    arrival.body = {{u"slot"_s, kSlot.key()}, {u"ticket"_s, idToText(QByteArray(16, 't'))}};
    valueOf(centre.transact(
        [&](Database& database) { return centre.journal().append(database, arrival); }));
    // The hall closes before it is over.
    journal::NewFact excuse;
    excuse.kind = QLatin1String(appointments::facts::kExcused);
    excuse.subject = booked.appointment.id;
    excuse.body = {
        {u"slot"_s, kSlot.key()}, {u"closesAt"_s, kSlot.startsAtMs()}, {u"reason"_s, u"power"_s}};
    valueOf(
        hall.transact([&](Database& database) { return hall.journal().append(database, excuse); }));
    succeed(hall.want(kSlot.key()));
    hall.ship(centre, 100);
    succeed(centre.transact([](Database& database) -> Result<void> {
        appointments::SlotWorkStore work(database, kHall);
        OW_TRY(work.mark(kSlot.key()));
        return work.noteShown(u"appointment"_s, u"one"_s, 1);
    }));
}

/// A terminal leaves a row out.
void refuseRows(EscrowNode& centre)
{
    journal::TestNode kiosk(u"kiosk-1"_s);
    kiosk.append();
    kiosk.append();
    succeed(kiosk.acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 1, .safe = 0}));
    const auto taken = valueOf(centre.transact([&](Database& database) {
        return centre.journal().ingest(database, kiosk.nextBatch(), kiosk.keys->signingPublicKey());
    }));
    OW_ENFORCE(taken.refusal);
}

/// One machine is invited, one at work, and one was shut out.
void enrolMachines(EscrowNode& centre, journal::Journal& journal,
                   const crypto::Authority& authority)
{
    identity::DeviceRegistry registry(journal, &authority, {});
    succeed(centre.transact([&](Database& database) -> Result<void> {
        const auto invited = registry.invite(database, {.hall = kHall,
                                                        .node = u"kiosk-3"_s,
                                                        .role = u"kiosk"_s,
                                                        .name = u"门厅"_s,
                                                        .staff = u"gao"_s,
                                                        .addresses = {}});
        if (!invited) {
            return invited.error();
        }
        for (const QString& node : {u"kiosk-1"_s, u"kiosk-2"_s}) {
            identity::Machine machine;
            machine.id = node;
            machine.hall = kHall;
            machine.role = u"kiosk"_s;
            machine.name = node;
            machine.mark = node.last(1);
            machine.signingKey = journal.keys().signingPublicKey();
            machine.sealingKey = journal.keys().sealingPublicKey();
            machine.state = identity::MachineState::Enrolled;
            const auto isNew = registry.import(database, machine);
            if (!isNew) {
                return isNew.error();
            }
        }
        const auto revoked = registry.revoke(database, u"kiosk-2"_s, false, u"lost"_s, u"gao"_s);
        return revoked ? Result<void>() : revoked.error();
    }));
}

/// What the hall says of `subject`, shipped to its centre.
void sayAtHall(EscrowNode& hall, EscrowNode& centre, journal::Journal& journal, const char* kind,
               char subject, const QJsonObject& body)
{
    journal::NewFact fact;
    fact.kind = QLatin1String(kind);
    fact.subject = QByteArray(16, subject);
    fact.body = body;
    valueOf(
        hall.transact([&](Database& database) { return hall.journal().append(database, fact); }));
    const journal::Batch batch = valueOf(hall.journal().nextBatch(hall.database(), 100));
    const auto taken = valueOf(centre.transact([&](Database& database) {
        return journal.ingest(database, batch, hall.journal().keys().signingPublicKey());
    }));
    OW_ENFORCE(!taken.refusal);
    succeed(hall.transact([&](Database& database) {
        return hall.journal().acknowledged(database, taken.ack, batch);
    }));
}

/// What stands beside the journal: the index of whose cases they are, and a draft.
void keepAside(Database& database)
{
    succeed(cases::CaseIndexStore::migrate(database));
    cases::CaseIndexStore index(database);
    succeed(index.putKey(QByteArray(32, 'w')));
    succeed(index.put({.caseHall = kHall,
                       .id = QByteArray(16, 'c'),
                       .number = u"113703030042218202611230001"_s,
                       .provisional = u"K1202611230001"_s,
                       .person = u"person"_s,
                       .tail = u"tail"_s,
                       .keyId = QByteArray(16, 'k')}));
    succeed(index.put(cases::IndexedSaying{.saidIn = kHall,
                                           .id = QByteArray(16, 'q'),
                                           .saidAtMs = 1'795'400'000'000,
                                           .person = u"person"_s,
                                           .keyId = QByteArray(16, 'k')}));
    succeed(cases::DraftStore::migrate(database));
    succeed(cases::DraftStore(database, kHall)
                .put({.caseId = QByteArray(16, 'd'),
                      .handle = u"handle"_s,
                      .day = u"2026-11-23"_s,
                      .version = 1,
                      .savedAtMs = 1'795'400'000'000,
                      .sealed = QByteArray(32, 'd')}));
}

/// One case with a page that was photographed, its number, what was asked for and decided, and what
/// was paid for it at a counter, and one that was begun and left.
void fileCases(EscrowNode& centre, EscrowNode& hall, journal::Journal& journal)
{
    const auto append = [&](const char* kind, const QJsonObject& body) {
        journal::NewFact fact;
        fact.kind = QLatin1String(kind);
        fact.subject = QByteArray(16, 'c');
        fact.body = body;
        valueOf(
            centre.transact([&](Database& database) { return journal.append(database, fact); }));
    };
    append(cases::facts::kAttached, {{u"material"_s, u"photo"_s},
                                     {u"page"_s, 1},
                                     {u"part"_s, 1},
                                     {u"parts"_s, 1},
                                     {u"mime"_s, u"image/jpeg"_s},
                                     {u"bytes"_s, 50'000},
                                     {u"width"_s, 800},
                                     {u"height"_s, 600},
                                     {u"digest"_s, QString(64, u'a')}});
    append(cases::facts::kFiled, {{u"matter"_s, u"si"_s},
                                  {u"taskCode"_s, u"11370303004221826G2370114001000"_s},
                                  {u"provisional"_s, u"K1-20261123-0001"_s},
                                  {u"counter"_s, 1},
                                  {u"day"_s, u"2026-11-23"_s},
                                  {u"token"_s, u"dG9rZW4="_s},
                                  {u"state"_s, u"received"_s}});
    append(cases::facts::kNumbered, {{u"number"_s, u"113703030042218202611230001"_s},
                                     {u"taskCode"_s, u"11370303004221826G2370114001000"_s},
                                     {u"day"_s, u"2026-11-23"_s},
                                     {u"sequence"_s, 1},
                                     {u"promise"_s, 5}});
    append(cases::facts::kProgressed, {{u"state"_s, u"correction"_s},
                                       {u"by"_s, u"staff"_s},
                                       {u"reason"_s, u"materials"_s},
                                       {u"missing"_s, QJsonArray{u"photo"_s}},
                                       {u"at"_s, qint64{1'795'300'000'000}}});
    append(
        cases::facts::kDecided,
        {{u"state"_s, u"approved"_s}, {u"by"_s, u"staff"_s}, {u"at"_s, qint64{1'795'400'000'000}}});
    const auto fee = [&](const char* kind, const QJsonObject& body) {
        sayAtHall(hall, centre, journal, kind, 'c', body);
    };
    fee(cases::facts::kFeeClaimed, {{u"claim"_s, u"claim"_s}});
    append(cases::facts::kFeeReleased, {{u"claim"_s, u"claim"_s}});
    fee(cases::facts::kFeeTaken, {{u"cents"_s, 2000},
                                  {u"method"_s, u"cash"_s},
                                  {u"receipt"_s, u"S0-20261123-0001"_s},
                                  {u"counter"_s, 1},
                                  {u"day"_s, u"2026-11-23"_s}});
    const QString order = u"6f6f6f6f-6f6f-6f6f-6f6f-6f6f6f6f6f6f"_s;
    append(cases::facts::kPaymentBegun, {{u"order"_s, order}, {u"cents"_s, 2000}});
    append(cases::facts::kPaymentPaid, {{u"order"_s, order}, {u"receipt"_s, u"PB000001"_s}});
    append(cases::facts::kCopied, {{u"copy"_s, 1}, {u"node"_s, u"kiosk-1"_s}});
    append(cases::facts::kDocumented,
           {{u"statement"_s, u"statement"_s}, {u"number"_s, u"113703030042218202611230001"_s}});
    keepAside(centre.database());
}

/// Somebody rates twice, and one has a question, which the hall answers.
void hearOpinions(EscrowNode& centre, EscrowNode& hall, journal::Journal& journal)
{
    const auto append = [&](const char* kind, char subject, const QJsonObject& body) {
        journal::NewFact fact;
        fact.kind = QLatin1String(kind);
        fact.subject = QByteArray(16, subject);
        fact.body = body;
        valueOf(
            centre.transact([&](Database& database) { return journal.append(database, fact); }));
    };
    using namespace feedback;
    append(facts::kRated, 'r', {{u"about"_s, u"ticket"_s}, {u"level"_s, 5}});
    append(
        facts::kRated, 'r',
        {{u"about"_s, u"ticket"_s}, {u"level"_s, 1}, {u"codes"_s, QJsonArray{u"113"_s, u"115"_s}}});
    append(facts::kCallback, 'r', {{u"until"_s, u"2026-11-30"_s}, {u"days"_s, 5}});
    append(facts::kFiled, 'q',
           {{u"kind"_s, u"question"_s},
            {u"number"_s, u"Y1-20261123-0001"_s},
            {u"counter"_s, 1},
            {u"day"_s, u"2026-11-23"_s},
            {u"matter"_s, u"si"_s},
            {u"token"_s, u"dG9rZW4="_s},
            {u"until"_s, u"2026-11-30"_s}});
    sayAtHall(hall, centre, journal, facts::kAnswered, 'q',
              {{u"number"_s, u"first"_s}, {u"staff"_s, u"zhao"_s}});
}

void signIn(Database& database, qint64 nowMs)
{
    succeed(identity::SessionStore::migrate(database));
    succeed(identity::GuardStore::migrate(database));
    succeed(identity::AccountDetailStore::migrate(database));
    identity::SessionStore sessions(database);
    succeed(sessions.put({.hall = kHall,
                          .tokenDigest = QByteArray(32, 't'),
                          .account = u"wang"_s,
                          .machine = u"counter-1"_s,
                          .stamp = QByteArray(32, 's'),
                          .createdMs = nowMs,
                          .lastUsedMs = nowMs,
                          .idleMs = 60'000,
                          .expiresMs = nowMs + 600'000}));
    OW_ENFORCE(valueOf(sessions.useTotpStep(kHall, u"gao"_s, nowMs / 30'000)));
    valueOf(identity::GuardStore(database).begin(
        {.hall = kHall, .subject = u"account wang"_s, .freeFailures = 5}, nowMs));
    identity::AccountDetailStore details(database);
    const identity::AccountRef wang{.hall = kHall, .account = u"wang"_s};
    succeed(details.put(wang, {.name = u"王"_s,
                               .passwordHash = u"hash"_s,
                               .wrappedTotp = "wrapped",
                               .totpEnvelope = "envelope"}));
    succeed(details.putChosen(wang, 7, u"another"_s, QByteArray(16, 'f')));
}

} // namespace

void writeCityStore(const QString& path, const crypto::Authority& authority)
{
    const ManualClock clock;
    const auto keys = journal::testKeys(crypto::Suite::International);
    storage::DatabaseOptions options;
    options.path = path;
    EscrowNode centre(optionsOf(u"centre"_s, *keys, clock), valueOf(Database::open(options)));
    EscrowNode hall(optionsOf(kHall, *keys, clock), appointments::memoryStore());
    sellSlot(centre, hall);
    refuseRows(centre);

    supervision::AlarmProjection alarms(u"centre"_s, false);
    identity::DeviceProjection devices(u"centre"_s);
    feedback::FeedbackProjection said(u"centre"_s);
    cases::CaseProjection filed(u"centre"_s);
    queue::CrowdProjection crowds;
    queue::DayCounts counts;
    journal::Journal::Settings settings;
    settings.node = u"centre"_s;
    settings.hall = kHall;
    settings.keys = keys.get();
    settings.clock = &clock;
    settings.projections = {&alarms, &devices, &said, &filed, &crowds, &counts};
    settings.isCentre = true;
    journal::Journal journal(settings);
    succeed(journal.open(centre.database()));
    succeed(journal::Feed().open(centre.database()));
    enrolMachines(centre, journal, authority);
    succeed(centre.transact([&](Database& database) {
        return supervision::raiseAlarm(journal, database, {ErrorCode::ChainGap, u"a row"_s},
                                       u"kiosk-1"_s);
    }));
    hearOpinions(centre, hall, journal);
    fileCases(centre, hall, journal);
    sayAtHall(hall, centre, journal, queue::facts::kCrowded, 'w',
              {{u"waiting"_s, QJsonObject{{u"si"_s, 5}}}});
    sayAtHall(hall, centre, journal, queue::facts::kDayCounted, 'e',
              {{u"day"_s, u"2026-11-20"_s},
               {u"levelMinutes"_s, 20},
               {u"figures"_s, QJsonObject{{u"arrived"_s, 150}}}});
    signIn(centre.database(), clock.now().wallMs);
}

} // namespace onewindow::testing

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/CalendarEntry.h"
#include "services/appointments/ExcuseStore.h"
#include "services/appointments/LotStore.h"
#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestTerminal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::appointments::Attendance;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 40'000;
const QString kMatter = u"si"_s;
const queue::Person kZhang{u"张建国"_s, u"11010519491231002X"_s, {}, false};

} // namespace

/// Appointments between centre, hall and terminal, each real, each with a store of its own, over
/// real TLS.
class tst_TierAppointments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void bookedByPhoneCheckedInAtATerminal();
    void checksInWithoutTheHall();
    void bookedByPhoneMovedWhenTheHallClosesEarly();

private:
    /// Of somebody without a certificate, at the centre.
    Result<sync::HttpAnswer> phone(const QString& path, const QJsonObject& body);
    /// By phone, at the centre.
    QJsonObject book(const queue::Person& person);
    /// What the telephone is told of it at the centre; its status where that is no answer.
    [[nodiscard]] QJsonObject askAbout(const QString& id, const QString& token);
    /// Until there are slots: the plan is applied as the centre starts.
    bool waitForBooking(QJsonObject& booked);
    std::unique_ptr<TestTerminal> terminal();
    static appointments::MyAppointments mine(TestTerminal& kiosk);
    static Result<queue::IssuedTicket> checkIn(TestTerminal& kiosk,
                                               appointments::CheckInRequest request);
    /// Another time for `id`, once the terminal has a place there.
    static bool move(TestTerminal& kiosk, const QByteArray& id, const QString& slot);
    /// What the hall answers its manager.
    QJsonObject manage(const QString& path, const QByteArray& body = {});
    std::optional<Attendance> attendanceAtCentre(const QByteArray& id) const;

    NoonClock m_clock;
    QString m_slot;    ///< Begins in some minutes.
    QString m_manager; ///< Token; empty before somebody has signed in.
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_TierAppointments::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<TestHall>();
    m_hall->clock = &m_clock;
    m_centre = std::make_unique<TestCentre>(*m_hall);
    const qint64 nowMs = m_clock.now().wallMs;
    const QString today = queue::hallDay(nowMs);
    QFile plan(m_centre->settings.slotsFile);
    QVERIFY(plan.open(QIODevice::WriteOnly));
    const QJsonObject resource{{u"id"_s, kMatter},
                               {u"hours"_s, QJsonArray{u"1100-1500"_s}},
                               {u"slotMinutes"_s, 15},
                               {u"places"_s, 2}};
    plan.write(QJsonDocument(
                   QJsonObject{{u"overrides"_s, QJsonArray{QJsonObject{{u"date"_s, today},
                                                                       {u"isWorkingDay"_s, true}}}},
                               {u"rules"_s, QJsonObject{{u"bookAheadMinutes"_s, 0}}},
                               {u"resources"_s, QJsonArray{resource}}})
                   .toJson());
    plan.close();
    const appointments::Slot midnight{{}, kMatter, today, 0, 15};
    const qint64 minute = (nowMs - midnight.startsAtMs()) / kMinuteMs;
    const int start = static_cast<int>((minute + 2 + 14) / 15 * 15);
    m_slot = appointments::Slot{{}, kMatter, today, start, start + 15}.key();
    m_centre->start();
    m_hall->start();
}

void tst_TierAppointments::cleanup()
{
    m_hall->stop();
    m_centre.reset();
    m_hall.reset();
    m_folder.reset();
}

Result<sync::HttpAnswer> tst_TierAppointments::phone(const QString& path, const QJsonObject& body)
{
    sync::PlatformEndpoint endpoint =
        m_hall->pki.endpoint(m_centre->port(), u"nobody"_s, u"counter"_s);
    endpoint.certificateFile.clear();
    endpoint.keyFile.clear();
    sync::HttpClient client(endpoint);
    sync::HttpCall call;
    call.method = "POST";
    call.path = path;
    call.limit = 40s;
    call.contentType = "application/json";
    call.body = QJsonDocument(body).toJson();
    return client.perform(call);
}

QJsonObject tst_TierAppointments::askAbout(const QString& id, const QString& token)
{
    const auto answer = phone(u"/v1/appointments/"_s + id + u"/status"_s,
                              {{u"hall"_s, u"hall-1"_s}, {u"token"_s, token}});
    OW_ENFORCE(answer);
    return answer.value().status == 200 ? QJsonDocument::fromJson(answer.value().body).object()
                                        : QJsonObject{{u"status"_s, answer.value().status}};
}

QJsonObject tst_TierAppointments::book(const queue::Person& person)
{
    const auto answer = phone(u"/v1/appointments"_s, {{u"hall"_s, u"hall-1"_s},
                                                      {u"slot"_s, m_slot},
                                                      {u"name"_s, person.name},
                                                      {u"idNumber"_s, person.idNumber}});
    if (!answer || answer.value().status != 200) {
        qWarning() << "not booked:"
                   << (answer ? answer.value().body : answer.error().detail.toUtf8());
        return {};
    }
    return QJsonDocument::fromJson(answer.value().body).object();
}

bool tst_TierAppointments::waitForBooking(QJsonObject& booked)
{
    return QTest::qWaitFor(
        [&] {
            booked = book(kZhang);
            return !booked.isEmpty();
        },
        kPatienceMs);
}

std::unique_ptr<TestTerminal> tst_TierAppointments::terminal()
{
    TestTerminal::Options options;
    options.storePath = m_folder->filePath(u"kiosk.db"_s);
    options.endpoint = m_hall->endpoint(options.node, u"kiosk"_s);
    auto kiosk = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
    kiosk->startAndWaitForFeed();
    return kiosk;
}

appointments::MyAppointments tst_TierAppointments::mine(TestTerminal& kiosk)
{
    std::optional<Result<appointments::MyAppointments>> answer;
    kiosk.slotDesk().mine(kZhang.idNumber, [&](Result<appointments::MyAppointments> found) {
        answer.emplace(std::move(found));
    });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    OW_ENFORCE(*answer);
    return answer->value();
}

Result<queue::IssuedTicket> tst_TierAppointments::checkIn(TestTerminal& kiosk,
                                                          appointments::CheckInRequest request)
{
    std::optional<Result<queue::IssuedTicket>> answer;
    kiosk.slotDesk().checkIn(std::move(request), [&](Result<queue::IssuedTicket> issued) {
        answer.emplace(std::move(issued));
    });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    return *answer;
}

std::optional<Attendance> tst_TierAppointments::attendanceAtCentre(const QByteArray& id) const
{
    auto opened = storage::Database::open(m_centre->store());
    OW_ENFORCE(opened);
    const auto found = appointments::LotStore(*opened.value(), u"hall-1"_s).attendance(id);
    OW_ENFORCE(found);
    return found.value();
}

void tst_TierAppointments::bookedByPhoneCheckedInAtATerminal()
{
    const auto kiosk = terminal();
    QVERIFY(mine(*kiosk).appointments.isEmpty());
    QJsonObject booked;
    QVERIFY(waitForBooking(booked));
    QTRY_COMPARE_WITH_TIMEOUT(mine(*kiosk).appointments.size(), 1, kPatienceMs);
    const auto shown = mine(*kiosk).appointments.first();
    QCOMPARE(idToText(shown.id), booked.value(u"id"_s).toString());
    QCOMPARE(shown.matter, kMatter);
    QVERIFY(!shown.isHere && !shown.isCheckedIn);
    const auto issued = checkIn(*kiosk, {.appointment = shown.id, .code = {}, .person = kZhang});
    QVERIFY(issued);
    QCOMPARE(issued.value().ticket.klass, queue::TicketClass::Appointment);
    // With the code of the phone's page the same number again.
    const auto again =
        checkIn(*kiosk, {.appointment = {},
                         .code = appointments::codeText(booked.value(u"token"_s).toString()),
                         .person = {}});
    QVERIFY(again && again.value().isExisting);
    QCOMPARE(again.value().ticket.number, issued.value().ticket.number);
    QTRY_VERIFY_WITH_TIMEOUT(attendanceAtCentre(shown.id).has_value(), kPatienceMs);
    QCOMPARE(attendanceAtCentre(shown.id)->node, u"kiosk-1"_s);
    QCOMPARE(attendanceAtCentre(shown.id)->outcome, Attendance::Outcome::CheckedIn);
    QTRY_VERIFY_WITH_TIMEOUT(mine(*kiosk).isComplete, kPatienceMs);
}

void tst_TierAppointments::checksInWithoutTheHall()
{
    const auto kiosk = terminal();
    QJsonObject booked;
    QVERIFY(waitForBooking(booked));
    QTRY_COMPARE_WITH_TIMEOUT(mine(*kiosk).appointments.size(), 1, kPatienceMs);
    m_hall->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!mine(*kiosk).isComplete, kPatienceMs);
    const auto issued =
        checkIn(*kiosk, {.appointment = {},
                         .code = appointments::codeText(booked.value(u"token"_s).toString()),
                         .person = {}});
    QVERIFY(issued);
    QCOMPARE(issued.value().ticket.klass, queue::TicketClass::Appointment);
    m_hall->start();
    const QByteArray id = idFromText(booked.value(u"id"_s).toString());
    QTRY_VERIFY_WITH_TIMEOUT(attendanceAtCentre(id).has_value(), kPatienceMs);
    QCOMPARE(attendanceAtCentre(id)->ticket, issued.value().ticket.id);
}

bool tst_TierAppointments::move(TestTerminal& kiosk, const QByteArray& id, const QString& slot)
{
    return QTest::qWaitFor(
        [&] {
            std::optional<bool> answer;
            kiosk.slotDesk().change(
                id, {.slot = slot, .matter = {}, .person = kZhang},
                [&](const Result<appointments::Booking>& booked) { answer = bool(booked); });
            return QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs) && *answer;
        },
        kPatienceMs);
}

QJsonObject tst_TierAppointments::manage(const QString& path, const QByteArray& body)
{
    sync::HttpClient counter(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
    sync::HttpCall call;
    call.method = body.isEmpty() ? "GET" : "POST";
    call.path = path;
    call.limit = 40s;
    call.contentType = "application/json";
    call.body = body;
    if (!m_manager.isEmpty()) {
        call.headers.append({"Authorization", "Bearer " + m_manager.toLatin1()});
    }
    const auto answer = counter.perform(call);
    OW_ENFORCE(answer && answer.value().status == 200);
    return QJsonDocument::fromJson(answer.value().body).object();
}

/// Told at the terminal, moved there, and given up by the centre, which booked it.
void tst_TierAppointments::bookedByPhoneMovedWhenTheHallClosesEarly()
{
    const auto kiosk = terminal();
    QJsonObject booked;
    QVERIFY(waitForBooking(booked));
    QTRY_COMPARE_WITH_TIMEOUT(mine(*kiosk).appointments.size(), 1, kPatienceMs);
    const QByteArray id = idFromText(booked.value(u"id"_s).toString());
    const auto slot = appointments::slotFromKey({}, m_slot);
    m_manager = manage(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})")
                    .value(u"token"_s)
                    .toString();
    const QByteArray at = hallTime(slot->startsAtMs()).toString(u"HH:mm"_s).toLatin1();
    const QJsonObject closed =
        manage(u"/v1/hall/closing"_s, R"({"reason":"power","expected":0,"at":")" + at + R"("})");
    QCOMPARE(closed.value(u"appointments"_s).toInt(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(mine(*kiosk).appointments.first().closesAtMs > 0, kPatienceMs);
    // The telephone hears of it at the centre, for its token alone.
    const QString token = booked.value(u"token"_s).toString();
    const QString idText = booked.value(u"id"_s).toString();
    const auto isExcused = [&] {
        auto opened = storage::Database::open(m_centre->store());
        OW_ENFORCE(opened);
        const auto found = appointments::ExcuseStore(*opened.value(), u"hall-1"_s).find(id);
        return found && found.value() && found.value()->isExcused();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isExcused(), kPatienceMs);
    QCOMPARE(askAbout(idText, token).value(u"closesAt"_s).toInteger(), slot->startsAtMs());
    QCOMPARE(askAbout(idText, u"guessed"_s).value(u"status"_s).toInt(), 404);
    const auto listed = [this] {
        return manage(u"/v1/hall/affected"_s).value(u"appointments"_s)[0].toObject();
    };
    QCOMPARE(listed().value(u"name"_s).toString(), u"张*"_s);
    QCOMPARE(listed().value(u"answer"_s).toString(), u"none"_s);
    appointments::Slot later = *slot;
    // Terminals give back what is left an hour and a half ahead.
    later.startMinute = 14 * 60 + 45;
    later.endMinute = 15 * 60;
    QVERIFY(move(*kiosk, id, later.key()));
    QCOMPARE(mine(*kiosk).appointments.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(listed().value(u"answer"_s).toString(), u"moved"_s, kPatienceMs);
    QCOMPARE(listed().value(u"movedTo"_s).toInteger(), later.startsAtMs());
    const auto stateAtCentre = [&] {
        auto opened = storage::Database::open(m_centre->store());
        OW_ENFORCE(opened);
        const auto found = appointments::LotStore(*opened.value(), u"hall-1"_s).appointment(id);
        OW_ENFORCE(found && found.value());
        return found.value()->state;
    };
    QTRY_VERIFY_WITH_TIMEOUT(stateAtCentre() == appointments::AppointmentState::Cancelled,
                             kPatienceMs);
    QVERIFY(!attendanceAtCentre(id));
}

QTEST_GUILESS_MAIN(tst_TierAppointments)
#include "tst_TierAppointments.moc"

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FeedbackWays.h"

#include "tests/qml/Kiosk/fakes/KioskFixture.h"

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

void toFeedback(KioskFixture& kiosk, const char* way = nullptr)
{
    kiosk.session.openErrand(Errand::Feedback);
    if (way != nullptr) {
        kiosk.feedback.chooseWay(QLatin1String(way));
    }
}

void toReasons(KioskFixture& kiosk, const char* level)
{
    toFeedback(kiosk, "rate");
    kiosk.feedback.chooseLevel(QLatin1String(level));
    kiosk.feedback.toggleReason(QLatin1String(level) + QStringLiteral("13"));
}

void toThanks(KioskFixture& kiosk, const char* level, const QString& phone = {})
{
    toReasons(kiosk, level);
    kiosk.feedback.goOn();
    kiosk.feedback.leavePhone(phone);
    const bool isBad = kiosk.feedback.isBad();
    kiosk.said.answerRate(
        feedback::Rated{.number = 1, .callBackBy = isBad ? QDate(2026, 11, 30) : QDate()});
}

void typeText(KioskFixture& kiosk, int words)
{
    for (int i = 0; i < words; ++i) {
        for (const QChar sign : QStringLiteral("chuangkoutaishao ")) {
            kiosk.feedback.type(sign);
        }
    }
}

void toCheck(KioskFixture& kiosk, int words, const QString& phone)
{
    toFeedback(kiosk, "complaint");
    typeText(kiosk, words);
    kiosk.feedback.goOn();
    kiosk.feedback.leavePhone(phone);
}

void toFiled(KioskFixture& kiosk, const Result<feedback::Filed>& answer)
{
    toCheck(kiosk, 3, {});
    kiosk.feedback.goOn();
    kiosk.said.answerFile(answer);
}

/// A code that names no open ticket.
void toScanned(KioskFixture& kiosk, const QString& code)
{
    kiosk.tickets.expect(QStringLiteral("find"));
    kiosk.scanner.scan(code);
    kiosk.tickets.answerFind(Error{ErrorCode::NotFound, {}});
}

void toCode(KioskFixture& kiosk)
{
    toFeedback(kiosk, "follow");
    for (const QChar sign : QStringLiteral("1202611230003")) {
        kiosk.feedback.follow()->type(sign);
    }
    kiosk.feedback.goOn();
}

/// In the words of whoever answers, which are not the page's to translate.
feedback::FollowedFeedback answeredAtLength(int times)
{
    feedback::FollowedFeedback found = samples::answered();
    found.answer = QStringLiteral("We have opened two more windows, and at the busiest hours the "
                                  "manager on duty is there to help. We are sorry. ")
                       .repeated(times);
    return found;
}

void toAnswered(KioskFixture& kiosk, const Result<feedback::FollowedFeedback>& answer)
{
    toCode(kiosk);
    kiosk.feedback.askCode(QStringLiteral("123456"));
    kiosk.answers.answer(answer);
}

const QString& ticketLink()
{
    static const QString link = QStringLiteral("https://hall.example/t/abcdefghijklmnopqrstuv");
    return link;
}

/// Pages that ask for something.
QList<std::pair<QString, Way>> asking()
{
    return {
        {QStringLiteral("feedback"), [](KioskFixture& kiosk) { toFeedback(kiosk); }},
        {QStringLiteral("feedback-level"), [](KioskFixture& kiosk) { toFeedback(kiosk, "rate"); }},
        {QStringLiteral("feedback-level-again"),
         [](KioskFixture& kiosk) {
             toScanned(kiosk, ticketLink());
             kiosk.said.answerTimes(1);
         }},
        {QStringLiteral("feedback-reasons"), [](KioskFixture& kiosk) { toReasons(kiosk, "5"); }},
        {QStringLiteral("feedback-reasons-bad"),
         [](KioskFixture& kiosk) {
             toReasons(kiosk, "1");
             kiosk.feedback.reasons()->showNext();
         }},
        {QStringLiteral("feedback-write"),
         [](KioskFixture& kiosk) { toFeedback(kiosk, "complaint"); }},
        {QStringLiteral("feedback-write-much"),
         [](KioskFixture& kiosk) {
             toFeedback(kiosk, "question");
             typeText(kiosk, 40);
             kiosk.feedback.type(QStringLiteral("d"));
         }},
        {QStringLiteral("feedback-phone"),
         [](KioskFixture& kiosk) {
             toReasons(kiosk, "2");
             kiosk.feedback.goOn();
         }},
        {QStringLiteral("feedback-check"),
         [](KioskFixture& kiosk) { toCheck(kiosk, 4, QStringLiteral("0533-1234567")); }},
        {QStringLiteral("feedback-check-long"),
         [](KioskFixture& kiosk) { toCheck(kiosk, 100, {}); }},
        {QStringLiteral("feedback-check-card"),
         [](KioskFixture& kiosk) {
             kiosk.lay(samples::youngCard());
             toCheck(kiosk, 4, QStringLiteral("0533-1234567"));
         }},
        {QStringLiteral("feedback-number"),
         [](KioskFixture& kiosk) { toFeedback(kiosk, "follow"); }},
        {QStringLiteral("feedback-code"), toCode},
        {QStringLiteral("feedback-wait"),
         [](KioskFixture& kiosk) {
             toCode(kiosk);
             kiosk.feedback.askCode(QStringLiteral("123456"));
         }},
    };
}

/// Pages that say how it ended.
QList<std::pair<QString, Way>> ended()
{
    return {
        {QStringLiteral("feedback-thanks"),
         [](KioskFixture& kiosk) {
             toReasons(kiosk, "4");
             kiosk.feedback.goOn();
             kiosk.said.answerRate(feedback::Rated{});
         }},
        {QStringLiteral("feedback-thanks-called-back"),
         [](KioskFixture& kiosk) { toThanks(kiosk, "1", QStringLiteral("13800138000")); }},
        {QStringLiteral("feedback-thanks-no-phone"),
         [](KioskFixture& kiosk) { toThanks(kiosk, "2"); }},
        {QStringLiteral("feedback-filed-printing"),
         [](KioskFixture& kiosk) { toFiled(kiosk, samples::filed()); }},
        {QStringLiteral("feedback-filed"),
         [](KioskFixture& kiosk) {
             toFiled(kiosk, samples::filed());
             kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
         }},
        {QStringLiteral("feedback-filed-no-slip"),
         [](KioskFixture& kiosk) {
             kiosk.printer.setStatus(DeviceStatus::NoPaper);
             toFiled(kiosk, samples::filed());
         }},
        {QStringLiteral("feedback-failed"),
         [](KioskFixture& kiosk) {
             toFiled(kiosk, Error{ErrorCode::StoreFailed, {}});
         }},
        {QStringLiteral("feedback-rated-twice"),
         [](KioskFixture& kiosk) {
             toScanned(kiosk, ticketLink());
             kiosk.said.answerTimes(2);
         }},
        {QStringLiteral("feedback-status"),
         [](KioskFixture& kiosk) {
             toScanned(kiosk, QStringLiteral("OWF:Y1-20261123-0003:abcdefghijklmnopqrstuv"));
             kiosk.said.answerFind(samples::filed().filed);
         }},
        {QStringLiteral("feedback-status-offline"),
         [](KioskFixture& kiosk) {
             toScanned(kiosk, QStringLiteral("OWF:Y1-20261123-0003:abcdefghijklmnopqrstuv"));
             kiosk.said.answerFind(samples::filed().filed);
             kiosk.answers.answer(Error{ErrorCode::NetworkFailed, {}});
         }},
        {QStringLiteral("feedback-status-answered"),
         [](KioskFixture& kiosk) { toAnswered(kiosk, answeredAtLength(1)); }},
        {QStringLiteral("feedback-status-long"),
         [](KioskFixture& kiosk) { toAnswered(kiosk, answeredAtLength(16)); }},
        {QStringLiteral("feedback-wrong-code"),
         [](KioskFixture& kiosk) {
             toAnswered(kiosk, Error{ErrorCode::NotFound, {}});
         }},
        {QStringLiteral("feedback-too-many-codes"),
         [](KioskFixture& kiosk) {
             toAnswered(kiosk, Error{ErrorCode::TooMany, {}});
         }},
        {QStringLiteral("feedback-unknown"),
         [](KioskFixture& kiosk) {
             toScanned(kiosk, QStringLiteral("OWF:Y2-20261123-0003:abcdefghijklmnopqrstuv"));
             kiosk.said.answerFind(Error{ErrorCode::NotFound, {}});
             kiosk.answers.answer(Error{ErrorCode::NotFound, {}});
         }},
    };
}

} // namespace

QList<std::pair<QString, Way>> feedbackWays()
{
    return asking() + ended();
}

} // namespace onewindow::ui

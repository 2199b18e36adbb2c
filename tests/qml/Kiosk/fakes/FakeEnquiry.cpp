// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FakeEnquiry.h"

#include "services/core/Durations.h"
#include "tests/qml/FakeClock.h"

namespace onewindow::ui::samples {

using cases::CaseState;
using catalog::LocalText;
using queue::HallArea;
using queue::HallFloor;
using queue::HallWindow;

namespace {

LocalText text(const char* zh, const char* en)
{
    return {QString::fromUtf8(zh), QString::fromUtf8(en)};
}

HallArea area(const char* id, const LocalText& name, const LocalText& way, const QRectF& place,
              const QStringList& windows)
{
    return {.id = QString::fromUtf8(id),
            .name = name,
            .way = way,
            .icon = {},
            .place = place,
            .windows = windows};
}

HallFloor groundFloor()
{
    const auto way = text("进门后直走，约 20 米", "Straight on from the entrance, 20 m");
    return {.id = QStringLiteral("1"),
            .name = text("一楼", "Ground floor"),
            .width = 40,
            .height = 24,
            .areas = {area("a", text("A 区", "Area A"), way, {0, 0, 20, 7},
                           {QStringLiteral("1"), QStringLiteral("2")}),
                      area("b", text("B 区", "Area B"), way, {24, 0, 16, 7}, {QStringLiteral("5")}),
                      area("wait", text("等候区", "Waiting area"), {}, {6, 10, 22, 8}, {}),
                      area("lift", text("电梯", "Lift"), text("去二楼", "To the first floor"),
                           {34, 10, 6, 6}, {}),
                      area("wc", text("卫生间", "Toilets"), {}, {34, 18, 6, 6}, {}),
                      area("in", text("大门", "Entrance"), {}, {14, 21, 8, 3}, {}),
                      area("help", text("咨询台", "Service desk"), {}, {0, 18, 6, 4}, {})},
            .here = QPointF(12, 19),
            .order = 0};
}

} // namespace

void fill(FakeHallInfo& hall)
{
    const HallFloor upper{
        .id = QStringLiteral("2"),
        .name = text("二楼", "First floor"),
        .width = 40,
        .height = 24,
        .areas = {area("c", text("C 区", "Area C"), text("出电梯左转", "Left from the lift"),
                       {0, 0, 30, 8}, {QStringLiteral("7")})},
        .here = {},
        .order = 1};
    const auto window = [](const char* id, bool isOpen, const QStringList& matters) {
        return HallWindow{.id = QString::fromUtf8(id),
                          .name = {QString::fromUtf8(id) + QStringLiteral(" 号窗口"),
                                   QStringLiteral("Window ") + QString::fromUtf8(id)},
                          .area = text("一楼 A 区", "Ground floor, area A"),
                          .isOpen = isOpen,
                          .isPaused = false,
                          .matters = matters,
                          .order = 0};
    };
    const QString enrol = QStringLiteral("si-enrol");
    const queue::PublicNotice first{
        .id = QStringLiteral("0"),
        .title = text("12 月 1 日起，医保参保登记可在本机当场办结",
                      "From 1 December, medical insurance can be settled here"),
        .text = text("从 12 月 1 日起，居民医保参保登记可以在自助终端当场办结，不用取号排队。\n"
                     "请带好本人身份证；未成年人由监护人带身份证和户口簿到窗口办理。"
                     "办理时间：周一至周五 9:00 到 17:00，节假日除外。",
                     "From 1 December, residents can enrol in medical insurance at a terminal at "
                     "once, without a queue number.\nPlease bring your identity card; for minors a "
                     "guardian comes to a window with identity card and household register. "
                     "Monday to Friday from 9:00 to 17:00, public holidays excepted."),
        .from = QDate(2026, 11, 20),
        .until = QDate(2026, 12, 31),
        .order = 0};
    const queue::PublicNotice second{.id = QStringLiteral("1"),
                                     .title = text("元旦放假安排", "New Year holiday"),
                                     .text = {},
                                     .from = QDate(2026, 11, 28),
                                     .until = {},
                                     .order = 1,
                                     .isCity = true};
    hall.set({groundFloor(), upper},
             {window("1", true, {enrol}),
              window("2", true,
                     {enrol, QStringLiteral("si-transfer"), QStringLiteral("re-1"),
                      QStringLiteral("re-2")}),
              window("5", false, {})},
             {first, second});
}

cases::CaseSummary reviewedCase(int days)
{
    const qint64 filed = FakeClock::kStartMs - days * kDayMs;
    return {.id = QByteArray(16, 'c'),
            .matter = QStringLiteral("si-enrol"),
            .provisional = QStringLiteral("K1-20261127-0007"),
            .number = QStringLiteral("1137030300422561XJ4370115001000202611270001"),
            .state = CaseState::UnderReview,
            .filedAtMs = filed,
            .steps = {{CaseState::Received, filed},
                      {CaseState::Accepted, filed + 3'600'000},
                      {CaseState::UnderReview, filed + 7'200'000}}};
}

cases::CaseSummary approvedCase()
{
    cases::CaseSummary known = reviewedCase(5);
    known.id = QByteArray(16, 'd');
    known.matter = QStringLiteral("fund-draw");
    known.number.clear();
    known.state = CaseState::Approved;
    known.steps = {{CaseState::Received, known.filedAtMs},
                   {CaseState::Approved, known.filedAtMs + 1'000}};
    return known;
}

} // namespace onewindow::ui::samples

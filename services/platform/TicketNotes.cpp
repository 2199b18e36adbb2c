// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/TicketNotes.h"

#include "services/core/HallTime.h"

#include <array>

namespace onewindow::platform {

namespace {

constexpr PageText kPassedLast{
    QT_TRANSLATE_NOOP("PublicPages", "%1 号比您晚取号，%2 先叫了：%3。")};
constexpr PageText kBound{QT_TRANSLATE_NOOP(
    "PublicPages", "比您晚 %1 分钟以上取的号不会先叫：最多像您晚取 %1 分钟那样等。")};

/// Why a number was called before one that was taken earlier, as queue::passingReason() has it.
struct PassingText
{
    QLatin1String reason;
    PageText text;
};

constexpr std::array kPassingTexts{
    PassingText{QLatin1String("headStart"),
                {QT_TRANSLATE_NOOP("PublicPages", "按规定可以优先办理")}},
    PassingText{QLatin1String("appointment"), {QT_TRANSLATE_NOOP("PublicPages", "已提前预约")}},
    PassingText{QLatin1String("ordinaryTurn"),
                {QT_TRANSLATE_NOOP("PublicPages", "连叫几个优先号后，轮到普通号")}},
    PassingText{QLatin1String("outOfOrder"),
                {QT_TRANSLATE_NOOP("PublicPages", "工作人员提前叫号，原因已记录")}},
    PassingText{QLatin1String("countsEarlier"),
                {QT_TRANSLATE_NOOP("PublicPages", "您的号因预约时间、过号恢复或让先，排在它后面")}},
    PassingText{QLatin1String("notWaiting"),
                {QT_TRANSLATE_NOOP("PublicPages", "当时您的号没有在排队")}}};

} // namespace

QStringList orderNotes(const QJsonObject& ticket, const PageLanguage& language)
{
    QStringList notes;
    const QJsonObject passing = ticket[QStringLiteral("passing")].toObject();
    const QString reason = passing[QStringLiteral("reason")].toString();
    for (const PassingText& known : kPassingTexts) {
        if (known.reason == reason) {
            const QDateTime at = hallTime(passing[QStringLiteral("calledAt")].toInteger());
            notes << language.say(kPassedLast)
                         .arg(passing[QStringLiteral("number")].toString(),
                              at.toString(QStringLiteral("HH:mm")), language.say(known.text));
        }
    }
    const int minutes = ticket[QStringLiteral("headStartMinutes")].toInt();
    if (minutes > 0) {
        notes << language.say(kBound).arg(minutes);
    }
    return notes;
}

} // namespace onewindow::platform

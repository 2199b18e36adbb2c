// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallWords.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/Durations.h"
#include "services/core/Error.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

QJsonArray listOf(const QJsonObject& thing, const char* field)
{
    return thing.value(QLatin1String(field)).toArray();
}

qint64 numberOf(const QJsonObject& thing, const char* field)
{
    return thing.value(QLatin1String(field)).toInteger();
}

QString clockText(qint64 ms)
{
    return hallTime(ms).toString(QStringLiteral("HH:mm"));
}

QString joined(const QStringList& parts)
{
    return parts.join(QStringLiteral(" · "));
}

QString matterName(const queue::HallPicture& hall, const QString& id)
{
    return hall.matterName(id, programLanguage());
}

HallLine matterLine(const QJsonObject& matter, const HallSeen& seen, qint64 most)
{
    const qint64 waiting = numberOf(matter, "waiting");
    const qint64 late = numberOf(matter, "late");
    const qint64 level = numberOf(seen.live, "levelMinutes");
    const auto windows = listOf(matter, "windows").size();
    HallLine line;
    line.id = textOf(matter, "id");
    line.title = matterName(seen.hall, line.id);
    line.figure = QCoreApplication::translate("HallWords", "%1 人").arg(waiting);
    line.share = most > 0 ? static_cast<qreal>(waiting) / static_cast<qreal>(most) : 0;
    QStringList parts;
    if (waiting > 0) {
        const qint64 minutes =
            std::max<qint64>(0, seen.nowMs - numberOf(matter, "longestSince")) / kMinuteMs;
        parts << QCoreApplication::translate("HallWords", "最长 %1 分").arg(minutes);
        line.care = minutes * 4 >= level * 3 ? HallLine::Care::Watch : HallLine::Care::Well;
    }
    if (late > 0) {
        line.tag = QCoreApplication::translate("HallWords", "%1 人超过 %2 分").arg(late).arg(level);
        line.care = HallLine::Care::Act;
    }
    if (windows == 0) {
        line.tag = QCoreApplication::translate("HallWords", "没有窗口办理");
        line.care = waiting > 0 ? HallLine::Care::Act : HallLine::Care::Watch;
    } else {
        parts << QCoreApplication::translate("HallWords", "窗口 %1 个").arg(windows);
        if (matter.contains(QLatin1String("high"))) {
            parts << QCoreApplication::translate("HallWords", "新来 %1–%2 分")
                         .arg(numberOf(matter, "low"))
                         .arg(numberOf(matter, "high"));
        }
    }
    if (line.tag.isEmpty() && !textOf(seen.hall.find(feed::kQueue, line.id), "stopped").isEmpty()) {
        line.tag = QCoreApplication::translate("HallWords", "今天不再取号");
        line.care = std::max(line.care, HallLine::Care::Watch);
    }
    line.caption = joined(parts);
    return line;
}

QString stateText(const QString& state)
{
    if (state == u"open") {
        return QCoreApplication::translate("HallWords", "服务中");
    }
    return state == u"paused" ? QCoreApplication::translate("HallWords", "已暂停")
                              : QCoreApplication::translate("HallWords", "未开放");
}

/// Who is in hand and for how long, or why nobody is.
QString handText(const QJsonObject& window, qint64 nowMs)
{
    const QString number = textOf(window, "number");
    const auto minutesSince = [nowMs](qint64 ms) {
        return std::max<qint64>(0, nowMs - ms) / kMinuteMs;
    };
    if (!number.isEmpty()) {
        return textOf(window, "ticketState") == u"serving"
                   ? QCoreApplication::translate("HallWords", "%1 办理 %2 分")
                         .arg(number)
                         .arg(minutesSince(numberOf(window, "startedAt")))
                   : QCoreApplication::translate("HallWords", "%1 已叫 %2 分")
                         .arg(number)
                         .arg(minutesSince(numberOf(window, "calledAt")));
    }
    const QString state = textOf(window, "state");
    if (state == u"paused") {
        return pauseText(textOf(window, "reason"));
    }
    return state == u"open" ? QCoreApplication::translate("HallWords", "空闲") : QString();
}

HallLine windowLine(const QJsonObject& window, const HallSeen& seen)
{
    HallLine line;
    line.id = textOf(window, "id");
    line.title = hallWindowName(seen.hall, line.id);
    const QString state = textOf(window, "state");
    line.tag = stateText(state);
    line.care = state == u"open" ? HallLine::Care::Well : HallLine::Care::Watch;
    line.figure = handText(window, seen.nowMs);
    const QString account = textOf(window, "staff");
    const QString name =
        seen.live.value(QLatin1String("staffNames")).toObject().value(account).toString(account);
    QStringList parts;
    if (!name.isEmpty()) {
        parts << name;
    }
    if (const qint64 since = numberOf(window, "since"); since > 0) {
        parts << QCoreApplication::translate("HallWords", "%1 起").arg(clockText(since));
    }
    line.caption = joined(parts);
    if (state != u"closed") {
        line.detail = QCoreApplication::translate("HallWords", "办理 %1 项")
                          .arg(listOf(window, "matters").size());
    }
    return line;
}

/// What is wrong with a terminal's devices, and whether somebody has to go there.
std::pair<QStringList, HallLine::Care> faultsOf(const QJsonObject& devices)
{
    QStringList faults;
    HallLine::Care care = HallLine::Care::Well;
    for (const char* device : {"printer", "documentPrinter", "reader", "scanner"}) {
        const QString status = textOf(devices.value(QLatin1String(device)).toObject(), "status");
        const QString fault = deviceFaultText(device, status);
        if (!fault.isEmpty()) {
            faults << fault;
            care =
                std::max(care, status == u"paperLow" ? HallLine::Care::Watch : HallLine::Care::Act);
        }
    }
    return {faults, care};
}

HallLine terminalLine(const QJsonObject& terminal, qint64 nowMs)
{
    HallLine line;
    line.id = textOf(terminal, "node");
    line.title = textOf(terminal, "name");
    auto [faults, care] = faultsOf(terminal.value(QLatin1String("devices")).toObject());
    const qint64 heard = numberOf(terminal, "heardAt");
    const qint64 journal = numberOf(terminal, "journalAt");
    if (heard == 0) {
        faults << QCoreApplication::translate("HallWords", "还没有联系上");
        care = std::max(care, HallLine::Care::Watch);
    } else if (nowMs - heard > kTerminalAwayMs) {
        faults << QCoreApplication::translate("HallWords", "%1 起没有联系").arg(clockText(heard));
        care = HallLine::Care::Act;
    } else if (journal > 0 && nowMs - journal > kJournalStuckMs) {
        faults << QCoreApplication::translate("HallWords", "%1 起数据没有上报")
                      .arg(clockText(journal));
        care = std::max(care, HallLine::Care::Watch);
    }
    line.tag = faults.isEmpty() ? QCoreApplication::translate("HallWords", "正常") : joined(faults);
    line.care = care;
    return line;
}

QString alarmText(const QJsonObject& alarm, const queue::HallPicture& hall)
{
    const QString code = textOf(alarm, "code");
    const auto is = [&code](ErrorCode known) { return code == errorName(known); };
    if (is(ErrorCode::SilentAlarm)) {
        return QCoreApplication::translate("HallWords", "%1静默报警")
            .arg(hallWindowName(hall, textOf(alarm, "detail")));
    }
    if (is(ErrorCode::HelpWanted)) {
        return QCoreApplication::translate("HallWords", "闭厅后有人求助");
    }
    if (is(ErrorCode::ChainForked) || is(ErrorCode::ChainBroken) || is(ErrorCode::ChainGap) ||
        is(ErrorCode::BadSignature)) {
        return QCoreApplication::translate("HallWords", "数据对不上，已停收，请联系技术人员");
    }
    if (is(ErrorCode::BadConfig)) {
        return QCoreApplication::translate("HallWords", "大厅设置文件有误，仍用原来的");
    }
    return QCoreApplication::translate("HallWords", "需要处理（%1）").arg(code);
}

} // namespace

QString hallWindowName(const queue::HallPicture& hall, const QString& window)
{
    const QString name =
        queue::localTextOf(hall.find(feed::kWindow, window), "name").in(programLanguage());
    return name.isEmpty() ? QCoreApplication::translate("HallWords", "%1 号窗口").arg(window)
                          : name;
}

QString minutesRangeText(const QJsonObject& outlook)
{
    if (outlook.contains(QLatin1String("high"))) {
        return QCoreApplication::translate("HallWords", "%1–%2 分钟")
            .arg(numberOf(outlook, "low"))
            .arg(numberOf(outlook, "high"));
    }
    return outlook.value(QLatin1String("openWindows")).toInteger() > 0
               ? QCoreApplication::translate("HallWords", "说不准")
               : QCoreApplication::translate("HallWords", "没有窗口");
}

QString serviceLevelText(const QJsonObject& level)
{
    const double people = level.value(QLatin1String("people")).toDouble();
    return people > 0 ? QStringLiteral("%1%").arg(std::lround(
                            100 * level.value(QLatin1String("within")).toDouble() / people))
                      : QStringLiteral("—");
}

HallLine::Care serviceLevelCare(const QJsonObject& level)
{
    const double people = level.value(QLatin1String("people")).toDouble();
    const double within = level.value(QLatin1String("within")).toDouble();
    if (within >= people * 0.8) {
        return HallLine::Care::Well;
    }
    return within >= people * 0.6 ? HallLine::Care::Watch : HallLine::Care::Act;
}

QList<HallLine> matterLines(const HallSeen& seen, const QStringList& marked)
{
    const QJsonArray matters = listOf(seen.live, "matters");
    qint64 most = 0;
    for (const QJsonValue matter : matters) {
        most = std::max(most, numberOf(matter.toObject(), "waiting"));
    }

    struct Placed
    {
        HallLine line;
        qint64 late = 0;
        qint64 waiting = 0;
    };

    QList<Placed> placed;
    for (const QJsonValue value : matters) {
        const QJsonObject matter = value.toObject();
        HallLine line = matterLine(matter, seen, most);
        line.isMarked = marked.contains(line.id);
        placed.append({std::move(line), numberOf(matter, "late"), numberOf(matter, "waiting")});
    }
    std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
        const auto isAct = [](const Placed& one) { return one.line.care == HallLine::Care::Act; };
        return std::tuple(!isAct(a), -a.late, -a.waiting, a.line.title, a.line.id) <
               std::tuple(!isAct(b), -b.late, -b.waiting, b.line.title, b.line.id);
    });
    QList<HallLine> lines;
    for (Placed& one : placed) {
        lines.append(std::move(one.line));
    }
    return lines;
}

QList<HallLine> windowLines(const HallSeen& seen)
{
    QList<HallLine> lines;
    const QJsonArray windows = listOf(seen.live, "windows");
    for (const QJsonValue window : windows) {
        lines.append(windowLine(window.toObject(), seen));
    }
    return lines;
}

QList<HallLine> terminalLines(const HallSeen& seen)
{
    QList<HallLine> lines;
    const QJsonArray terminals = listOf(seen.live, "terminals");
    for (const QJsonValue terminal : terminals) {
        lines.append(terminalLine(terminal.toObject(), seen.nowMs));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const HallLine& a, const HallLine& b) { return a.care > b.care; });
    return lines;
}

QList<HallLine> alarmLines(const HallSeen& seen)
{
    QHash<QString, QString> names;
    const QJsonArray terminals = listOf(seen.live, "terminals");
    for (const QJsonValue value : terminals) {
        const QJsonObject terminal = value.toObject();
        names.insert(textOf(terminal, "node"), textOf(terminal, "name"));
    }
    QList<HallLine> lines;
    const QJsonArray alarms = listOf(seen.live, "alarms");
    for (const QJsonValue value : alarms) {
        const QJsonObject alarm = value.toObject();
        const QString node = textOf(alarm, "node");
        HallLine line;
        line.id = textOf(alarm, "id");
        line.title = alarmText(alarm, seen.hall);
        line.caption = joined({names.value(node, node), clockText(numberOf(alarm, "raisedAt"))});
        line.care = HallLine::Care::Act;
        lines.append(std::move(line));
    }
    return lines;
}

} // namespace onewindow::ui

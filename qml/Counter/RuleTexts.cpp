// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/RuleTexts.h"

#include "services/core/Durations.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <array>

namespace onewindow::ui {

namespace {

constexpr qsizetype kClockLength = 4;  ///< "0830"
constexpr qsizetype kNamedMatters = 4; ///< Of a list, in a line.

bool isName(QStringView name, const char* known)
{
    return name == QLatin1String(known);
}

bool isOfMinutes(QStringView name)
{
    return name.endsWith(QLatin1String("Minutes"));
}

/// What is told of a number that somebody counts.
QString orderMeaning(QStringView name, const queue::CallRules& order)
{
    if (isName(name, "appointmentHeadStartMinutes")) {
        return order.appointmentHeadStartMs == 0
                   ? QCoreApplication::translate("RuleTexts", "有预约的号和别人一样，按时间先后叫")
                   : QCoreApplication::translate("RuleTexts", "有预约的号按早取 %1 分钟排队")
                         .arg(order.appointmentHeadStartMs / kMinuteMs);
    }
    if (isName(name, "priorityHeadStartMinutes")) {
        return order.priorityHeadStartMs == 0
                   ? QCoreApplication::translate("RuleTexts",
                                                 "老年人、军人等优先号和别人一样，按时间先后叫")
                   : QCoreApplication::translate(
                         "RuleTexts", "老年人、军人等优先号按早取 %1 分钟排队；晚来更久的不会先叫")
                         .arg(order.priorityHeadStartMs / kMinuteMs);
    }
    if (isName(name, "ordinaryEvery")) {
        // See CallOrder.h: (N - 1)(k + w), of one window and nobody before.
        return QCoreApplication::translate(
                   "RuleTexts",
                   "连叫 %1 个晚来的优先号后，叫普通号。只开一个窗口时，排最前的普通号最多被 %1 "
                   "个后来的号越过；前面每多一个普通号、每多开一个窗口，最多再多 %1 个")
            .arg(order.ordinaryEvery - 1);
    }
    if (isName(name, "reentryAfter")) {
        return order.reentryAfter == 0
                   ? QCoreApplication::translate("RuleTexts", "过号后及时回来的，回到原来的位置")
                   : QCoreApplication::translate("RuleTexts", "过号后及时回来的，再叫 %1 个号轮到")
                         .arg(order.reentryAfter);
    }
    if (isName(name, "reentryMinutes")) {
        return QCoreApplication::translate("RuleTexts",
                                           "过号后 %1 分钟内回来算及时，更晚的排到队尾")
            .arg(order.reentryWithinMs / kMinuteMs);
    }
    return order.missesAllowed == 0
               ? QCoreApplication::translate("RuleTexts", "叫号时没有到，号就作废，要重新取号")
               : QCoreApplication::translate("RuleTexts", "过号超过 %1 次，号就作废，要重新取号")
                     .arg(order.missesAllowed);
}

/// "8:30" as "0830"; empty for what is no time.
QString clockText(const QString& text)
{
    QString digits = text;
    digits.remove(u':');
    return digits.rightJustified(kClockLength, u'0');
}

QString listText(const QJsonValue& value, const std::function<QString(const QString&)>& nameOf)
{
    const QJsonArray ids = value.toArray();
    QStringList names;
    for (const QJsonValue id : ids) {
        if (names.size() == kNamedMatters) {
            names << QCoreApplication::translate("RuleTexts", "等 %1 项").arg(ids.size());
            break;
        }
        const QString name = nameOf(id.toString());
        names << (name.isEmpty() ? id.toString() : name);
    }
    return names.join(QCoreApplication::translate("RuleTexts", "、"));
}

QString hoursText(const QJsonValue& value)
{
    if (!value.isArray()) {
        return QCoreApplication::translate("RuleTexts", "未另定");
    }
    const auto spans = catalog::daySpansFrom(value.toArray());
    const QString text = spansText(spans.value_or(QList<catalog::DaySpan>()));
    return text.isEmpty() ? QCoreApplication::translate("RuleTexts", "不开放") : text;
}

QString openingTitle(const QString& field)
{
    const QString last = field.section(u'.', -1);
    if (field.startsWith(QLatin1String("opening.weekdays."))) {
        return weekdayText(last.toInt());
    }
    return field.startsWith(QLatin1String("opening.days."))
               ? dateText(QDate::fromString(last, Qt::ISODate))
               : QCoreApplication::translate("RuleTexts", "调休上班日");
}

/// "from → to", each in words.
QString arrowText(const QString& title, const QString& from, const QString& to)
{
    return QCoreApplication::translate("RuleTexts", "%1：%2 → %3").arg(title, from, to);
}

} // namespace

QString ruleTitle(QStringView name)
{
    static constexpr std::array kTitles{
        std::pair{"appointmentHeadStartMinutes", QT_TRANSLATE_NOOP("RuleTexts", "预约号提前")},
        std::pair{"priorityHeadStartMinutes", QT_TRANSLATE_NOOP("RuleTexts", "优先号提前")},
        std::pair{"ordinaryEvery", QT_TRANSLATE_NOOP("RuleTexts", "几个里叫一个普通号")},
        std::pair{"recallLimit", QT_TRANSLATE_NOOP("RuleTexts", "一个号最多叫几次")},
        std::pair{"recallGapSeconds", QT_TRANSLATE_NOOP("RuleTexts", "两次叫号间隔")},
        std::pair{"reentryAfter", QT_TRANSLATE_NOOP("RuleTexts", "过号回来排在几个号后")},
        std::pair{"reentryMinutes", QT_TRANSLATE_NOOP("RuleTexts", "过号及时回来的时限")},
        std::pair{"missesAllowed", QT_TRANSLATE_NOOP("RuleTexts", "允许过号几次")},
        std::pair{"fullBelowPercent", QT_TRANSLATE_NOOP("RuleTexts", "当天号满的界线")},
        std::pair{"serviceLevelMinutes", QT_TRANSLATE_NOOP("RuleTexts", "等候达标时间")},
    };
    for (const auto& [known, title] : kTitles) {
        if (isName(name, known)) {
            return QCoreApplication::translate("RuleTexts", title);
        }
    }
    return {};
}

QString ruleValueText(QStringView name, qint64 value)
{
    if (isOfMinutes(name)) {
        return QCoreApplication::translate("RuleTexts", "%1 分钟").arg(value);
    }
    if (isName(name, "recallGapSeconds")) {
        return QCoreApplication::translate("RuleTexts", "%1 秒").arg(value);
    }
    if (isName(name, "fullBelowPercent")) {
        return QStringLiteral("%1%").arg(value);
    }
    return isName(name, "recallLimit") || isName(name, "missesAllowed")
               ? QCoreApplication::translate("RuleTexts", "%1 次").arg(value)
               : QCoreApplication::translate("RuleTexts", "%1 个").arg(value);
}

QString ruleRangeText(const queue::RuleNumber& number)
{
    const QLatin1String name(number.name);
    return QCoreApplication::translate("RuleTexts", "可设 %1 到 %2")
        .arg(QString::number(number.least), ruleValueText(QString(name), number.most));
}

QString ruleMeaning(QStringView name, const queue::HallRules& rules)
{
    if (isName(name, "recallLimit")) {
        return QCoreApplication::translate("RuleTexts",
                                           "连第一次在内最多叫 %1 次，之后只能过号或开始办理")
            .arg(rules.recallLimit);
    }
    if (isName(name, "recallGapSeconds")) {
        return QCoreApplication::translate("RuleTexts",
                                           "叫过一次，至少 %1 秒后才能重呼，让人走得到窗口")
            .arg(rules.recallGapMs / 1000);
    }
    if (isName(name, "fullBelowPercent")) {
        return rules.fullBelowPercent == 0
                   ? QCoreApplication::translate("RuleTexts",
                                                 "到关门前一直发号；提前结束的当天仍按 50% 停止")
                   : QCoreApplication::translate(
                         "RuleTexts", "新来的人在关门前轮到的可能低于 %1% 时，这项业务当天停止"
                                      "发普通号，请人改约；优先号和预约不受影响")
                         .arg(rules.fullBelowPercent);
    }
    if (isName(name, "serviceLevelMinutes")) {
        return QCoreApplication::translate(
                   "RuleTexts", "等候不超过 %1 分钟就叫到的算达标。只用于统计，不影响叫号")
            .arg(rules.serviceLevelMinutes);
    }
    return orderMeaning(name, rules.order);
}

QString spansText(const QList<catalog::DaySpan>& spans)
{
    QStringList texts;
    for (const catalog::DaySpan& span : spans) {
        QString text = catalog::toText(span); // "0830-1200"
        text.insert(7, u':');
        text.insert(2, u':');
        texts << text;
    }
    return texts.join(u' ');
}

std::optional<QList<catalog::DaySpan>> spansFromText(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;，；、]+"));
    static const QRegularExpression span(
        QStringLiteral("^(\\d{1,2}:?\\d{2})[-–—~至](\\d{1,2}:?\\d{2})$"));
    QString typed = text.trimmed();
    typed.replace(u'：', u':');
    if (typed.isEmpty() || typed == QCoreApplication::translate("RuleTexts", "不开放")) {
        return QList<catalog::DaySpan>();
    }
    QJsonArray spans;
    const QStringList parts = typed.split(between, Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const auto match = span.match(part);
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        spans.append(clockText(match.captured(1)) + u'-' + clockText(match.captured(2)));
    }
    return catalog::daySpansFrom(spans);
}

QString weekdayText(int weekday)
{
    static constexpr std::array kDays{
        QT_TRANSLATE_NOOP("RuleTexts", "星期一"), QT_TRANSLATE_NOOP("RuleTexts", "星期二"),
        QT_TRANSLATE_NOOP("RuleTexts", "星期三"), QT_TRANSLATE_NOOP("RuleTexts", "星期四"),
        QT_TRANSLATE_NOOP("RuleTexts", "星期五"), QT_TRANSLATE_NOOP("RuleTexts", "星期六"),
        QT_TRANSLATE_NOOP("RuleTexts", "星期日")};
    return weekday >= 1 && weekday <= 7
               ? QCoreApplication::translate("RuleTexts",
                                             kDays.at(static_cast<std::size_t>(weekday) - 1))
               : QString();
}

QString dateText(QDate date)
{
    return date.toString(Qt::ISODate) + u' ' + weekdayText(date.dayOfWeek());
}

QString ruleChangeText(const QString& field, const QJsonValue& from, const QJsonValue& to,
                       const RuleNames& names)
{
    const QString group = field.section(u'.', 0, 0);
    const QString id = field.section(u'.', 1);
    if (group == u"calling") {
        const auto text = [&id](const QJsonValue& value) {
            return value.isDouble() ? ruleValueText(id, value.toInteger())
                                    : QCoreApplication::translate("RuleTexts", "未另定");
        };
        const QString title = ruleTitle(id);
        return arrowText(title.isEmpty() ? id : title, text(from), text(to));
    }
    if (group == u"opening") {
        return arrowText(openingTitle(field), hoursText(from), hoursText(to));
    }
    const bool isWindow = group == u"windows";
    const QString name = isWindow ? names.window(id) : names.colleague(id);
    const auto text = [&](const QJsonValue& value) {
        const QString list = listText(value, names.matter);
        return list.isEmpty() ? QCoreApplication::translate("RuleTexts", "全部业务") : list;
    };
    return arrowText(name.isEmpty() ? id : name, text(from), text(to));
}

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AffectedList.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Texts/ClassText.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>

namespace onewindow::ui {

using queue::textOf;

namespace {

QString clockText(const QJsonValue& wallMs)
{
    return hallTime(wallMs.toInteger()).toString(QStringLiteral("HH:mm"));
}

bool isOpen(const QJsonObject& one)
{
    return textOf(one, "answer") == u"none";
}

int countOpen(const QJsonArray& list)
{
    return static_cast<int>(std::count_if(
        list.begin(), list.end(), [](const QJsonValue one) { return isOpen(one.toObject()); }));
}

QString joined(const QStringList& parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(QStringLiteral(" · "));
}

/// Who it is as far as paper says it; without a card nothing is known.
QString whoText(const QJsonObject& one)
{
    const QString name = textOf(one, "name");
    const QString lastFour = textOf(one, "lastFour");
    if (name.isEmpty() && lastFour.isEmpty()) {
        return AffectedList::tr("未刷身份证");
    }
    //: %1 is a surname with a star, %2 the last four characters of an ID number.
    return lastFour.isEmpty() ? name : AffectedList::tr("%1（尾号 %2）").arg(name, lastFour);
}

} // namespace

AffectedList::AffectedList(sync::HallLink& link, HallCommands& commands,
                           const queue::HallPicture& hall, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_hall(hall)
{}

void AffectedList::load()
{
    m_isLoading = true;
    m_problem.clear();
    Q_EMIT changed();
    m_link.get(QStringLiteral("/v1/hall/affected"),
               [self = QPointer<AffectedList>(this),
                turn = ++m_turn](const Result<QJsonObject>& affected) {
                   if (self && self->m_turn == turn) {
                       self->onAnswer(affected);
                   }
               });
}

void AffectedList::forget()
{
    ++m_turn;
    m_isLoading = false;
    m_summary.clear();
    m_problem.clear();
    m_lines.setLines({});
    Q_EMIT changed();
}

DeskLine AffectedList::numberLine(const QJsonObject& number) const
{
    const auto klass = queue::classFromName(textOf(number, "class"));
    DeskLine line;
    line.id = textOf(number, "id");
    line.title = textOf(number, "number") + u' ' + whoText(number);
    line.caption = joined({m_hall.matterName(textOf(number, "matter"), programLanguage()),
                           klass == queue::TicketClass::Ordinary ? QString() : classText(klass),
                           tr("%1 取号").arg(clockText(number.value(QLatin1String("issuedAt"))))});
    line.isBad = isOpen(number);
    line.isChecked = !line.isBad;
    line.tag = line.isBad ? tr("还在等，未回应") : tr("号已取消");
    return line;
}

DeskLine AffectedList::appointmentLine(const QJsonObject& appointment) const
{
    DeskLine line;
    line.id = textOf(appointment, "id");
    line.title = clockText(appointment.value(QLatin1String("startsAt"))) + QChar(0x2013) +
                 clockText(appointment.value(QLatin1String("endsAt"))) + u' ' +
                 whoText(appointment);
    line.caption = m_hall.matterName(textOf(appointment, "matter"), programLanguage());
    line.isBad = isOpen(appointment);
    line.isChecked = !line.isBad;
    const QString answer = textOf(appointment, "answer");
    const qint64 movedTo = appointment.value(QLatin1String("movedTo")).toInteger();
    if (line.isBad) {
        line.tag = tr("未回应");
    } else if (answer == u"moved") {
        line.tag =
            movedTo == 0
                ? tr("已改约")
                : tr("已改约到 %1").arg(hallTime(movedTo).toString(QStringLiteral("M-d HH:mm")));
    } else {
        line.tag = answer == u"came" ? tr("已来签到") : tr("已取消");
    }
    return line;
}

void AffectedList::onAnswer(const Result<QJsonObject>& affected)
{
    m_isLoading = false;
    if (!affected) {
        if (affected.error().code == ErrorCode::SessionEnded) {
            m_commands.endSession(affected.error().detail);
            return;
        }
        m_problem = errorText(affected.error().code);
        Q_EMIT changed();
        return;
    }
    const QJsonArray numbers = affected.value().value(QLatin1String("numbers")).toArray();
    const QJsonArray booked = affected.value().value(QLatin1String("appointments")).toArray();
    QList<DeskLine> lines;
    if (!booked.isEmpty()) {
        lines << headingLine(tr("预约：自助机“预约与签到”已告知，可改约，不算爽约"));
    }
    for (const QJsonValue one : booked) {
        lines << appointmentLine(one.toObject());
    }
    if (!numbers.isEmpty()) {
        lines << headingLine(tr("号：大屏、手机页和自助机已告知，可换成预约"));
    }
    for (const QJsonValue one : numbers) {
        lines << numberLine(one.toObject());
    }
    m_lines.setLines(lines);
    const int open = countOpen(numbers) + countOpen(booked);
    m_summary = lines.isEmpty() ? tr("现在没有人受影响。")
                                : tr("共 %1 人，%2 人未回应，请当面告知老年人和没有手机的人。")
                                      .arg(numbers.size() + booked.size())
                                      .arg(open);
    if (!affected.value().value(QLatin1String("isAll")).toBool(true)) {
        m_summary += tr("人太多，只列出前面的。");
    }
    Q_EMIT changed();
}

} // namespace onewindow::ui

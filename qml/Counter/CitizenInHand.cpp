// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CitizenInHand.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Texts/ClassText.h"
#include "services/core/Languages.h"
#include "services/queue/CallOrder.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

QList<MatterLine> materialsOf(const queue::HallPicture& hall, const QStringList& matters)
{
    const QString language = programLanguage();
    QList<MatterLine> lines;
    for (const QString& id : matters) {
        if (matters.size() > 1) {
            lines.append({.text = hall.matterName(id, language), .isMatter = true});
        }
        const auto matter = catalog::matterFromJson(hall.find(feed::kMatter, id));
        if (matter) {
            for (const catalog::Material& material : matter.value().materials) {
                lines.append({.text = material.name.in(language)});
            }
        }
    }
    return lines;
}

} // namespace

CitizenInHand::CitizenInHand(sync::HallLink& link, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
{}

void CitizenInHand::setTicket(const QJsonObject& ticket, const queue::HallPicture& hall,
                              const QStringList& served)
{
    m_ticket = ticket;
    const QString language = programLanguage();
    const QStringList matters = matterIds();
    m_matter = matters.isEmpty() ? QString() : hall.matterName(matters.constFirst(), language);
    m_further.clear();
    for (const QString& id : matters.mid(1)) {
        const QString name = hall.matterName(id, language);
        m_further << (served.contains(id) ? name : tr("%1（本窗口不办）").arg(name));
    }
    m_materials.setLines(materialsOf(hall, matters));
    askPerson();
    Q_EMIT changed();
}

void CitizenInHand::askPerson()
{
    const QString id = ticketId();
    if (id == m_personTicket && !m_isPersonDue) {
        return;
    }
    // What is shown of the same one stays until there is better.
    if (id != m_personTicket) {
        setPerson({});
    }
    m_personTicket = id;
    m_isPersonDue = false;
    if (id.isEmpty()) {
        return;
    }
    m_link.get(QStringLiteral("/v1/tickets/%1/person").arg(id),
               [this, id](const Result<QJsonObject>& answer) {
                   if (m_personTicket == id) {
                       onPerson(answer);
                   }
               });
}

void CitizenInHand::onPerson(const Result<QJsonObject>& answer)
{
    if (!answer) {
        m_isPersonDue = answer.error().code != ErrorCode::NotFound;
        setPerson(m_isPersonDue ? tr("暂时查不到本人信息，请核对证件") : tr("未刷身份证"));
        return;
    }
    if (answer.value().value(QLatin1String("isErased")).toBool()) {
        setPerson(tr("个人信息已按规定删除，请核对证件"));
        return;
    }
    QString person = textOf(answer.value(), "name");
    const QString number = textOf(answer.value(), "idNumber");
    if (!number.isEmpty()) {
        person += person.isEmpty() ? number : QStringLiteral(" · ") + number;
    }
    if (answer.value().value(QLatin1String("isTyped")).toBool()) {
        person += tr("（手工输入，请核对证件）");
    }
    setPerson(person);
}

void CitizenInHand::setPerson(const QString& person)
{
    if (m_person != person) {
        m_person.fill(QChar(u'\0'));
        m_person = person;
        Q_EMIT personChanged();
    }
}

QString CitizenInHand::ticketId() const
{
    return textOf(m_ticket, "id");
}

QString CitizenInHand::matterId() const
{
    return textOf(m_ticket, "matter");
}

QStringList CitizenInHand::matterIds() const
{
    const QString first = matterId();
    return first.isEmpty()
               ? QStringList()
               : QStringList(first) +
                     queue::furtherFrom(m_ticket.value(QLatin1String("further")), first);
}

qint64 CitizenInHand::startedAtMs() const
{
    return m_ticket.value(QLatin1String("startedAt")).toInteger();
}

CitizenInHand::State CitizenInHand::state() const
{
    const auto state = queue::stateFromName(textOf(m_ticket, "state"));
    if (state == queue::TicketState::Called) {
        return State::Called;
    }
    return state == queue::TicketState::Serving ? State::Serving : State::Nobody;
}

QString CitizenInHand::number() const
{
    return textOf(m_ticket, "number");
}

QString CitizenInHand::waited() const
{
    const qint64 waitedMs = m_ticket.value(QLatin1String("calledAt")).toInteger() -
                            m_ticket.value(QLatin1String("issuedAt")).toInteger();
    return minutesText(std::max<qint64>(0, waitedMs));
}

QString CitizenInHand::elapsed() const
{
    const qint64 since = state() == State::Serving
                             ? startedAtMs()
                             : m_ticket.value(QLatin1String("calledAt")).toInteger();
    const qint64 hallNowMs = m_clock.now().wallMs + m_link.clockOffsetMs();
    const qint64 seconds = since == 0 ? 0 : std::max<qint64>(0, hallNowMs - since) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString CitizenInHand::why() const
{
    if (textOf(m_ticket, "order") == queue::orderReasonName(queue::OrderReason::OutOfOrder)) {
        return tr("不按顺序叫号");
    }
    const auto klass = queue::classFromName(textOf(m_ticket, "class"));
    return klass == queue::TicketClass::Ordinary ? tr("取号最早")
                                                 : tr("优先：%1").arg(classText(klass));
}

int CitizenInHand::callCount() const
{
    return m_ticket.value(QLatin1String("callCount")).toInt();
}

bool CitizenInHand::isOutcomeUnknown() const
{
    return m_ticket.value(QLatin1String("isUnknown")).toBool();
}

} // namespace onewindow::ui

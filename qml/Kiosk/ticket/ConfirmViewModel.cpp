// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/ConfirmViewModel.h"

#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Texts/ClassText.h"
#include "services/core/HallTime.h"
#include "services/identity/Mask.h"

#include <algorithm>
#include <array>

namespace onewindow::ui {

using queue::TicketClass;

namespace {

/// The list of standards section 6.1, and age. An appointment is checked in, not chosen.
constexpr std::array kClasses = {
    TicketClass::Ordinary,     TicketClass::Elder,      TicketClass::SeriouslyIll,
    TicketClass::Pregnant,     TicketClass::Disabled,   TicketClass::DisabledSoldier,
    TicketClass::MartyrFamily, TicketClass::FireRescue, TicketClass::Military,
};

} // namespace

ConfirmViewModel::ConfirmViewModel(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &KioskSession::changed, this, &ConfirmViewModel::refresh);
    connect(&m_session, &KioskSession::stateChanged, this, [this] {
        if (m_session.state() == State::Class) {
            m_classes.showFirst();
        }
    });
    // Where a page of lines ends decides which of them need their heading again.
    connect(&m_materials, &ChoiceModel::pageChanged, this, &ConfirmViewModel::layOutMaterials);
    refresh();
}

QList<const catalog::Matter*> ConfirmViewModel::matters() const
{
    QList<const catalog::Matter*> known;
    for (const QString& id : m_session.context().matters()) {
        if (const catalog::Matter* one = m_session.tickets().catalogue().matter(id)) {
            known.append(one);
        }
    }
    return known;
}

void ConfirmViewModel::layOutMaterials()
{
    const QList<const catalog::Matter*> all = matters();
    m_materials.setChoices(
        all.isEmpty() ? QList<Choice>()
                      : bringLines(all, m_session.modes().language, m_materials.pageSize()));
}

const catalog::Matter* ConfirmViewModel::matter() const
{
    return m_session.tickets().catalogue().matter(m_session.context().matter);
}

std::optional<queue::QueueFigures> ConfirmViewModel::figures() const
{
    // Off line they are dated by a note; where another note has its place they are left out.
    const QString& matter = m_session.context().matter;
    return printerNote().isEmpty() && takenNote().isEmpty() ? m_session.hall().figures(matter)
                                                            : m_session.hall().liveFigures(matter);
}

void ConfirmViewModel::refresh()
{
    layOutMaterials();
    if (m_shownMatters != m_session.context().matters()) {
        m_shownMatters = m_session.context().matters();
        m_materials.showFirst();
    }
    QList<Choice> chosen;
    for (const catalog::Matter* one : matters()) {
        const QString taken = numberOf(one->id);
        chosen.append({.key = one->id,
                       .title = one->name.in(m_session.modes().language),
                       .caption = one->department.in(m_session.modes().language),
                       .iconName = QStringLiteral("remove_circle_outline"),
                       .trailing = taken.isEmpty() ? QString() : tr("已有号码 %1").arg(taken)});
    }
    m_chosen.setChoices(chosen);
    QList<Choice> classes;
    for (const TicketClass klass : kClasses) {
        classes.append({.key = queue::className(klass),
                        .title = classText(klass),
                        .caption = {},
                        .iconName = {},
                        .trailing = {},
                        .isChecked = klass == m_session.context().klass});
    }
    m_classes.setChoices(classes);
    Q_EMIT changed();
}

QString ConfirmViewModel::title() const
{
    const QList<const catalog::Matter*> all = matters();
    if (all.size() > 1) {
        return tr("%n 件事，取一个号", "matters", static_cast<int>(all.size()));
    }
    return mattersText(all, m_session.modes().language);
}

QString ConfirmViewModel::windowArea() const
{
    const catalog::Matter* chosen = matter();
    return chosen != nullptr ? chosen->windowArea.in(m_session.modes().language) : QString();
}

QString ConfirmViewModel::longestMaterial() const
{
    // Whatever the pages are: their size is found by it.
    const QList<const catalog::Matter*> all = matters();
    return all.isEmpty() ? QString() : longestTitle(bringLines(all, m_session.modes().language, 3));
}

QString ConfirmViewModel::aheadText() const
{
    return ui::aheadText(figures());
}

QString ConfirmViewModel::waitText() const
{
    return ui::waitText(figures());
}

/// The number that the person holds already for `matter`, as far as this journey has heard.
QString ConfirmViewModel::numberOf(const QString& matter) const
{
    const KioskContext& context = m_session.context();
    QList<queue::IssuedTicket> held = context.openTickets;
    if (context.ticket && context.ticket->isExisting) {
        held.append(*context.ticket);
    }
    const auto found =
        std::find_if(held.cbegin(), held.cend(), [&](const queue::IssuedTicket& issued) {
            return issued.ticket.isFor(matter);
        });
    return found == held.cend() ? QString() : found->ticket.number;
}

QString ConfirmViewModel::takenNote() const
{
    if (!isSeveral()) {
        return {}; // Then the number that is there is shown in its place.
    }
    for (const catalog::Matter* one : matters()) {
        if (const QString number = numberOf(one->id); !number.isEmpty()) {
            return tr("“%1”您已有 %2 号，请先去掉这件事。")
                .arg(one->name.in(m_session.modes().language), number);
        }
    }
    return {};
}

QString ConfirmViewModel::note() const
{
    for (const QString& said : {takenNote(), printerNote(), figuresNote()}) {
        if (!said.isEmpty()) {
            return said;
        }
    }
    QStringList hints{elsewhereText(m_session), otherHourNote()};
    hints.removeAll(QString());
    return isBrief(m_session) ? hints.value(0) : hints.join(u'\n');
}

/// There is little room: of several things the first, in few words.
bool ConfirmViewModel::isBrief(const KioskSession& session)
{
    return session.modes().isElder || session.modes().isLowOperation;
}

/// Another hall with clearly fewer people. What is here must be of now too: nobody is sent away by
/// old figures.
QString ConfirmViewModel::elsewhereText(const KioskSession& session)
{
    const auto here = session.hall().liveFigures(session.context().matter);
    if (!here) {
        return {};
    }
    const auto better =
        queue::betterHall(session.context().matters(), here->waiting,
                          session.tickets().otherHalls(), session.hall().now().toMSecsSinceEpoch());
    if (!better) {
        return {};
    }
    const QString language = session.modes().language;
    const QString asOf = hallTime(better->hall.atMs).toString(QStringLiteral("HH:mm"));
    const QString name = better->hall.name.in(language);
    if (isBrief(session)) {
        //: %1 is a hall, %2 how many fewer people wait there, %3 the time of that.
        return tr("%1现在少等约 %2 人（%3）").arg(name).arg(better->fewer).arg(asOf);
    }
    //: %1 is a hall, %2 how many fewer people wait there, %3 how many do, %4 the time of that.
    QString text = tr("%1现在少等约 %2 人（那里约 %3 人，截至 %4）。")
                       .arg(name)
                       .arg(better->fewer)
                       .arg(better->waiting)
                       .arg(asOf);
    if (!better->hall.address.isEmpty()) {
        text = tr("%1地址：%2").arg(text, better->hall.address.in(language));
    }
    return text;
}

QString ConfirmViewModel::otherHourNote() const
{
    const auto here = m_session.hall().liveFigures(m_session.context().matter);
    if (!here || here->waiting < queue::kFewerLeast) {
        return {};
    }
    const auto hour = queue::quietHour(m_session.tickets().usualHours(),
                                       m_session.tickets().openingHours(), m_session.hall().now());
    return hour ? tr("这里通常 %1–%2 点取号的人最少。").arg(*hour).arg(*hour + 1) : QString();
}

QString ConfirmViewModel::figuresNote() const
{
    const auto said = figures();
    if (!m_session.isOnline()) {
        if (!said) {
            return tr("网络中断，等候人数暂时无法显示，不影响取号。");
        }
        const QDateTime asOf = hallTime(said->asOfMs);
        return tr("网络中断，等候情况截至 %1。").arg(asOf.toString(QStringLiteral("HH:mm")));
    }
    const bool isClosed = said && said->openWindows == 0;
    return isClosed ? tr("目前没有开放的窗口，请留意叫号屏。") : QString();
}

bool ConfirmViewModel::hasErrand(Errand errand) const
{
    const QList<ErrandViewModel*>& all = m_session.errands();
    return std::any_of(all.cbegin(), all.cend(),
                       [&](const ErrandViewModel* known) { return known->errand() == errand; });
}

bool ConfirmViewModel::isFiledHere() const
{
    return matter() != nullptr && !isSeveral() && hasErrand(Errand::Filing) &&
           ui::isFiledHere(*matter(), m_session.abilities());
}

bool ConfirmViewModel::canBeBooked() const
{
    return matter() != nullptr && !isSeveral() && hasErrand(Errand::Appointment) &&
           matter()->guide.canBeBooked;
}

QString ConfirmViewModel::className() const
{
    return classText(m_session.context().klass);
}

QString ConfirmViewModel::personText() const
{
    const KioskContext& context = m_session.context();
    if (context.hasCard()) {
        return identity::maskedName(context.person->name);
    }
    return context.person ? identity::maskedIdNumber(context.person->idNumber) : tr("未登记身份证");
}

QString ConfirmViewModel::printerNote() const
{
    return drivers::canPrint(m_session.devices().printerStatus())
               ? QString()
               : tr("打印机暂停使用，号码将显示在屏幕上，请记下。");
}

void ConfirmViewModel::showMoreMaterials()
{
    if (m_materials.pageIndex() + 1 < m_materials.pageCount()) {
        m_materials.showNext();
    } else {
        m_materials.showFirst();
    }
}

void ConfirmViewModel::chooseClass(const QString& key)
{
    m_session.chooseClass(queue::classFromName(key));
}

} // namespace onewindow::ui

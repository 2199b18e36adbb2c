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
    refresh();
}

const catalog::Matter* ConfirmViewModel::matter() const
{
    return m_session.tickets().catalogue().matter(m_session.context().matter);
}

std::optional<queue::QueueFigures> ConfirmViewModel::figures() const
{
    // Off line they are dated by a note; where another note has its place they are left out.
    const QString& matter = m_session.context().matter;
    return printerNote().isEmpty() ? m_session.hall().figures(matter)
                                   : m_session.hall().liveFigures(matter);
}

void ConfirmViewModel::refresh()
{
    m_materials.setChoices(matter() != nullptr
                               ? materialChoices(*matter(), m_session.modes().language)
                               : QList<Choice>());
    if (m_shownMatter != m_session.context().matter) {
        m_shownMatter = m_session.context().matter;
        m_materials.showFirst();
    }
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

QString ConfirmViewModel::matterName() const
{
    const catalog::Matter* chosen = matter();
    return chosen != nullptr ? chosen->name.in(m_session.modes().language) : QString();
}

QString ConfirmViewModel::windowArea() const
{
    const catalog::Matter* chosen = matter();
    return chosen != nullptr ? chosen->windowArea.in(m_session.modes().language) : QString();
}

QString ConfirmViewModel::longestMaterial() const
{
    return longestTitle(m_materials.choices());
}

QString ConfirmViewModel::aheadText() const
{
    return ui::aheadText(figures());
}

QString ConfirmViewModel::waitText() const
{
    return ui::waitText(figures());
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
    return matter() != nullptr && hasErrand(Errand::Filing) &&
           ui::isFiledHere(*matter(), m_session.abilities());
}

bool ConfirmViewModel::canBeBooked() const
{
    return matter() != nullptr && hasErrand(Errand::Appointment) && matter()->guide.canBeBooked;
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

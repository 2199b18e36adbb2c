// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What HandOutViewModel's page says.

#include "qml/Counter/CaseLines.h"
#include "qml/Counter/DeskTexts.h"
#include "qml/Counter/HandOutViewModel.h"
#include "services/cases/CaseEnquiry.h"
#include "services/core/Languages.h"
#include "services/identity/Mask.h"

#include <utility>

namespace onewindow::ui {

using cases::CaseState;
using cases::ReceiverCheck;
using queue::textOf;

QString HandOutViewModel::handedOverText(const QJsonObject& item)
{
    const QJsonObject given = item.value(QLatin1String("handedOver")).toObject();
    return given.isEmpty() ? QString()
                           //: %1 is a member of the staff, %2 a time, %3 a counter.
                           : tr("%1 已在 %2 发出（%3），不能再发一次")
                                 .arg(textOf(given, "staff"),
                                      deskMomentText(given.value(QLatin1String("at")).toInteger()),
                                      textOf(given, "desk"));
}

QString HandOutViewModel::listTitle() const
{
    if (m_isOfCard) {
        return tr("此人的结果 %1 件").arg(m_list.count());
    }
    return hasMore() ? tr("待领取 %1 件以上").arg(m_list.count())
                     : tr("待领取 %1 件").arg(m_list.count());
}

QString HandOutViewModel::emptyText() const
{
    if (m_isOfCard) {
        return tr("没有待领取的结果");
    }
    if (!m_tray.items().isLoaded()) {
        return m_tray.notice().isEmpty() ? tr("正在读取") : QString(); // It says why.
    }
    return tr("没有等待领取的结果");
}

QString HandOutViewModel::receiver() const
{
    if (isChecked()) {
        const QString who =
            m_order.name + QStringLiteral(" · ") + identity::maskedIdNumber(m_order.idNumber);
        return m_order.check == ReceiverCheck::Card ? tr("已读身份证：%1").arg(who)
                                                    : tr("已看证件：%1").arg(who);
    }
    if (m_tray.id().isEmpty()) {
        return tr("先放上身份证，或从左边选一件");
    }
    return isReady() ? tr("请把领取人的身份证放在阅读器上，或看证件输入号码")
                     : tr("这一件现在不能发出");
}

QString HandOutViewModel::paperText() const
{
    const qsizetype place = paperIds().indexOf(m_order.paperReason);
    return place < 0 ? QString() : tr("已在纸上签收：%1").arg(paperNames().at(place));
}

QStringList HandOutViewModel::paperNames() const
{
    QStringList names;
    for (const QString& reason : paperIds()) {
        names << (reason == u"form"          ? tr("签在部门的领取单上")
                  : reason == u"cannotWrite" ? tr("不能书写，按手印")
                                             : tr("签名屏不能用"));
    }
    return names;
}

DeskLine HandOutViewModel::lineOf(const QJsonObject& item) const
{
    const CaseState state = cases::stateFromName(textOf(item, "state"));
    DeskLine line;
    line.id = textOf(item, "id");
    line.title = m_hall.matterName(textOf(item, "matter"), programLanguage());
    line.caption =
        textOf(item, "number").isEmpty() ? textOf(item, "provisional") : textOf(item, "number");
    line.tag = state == CaseState::Approved ? QString() : caseStateText(state);
    const QList<cases::CaseStep> steps = cases::summaryFromJson(item).steps;
    line.trailing = steps.isEmpty() || steps.constLast().atMs <= 0
                        ? QString()
                        : deskMomentText(steps.constLast().atMs);
    line.isChecked = line.id == m_tray.id();
    return line;
}

QList<DeskLine> HandOutViewModel::factLines() const
{
    QList<DeskLine> lines;
    if (m_tray.item().isEmpty()) {
        return lines;
    }
    const cases::CaseSummary known = cases::summaryFromJson(m_tray.item());
    addFact(lines, tr("状态"), caseStateText(known.state));
    addFact(lines, tr("办件编号"), known.number);
    if (!holder().isEmpty()) {
        addFact(lines, tr("申请人"),
                textOf(holder(), "name") + QStringLiteral(" · ") + textOf(holder(), "idNumber"));
    }
    if (m_tray.matter()) {
        const QString result = m_tray.matter()->guide.resultName.in(programLanguage());
        addFact(lines, tr("要交付"), result.isEmpty() ? tr("办理结果") : result);
        addFact(lines, tr("打印"), m_paper.text(), m_paper.isBad());
    }
    const QString money = moneyText(known.money);
    addFact(lines, tr("费用"), money,
            known.money.state != cases::MoneyState::Paid &&
                known.money.state != cases::MoneyState::None);
    addFact(lines, tr("领取人"), tr("只能由申请人本人领取"));
    lines << headingLine(tr("办理经过"));
    lines += stepLines(known.steps, m_tray.matter());
    return lines;
}

void HandOutViewModel::refreshLines()
{
    QList<DeskLine> lines;
    if (m_isOfCard) {
        for (const QJsonValue one : std::as_const(m_found)) {
            lines << lineOf(one.toObject());
        }
    } else {
        for (const QJsonObject& item : m_tray.items().items()) {
            lines << lineOf(item);
        }
    }
    m_list.setLines(std::move(lines));
    m_facts.setLines(factLines());
    Q_EMIT changed();
}

} // namespace onewindow::ui

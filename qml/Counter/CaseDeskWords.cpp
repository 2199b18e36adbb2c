// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What CaseDeskViewModel's page says.

#include "qml/Counter/CaseDeskViewModel.h"
#include "qml/Counter/CaseLines.h"
#include "qml/Counter/DeskTexts.h"
#include "services/cases/CaseEnquiry.h"
#include "services/cases/CasePromise.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

void addPart(QList<DeskLine>& lines, const QString& title, const QList<DeskLine>& part)
{
    if (!part.isEmpty()) {
        lines << headingLine(title);
        lines += part;
    }
}

} // namespace

QStringList CaseDeskViewModel::reasonNames() const
{
    QStringList names;
    for (const QString& reason : reasonIds()) {
        names << decisionReasonText(reason);
    }
    return names;
}

QStringList CaseDeskViewModel::stepNames() const
{
    QStringList names;
    for (const QString& id : stepIds()) {
        const QString reason = id.section(u'/', 1);
        if (!reason.isEmpty()) {
            names << tr("特殊程序：%1").arg(decisionReasonText(reason));
        } else if (id == cases::stateName(cases::CaseState::Received)) {
            names << tr("材料已补齐，重新收件");
        } else if (cases::stateFromName(textOf(m_tray.item(), "state")) ==
                   cases::CaseState::Suspended) {
            names << tr("特殊程序结束，恢复审查");
        } else {
            names << tr("进入审查");
        }
    }
    return names;
}

bool CaseDeskViewModel::isListed(const QJsonObject& item) const
{
    if (m_department.isEmpty()) {
        return true;
    }
    const QJsonObject matter = m_hall.find(feed::kMatter, textOf(item, "matter"));
    return textOf(matter, "department") == m_department;
}

QStringList CaseDeskViewModel::departmentIds() const
{
    return QStringList{QString()} + m_hall.all(feed::kDepartment).keys();
}

QStringList CaseDeskViewModel::departmentNames() const
{
    QStringList names{tr("全部部门")};
    for (const QJsonObject& department : m_hall.all(feed::kDepartment)) {
        names << queue::localTextOf(department, "name").in(programLanguage());
    }
    return names;
}

QString CaseDeskViewModel::listTitle() const
{
    const QString department =
        m_department.isEmpty()
            ? QString()
            : queue::localTextOf(m_hall.find(feed::kDepartment, m_department), "name")
                  .in(programLanguage());
    const QString title =
        hasMore() ? tr("待办 %1 件以上").arg(m_list.count()) : tr("待办 %1 件").arg(m_list.count());
    return department.isEmpty() ? title : title + QStringLiteral(" · ") + department;
}

QString CaseDeskViewModel::emptyText() const
{
    if (!m_tray.items().isLoaded()) {
        return m_tray.notice().isEmpty() ? tr("正在读取") : QString(); // It says why.
    }
    return tr("没有等待处理的办件");
}

DeskLine CaseDeskViewModel::lineOf(const QJsonObject& item) const
{
    const cases::CaseSummary known = cases::summaryFromJson(item);
    const auto matter = m_tray.matterOf(item);
    const QDate by = cases::expectedDay(known, matter ? &*matter : nullptr, m_calendar);
    DeskLine line;
    line.id = textOf(item, "id");
    line.title = m_hall.matterName(known.matter, programLanguage());
    line.caption = known.number.isEmpty() ? known.provisional : known.number;
    line.tag = caseStateText(known.state);
    line.trailing = by.isValid() ? dueText(by, m_tray.today()) : QString();
    line.isBad = by.isValid() && by < m_tray.today();
    line.isChecked = line.id == m_tray.id();
    return line;
}

QList<DeskLine> CaseDeskViewModel::factLines() const
{
    QList<DeskLine> lines;
    if (m_tray.item().isEmpty()) {
        return lines;
    }
    const cases::CaseSummary known = cases::summaryFromJson(m_tray.item());
    const QDate by =
        cases::expectedDay(known, m_tray.matter() ? &*m_tray.matter() : nullptr, m_calendar);
    addFact(lines, tr("状态"), caseStateText(known.state));
    addFact(lines, tr("办件编号"), known.number);
    addFact(lines, tr("临时编号"), known.provisional);
    addFact(lines, tr("申报时间"), deskMomentText(known.filedAtMs));
    if (by.isValid()) {
        addFact(lines, tr("承诺期限"),
                deskDayText(by.toString(Qt::ISODate)) + QStringLiteral(" · ") +
                    dueText(by, m_tray.today()),
                by < m_tray.today());
    }
    if (known.state == cases::CaseState::Suspended) {
        addFact(lines, tr("承诺期限"), tr("特殊程序期间不计算"));
    }
    addFact(lines, tr("费用"), moneyText(money()));
    return lines;
}

QList<DeskLine> CaseDeskViewModel::checkLines() const
{
    QList<DeskLine> lines;
    if (!isOpen()) {
        return lines;
    }
    addPart(lines, tr("规则判断"), ruleLines(m_tray.content()));
    addPart(lines, tr("材料"), materialLines(m_tray.content(), m_tray.matter()));
    addPart(lines, tr("办理经过"),
            stepLines(cases::summaryFromJson(m_tray.item()).steps, m_tray.matter()));
    return lines;
}

QList<DeskLine> CaseDeskViewModel::missingLines() const
{
    QList<DeskLine> lines;
    if (isOpen()) {
        lines = materialLines(m_tray.content(), m_tray.matter());
        for (DeskLine& line : lines) {
            line.isChecked = m_missingIds.contains(line.id);
        }
    }
    return lines;
}

void CaseDeskViewModel::refreshLines()
{
    QList<DeskLine> lines;
    for (const QJsonObject& item : m_tray.items().items()) {
        if (isListed(item)) {
            lines << lineOf(item);
        }
    }
    m_list.setLines(std::move(lines));
    m_facts.setLines(factLines());
    QList<DeskLine> answers;
    if (isOpen()) {
        answers = answerLines(m_tray.content(), m_tray.matter());
        answers += sharedLines(m_tray.content(), m_hall);
    }
    m_answers.setLines(std::move(answers));
    m_checks.setLines(checkLines());
    m_missing.setLines(missingLines());
    refreshSupply();
    Q_EMIT changed();
}

} // namespace onewindow::ui

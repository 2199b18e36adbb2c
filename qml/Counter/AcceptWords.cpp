// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the page of accepting says.

#include "qml/Counter/AcceptViewModel.h"
#include "qml/Counter/DeskTexts.h"
#include "qml/Texts/FieldTexts.h"
#include "services/cases/MaterialRef.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/identity/Mask.h"
#include "services/queue/FeedKinds.h"

namespace onewindow::ui {

namespace {

constexpr qsizetype kShownLimit = 200; ///< Lines of matters; who wants others types.

DeskLine lineOf(const QString& caption, const QString& title)
{
    DeskLine line;
    line.caption = caption;
    line.title = title;
    return line;
}

} // namespace

QString AcceptViewModel::foundTitle() const
{
    return m_finder.text().trimmed().isEmpty() ? tr("办什么业务")
                                               : tr("找到 %1 项").arg(m_found.count());
}

/// What somebody left unfinished comes before what they might begin.
QList<DeskLine> AcceptViewModel::draftLines() const
{
    QList<DeskLine> lines;
    for (const AcceptDrafts::Draft& draft : m_drafts.all()) {
        const QString saved = hallTime(draft.savedAtMs).toString(QStringLiteral("HH:mm"));
        DeskLine line;
        line.id = draft.id;
        line.title = m_hall.matterName(draft.matter, programLanguage());
        line.caption = draft.isOfCity ? tr("%1 在其他大厅的自助机上填到一半，接着办").arg(saved)
                                      : tr("%1 在自助机上填到一半，接着办").arg(saved);
        line.tag = tr("没办完");
        if (!line.title.isEmpty()) {
            lines << line;
        }
    }
    return lines;
}

QString AcceptViewModel::draftsText() const
{
    if (m_step != Step::Choosing) {
        return {};
    }
    if (!m_drafts.all().isEmpty()) {
        return tr("有 %n 件事在自助机上没有办完，在左边最上面，可以接着办", "",
                  static_cast<int>(m_drafts.all().size()));
    }
    if (m_drafts.isUnknown()) {
        return tr("自助机上没办完的事暂时查不到，请把身份证重新放一次");
    }
    return m_drafts.isCityUnknown() ? tr("其他大厅没办完的事暂时查不到") : QString();
}

void AcceptViewModel::refreshFound()
{
    QList<DeskLine> lines;
    if (m_isShown && m_step == Step::Choosing) {
        const bool isAnything = m_finder.text().trimmed().isEmpty();
        if (isAnything) {
            lines = draftLines();
        }
        QStringList ids = m_finder.found();
        const QStringList inHand = isAnything ? m_hand().matters : QStringList();
        ids.removeIf([&inHand](const QString& id) { return inHand.contains(id); });
        ids = inHand + ids;
        for (const QString& id : ids.mid(0, kShownLimit)) {
            DeskLine line;
            line.id = id;
            line.title = m_hall.matterName(id, programLanguage());
            line.tag = inHand.contains(id) ? tr("手中号码") : QString();
            if (!line.title.isEmpty()) {
                lines << line;
            }
        }
    }
    m_found.setLines(lines);
    Q_EMIT changed();
}

QString AcceptViewModel::person() const
{
    if (!m_applicant || isCovered()) {
        return {};
    }
    return m_applicant->name + QStringLiteral(" · ") +
           identity::maskedIdNumber(m_applicant->idNumber);
}

QString AcceptViewModel::personSource() const
{
    if (!m_applicant) {
        return {};
    }
    return m_applicant->isTyped ? tr("照证件录入，已核对原件；不查询部门数据") : tr("身份证已读");
}

QString AcceptViewModel::matterName() const
{
    return m_matter ? m_matter->name.in(programLanguage()) : QString();
}

/// Of a card's holder alone departments are asked.
QString AcceptViewModel::consentText() const
{
    const bool isAsked =
        m_matter && m_matter->terminal.consent && m_applicant && !m_applicant->isTyped;
    return isAsked ? m_matter->terminal.consent->text.in(programLanguage()) : QString();
}

QString AcceptViewModel::commitmentText() const
{
    return m_matter && m_matter->terminal.commitment
               ? m_matter->terminal.commitment->text.in(programLanguage())
               : QString();
}

QStringList AcceptViewModel::signedIds()
{
    return {kByHand, QStringLiteral("paper"), QStringLiteral("button")};
}

QStringList AcceptViewModel::signedNames() const
{
    return {tr("在签字板上签"), tr("已在纸上签字"), tr("不能书写，当面确认")};
}

QString AcceptViewModel::feeText() const
{
    const auto fee = m_matter ? m_matter->terminal.fee : std::nullopt;
    return fee ? tr("%1：%2").arg(fee->name.in(programLanguage()), yuanText(fee->cents))
               : QString();
}

QString AcceptViewModel::filedTitle() const
{
    if (!m_slip) {
        return {};
    }
    if (m_slip->number.isEmpty()) {
        return tr("没有收件，已列出要补的内容");
    }
    switch (m_slip->state) {
    case cases::CaseState::Approved:
        return tr("已受理，当场批准");
    case cases::CaseState::CorrectionNeeded:
        return tr("已收件，等待补齐");
    default:
        return tr("已受理");
    }
}

void AcceptViewModel::refreshFiled()
{
    QList<DeskLine> lines;
    if (m_slip) {
        lines << lineOf(tr("业务"), m_slip->matter.name.in(programLanguage()));
        if (!m_slip->number.isEmpty()) {
            lines << lineOf(m_slip->isProvisional ? tr("临时编号") : tr("办件编号"),
                            m_slip->number);
        }
        if (m_slip->expected.isValid()) {
            lines << lineOf(tr("承诺办结"), dayText(m_slip->expected));
        }
        if (m_slip->feeCents > 0) {
            lines << lineOf(tr("应缴费用"),
                            tr("%1，在“办件”页收款").arg(yuanText(m_slip->feeCents)));
        }
        for (const cases::MaterialState& state : m_slip->materials) {
            const catalog::Material* material = cases::materialOf(m_slip->matter, state.material);
            DeskLine line =
                lineOf(materialHowText(state.how),
                       material != nullptr ? material->name.in(programLanguage()) : state.material);
            line.isBad = state.how == cases::MaterialHow::Missing;
            lines << line;
        }
        for (const QString& open : m_slip->open) {
            DeskLine line = lineOf(tr("待填写"), open);
            line.isBad = true;
            lines << line;
        }
    }
    m_filed.setLines(lines);
}

} // namespace onewindow::ui

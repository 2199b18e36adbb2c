// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A case that is filed at the window, and its paper.

#include "qml/Counter/AcceptViewModel.h"
#include "qml/Counter/CounterTexts.h"
#include "services/cases/CasePromise.h"
#include "services/cases/Signature.h"
#include "services/core/Languages.h"
#include "services/identity/Mask.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>

#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

void AcceptViewModel::accept()
{
    if (mayAccept()) {
        file();
    }
}

void AcceptViewModel::notify()
{
    if (!mayNotify()) {
        return;
    }
    if (m_form.problems()->count() == 0 && (!wantsSignature() || !m_signedHow.isEmpty())) {
        file();
        return;
    }
    AcceptSlip slip = slipBase();
    slip.state = cases::CaseState::CorrectionNeeded;
    for (const DeskLine& line : m_form.problems()->lines()) {
        slip.open << line.title;
    }
    if (wantsSignature() && m_signedHow.isEmpty()) {
        slip.open << tr("本人签字");
    }
    show(std::move(slip));
}

void AcceptViewModel::file()
{
    if (m_commands.isSamePress("accept-file")) {
        return;
    }
    QJsonObject body{{QStringLiteral("opened"), m_opened},
                     {QStringLiteral("answers"), m_form.answers()},
                     {QStringLiteral("committed"), m_hasCommitted},
                     {QStringLiteral("materials"), m_materials.said()}};
    if (const QJsonArray pages = m_materials.pages(); !pages.isEmpty()) {
        body.insert(QStringLiteral("pages"), pages);
    }
    if (wantsSignature() && !m_signedHow.isEmpty()) {
        body.insert(QStringLiteral("signed"), m_signedHow);
        if (m_signedHow == kByHand) {
            const auto strokes = cases::encodeStrokes(m_ink.signature());
            body.insert(QStringLiteral("strokes"),
                        strokes ? QString::fromLatin1(strokes.value().toBase64()) : QString());
        }
    }
    if (!m_ticket.isEmpty()) {
        body.insert(QStringLiteral("ticket"), m_ticket);
    }
    m_commands.post(QStringLiteral("/v1/counter-cases"), body,
                    [this, turn = m_turn](const Result<QJsonObject>& answer) {
                        if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(answer.error().detail);
                        } else if (turn == m_turn) {
                            onFiled(answer);
                        }
                    });
}

void AcceptViewModel::onFiled(const Result<QJsonObject>& answer)
{
    if (!answer) {
        switch (answer.error().code) {
        case ErrorCode::NetworkFailed:
        case ErrorCode::Timeout:
            setNotice(tr("没有收到大厅的答复。请再按一次：已经收下的不会重复"));
            break;
        case ErrorCode::TooLate:
            setNotice(tr("打开得太久了，请清空后重新打开这件事"));
            break;
        case ErrorCode::BadRequest:
            setNotice(tr("大厅没有收下：这件事的要求刚刚有变化，请清空后重新打开"));
            break;
        case ErrorCode::Conflict:
            setNotice(tr("这件事刚刚在自助机上提交过，不能再收一件：请到“办件”页查看"));
            break;
        default:
            setNotice(errorText(answer.error().code));
        }
        return;
    }
    const QJsonObject& filed = answer.value();
    AcceptSlip slip = slipBase();
    slip.number = textOf(filed, "number");
    slip.isProvisional = slip.number.isEmpty();
    if (slip.isProvisional) {
        slip.number = textOf(filed, "provisional");
    }
    slip.state = cases::stateFromName(textOf(filed, "state"));
    slip.atMs = filed.value(QLatin1String("filedAt")).toInteger();
    slip.expected = expected(filed);
    slip.feeCents = filed.value(QLatin1String("fee")).toInteger();
    slip.link = textOf(filed, "link");
    if (slip.state != cases::CaseState::CorrectionNeeded) {
        Q_EMIT accepted(m_matter->id, m_ticket);
    }
    show(std::move(slip));
}

QDate AcceptViewModel::expected(const QJsonObject& answer) const
{
    cases::CaseSummary summary;
    summary.state = cases::stateFromName(textOf(answer, "state"));
    summary.filedAtMs = answer.value(QLatin1String("filedAt")).toInteger();
    summary.steps = {{summary.state, summary.filedAtMs}};
    return cases::expectedDay(summary, m_matter ? &*m_matter : nullptr, m_calendar);
}

AcceptSlip AcceptViewModel::slipBase() const
{
    AcceptSlip slip;
    slip.hall = queue::localTextOf(m_hall.find(feed::kHall, QStringLiteral("hall")), "name")
                    .in(programLanguage());
    slip.window = m_hand().window;
    slip.matter = *m_matter;
    slip.maskedName = m_applicant ? identity::surnameOnly(m_applicant->name) : QString();
    slip.atMs = m_hallNowMs();
    slip.materials = m_materials.states();
    return slip;
}

/// What was filled in is the hall's now, and nothing of it stays here.
void AcceptViewModel::show(AcceptSlip slip)
{
    const bool isWithCard = m_applicant && !m_applicant->isTyped && !isCovered();
    auto applicant = isWithCard ? std::exchange(m_applicant, {}) : std::nullopt;
    forgetPerson();
    forgetCase();
    m_applicant = std::move(applicant);
    m_slip = std::move(slip);
    m_step = Step::Filed;
    refreshFiled();
    if (m_printer != nullptr) {
        print();
    } else {
        m_slipText = tr("本窗口没有打印机：请把编号写给申请人，或请其扫码");
    }
    Q_EMIT changed();
}

void AcceptViewModel::print()
{
    if (!canPrint()) {
        return;
    }
    const bool isNotice = m_slip->state == cases::CaseState::CorrectionNeeded;
    m_slipText = isNotice ? tr("正在打印一次性告知书") : tr("正在打印受理通知书");
    m_printer->print(++m_job, isNotice ? noticeSlip(*m_slip) : acceptanceSlip(*m_slip));
    Q_EMIT changed();
}

void AcceptViewModel::onPrinted(quint64 job, drivers::PrintOutcome outcome)
{
    if (job != m_job || !m_slip) {
        return;
    }
    m_slipText = outcome == drivers::PrintOutcome::Printed
                     ? tr("已打印，请交给申请人")
                     : tr("没有打出来：请再打一张，或把编号写给申请人；办件已经生效");
    Q_EMIT changed();
}

} // namespace onewindow::ui

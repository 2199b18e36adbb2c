// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of CaseDeskViewModel that takes in what was missing of a case that was sent back.

#include "qml/Counter/CaseDeskViewModel.h"
#include "services/cases/CaseEnquiry.h"

#include <QJsonArray>

namespace onewindow::ui {

using cases::CaseState;

namespace {

/// All that the last notice named.
QStringList missingOf(const QJsonObject& item)
{
    QStringList missing;
    for (const cases::CaseStep& step : cases::summaryFromJson(item).steps) {
        if (step.state == CaseState::CorrectionNeeded) {
            missing = step.missing;
        }
    }
    return missing;
}

} // namespace

bool CaseDeskViewModel::canSupply() const
{
    return may(CaseState::Received) && m_supply.canScan() && !m_supply.isSending();
}

void CaseDeskViewModel::refreshSupply()
{
    if (may(CaseState::Received)) {
        m_supply.setCase(
            m_tray.id(), m_tray.matter(), missingOf(m_tray.item()),
            static_cast<int>(m_tray.content().value(QLatin1String("pages")).toArray().size()));
    } else {
        m_supply.clear();
    }
}

/// What came is shown with the rest. With the last of what was missing the case is received once
/// more by itself: nobody has to remember.
void CaseDeskViewModel::onSupplied(const QString& /*material*/, int pages)
{
    m_tray.readContent();
    if (m_supply.isAllBrought() && may(CaseState::Received) && !m_commands.isBusy()) {
        sendDecision(CaseState::Received, {}, {});
    } else {
        m_tray.setNotice(tr("已补交 %n 页。材料都齐了，请在“其他步骤”里重新收件", "", pages));
    }
}

} // namespace onewindow::ui

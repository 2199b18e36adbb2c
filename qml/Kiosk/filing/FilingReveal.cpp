// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel and masked values that are shown in full for a moment.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"

#include <algorithm>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

/// The lines of the page that can be masked: what is known of a section, or every answer.
QList<Choice> FilingViewModel::maskedLines(Masking masking) const
{
    if (!m_filling) {
        return {};
    }
    switch (m_place.kind) {
    case Kind::Known:
        return knownLines(*m_filling, m_place.section, m_session.tickets().catalogue(), language(),
                          masking);
    case Kind::Summary:
        return answerChoices(*m_filling, language(), masking);
    default:
        return {};
    }
}

/// With what is on the screen in full while it is to be shown; what is a page away stays masked.
QList<Choice> FilingViewModel::shownLines() const
{
    QList<Choice> lines = maskedLines(Masking::Masked);
    if (m_reveal.isShown()) {
        const QList<Choice> full = maskedLines(Masking::Full);
        const auto [first, last] = shownRange(lines.size());
        std::copy(full.begin() + first, full.begin() + last, lines.begin() + first);
    }
    return lines;
}

std::pair<qsizetype, qsizetype> FilingViewModel::shownRange(qsizetype count) const
{
    const ChoiceModel& model = m_place.kind == Kind::Summary ? m_answers : m_lines;
    const qsizetype first =
        std::min<qsizetype>(qsizetype(model.pageIndex()) * model.pageSize(), count);
    return {first, std::min<qsizetype>(first + model.pageSize(), count)};
}

bool FilingViewModel::canReveal() const
{
    const QList<Choice> masked = maskedLines(Masking::Masked);
    if (masked.isEmpty() || !m_reveal.isAllowed()) {
        return false;
    }
    const QList<Choice> full = maskedLines(Masking::Full);
    const auto [first, last] = shownRange(masked.size());
    return !std::equal(masked.begin() + first, masked.begin() + last, full.begin() + first);
}

/// Other lines have come on the screen.
void FilingViewModel::onLinesTurned()
{
    const ChoiceModel& model = m_place.kind == Kind::Summary ? m_answers : m_lines;
    if (m_reveal.stage() != Reveal::Stage::Masked && model.pageIndex() != m_revealedPage) {
        m_reveal.hide();
    }
    Q_EMIT changed();
}

void FilingViewModel::reveal()
{
    m_revealedPage = (m_place.kind == Kind::Summary ? m_answers : m_lines).pageIndex();
    m_reveal.press();
}

} // namespace onewindow::ui

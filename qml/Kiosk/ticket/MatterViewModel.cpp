// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/MatterViewModel.h"

#include "qml/Kiosk/ticket/MatterTexts.h"

namespace onewindow::ui {

MatterViewModel::MatterViewModel(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &KioskSession::changed, this, &MatterViewModel::refresh);
    connect(&m_session, &KioskSession::wiped, &m_themes, &ChoiceModel::showFirst);
    refresh();
}

void MatterViewModel::refresh()
{
    const QString theme = m_session.context().theme;
    m_themes.setChoices(themeChoices(m_session));
    m_matters.setChoices(matterChoices(m_session, theme));
    if (theme != m_shownTheme) {
        m_shownTheme = theme;
        m_matters.showFirst();
    }
    Q_EMIT changed();
}

QString MatterViewModel::themeName() const
{
    for (const catalog::Theme& theme : m_session.tickets().catalogue().themes) {
        if (theme.id == m_session.context().theme) {
            return theme.name.in(m_session.modes().language);
        }
    }
    return {};
}

} // namespace onewindow::ui

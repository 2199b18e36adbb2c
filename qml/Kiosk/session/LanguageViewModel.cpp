// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/LanguageViewModel.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

LanguageViewModel::LanguageViewModel(KioskSession& session, QList<Language> languages,
                                     QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_languages(std::move(languages))
{
    connect(&m_session, &KioskSession::changed, this, &LanguageViewModel::refresh);
    refresh();
}

QList<Language> LanguageViewModel::offered() const
{
    const QStringList allowed = m_session.tickets().languages();
    return allowedLanguages(
        m_languages,
        allowed.isEmpty() ? allowed : allowed + QStringList{m_session.defaults().language});
}

Language LanguageViewModel::next() const
{
    const QList<Language> all = offered();
    const auto own = std::ranges::find(all, m_session.modes().language, &Language::id);
    return own == all.end() || own + 1 == all.end() ? all.constFirst() : *(own + 1);
}

QString LanguageViewModel::buttonText() const
{
    const qsizetype count = offered().size();
    if (count < 2) {
        return {};
    }
    //: Footer: leads to the choice of a language; also in a language that many know. Short.
    return count == 2 ? next().name : tr("语言 Language");
}

void LanguageViewModel::refresh()
{
    QList<Choice> choices;
    for (const Language& language : offered()) {
        choices.append({.key = language.id,
                        .title = language.name,
                        .caption = {},
                        .iconName = {},
                        .trailing = {},
                        .isChecked = language.id == m_session.modes().language});
    }
    m_choices.setChoices(choices);
    Q_EMIT changed();
}

void LanguageViewModel::ask()
{
    const qsizetype count = offered().size();
    if (count < 2) {
        return;
    }
    if (count == 2 || m_session.isResult()) {
        choose(next().id);
        return;
    }
    m_choices.showFirst();
    m_isAsked = true;
    Q_EMIT changed();
}

void LanguageViewModel::choose(const QString& id)
{
    m_isAsked = false;
    Modes modes = m_session.modes();
    modes.language = id;
    m_session.setModes(modes);
    Q_EMIT changed();
}

void LanguageViewModel::close()
{
    m_isAsked = false;
    Q_EMIT changed();
}

} // namespace onewindow::ui

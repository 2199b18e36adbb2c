// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/LanguageSwitch.h"

#include "services/core/Log.h"

#include <QCoreApplication>
#include <QQmlEngine>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

LanguageSwitch::LanguageSwitch(QQmlEngine& engine, QList<Language> languages, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_languages(std::move(languages))
{}

LanguageSwitch::~LanguageSwitch()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void LanguageSwitch::use(const QString& id)
{
    if (id == m_id) {
        return;
    }
    m_id = id;
    QCoreApplication::removeTranslator(&m_translator);
    const auto language = std::ranges::find(m_languages, id, &Language::id);
    if (language != m_languages.end() && language->load(m_translator)) {
        QCoreApplication::installTranslator(&m_translator);
    } else if (id != sourceLanguage()) {
        qCWarning(lcUi) << "no translation for" << id;
    }
    m_engine.retranslate();
}

} // namespace onewindow::ui

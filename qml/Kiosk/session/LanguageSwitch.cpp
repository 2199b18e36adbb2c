// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/LanguageSwitch.h"

#include "services/core/Log.h"

#include <QCoreApplication>
#include <QQmlEngine>

namespace onewindow::ui {

LanguageSwitch::LanguageSwitch(QQmlEngine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
{}

LanguageSwitch::~LanguageSwitch()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void LanguageSwitch::use(const QString& language)
{
    if (language == m_language) {
        return;
    }
    m_language = language;
    QCoreApplication::removeTranslator(&m_translator);
    if (language != QLatin1String("zh_CN")) {
        if (m_translator.load(QStringLiteral(":/i18n/onewindow_%1.qm").arg(language))) {
            QCoreApplication::installTranslator(&m_translator);
        } else {
            qCWarning(lcUi) << "no translation for" << language;
        }
    }
    m_engine.retranslate();
}

} // namespace onewindow::ui

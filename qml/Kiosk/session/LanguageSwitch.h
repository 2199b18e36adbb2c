// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Languages.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

QT_BEGIN_NAMESPACE
class QQmlEngine;
QT_END_NAMESPACE

namespace onewindow::ui {

/// Changes the language of every text at once. That of the source is the absence of a translator.
class LanguageSwitch : public QObject
{
    Q_OBJECT

public:
    /// `engine` is there whenever use() is called.
    LanguageSwitch(QQmlEngine& engine, QList<Language> languages, QObject* parent = nullptr);
    ~LanguageSwitch() override;

    /// The id of one of the languages; what is none of them is Chinese.
    void use(const QString& id);

private:
    QQmlEngine& m_engine;
    QList<Language> m_languages;
    QTranslator m_translator;
    QString m_id = sourceLanguage();
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

QT_BEGIN_NAMESPACE
class QQmlEngine;
QT_END_NAMESPACE

namespace onewindow::ui {

/// Changes the language of every text at once. The texts in the source are Simplified Chinese, so
/// "zh_CN" is the absence of a translator; others come from :/i18n.
class LanguageSwitch : public QObject
{
    Q_OBJECT

public:
    /// `engine` is there whenever use() is called.
    explicit LanguageSwitch(QQmlEngine& engine, QObject* parent = nullptr);
    ~LanguageSwitch() override;

    /// "zh_CN" or "en". A language that is not there leaves Chinese.
    void use(const QString& language);

private:
    QQmlEngine& m_engine;
    QTranslator m_translator;
    QString m_language = QStringLiteral("zh_CN");
};

} // namespace onewindow::ui

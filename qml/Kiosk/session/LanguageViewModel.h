// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "services/core/Languages.h"

#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The choice of a language: of two, a press changes to the other; of more, a page over whatever
/// page it was offers each by the name it has in itself.
class LanguageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    /// What the help is called; empty where there is nothing to choose.
    Q_PROPERTY(QString buttonText READ buttonText NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ChoiceModel* choices READ choices CONSTANT)
    /// The page is shown.
    Q_PROPERTY(bool isAsked READ isAsked NOTIFY changed)

public:
    /// Of `languages`, those that the hall offers and the one that sessions here begin with.
    /// `session` outlives this object.
    LanguageViewModel(KioskSession& session, QList<Language> languages, QObject* parent = nullptr);

    [[nodiscard]] QString buttonText() const;

    [[nodiscard]] ChoiceModel* choices() { return &m_choices; }

    [[nodiscard]] bool isAsked() const { return m_isAsked; }

    /// Changes to the other language, or shows the page. A page that ends by itself has nothing
    /// over it: there the languages follow each other.
    Q_INVOKABLE void ask();
    /// `id` is one of the choices'.
    Q_INVOKABLE void choose(const QString& id);
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QList<Language> offered() const;
    [[nodiscard]] Language next() const;
    void refresh();

    KioskSession& m_session;
    QList<Language> m_languages;
    ChoiceModel m_choices;
    bool m_isAsked = false;
};

} // namespace onewindow::ui

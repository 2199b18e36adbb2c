// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Choosing a theme, then a matter.
class MatterViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(onewindow::ui::ChoiceModel* themes READ themes CONSTANT)
    Q_PROPERTY(onewindow::ui::ChoiceModel* matters READ matters CONSTANT)
    /// Of the theme chosen.
    Q_PROPERTY(QString themeName READ themeName NOTIFY changed)
    /// It comes to others on the same number.
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY changed)
    /// It is for an appointment, not for a number.
    Q_PROPERTY(bool isForAppointment READ isForAppointment NOTIFY changed)

public:
    /// `session` outlives this object.
    explicit MatterViewModel(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] ChoiceModel* themes() { return &m_themes; }

    [[nodiscard]] ChoiceModel* matters() { return &m_matters; }

    [[nodiscard]] QString themeName() const;

    [[nodiscard]] bool isAdding() const { return m_session.facts().isAddingMatter; }

    [[nodiscard]] bool isForAppointment() const
    {
        return m_session.context().errand == Errand::Appointment;
    }

    Q_INVOKABLE void chooseTheme(const QString& key) { m_session.chooseTheme(key); }

    Q_INVOKABLE void chooseMatter(const QString& key) { m_session.chooseMatter(key); }

Q_SIGNALS:
    void changed();

private:
    void refresh();

    KioskSession& m_session;
    ChoiceModel m_themes;
    ChoiceModel m_matters;
    QString m_shownTheme;
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The home page: take a number, by card or by choosing; where many wait; what is new.
class HomeViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    /// The themes, at most kTileLimit of them; hasMoreThemes says that there are others.
    Q_PROPERTY(onewindow::ui::ChoiceModel* themes READ themes CONSTANT)
    Q_PROPERTY(bool hasMoreThemes READ hasMoreThemes NOTIFY changed)
    /// The matters most waited for, with how many wait.
    Q_PROPERTY(onewindow::ui::ChoiceModel* waiting READ waiting CONSTANT)
    Q_PROPERTY(QString heroLead READ heroLead NOTIFY changed)
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)
    /// Something about this terminal that a person should know first.
    Q_PROPERTY(QString adviceText READ adviceText NOTIFY changed)
    Q_PROPERTY(bool isReadingCard READ isReadingCard NOTIFY changed)
    /// What this terminal is good for besides numbers.
    Q_PROPERTY(bool hasAppointments READ hasAppointments CONSTANT)
    Q_PROPERTY(bool hasFeedback READ hasFeedback CONSTANT)
    Q_PROPERTY(bool hasEnquiry READ hasEnquiry CONSTANT)

public:
    static constexpr int kTileLimit = 6;
    static constexpr int kWaitingLimit = 3;

    /// `session` outlives this object.
    explicit HomeViewModel(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] ChoiceModel* themes() { return &m_themes; }

    [[nodiscard]] bool hasMoreThemes() const { return m_hasMoreThemes; }

    [[nodiscard]] ChoiceModel* waiting() { return &m_waiting; }

    [[nodiscard]] QString heroLead() const;
    [[nodiscard]] QString noticeText() const;
    [[nodiscard]] QString adviceText() const;

    [[nodiscard]] bool isReadingCard() const { return m_session.devices().isReadingCard(); }

    [[nodiscard]] bool hasAppointments() const { return m_session.hasErrand(Errand::Appointment); }

    [[nodiscard]] bool hasFeedback() const { return m_session.hasErrand(Errand::Feedback); }

    [[nodiscard]] bool hasEnquiry() const { return m_session.hasErrand(Errand::Enquiry); }

    Q_INVOKABLE void openAppointments() { m_session.openErrand(Errand::Appointment); }

    Q_INVOKABLE void openFeedback() { m_session.openErrand(Errand::Feedback); }

    Q_INVOKABLE void openEnquiry() { m_session.openErrand(Errand::Enquiry); }

    /// "Take a number", before anything is chosen.
    Q_INVOKABLE void start() { m_session.start(); }

    Q_INVOKABLE void chooseTheme(const QString& key) { m_session.chooseTheme(key); }

    Q_INVOKABLE void showAllThemes() { m_session.send(Event::ThemesWanted); }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void refreshWaiting();

    KioskSession& m_session;
    ChoiceModel m_themes;
    ChoiceModel m_waiting;
    bool m_hasMoreThemes = false;
};

} // namespace onewindow::ui

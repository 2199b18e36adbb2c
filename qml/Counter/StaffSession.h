// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallCommands.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Who is signed in at the counter, and the way there: password, one-time code, a new password
/// where the hall asks for one, and the wait after too many wrong ones.
class StaffSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY changed)
    Q_PROPERTY(QString staffName READ staffName NOTIFY changed)
    /// May answer and ask for help.
    Q_PROPERTY(bool mayHelp READ mayHelp NOTIFY changed)
    /// The hall has asked for the one-time code of the second factor.
    Q_PROPERTY(bool codeNeeded READ isCodeNeeded NOTIFY signInChanged)
    /// The hall has asked for a new password: this one was to be used once.
    Q_PROPERTY(bool newPasswordNeeded READ isNewPasswordNeeded NOTIFY signInChanged)
    /// Why signing in did not work, or why somebody has to sign in again; empty if nothing is
    /// wrong. Counts down while the account is locked.
    Q_PROPERTY(QString problem READ problem NOTIFY signInChanged)
    /// Seconds until somebody may try again.
    Q_PROPERTY(int lockedSeconds READ lockedSeconds NOTIFY signInChanged)

public:
    StaffSession(sync::HallLink& link, HallCommands& commands, const Clock& clock,
                 QObject* parent = nullptr);

    /// `code` and `newPassword` where they were asked for. signInRefused() when all must be typed
    /// again.
    Q_INVOKABLE void signIn(const QString& account, const QString& password,
                            const QString& code = {}, const QString& newPassword = {});
    /// Says so where the two new passwords that were typed differ.
    Q_INVOKABLE void noteMismatch();
    Q_INVOKABLE void signOut();

    [[nodiscard]] bool isSignedIn() const { return !m_token.isEmpty(); }

    [[nodiscard]] bool isCodeNeeded() const { return m_isCodeNeeded; }

    [[nodiscard]] bool isNewPasswordNeeded() const { return m_isNewPasswordNeeded; }

    [[nodiscard]] QString problem() const;
    [[nodiscard]] int lockedSeconds() const;

    [[nodiscard]] const QString& staffName() const { return m_staffName; }

    /// As the hall knows it; empty while nobody is signed in.
    [[nodiscard]] const QString& account() const { return m_account; }

    /// Whether whoever is signed in may do it, by its name in the API ("case.decide"). What is
    /// shown depends on it; the hall decides all the same.
    [[nodiscard]] bool may(QStringView permission) const
    {
        return m_permissions.contains(permission);
    }

    [[nodiscard]] bool mayHelp() const { return may(u"help.answer"); }

    /// Once a second: the wait runs out.
    void tick();

Q_SIGNALS:
    /// Somebody has signed in, or nobody is any more; the hall's feed is read anew after it.
    void changed();
    void signInChanged();
    void signInRefused();

private:
    void onSignedIn(const QString& account, const QJsonObject& session);
    void onSignInFailed(const Error& error);
    void askForMore(bool isCode, bool isNewPassword);
    /// With `problem`, somebody has to sign in again, and reads why.
    void end(const QString& problem = {});

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const Clock& m_clock;
    QString m_token;
    QString m_staffName;
    QString m_account;
    QStringList m_permissions;
    QString m_problem;
    qint64 m_lockedUntilMs = 0; ///< Boot clock.
    bool m_isCodeNeeded = false;
    bool m_isNewPasswordNeeded = false;
};

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/StaffSession.h"

#include "qml/Counter/CounterTexts.h"
#include "services/queue/HallPicture.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::ui {

StaffSession::StaffSession(sync::HallLink& link, HallCommands& commands, const Clock& clock,
                           QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_clock(clock)
{
    const auto onEnded = [this](const QString& reason) {
        if (isSignedIn()) {
            end(sessionEndText(reason));
        }
    };
    connect(&m_link, &sync::HallLink::sessionEnded, this, onEnded);
    connect(&m_commands, &HallCommands::sessionEnded, this, onEnded);
}

void StaffSession::signIn(const QString& account, const QString& password, const QString& code,
                          const QString& newPassword)
{
    if (m_commands.isBusy()) {
        return;
    }
    m_problem.clear();
    m_lockedUntilMs = 0; // The hall knows; and this may be somebody else.
    Q_EMIT signInChanged();
    QJsonObject body{{QStringLiteral("account"), account.trimmed()},
                     {QStringLiteral("password"), password}};
    if (!code.isEmpty()) {
        body.insert(QStringLiteral("totp"), code.trimmed());
    }
    if (!newPassword.isEmpty()) {
        body.insert(QStringLiteral("newPassword"), newPassword);
    }
    m_commands.post(QStringLiteral("/v1/session"), body,
                    [this, account](const Result<QJsonObject>& answer) {
                        answer ? onSignedIn(account.trimmed().toLower(), answer.value())
                               : onSignInFailed(answer.error());
                    });
}

void StaffSession::onSignedIn(const QString& account, const QJsonObject& session)
{
    askForMore(false, false);
    m_token = queue::textOf(session, "token");
    m_staffName = queue::textOf(session, "name");
    m_account = account;
    const QJsonArray permissions = session.value(QLatin1String("permissions")).toArray();
    for (const QJsonValue one : permissions) {
        m_permissions << one.toString();
    }
    Q_EMIT changed();
    m_link.setToken(m_token);
}

void StaffSession::onSignInFailed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::SecondFactor:
        askForMore(true, m_isNewPasswordNeeded);
        return;
    case ErrorCode::PasswordExpired:
        askForMore(m_isCodeNeeded, true);
        return;
    case ErrorCode::WeakPassword:
        m_problem = weakPasswordText(error.detail);
        Q_EMIT signInChanged();
        return;
    case ErrorCode::LockedOut:
        m_lockedUntilMs = m_clock.now().bootMs + std::max(1, error.detail.toInt()) * 1000LL;
        break;
    case ErrorCode::NotPermitted:
        m_problem = tr("这个账号已停用，或不能在窗口登录，请联系管理员");
        break;
    default:
        m_problem = errorText(error.code);
    }
    askForMore(false, false);
    Q_EMIT signInRefused();
}

void StaffSession::askForMore(bool isCode, bool isNewPassword)
{
    m_isCodeNeeded = isCode;
    m_isNewPasswordNeeded = isNewPassword;
    Q_EMIT signInChanged();
}

void StaffSession::noteMismatch()
{
    m_problem = tr("两次输入的新密码不一样");
    Q_EMIT signInChanged();
}

int StaffSession::lockedSeconds() const
{
    const qint64 leftMs = m_lockedUntilMs - m_clock.now().bootMs;
    return leftMs <= 0 ? 0 : static_cast<int>((leftMs + 999) / 1000);
}

QString StaffSession::problem() const
{
    const int seconds = lockedSeconds();
    return seconds == 0 ? m_problem : tr("密码错误次数过多，请 %1 秒后再试").arg(seconds);
}

void StaffSession::signOut()
{
    if (isSignedIn()) {
        // Answered or not: this machine forgets.
        m_commands.del(QStringLiteral("/v1/session"),
                       [this](const Result<QJsonObject>&) { end(); });
    }
}

void StaffSession::end(const QString& problem)
{
    m_problem = problem;
    m_token.clear();
    m_staffName.clear();
    m_account.clear();
    m_permissions.clear();
    Q_EMIT changed();
    m_link.setToken({});
    Q_EMIT signInChanged();
}

void StaffSession::tick()
{
    if (m_lockedUntilMs > 0) {
        if (lockedSeconds() == 0) {
            m_lockedUntilMs = 0;
        }
        Q_EMIT signInChanged();
    }
}

} // namespace onewindow::ui

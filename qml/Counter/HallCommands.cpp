// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallCommands.h"

#include "qml/Counter/CounterTexts.h"

#include <utility>

namespace onewindow::ui {

namespace {

/// A second press of the same key within this time is the same press.
constexpr qint64 kSamePressMs = 400;

} // namespace

HallCommands::HallCommands(sync::HallLink& link, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
{}

void HallCommands::setBusy(bool isBusy)
{
    if (m_isBusy != isBusy) {
        m_isBusy = isBusy;
        Q_EMIT busyChanged();
    }
}

void HallCommands::setProblem(const QString& problem)
{
    if (m_problem != problem) {
        m_problem = problem;
        Q_EMIT problemChanged();
    }
}

bool HallCommands::isSamePress(const char* key)
{
    const qint64 nowMs = m_clock.now().bootMs;
    if (QLatin1String(key) == QLatin1String(m_lastKey) && nowMs - m_lastPressMs < kSamePressMs) {
        return true;
    }
    if (!m_isBusy) {
        m_lastKey = key;
        m_lastPressMs = nowMs;
    }
    return false;
}

sync::HallLink::Callback HallCommands::whenAnswered(sync::HallLink::Callback answered)
{
    return [this, answered = std::move(answered)](const Result<QJsonObject>& answer) {
        setBusy(false);
        answered(answer);
    };
}

void HallCommands::post(const QString& path, const QJsonObject& body,
                        sync::HallLink::Callback answered)
{
    if (!m_isBusy) {
        setBusy(true);
        m_link.post(path, body, whenAnswered(std::move(answered)));
    }
}

void HallCommands::del(const QString& path, sync::HallLink::Callback answered)
{
    if (!m_isBusy) {
        setBusy(true);
        m_link.del(path, whenAnswered(std::move(answered)));
    }
}

void HallCommands::send(const QString& path, const QJsonObject& body,
                        std::function<void(const QJsonObject&)> done)
{
    if (m_isBusy) {
        return;
    }
    setProblem({});
    post(path, body, [this, path, done = std::move(done)](const Result<QJsonObject>& answer) {
        if (answer) {
            done(answer.value());
            return;
        }
        const Error& error = answer.error();
        if (error.code == ErrorCode::SessionEnded) {
            Q_EMIT sessionEnded(error.detail);
        } else {
            setProblem(refusalText(path, error.code));
        }
    });
}

} // namespace onewindow::ui

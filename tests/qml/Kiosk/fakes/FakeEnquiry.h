// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseEnquiry.h"
#include "services/queue/HallInfo.h"

#include <utility>

namespace onewindow::ui {

/// An owner of cases that answers when the test says so.
class FakeEnquiry final : public cases::CaseEnquiry
{
    Q_OBJECT

public:
    using CaseEnquiry::CaseEnquiry;

    void mine(const QString& idNumber, ListCallback callback) override
    {
        m_asked = idNumber;
        m_mine = std::move(callback);
    }

    void status(const QString& number, const QString& lastFour, StatusCallback callback) override
    {
        m_asked = number + u' ' + lastFour;
        m_status = std::move(callback);
    }

    void statusOf(const QString& linkOrToken, StatusCallback callback) override
    {
        m_asked = linkOrToken;
        m_status = std::move(callback);
    }

    void answerMine(const Result<QList<cases::CaseSummary>>& result)
    {
        std::exchange(m_mine, {})(result);
    }

    void answerStatus(const Result<cases::CaseSummary>& result)
    {
        std::exchange(m_status, {})(result);
    }

    /// What it was asked last.
    [[nodiscard]] const QString& asked() const { return m_asked; }

    [[nodiscard]] bool isAsked() const { return m_mine || m_status; }

private:
    QString m_asked;
    ListCallback m_mine;
    StatusCallback m_status;
};

/// A hall that is as the test has it.
class FakeHallInfo final : public queue::HallInfo
{
    Q_OBJECT

public:
    using HallInfo::HallInfo;

    void set(QList<queue::HallFloor> floors, QList<queue::HallWindow> windows,
             QList<queue::PublicNotice> notices)
    {
        m_floors = std::move(floors);
        m_windows = std::move(windows);
        m_notices = std::move(notices);
        Q_EMIT changed();
    }

    [[nodiscard]] QList<queue::HallFloor> floors() const override { return m_floors; }

    [[nodiscard]] QList<queue::HallWindow> windows() const override { return m_windows; }

    [[nodiscard]] QList<queue::PublicNotice> notices(QDate /*today*/) const override
    {
        return m_notices;
    }

private:
    QList<queue::HallFloor> m_floors;
    QList<queue::HallWindow> m_windows;
    QList<queue::PublicNotice> m_notices;
};

namespace samples {

/// Two floors, this terminal on the first; two windows open, one closed; two notices.
void fill(FakeHallInfo& hall);

/// A case that is under review, filed `days` ago.
cases::CaseSummary reviewedCase(int days);
/// One that was approved.
cases::CaseSummary approvedCase();

} // namespace samples

} // namespace onewindow::ui

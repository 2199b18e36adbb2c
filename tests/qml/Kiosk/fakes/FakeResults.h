// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseEnquiry.h"

#include <utility>

namespace onewindow::ui {

/// An owner of cases that gives out what a result is made of when the test says so.
class FakeResults final : public cases::ResultSource
{
public:
    void contents(const QByteArray& caseId, const QString& matter, const QString& idNumber,
                  ContentsCallback callback) override
    {
        Q_UNUSED(matter)
        ++m_asks;
        m_case = caseId;
        m_person = idNumber;
        m_callback = std::move(callback);
    }

    void answer(const Result<cases::CaseContents>& contents)
    {
        std::exchange(m_callback, {})(contents);
    }

    [[nodiscard]] bool isAsked() const { return m_callback != nullptr; }

    [[nodiscard]] int asks() const { return m_asks; }

    /// Of which case, and by whom, it was asked last.
    [[nodiscard]] const QByteArray& caseId() const { return m_case; }

    [[nodiscard]] const QString& person() const { return m_person; }

private:
    int m_asks = 0;
    QByteArray m_case;
    QString m_person;
    ContentsCallback m_callback;
};

} // namespace onewindow::ui

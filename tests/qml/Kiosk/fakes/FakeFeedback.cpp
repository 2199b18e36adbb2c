// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FakeFeedback.h"

#include "services/core/Enforce.h"

namespace onewindow::ui {

void FakeFeedback::rate(feedback::RatingRequest request, RateCallback callback)
{
    OW_ENFORCE(!isAsked());
    m_rating = std::move(request);
    m_rate = std::move(callback);
}

void FakeFeedback::file(feedback::FilingRequest request, FileCallback callback)
{
    OW_ENFORCE(!isAsked());
    m_filing = std::move(request);
    m_file = std::move(callback);
}

void FakeFeedback::timesRated(feedback::About /*about*/, const QString& token,
                              TimesCallback callback)
{
    OW_ENFORCE(!isAsked());
    m_lookup = token;
    m_times = std::move(callback);
}

void FakeFeedback::find(const QString& number, const QString& token, CaseCallback callback)
{
    OW_ENFORCE(!isAsked());
    m_lookup = number + u' ' + token;
    m_find = std::move(callback);
}

} // namespace onewindow::ui

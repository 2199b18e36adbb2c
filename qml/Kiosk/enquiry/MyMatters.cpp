// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/MyMatters.h"

#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::ui {

using appointments::MyAppointments;
using cases::CaseSummary;

MyMatters::MyMatters(cases::CaseService& caseService, cases::CaseEnquiry& owner,
                     appointments::SlotService& slotService, QObject* parent)
    : QObject(parent)
    , m_service(caseService)
    , m_enquiry(owner)
    , m_slots(slotService)
{}

template <typename T>
std::function<void(Result<T>)> MyMatters::ifStillHere(std::function<void(const Result<T>&)> take)
{
    return [this, visit = m_visit, take = std::move(take)](const Result<T>& answer) {
        if (visit == m_visit) {
            take(answer);
            merge();
            Q_EMIT changed();
        }
    };
}

void MyMatters::load(const QString& idNumber)
{
    clear();
    m_pending = 2;
    m_service.myCases(idNumber, ifStillHere<QList<CaseSummary>>([this](const auto& told) {
                          --m_pending;
                          m_local = told ? told.value() : QList<CaseSummary>();
                      }));
    m_slots.mine(idNumber, ifStillHere<MyAppointments>([this](const auto& mine) {
                     --m_pending;
                     m_appointments = mine ? mine.value() : MyAppointments();
                 }));
    m_enquiry.mine(idNumber, ifStillHere<QList<CaseSummary>>([this](const auto& told) {
                       m_owner = told ? Owner::Heard : Owner::Silent;
                       if (told) {
                           m_told = told.value();
                       } else {
                           qCWarning(lcUi) << "the owner of cases was not heard:"
                                           << errorName(told.error().code);
                       }
                   }));
    if (m_feedback != nullptr) {
        m_feedback->mine(idNumber,
                         ifStillHere<QList<feedback::FollowedFeedback>>([this](const auto& said) {
                             if (said) {
                                 m_said = said.value();
                             }
                         }));
    }
}

void MyMatters::merge()
{
    m_all = m_told;
    for (const CaseSummary& known : std::as_const(m_local)) {
        if (std::ranges::find(m_told, known.id, &CaseSummary::id) == m_told.cend()) {
            m_all.append(known);
        }
    }
    std::ranges::stable_sort(m_all, std::ranges::greater(), &CaseSummary::filedAtMs);
}

void MyMatters::clear()
{
    ++m_visit;
    m_pending = 0;
    m_owner = Owner::Asked;
    m_local.clear();
    m_told.clear();
    m_all.clear();
    m_appointments = {};
    for (feedback::FollowedFeedback& one : m_said) {
        one.answer.fill(QChar(u'\0'));
    }
    m_said.clear();
}

} // namespace onewindow::ui

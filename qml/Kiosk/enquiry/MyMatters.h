// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotService.h"
#include "services/cases/CaseEnquiry.h"
#include "services/cases/CaseService.h"
#include "services/feedback/FeedbackEnquiry.h"

#include <QList>
#include <QObject>

namespace onewindow::ui {

/// What a card's holder has under way: cases, appointments, and what they said and wanted to find
/// again. What this terminal knows is there at
/// once; what only the owner of the cases knows follows, or does not. Nothing of it is kept after
/// clear().
class MyMatters : public QObject
{
    Q_OBJECT

public:
    /// How far the owner has been heard.
    enum class Owner { Asked, Heard, Silent };

    /// All three outlive this object.
    MyMatters(cases::CaseService& caseService, cases::CaseEnquiry& owner,
              appointments::SlotService& slotService, QObject* parent = nullptr);

    /// From now on what somebody said is asked for as well; outlives this object.
    void useFeedback(feedback::FeedbackEnquiry* enquiry) { m_feedback = enquiry; }

    void load(const QString& idNumber);
    /// Forgets everything, answers that are still to come included.
    void clear();

    [[nodiscard]] Owner owner() const { return m_owner; }

    /// This terminal's own store has answered.
    [[nodiscard]] bool isThere() const { return m_pending == 0; }

    /// The newest first.
    [[nodiscard]] const QList<cases::CaseSummary>& known() const { return m_all; }

    [[nodiscard]] const QList<appointments::BookedAppointment>& booked() const
    {
        return m_appointments.appointments;
    }

    /// What was said, the newest first.
    [[nodiscard]] const QList<feedback::FollowedFeedback>& said() const { return m_said; }

    /// There may be appointments elsewhere.
    [[nodiscard]] bool hasAllAppointments() const { return m_appointments.isComplete; }

Q_SIGNALS:
    void changed();

private:
    void merge();
    /// `take` with the answer, unless somebody has left meanwhile.
    template <typename T>
    std::function<void(Result<T>)> ifStillHere(std::function<void(const Result<T>&)> take);

    cases::CaseService& m_service;
    cases::CaseEnquiry& m_enquiry;
    appointments::SlotService& m_slots;
    feedback::FeedbackEnquiry* m_feedback = nullptr;

    int m_visit = 0; ///< Answers to an earlier one are another's.
    int m_pending = 0;
    Owner m_owner = Owner::Asked;
    QList<cases::CaseSummary> m_local;
    QList<cases::CaseSummary> m_told;
    QList<cases::CaseSummary> m_all;
    appointments::MyAppointments m_appointments;
    QList<feedback::FollowedFeedback> m_said;
};

} // namespace onewindow::ui

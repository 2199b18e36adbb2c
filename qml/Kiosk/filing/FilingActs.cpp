// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the buttons on the pages of FilingViewModel do.

#include "qml/Kiosk/filing/FilingViewModel.h"

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

void FilingViewModel::goOn()
{
    if (m_isWorking) {
        return;
    }
    if (m_place.kind != Kind::Filed && hasMoreLines()) {
        m_lines.showNext();
        return;
    }
    switch (m_place.kind) {
    case Kind::Consent:
        m_consentedAtMs = m_session.hall().now().toMSecsSinceEpoch();
        afterConsent();
        return;
    case Kind::Declined:
        m_session.send(Event::WentBack);
        return;
    case Kind::Draft:
        open(m_draft->caseId);
        return;
    case Kind::Question:
    case Kind::Province:
        answer();
        return;
    case Kind::Entries:
        checkEntries();
        return;
    case Kind::Commitment:
        m_hasCommitted = true;
        showNext();
        return;
    case Kind::Known:
    case Kind::Materials:
    case Kind::Fee:
        showNext();
        return;
    case Kind::Due:
    case Kind::Unpaid:
        m_place.kind == Kind::Due ? payDue() : pay();
        return;
    case Kind::Photo:
    case Kind::Summary:
    case Kind::Signature:
    case Kind::ButtonSignature:
        prove();
        return;
    case Kind::Failed:
        m_isTakenUp ? fetch(0) : m_hasFailedToOpen ? open({}) : submit();
        return;
    case Kind::Leaving:
        show(m_return);
        return;
    case Kind::Paper:
        m_printing->goOn();
        return;
    case Kind::Filed:
        finish();
        return;
    case Kind::Opening:
    case Kind::Fetching:
    case Kind::Submitting:
    case Kind::Paying:
    case Kind::Printing:
        return;
    }
}

void FilingViewModel::goAside()
{
    if (m_isWorking) {
        return;
    }
    switch (m_place.kind) {
    case Kind::Consent:
        show({.kind = Kind::Declined});
        return;
    case Kind::Declined:
        show({.kind = Kind::Consent});
        return;
    case Kind::Due:
        m_due.reset();
        beginAnew();
        return;
    case Kind::Paying:
        cancelPayment();
        return;
    case Kind::Unpaid:
        if (m_isTakenUp) {
            m_session.send(Event::WentHome); // The receipt of what was filed is at home.
        } else {
            handOver();
        }
        return;
    case Kind::Draft:
        m_cases.dropDraft(m_draft->caseId, [](const Result<void>&) {});
        m_draft.reset();
        open({});
        return;
    case Kind::Question:
        if (!field()->field->isRequired) {
            skip();
        } else {
            removeEntry();
        }
        return;
    case Kind::Province:
        skip();
        return;
    case Kind::Commitment:
        m_hasCommitted = false;
        showNext();
        return;
    case Kind::Known:
    case Kind::Summary:
        reveal();
        return;
    case Kind::Photo:
        photograph(true);
        return;
    case Kind::Signature:
        m_ink.clear();
        return;
    case Kind::ButtonSignature:
        show({.kind = Kind::Signature});
        return;
    case Kind::Paper:
        m_printing->goAside();
        return;
    case Kind::Leaving:
        m_session.send(m_isSigningOut ? Event::SignedOut : Event::WentHome);
        return;
    default:
        return;
    }
}

} // namespace onewindow::ui

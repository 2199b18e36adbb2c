// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel when the form is handed in, and when somebody leaves it.

#include "qml/Kiosk/filing/FilingReceipt.h"
#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Texts/FieldTexts.h"
#include "services/core/Log.h"
#include "services/identity/Mask.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

namespace {

QStringList idsOf(const QList<catalog::Material>& materials)
{
    QStringList ids;
    for (const catalog::Material& material : materials) {
        ids << material.id;
    }
    return ids;
}

} // namespace

void FilingViewModel::submit()
{
    const QList<cases::FieldComplaint> found = m_filling->checkAll();
    if (!found.isEmpty()) {
        const cases::FieldComplaint& first = found.constFirst();
        const EntryOf entry = entryOf(first.path);
        const QList<FilingPlace> all =
            entry.index >= 0 ? entryPlaces(*m_filling, entry.group, entry.index) : places();
        const auto wanted = std::find_if(all.cbegin(), all.cend(), [&](const FilingPlace& place) {
            return place.path == first.path;
        });
        if (wanted != all.cend()) {
            m_isChanging = true;
            show(*wanted);
            m_complaint = complaintText(first.complaint, language());
            Q_EMIT changed();
        }
        return;
    }
    work(Kind::Submitting);
    cases::FileRequest request;
    request.opened = *m_opened;
    request.applicant = m_applicant;
    request.answers = m_filling->answers();
    request.hasCommitted = m_hasCommitted;
    request.attachments = m_photos.attachments(idsOf(toPhotograph()));
    request.signature = m_signature;
    m_cases.file(std::move(request), [this, turn = m_turn](const auto& filed) {
        if (isCurrent(turn)) {
            onFiled(filed);
        }
    });
}

void FilingViewModel::onFiled(const Result<cases::FiledCase>& filed)
{
    if (!filed) {
        m_isWorking = false;
        m_hasFailedToOpen = false;
        fail(filed.error());
        return;
    }
    m_filed = filed.value();
    if (isDue() && canPay()) {
        pay();
    } else {
        handOver();
    }
}

void FilingViewModel::print()
{
    FilingFrame frame;
    frame.hall = m_session.tickets().hallName().in(language());
    frame.terminal = m_terminal;
    frame.language = language();
    frame.isOnline = m_session.isOnline();
    if (m_applicant) {
        frame.maskedName = identity::surnameOnly(m_applicant->name);
    }
    frame.result = result();
    frame.isResultLater = m_matter->terminal.result && !m_filling && isDone(*m_filed);
    show({.kind = Kind::Printing});
    m_session.printSlip(filingReceipt(*m_filed, *m_matter, frame));
}

void FilingViewModel::onPrinted(drivers::PrintOutcome outcome)
{
    if (m_place.kind == Kind::Printing) {
        m_isWorking = false;
        m_isOnPaper = outcome == drivers::PrintOutcome::Printed;
        show({.kind = Kind::Filed});
    }
}

/// The official number may have come while somebody still looks, or while the paper is printed.
void FilingViewModel::onCasesChanged()
{
    if (!m_filed || !m_filed->number.isEmpty() || m_filed->token.isEmpty()) {
        return;
    }
    m_cases.find(m_filed->token, [this, turn = m_turn](const auto& found) {
        if (isCurrent(turn) && found && m_filed) {
            m_filed->number = found.value().number;
            m_filed->state = found.value().state;
            m_filed->money = found.value().money;
            refresh();
        }
    });
}

void FilingViewModel::fail(const Error& error)
{
    qCWarning(lcUi) << "not filed:" << errorName(error.code) << error.detail;
    m_failure = error.code;
    show({.kind = Kind::Failed});
}

void FilingViewModel::goHome()
{
    askToLeave(false);
}

void FilingViewModel::signOut()
{
    askToLeave(true);
}

void FilingViewModel::askToLeave(bool signsOut)
{
    takeInput();
    m_isSigningOut = signsOut;
    if (!hasUnfiled() || m_place.kind == Kind::Leaving) {
        m_session.send(signsOut ? Event::SignedOut : Event::WentHome);
        return;
    }
    m_return = m_place;
    show({.kind = Kind::Leaving, .section = m_place.section});
}

void FilingViewModel::leave()
{
    takeInput();
    saveDraft();
    forget();
    Q_EMIT changed();
}

void FilingViewModel::saveDraft()
{
    if (!hasUnfiled() || !hasCard()) {
        return;
    }
    cases::CaseDraft draft;
    draft.caseId = m_opened->id;
    draft.matter = m_matter->id;
    draft.answers = m_filling->answers();
    draft.section = std::max(0, m_place.section);
    draft.consentVersion = m_opened->consentVersion;
    draft.consentedAtMs = m_opened->consentedAtMs;
    m_cases.saveDraft(*m_applicant, std::move(draft), [](const Result<void>& saved) {
        if (!saved) {
            qCWarning(lcUi) << "draft not kept:" << errorName(saved.error().code);
        }
    });
}

void FilingViewModel::forget()
{
    ++m_turn;
    m_reveal.hide();
    if (m_printing != nullptr) {
        m_printing->leave();
    }
    m_input.forget();
    m_photos.forget();
    dropSignature();
    m_lines.setChoices({});
    m_answers.setChoices({});
    if (m_applicant) {
        m_applicant->wipe();
    }
    m_applicant.reset();
    m_draft.reset();
    m_filling.reset();
    m_opened.reset();
    m_filed.reset();
    m_matter.reset();
    m_complaint.clear();
    m_place = {};
    m_return = {};
    m_consentedAtMs = 0;
    m_isSigningOut = false;
    m_isChanging = false;
    m_isWorking = false;
    m_isTouched = false;
    m_hasCommitted = false;
    m_hasFailedToOpen = false;
    m_isOnPaper = false;
    m_isOnA4 = false;
    m_isTakenUp = false;
    m_owners.reset();
    m_issuedOn = {};
    m_due.reset();
    m_payment = {};
}

} // namespace onewindow::ui

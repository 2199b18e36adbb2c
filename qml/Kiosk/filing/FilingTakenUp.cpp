// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel when a case that was filed before is taken up again from "my matters": its fee is
// paid, and what it gives is printed, at whichever terminal.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "services/core/Log.h"

#include <QTimer>

#include <chrono>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;

namespace {

/// What was paid a moment ago reaches the owner soon after.
constexpr int kTryLimit = 8;
constexpr std::chrono::milliseconds kTryAgain{1000};

} // namespace

void FilingViewModel::takeUp(const cases::CaseSummary& known)
{
    m_isTakenUp = true;
    m_filed = cases::FiledCase{.id = known.id,
                               .matter = known.matter,
                               .provisional = known.provisional,
                               .number = known.number,
                               .token = known.token,
                               .link = {},
                               .state = known.state,
                               .rules = {},
                               .papers = {},
                               .feeCents = static_cast<int>(known.money.cents),
                               .filedAtMs = known.filedAtMs,
                               .steps = known.steps,
                               .promiseDays = known.promiseDays,
                               .money = known.money};
    if (!isDue()) {
        handOver();
    } else if (canPay()) {
        pay();
    } else {
        m_payment = {.caseId = known.id};
        show({.kind = Kind::Unpaid});
    }
}

/// Its answers are not here, and it gives something that is made of them.
bool FilingViewModel::isToBeFetched() const
{
    return m_results != nullptr && !m_filling && m_filed && hasCard() && isDone(*m_filed) &&
           m_matter->terminal.result && m_matter->terminal.form;
}

void FilingViewModel::fetch(int tries)
{
    work(Kind::Fetching);
    m_results->contents(m_filed->id, m_matter->id, m_applicant->idNumber,
                        [this, tries, turn = m_turn](const auto& contents) {
                            if (isCurrent(turn)) {
                                onFetched(contents, tries);
                            }
                        });
}

void FilingViewModel::onFetched(const Result<cases::CaseContents>& contents, int tries)
{
    const bool isFresh = m_payment.step == cases::PaymentStep::Paid;
    if (!contents && contents.error().code == ErrorCode::NotFound && isFresh &&
        tries + 1 < kTryLimit) {
        QTimer::singleShot(kTryAgain, this, [this, tries, turn = m_turn] {
            if (isCurrent(turn)) {
                fetch(tries + 1);
            }
        });
        return;
    }
    if (!contents) {
        qCWarning(lcUi) << "no result of a case filed before:" << errorName(contents.error().code);
        m_isWorking = false;
        if (isFresh) {
            handOverSlip(); // The receipt of what was paid; the result can be printed later.
            return;
        }
        m_hasFailedToOpen = true;
        m_failure = contents.error().code;
        show({.kind = Kind::Failed});
        return;
    }
    const cases::CaseContents& held = contents.value();
    cases::KnownFacts known(held.person, held.filedOn);
    for (auto agreement = held.shared.begin(); agreement != held.shared.end(); ++agreement) {
        known.putShared(agreement.key(), agreement.value().toObject());
    }
    m_filling.emplace(*m_matter->terminal.form, known, held.filedOn);
    m_filling->restore(held.answers);
    m_filed->number = held.words.number;
    m_owners = held.words;
    m_issuedOn = held.decidedOn;
    handOver();
}

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel when it hands over what a matter gives: on A4, on a slip, or on the screen.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Printing/ResultSheet.h"
#include "services/core/Log.h"

#include <utility>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;
using Stage = ResultPrinting::Stage;

void FilingViewModel::useDocumentPrinting(ResultPrinting* printing)
{
    m_printing = printing;
    connect(m_printing, &ResultPrinting::moved, this, &FilingViewModel::onPaperMoved);
    connect(m_printing, &ResultPrinting::printed, this, [this] {
        m_isWorking = false;
        m_isOnPaper = true;
        m_isOnA4 = true;
        show({.kind = Kind::Filed});
    });
    connect(m_printing, &ResultPrinting::givenUp, this, &FilingViewModel::handOverSlip);
    connect(m_printing, &ResultPrinting::notMade, this, [this](const Error& error) {
        // The slip needs no signature.
        qCWarning(lcUi) << "a result is not signed:" << errorName(error.code) << error.detail;
        handOverSlip();
    });
}

/// What a matter that was approved hands over.
std::optional<cases::ResultText> FilingViewModel::result() const
{
    // One that is paid later than it was filed has no answers here any more.
    if (!m_matter->terminal.result || !m_filling || !isDone(*m_filed)) {
        return {};
    }
    const cases::CaseFacts facts{
        .number = number(), .date = issuedOn(), .department = m_matter->department};
    return cases::renderResult(*m_matter->terminal.result, *m_filling, facts, language());
}

/// What is decided at once is issued today.
QDate FilingViewModel::issuedOn() const
{
    return m_issuedOn.isValid() ? m_issuedOn : m_session.hall().now().date();
}

void FilingViewModel::handOver()
{
    if (isToBeFetched()) {
        fetch(0);
        return;
    }
    const auto text = result();
    const bool isDocument = text && m_matter->terminal.result->paper == catalog::ResultPaper::A4;
    if (!isDocument || m_printing == nullptr || !m_printing->isThere()) {
        handOverSlip();
        return;
    }
    ResultFacts facts;
    facts.hall = m_session.tickets().hallName().in(language());
    facts.place = m_terminal;
    facts.language = language();
    facts.department = m_matter->department.in(language());
    facts.number = number();
    facts.isProvisional = m_filed->number.isEmpty();
    facts.issued = issuedOn();
    facts.result = *text;
    for (const cases::RuleAnswer& rule : m_filed->rules) {
        if (rule.truth == cases::Truth::True) {
            facts.rules.append(rule.text);
        }
    }
    cases::DocumentOrder order;
    order.caseId = m_filed->id;
    order.owners = m_owners;
    order.title = text->title;
    order.department = facts.department;
    order.lines = text->lines;
    order.issued = facts.issued;
    order.validUntil = text->validUntil;
    order.holder = m_applicant;
    m_isWorking = true;
    m_printing->begin([this, order = std::move(order), facts](const ResultPrinting::Made& made) {
        m_cases.sign(order, [facts, made](const Result<cases::SignedDocument>& document) {
            made(document ? Result<PaperSheet>(resultSheet(facts, document.value()))
                          : document.error());
        });
    });
}

bool FilingViewModel::canPrintSlip() const
{
    return drivers::canPrint(m_session.devices().printerStatus());
}

void FilingViewModel::handOverSlip()
{
    if (canPrintSlip()) {
        m_isWorking = true;
        print();
        return;
    }
    m_isWorking = false;
    show({.kind = Kind::Filed});
}

void FilingViewModel::onPaperMoved()
{
    if (m_printing->stage() == Stage::None || m_printing->stage() == Stage::Printed) {
        return;
    }
    m_isWorking = m_printing->isBusy();
    show({.kind = Kind::Paper});
}

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingViewModel.h"

#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/filing/FilingTexts.h"
#include "services/core/Log.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;
using catalog::Assurance;

namespace {

/// A page comes to its size in one step or two; more are words and room that hang on each other.
constexpr int kGrowingFits = 4;

std::optional<cases::Applicant> applicantOf(const KioskContext& context)
{
    if (!context.person) {
        return {};
    }
    const queue::Person& person = *context.person;
    return cases::Applicant{.name = person.name,
                            .idNumber = person.idNumber,
                            .sex = context.card.sex,
                            .nation = context.card.nation,
                            .birth = person.birth,
                            .address = context.card.address,
                            .isTyped = person.isTyped};
}

} // namespace

FilingViewModel::FilingViewModel(KioskSession& session, cases::CaseService& cases, QString terminal,
                                 QObject* parent)
    : ErrandViewModel(parent)
    , m_session(session)
    , m_cases(cases)
    , m_terminal(std::move(terminal))
    , m_reveal(session)
{
    connect(&m_reveal, &Reveal::changed, this, &FilingViewModel::refresh);
    connect(&m_session, &KioskSession::changed, this, &FilingViewModel::refresh);
    connect(&m_session, &KioskSession::modesChanged, this, [this] {
        m_fits = 0;
        m_input.setLanguage(language());
        m_photos.setLanguage(language());
    });
    connect(&m_session, &KioskSession::slipPrinted, this, &FilingViewModel::onPrinted);
    connect(&m_cases, &cases::CaseService::casesChanged, this, &FilingViewModel::onCasesChanged);
    connect(&m_lines, &ChoiceModel::pageChanged, this, &FilingViewModel::onLinesTurned);
    connect(&m_answers, &ChoiceModel::pageChanged, this, &FilingViewModel::onLinesTurned);
    const auto onEdited = [this] {
        m_complaint.clear();
        Q_EMIT changed();
    };
    connect(&m_input, &FieldInput::edited, this, onEdited);
    connect(&m_ink, &SignatureInk::changed, this, onEdited);
    connect(&m_photos, &MaterialPhotos::changed, this, &FilingViewModel::changed);
}

bool FilingViewModel::needsCard() const
{
    const catalog::Matter* matter =
        m_session.tickets().catalogue().matter(m_session.context().matter);
    return matter != nullptr && matter->terminal.assurance != Assurance::None;
}

QString FilingViewModel::page() const
{
    switch (m_place.kind) {
    case Kind::Question:
    case Kind::Province:
        switch (m_input.kind()) {
        case FieldInput::Kind::Options:
            return QStringLiteral("filing/AskChoice");
        case FieldInput::Kind::Calendar:
            return QStringLiteral("filing/AskDay");
        case FieldInput::Kind::Digits:
            return QStringLiteral("filing/AskDigits");
        default:
            return QStringLiteral("filing/AskText");
        }
    case Kind::Entries:
        return QStringLiteral("filing/Entries");
    case Kind::Summary:
        return QStringLiteral("filing/FilingSummary");
    case Kind::Photo:
        return QStringLiteral("filing/MaterialPhoto");
    case Kind::Signature:
        return QStringLiteral("filing/Signature");
    case Kind::Opening:
    case Kind::Fetching:
    case Kind::Submitting:
    case Kind::Printing:
        return QStringLiteral("filing/FilingWait");
    case Kind::Paper:
        return m_printing->isBusy() ? QStringLiteral("filing/ResultPaper")
                                    : QStringLiteral("filing/FilingText");
    case Kind::Paying:
        return QStringLiteral("filing/FilingPay");
    case Kind::Filed:
        return QStringLiteral("filing/Filed");
    default:
        return QStringLiteral("filing/FilingText");
    }
}

QStringList FilingViewModel::pages() const
{
    return {QStringLiteral("filing/FilingText"),    QStringLiteral("filing/AskText"),
            QStringLiteral("filing/AskDigits"),     QStringLiteral("filing/AskChoice"),
            QStringLiteral("filing/AskDay"),        QStringLiteral("filing/Entries"),
            QStringLiteral("filing/MaterialPhoto"), QStringLiteral("filing/FilingSummary"),
            QStringLiteral("filing/Signature"),     QStringLiteral("filing/FilingWait"),
            QStringLiteral("filing/FilingPay"),     QStringLiteral("filing/ResultPaper"),
            QStringLiteral("filing/Filed")};
}

void FilingViewModel::begin()
{
    const catalog::Matter* matter =
        m_session.tickets().catalogue().matter(m_session.context().matter);
    if (m_matter && matter != nullptr && m_matter->id == matter->id) {
        return; // Somebody has laid a card meanwhile: what was filled in stays.
    }
    forget();
    const std::optional<cases::CaseSummary>& taken = m_session.context().takenUp;
    if (matter == nullptr || (!taken && !isFiledHere(*matter, m_session.abilities()))) {
        m_hasFailedToOpen = true;
        m_failure = ErrorCode::NotFound;
        show({.kind = Kind::Failed});
        return;
    }
    m_matter = *matter;
    m_applicant = applicantOf(m_session.context());
    if (taken && hasCard()) {
        takeUp(*taken);
        return;
    }
    if (hasCard()) {
        m_cases.fetchDrafts(*m_applicant);
    }
    if (m_matter->terminal.fee && m_payments != nullptr && hasCard()) {
        lookForDue();
    } else {
        beginAnew();
    }
}

void FilingViewModel::beginAnew()
{
    if (m_matter->terminal.consent) {
        show({.kind = Kind::Consent});
    } else {
        afterConsent();
    }
}

void FilingViewModel::afterConsent()
{
    if (m_filling) {
        beginForm();
        return;
    }
    if (!hasCard()) {
        open({});
        return;
    }
    work(m_place.kind);
    m_cases.findDraft(*m_applicant, m_matter->id, [this, turn = m_turn](const auto& found) {
        if (isCurrent(turn)) {
            onDraft(found);
        }
    });
}

void FilingViewModel::onDraft(const Result<std::optional<cases::CaseDraft>>& found)
{
    m_isWorking = false;
    if (!found) {
        qCWarning(lcUi) << "cannot look for a draft:" << errorName(found.error().code);
    } else if (found.value()) {
        m_draft = found.value();
        show({.kind = Kind::Draft});
        return;
    }
    open({});
}

void FilingViewModel::open(const QByteArray& caseId)
{
    work(Kind::Opening);
    cases::OpenRequest request;
    request.matter = m_matter->id;
    request.applicant = m_applicant;
    if (m_consentedAtMs != 0 && m_matter->terminal.consent) {
        request.consentVersion = m_matter->terminal.consent->version;
        request.consentedAtMs = m_consentedAtMs;
    }
    request.caseId = caseId;
    m_cases.open(std::move(request), [this, turn = m_turn](const auto& opened) {
        if (isCurrent(turn)) {
            onOpened(opened);
        }
    });
}

void FilingViewModel::onOpened(const Result<cases::OpenedCase>& opened)
{
    m_isWorking = false;
    if (!opened) {
        m_hasFailedToOpen = true;
        fail(opened.error());
        return;
    }
    m_opened = opened.value();
    m_filling.emplace(*m_matter->terminal.form, m_opened->known, m_session.hall().now().date());
    if (m_draft) {
        m_filling->restore(m_draft->answers);
        m_isTouched = true;
    }
    beginForm();
}

/// At its first page; with a draft in the section where it was left.
void FilingViewModel::beginForm()
{
    if (!toPhotograph().isEmpty()) {
        m_photos.prepare(); // While the form is filled in.
    }
    const QList<FilingPlace> all = places();
    const int section = m_draft ? m_draft->section : -1;
    const auto wanted = std::find_if(all.cbegin(), all.cend(), [&](const FilingPlace& place) {
        return place.section == section;
    });
    show(section >= 0 && wanted != all.cend() ? *wanted : all.constFirst());
    m_draft.reset();
}

QList<FilingPlace> FilingViewModel::places() const
{
    QList<FilingPlace> all = formPlaces(*m_filling);
    if (m_matter->terminal.commitment) {
        all.append({.kind = Kind::Commitment});
    }
    const QList<catalog::Material> pictured = toPhotograph();
    for (const catalog::Material& material : pictured) {
        all.append({.kind = Kind::Photo, .path = kPhotoKey + material.id});
    }
    if (!papers().isEmpty()) {
        all.append({.kind = Kind::Materials});
    }
    if (m_matter->terminal.fee) {
        all.append({.kind = Kind::Fee});
    }
    all.append({.kind = Kind::Summary});
    if (m_matter->terminal.wantsSignature) {
        all.append({.kind = Kind::Signature});
    }
    return all;
}

QList<catalog::Material> FilingViewModel::papers() const
{
    const QStringList withheld = m_opened ? m_opened->withheld : QStringList();
    return cases::papersToBring(*m_matter, withheld, m_hasCommitted, photographed());
}

void FilingViewModel::showNext()
{
    const EntryOf entry = entryOf(m_place.path);
    if (entry.index >= 0) {
        const QList<FilingPlace> within = entryPlaces(*m_filling, entry.group, entry.index);
        const qsizetype at = within.indexOf(m_place);
        show(at >= 0 && at + 1 < within.size() ? within.at(at + 1) : entriesOf(entry));
        return;
    }
    if (m_isChanging && m_place.kind != Kind::Province) {
        show({.kind = Kind::Summary});
        return;
    }
    const QList<FilingPlace> all = places();
    const qsizetype at = all.indexOf(m_place);
    show(at >= 0 && at + 1 < all.size() ? all.at(at + 1) : FilingPlace{.kind = Kind::Summary});
}

FilingPlace FilingViewModel::entriesOf(const EntryOf& entry) const
{
    return {.kind = Kind::Entries, .section = m_place.section, .path = entry.group};
}

bool FilingViewModel::goBack()
{
    if (m_place.kind == Kind::Leaving || !canGoBack()) {
        return true;
    }
    if (m_place.kind == Kind::Failed && !m_hasFailedToOpen) {
        show({.kind = Kind::Summary});
        return true;
    }
    if (m_place.kind == Kind::ButtonSignature) {
        show({.kind = Kind::Signature});
        return true;
    }
    if (m_place.kind == Kind::Photo && m_photos.goBack()) {
        return true;
    }
    const bool isBeforeForm = m_place.kind == Kind::Consent || m_place.kind == Kind::Declined ||
                              m_place.kind == Kind::Draft || m_place.kind == Kind::Due ||
                              m_place.kind == Kind::Failed;
    if (isBeforeForm || !m_filling) {
        return false;
    }
    takeInput();
    const EntryOf entry = entryOf(m_place.path);
    if (entry.index >= 0) {
        const QList<FilingPlace> within = entryPlaces(*m_filling, entry.group, entry.index);
        const qsizetype at = within.indexOf(m_place);
        show(at > 0 ? within.at(at - 1) : entriesOf(entry));
        return true;
    }
    const QList<FilingPlace> all = places();
    const qsizetype at = all.indexOf(m_place);
    if (m_isChanging && m_place.kind != Kind::Summary) {
        show({.kind = Kind::Summary});
    } else if (at > 0) {
        show(all.at(at - 1));
    } else if (m_matter->terminal.consent) {
        show({.kind = Kind::Consent});
    } else {
        return false;
    }
    return true;
}

void FilingViewModel::work(Kind place)
{
    m_isWorking = true;
    show({.kind = place});
}

void FilingViewModel::show(const FilingPlace& place)
{
    m_reveal.hide();
    m_place = place;
    m_complaint.clear();
    m_fits = 0;
    if (place.kind == Kind::Summary) {
        m_isChanging = false;
        dropSignature(); // It was for the answers as they stood then.
    }
    const catalog::Material* pictured = photographedHere();
    if (pictured != nullptr) {
        m_photos.open(*pictured, language());
    } else {
        m_photos.close();
    }
    const std::optional<cases::FieldView> view = field();
    const bool isAsking = place.kind == Kind::Question || place.kind == Kind::Province;
    if (isAsking && view) {
        m_input.begin(*view, place.kind == Kind::Province, m_filling->today(), language());
    } else {
        m_input.forget();
    }
    refresh();
    m_lines.showFirst();
    m_answers.showFirst();
    Q_EMIT moved();
}

void FilingViewModel::fitLines(int count)
{
    const bool mayGrow = m_fits < kGrowingFits;
    m_lines.setPageSize(mayGrow ? count : std::min(m_lines.pageSize(), count));
    m_fits += mayGrow ? 1 : 0;
}

void FilingViewModel::showMoreLines()
{
    if (hasMoreLines()) {
        m_lines.showNext();
    } else {
        m_lines.showFirst();
    }
}

} // namespace onewindow::ui

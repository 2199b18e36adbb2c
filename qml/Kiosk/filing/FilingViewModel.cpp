// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingViewModel.h"

#include "qml/Kiosk/filing/FieldTexts.h"
#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/filing/FilingReceipt.h"
#include "qml/Kiosk/filing/FilingTexts.h"
#include "services/core/Log.h"
#include "services/identity/Mask.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;
using catalog::Assurance;
using catalog::FieldType;

namespace {

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
{
    connect(&m_session, &KioskSession::changed, this, &FilingViewModel::refresh);
    connect(&m_session, &KioskSession::modesChanged, this, [this] {
        m_hasFitted = false;
        m_input.setLanguage(language());
    });
    connect(&m_session, &KioskSession::slipPrinted, this, &FilingViewModel::onPrinted);
    connect(&m_cases, &cases::CaseService::casesChanged, this, &FilingViewModel::onCasesChanged);
    connect(&m_lines, &ChoiceModel::pageChanged, this, &FilingViewModel::changed);
    connect(&m_answers, &ChoiceModel::pageChanged, this, &FilingViewModel::changed);
    connect(&m_input, &FieldInput::edited, this, [this] {
        m_complaint.clear();
        Q_EMIT changed();
    });
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
    case Kind::Opening:
    case Kind::Submitting:
    case Kind::Printing:
        return QStringLiteral("filing/FilingWait");
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
            QStringLiteral("filing/FilingSummary"), QStringLiteral("filing/FilingWait"),
            QStringLiteral("filing/Filed")};
}

// ---- The journey

void FilingViewModel::begin()
{
    const catalog::Matter* matter =
        m_session.tickets().catalogue().matter(m_session.context().matter);
    if (m_matter && matter != nullptr && m_matter->id == matter->id) {
        return; // Somebody has laid a card meanwhile: what was filled in stays.
    }
    forget();
    if (matter == nullptr || !isFiledHere(*matter)) {
        m_hasFailedToOpen = true;
        m_failure = ErrorCode::NotFound;
        show({.kind = Kind::Failed});
        return;
    }
    m_matter = *matter;
    m_applicant = applicantOf(m_session.context());
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
    m_cases.findDraft(m_applicant->idNumber, [this, turn = m_turn](const auto& found) {
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
    } else if (found.value() && found.value()->matter == m_matter->id) {
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
    if (!papers().isEmpty()) {
        all.append({.kind = Kind::Materials});
    }
    all.append({.kind = Kind::Summary});
    return all;
}

QList<catalog::Material> FilingViewModel::papers() const
{
    const QStringList withheld = m_opened ? m_opened->withheld : QStringList();
    return cases::papersToBring(*m_matter, withheld, m_hasCommitted);
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
    show(at >= 0 && at + 1 < all.size() ? all.at(at + 1) : all.constLast());
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
    const bool isBeforeForm = m_place.kind == Kind::Consent || m_place.kind == Kind::Declined ||
                              m_place.kind == Kind::Draft || m_place.kind == Kind::Failed;
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
        showNext();
        return;
    case Kind::Summary:
        submit();
        return;
    case Kind::Failed:
        if (m_hasFailedToOpen) {
            open({});
        } else {
            submit();
        }
        return;
    case Kind::Leaving:
        show(m_return);
        return;
    case Kind::Filed:
        finish();
        return;
    case Kind::Opening:
    case Kind::Submitting:
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
    case Kind::Draft:
        m_draft.reset();
        m_cases.dropDraft(m_applicant->idNumber, [](const Result<void>&) {});
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
    case Kind::Leaving:
        m_session.send(m_isSigningOut ? Event::SignedOut : Event::WentHome);
        return;
    default:
        return;
    }
}

// ---- The form

std::optional<cases::FieldView> FilingViewModel::field() const
{
    return m_filling ? m_filling->field(m_place.path) : std::nullopt;
}

/// What was changed in the page goes into the form, right or wrong.
void FilingViewModel::takeInput()
{
    const bool isAsking = m_place.kind == Kind::Question || m_place.kind == Kind::Province;
    if (isAsking && m_filling && m_input.isEdited() &&
        m_filling->set(m_place.path, m_input.value())) {
        m_isTouched = true;
    }
}

void FilingViewModel::answer()
{
    // Also a day that nobody has changed: it stands there to be confirmed.
    m_isTouched = m_filling->set(m_place.path, m_input.value()) || m_isTouched;
    const QList<cases::FieldComplaint> found = m_filling->check(m_place.path);
    if (!found.isEmpty()) {
        m_complaint = complaintText(found.constFirst().complaint, language());
        Q_EMIT changed();
        return;
    }
    showNext();
}

void FilingViewModel::skip()
{
    const std::optional<cases::FieldView> view = field();
    if (!view || view->field->isRequired) {
        return;
    }
    m_filling->set(m_place.path, QJsonValue::Null);
    if (m_place.kind == Kind::Province) {
        m_place.kind = Kind::Question; // Its second half goes with it.
    }
    showNext();
}

/// A wrong entry is shown where it is wrong.
void FilingViewModel::checkEntries()
{
    const QList<cases::FieldComplaint> found = m_filling->check(m_place.path);
    if (found.isEmpty()) {
        showNext();
        return;
    }
    const cases::FieldComplaint& first = found.constFirst();
    if (entryOf(first.path).index >= 0) {
        const bool isRegion = m_filling->field(first.path)->field->type == FieldType::Region;
        show({.kind = isRegion ? Kind::Province : Kind::Question,
              .section = m_place.section,
              .path = first.path});
    }
    m_complaint = complaintText(first.complaint, language());
    Q_EMIT changed();
}

bool FilingViewModel::canAddEntry() const
{
    return m_place.kind == Kind::Entries && field() && field()->canAdd;
}

void FilingViewModel::addEntry()
{
    if (!canAddEntry() || !m_filling->addEntry(m_place.path)) {
        return;
    }
    m_isTouched = true;
    const auto last = static_cast<int>(field()->entries.size()) - 1;
    const QList<FilingPlace> within = entryPlaces(*m_filling, m_place.path, last);
    if (!within.isEmpty()) {
        show(within.constFirst());
    }
}

void FilingViewModel::removeEntry()
{
    const EntryOf entry = entryOf(m_place.path);
    if (entry.index >= 0 && m_filling->removeEntry(entry.group, entry.index)) {
        m_isTouched = true;
        show(entriesOf(entry));
    }
}

void FilingViewModel::change(const QString& key)
{
    if (m_isWorking || !m_filling) {
        return;
    }
    if (m_place.kind == Kind::Entries) {
        const QList<FilingPlace> within = entryPlaces(*m_filling, m_place.path, key.toInt());
        if (!within.isEmpty()) {
            show(within.constFirst());
        }
        return;
    }
    const QList<FilingPlace> all = places();
    const auto wanted = std::find_if(all.cbegin(), all.cend(), [&](const FilingPlace& place) {
        return place.kind == Kind::Known ? kKnownKey + QString::number(place.section) == key
                                         : place.path == key;
    });
    if (m_place.kind == Kind::Summary && wanted != all.cend()) {
        m_isChanging = true;
        show(*wanted);
    }
}

// ---- The end

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
    if (drivers::canPrint(m_session.devices().printerStatus())) {
        print();
        return;
    }
    m_isWorking = false;
    show({.kind = Kind::Filed});
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
    if (m_matter->terminal.result && m_filed->state == cases::CaseState::Approved) {
        const cases::CaseFacts facts{.number = number(),
                                     .date = m_session.hall().now().date(),
                                     .department = m_matter->department};
        frame.result =
            cases::renderResult(*m_matter->terminal.result, *m_filling, facts, language());
    }
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

/// The official number may have come while somebody still looks.
void FilingViewModel::onCasesChanged()
{
    if (m_place.kind != Kind::Filed || !m_filed->number.isEmpty()) {
        return;
    }
    m_cases.find(m_filed->token, [this, turn = m_turn](const auto& found) {
        if (isCurrent(turn) && found && m_filed) {
            m_filed->number = found.value().number;
            m_filed->state = found.value().state;
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

// ---- Leaving

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
    m_input.forget();
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
}

// ---- Showing

void FilingViewModel::work(Kind place)
{
    m_isWorking = true;
    show({.kind = place});
}

void FilingViewModel::show(const FilingPlace& place)
{
    m_place = place;
    m_complaint.clear();
    m_hasFitted = false;
    if (place.kind == Kind::Summary) {
        m_isChanging = false;
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
    m_lines.setPageSize(m_hasFitted ? std::min(m_lines.pageSize(), count) : count);
    m_hasFitted = true;
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

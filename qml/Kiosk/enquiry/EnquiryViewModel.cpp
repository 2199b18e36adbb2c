// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/EnquiryViewModel.h"

#include "qml/Kiosk/enquiry/EnquirySlip.h"
#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/enquiry/FormPrinting.h"
#include "qml/Kiosk/feedback/FeedbackViewModel.h"
#include "services/cases/CaseIndex.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using cases::CaseSummary;
using queue::IssuedTicket;

namespace {

/// The shortest number there is: "K1202611300001".
constexpr qsizetype kLeastNumber = 14;
/// Of ticket paper.
constexpr int kPaperColumns = 400;

/// A case's link ends in its token; see cases::CaseBook.
const QRegularExpression& caseLink()
{
    static const QRegularExpression shape(QStringLiteral("/c/([A-Za-z0-9_-]{22})$"));
    return shape;
}

void wipeText(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

} // namespace

EnquiryViewModel::EnquiryViewModel(KioskSession& session, Services services, QString terminal,
                                   QObject* parent)
    : ErrandViewModel(parent)
    , m_session(session)
    , m_services(services)
    , m_terminal(std::move(terminal))
    , m_mine(services.caseService, services.owner, services.slotService)
    , m_reveal(session)
{
    connect(&m_reveal, &Reveal::changed, this, &EnquiryViewModel::refresh);
    connect(&m_session, &KioskSession::changed, this, &EnquiryViewModel::refresh);
    connect(&m_session, &KioskSession::slipPrinted, this, &EnquiryViewModel::onSlipPrinted);
    connect(&m_mine, &MyMatters::changed, this, [this] {
        m_heardAtMs = m_session.hall().now().toMSecsSinceEpoch();
        refresh();
    });
    connect(&m_services.hall, &queue::HallInfo::changed, this, &EnquiryViewModel::refresh);
    refresh();
}

QString EnquiryViewModel::page() const
{
    return pages().at(static_cast<int>(m_step));
}

QStringList EnquiryViewModel::pages() const
{
    // In the order of Step.
    static const QStringList all{
        QStringLiteral("enquiry/EnquiryStart"),  QStringLiteral("enquiry/MyMatters"),
        QStringLiteral("enquiry/EnquiryCase"),   QStringLiteral("enquiry/EnquiryNumber"),
        QStringLiteral("enquiry/EnquiryDigits"), QStringLiteral("enquiry/EnquiryWait"),
        QStringLiteral("enquiry/EnquiryGuide"),  QStringLiteral("enquiry/EnquiryList"),
        QStringLiteral("enquiry/EnquiryNotice"), QStringLiteral("enquiry/HallPlan"),
        QStringLiteral("enquiry/HallPlace"),     QStringLiteral("enquiry/EnquiryList"),
        QStringLiteral("enquiry/EnquiryFailed"),
    };
    return all;
}

void EnquiryViewModel::begin()
{
    const bool isNew = !std::exchange(m_isBegun, true);
    const Wanted wanted = std::exchange(m_wanted, Wanted::Nothing);
    if (!m_code.isEmpty()) {
        askByCode();
    } else if (wanted == Wanted::Mine && m_session.context().hasCard()) {
        openMine();
    } else if (wanted == Wanted::Matter && !m_session.context().matter.isEmpty()) {
        openGuide();
    } else {
        go(isNew ? Step::Start : m_step);
    }
}

bool EnquiryViewModel::takesCode(const QString& text)
{
    const auto link = caseLink().match(text);
    if (link.hasMatch()) {
        m_code = link.captured(1);
    }
    return link.hasMatch();
}

bool EnquiryViewModel::goBack()
{
    m_paper = Paper::None;
    switch (m_step) {
    case Step::Start:
        return false;
    case Step::Mine:
        m_mine.clear();
        go(Step::Start);
        return true;
    case Step::Case: {
        const Step before = m_isByCard ? Step::Mine : Step::Start;
        forgetCase();
        wipeText(m_typed);
        go(before);
        return true;
    }
    case Step::Digits:
        go(Step::Number);
        return true;
    case Step::Asking:
    case Step::Failed:
        ++m_visit; // Nobody waits for the answer any more.
        wipeText(m_digits);
        go(m_typed.isEmpty() ? Step::Start : Step::Digits);
        return true;
    case Step::Notice:
        go(Step::Notices);
        return true;
    case Step::Place:
        go(Step::Plan);
        return true;
    case Step::Plan:
        go(m_matter.isEmpty() ? Step::Start : Step::Guide);
        return true;
    case Step::Number:
    case Step::Guide:
    case Step::Notices:
    case Step::Records:
        wipeText(m_typed);
        m_matter.clear();
        go(Step::Start);
        return true;
    }
    return false;
}

void EnquiryViewModel::leave()
{
    ++m_visit;
    forget();
    refresh();
}

void EnquiryViewModel::forget()
{
    m_reveal.hide();
    m_isBegun = false;
    m_isPrinting = false;
    m_paper = Paper::None;
    m_wanted = Wanted::Nothing;
    m_step = Step::Start;
    if (m_forms != nullptr) {
        m_forms->leave();
    }
    m_mine.clear();
    wipeText(m_code);
    wipeText(m_typed);
    wipeText(m_digits);
    forgetCase();
    m_matter.clear();
    m_notice.clear();
    m_floors.clear();
    m_floorIndex = 0;
    m_wantedAreas.clear();
    m_area.clear();
    m_floor.clear();
    m_choices.setChoices({});
    m_lines.setChoices({});
}

void EnquiryViewModel::forgetCase()
{
    m_case.reset();
    m_isByCard = false;
}

void EnquiryViewModel::go(Step step)
{
    m_reveal.hide();
    const bool isOther = m_step != step;
    m_step = step;
    if (isOther) {
        m_paper = Paper::None;
        if (m_forms != nullptr) {
            m_forms->turnAway();
        }
        m_choices.setChoices({});
        m_lines.setChoices({});
    }
    refresh();
    Q_EMIT moved();
}

void EnquiryViewModel::choose(const QString& chosen)
{
    const QString key = chosen; // What it refers to may be made anew.
    switch (m_step) {
    case Step::Start:
        openSubject(key);
        return;
    case Step::Mine:
        wayOn(key);
        return;
    case Step::Guide:
        wayOn(key);
        return;
    case Step::Notices:
        m_notice = key;
        go(Step::Notice);
        return;
    case Step::Plan:
        m_area = key;
        go(Step::Place);
        return;
    case Step::Records:
        // Consent, what departments hold and the paper are that errand's.
        m_session.changeErrand(Errand::Filing, key);
        return;
    default:
        return;
    }
}

/// A subject of the first page.
void EnquiryViewModel::openSubject(const QString& key)
{
    if (key == QLatin1String("mine")) {
        m_wanted = Wanted::Mine;
        m_session.send(Event::ErrandWanted);
    } else if (key == QLatin1String("number")) {
        wipeText(m_typed);
        go(Step::Number);
    } else if (key == QLatin1String("guide")) {
        m_wanted = Wanted::Matter;
        m_session.send(Event::MatterWanted);
    } else if (key == QLatin1String("notices")) {
        go(Step::Notices);
    } else if (key == QLatin1String("records")) {
        go(Step::Records);
    } else if (key == QLatin1String("plan")) {
        openPlan({});
    }
}

/// From one's own matters or a guide to where it goes on.
void EnquiryViewModel::wayOn(const QString& key)
{
    const QString kind = key.section(u'/', 0, 0);
    const QByteArray id = idFromText(key.section(u'/', 1));
    if (kind == QLatin1String("case")) {
        const auto& all = m_mine.known();
        const auto found = std::ranges::find(all, id, &CaseSummary::id);
        if (found != all.cend()) {
            m_case = *found;
            m_isByCard = true;
            go(Step::Case);
        }
    } else if (kind == QLatin1String("ticket")) {
        const QList<IssuedTicket> open = m_session.context().openTickets;
        const auto found = std::find_if(open.cbegin(), open.cend(), [&](const IssuedTicket& one) {
            return one.ticket.id == id;
        });
        if (found != open.cend()) {
            IssuedTicket issued = *found;
            issued.isExisting = true;
            m_session.takeIssued(issued, QStringLiteral("card"));
        }
    } else if (kind == QLatin1String("appointment") || kind == QLatin1String("book")) {
        m_session.changeErrand(Errand::Appointment);
    } else if (kind == QLatin1String("said")) {
        m_session.followCode(FeedbackViewModel::codeOfMine(id));
    } else if (kind == QLatin1String("number")) {
        m_session.send(Event::NumberWanted);
    } else if (kind == QLatin1String("file")) {
        m_session.changeErrand(Errand::Filing);
    } else if (kind == QLatin1String("print")) {
        print();
    } else if (kind == QLatin1String("form")) {
        printForm();
    } else if (kind == QLatin1String("where") && matter() != nullptr) {
        openPlan(areasFor(*matter()));
    }
}

void EnquiryViewModel::openMine()
{
    m_heardAtMs = m_session.hall().now().toMSecsSinceEpoch();
    m_mine.load(m_session.context().person->idNumber);
    go(Step::Mine);
}

void EnquiryViewModel::openGuide()
{
    m_matter = m_session.context().matter;
    go(Step::Guide);
}

bool EnquiryViewModel::isTyped() const
{
    return m_typed.size() >= kLeastNumber;
}

void EnquiryViewModel::type(const QString& sign)
{
    const QString wanted = cases::plainNumber(sign);
    if (m_step == Step::Number && wanted.size() == 1 && m_typed.size() < kNumberLimit) {
        m_typed.append(wanted);
        Q_EMIT changed();
    }
}

void EnquiryViewModel::deleteLast()
{
    if (m_step == Step::Number) {
        m_typed.chop(1);
        Q_EMIT changed();
    }
}

void EnquiryViewModel::clearTyped()
{
    if (m_step == Step::Number) {
        wipeText(m_typed);
        Q_EMIT changed();
    }
}

void EnquiryViewModel::goOn()
{
    // What was said and not filed as a case has numbers of its own.
    const QString said = feedback::numberFromTyped(m_typed);
    if (m_step == Step::Number && !said.isEmpty() &&
        m_session.followCode(FeedbackViewModel::codeOfNumber(said))) {
        return;
    }
    if (m_step == Step::Number && isTyped()) {
        go(Step::Digits);
    }
}

void EnquiryViewModel::ask(const QString& lastFour)
{
    if (m_step != Step::Digits || lastFour.size() != cases::kTailLength) {
        return;
    }
    m_digits = lastFour;
    go(Step::Asking);
    m_services.owner.status(m_typed, m_digits,
                            [this, visit = ++m_visit](const Result<CaseSummary>& answer) {
                                if (visit == m_visit) {
                                    onStatus(answer);
                                }
                            });
}

/// By the code of a receipt, which says enough.
void EnquiryViewModel::askByCode()
{
    const QString code = std::exchange(m_code, QString());
    forgetCase();
    wipeText(m_typed);
    go(Step::Asking);
    m_services.owner.statusOf(code, [this, visit = ++m_visit](const Result<CaseSummary>& answer) {
        if (visit == m_visit) {
            onStatus(answer);
        }
    });
}

void EnquiryViewModel::onStatus(const Result<CaseSummary>& answer)
{
    wipeText(m_digits);
    if (answer) {
        m_case = answer.value();
        m_isByCard = false;
        m_heardAtMs = m_session.hall().now().toMSecsSinceEpoch();
        go(Step::Case);
        return;
    }
    m_failure = answer.error().code;
    qCWarning(lcUi) << "no answer about a case:" << errorName(m_failure);
    go(Step::Failed);
}

void EnquiryViewModel::retry()
{
    if (m_step == Step::Failed) {
        go(m_typed.isEmpty() ? Step::Start : Step::Number);
    }
}

void EnquiryViewModel::act()
{
    if (canPay() || canPrintResult()) {
        m_session.takeUpCase(*m_case);
    }
}

void EnquiryViewModel::print()
{
    const bool isPage = m_step == Step::Case || m_step == Step::Guide || m_step == Step::Notice;
    if (!isPage || m_isPrinting || !canPrint()) {
        return;
    }
    EnquirySlip slip;
    slip.hall = m_session.tickets().hallName().in(language());
    slip.terminal = m_terminal;
    slip.printedAt = m_session.hall().now().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    if (m_step == Step::Guide && matter() != nullptr) {
        slip.kind = tr("办事指南");
        slip.title = matter()->name.in(language());
        slip.titleZh = matter()->name.zh;
        slip.lines = guide(kPaperColumns);
    } else if (m_step == Step::Case) {
        slip.kind = tr("办件进度");
        slip.title = standing();
        slip.titleZh = slip.title;
        slip.lines = m_lines.choices();
        slip.lines.prepend({.key = {},
                            .title = number(),
                            .caption = numberLabel(),
                            .iconName = {},
                            .trailing = {}});
        slip.note = tr("办理情况以窗口答复为准。");
    } else {
        slip.kind = tr("公告");
        slip.title = title();
        slip.titleZh = slip.title;
        slip.lines = m_lines.choices();
    }
    m_isPrinting = true;
    m_paper = Paper::None;
    refresh();
    Q_EMIT moved();
    m_session.printSlip(receiptOf(slip));
}

void EnquiryViewModel::onSlipPrinted(drivers::PrintOutcome outcome)
{
    if (!m_isPrinting) {
        return;
    }
    m_isPrinting = false;
    m_paper = outcome == drivers::PrintOutcome::Printed ? Paper::Printed : Paper::NotPrinted;
    refresh();
    Q_EMIT moved();
}

void EnquiryViewModel::showMoreLines()
{
    if (m_lines.pageIndex() + 1 < m_lines.pageCount()) {
        m_lines.showNext();
    } else {
        m_lines.showFirst();
    }
}

const catalog::Matter* EnquiryViewModel::matter() const
{
    const QString& wanted = m_step == Step::Case && m_case ? m_case->matter : m_matter;
    return m_session.tickets().catalogue().matter(wanted);
}

} // namespace onewindow::ui

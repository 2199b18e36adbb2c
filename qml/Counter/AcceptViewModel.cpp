// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AcceptViewModel.h"

#include "services/core/HallTime.h"
#include "services/identity/IdNumber.h"
#include "services/queue/FeedKinds.h"

#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

/// Of reception's slips, which the same printer prints, none has such a number.
constexpr quint64 kJobsFrom = 1ULL << 32;

cases::Applicant applicantOf(const drivers::IdCard& card)
{
    constexpr int kNationDigits = 2;
    return {.name = card.name,
            .idNumber = identity::normalizedIdNumber(card.number),
            .sex = card.sex == 0 ? QString() : QString::number(card.sex),
            .nation = card.ethnicCode == 0
                          ? QString()
                          : QString::number(card.ethnicCode).rightJustified(kNationDigits, u'0'),
            .birth = card.birth,
            .address = card.address,
            .isTyped = false};
}

} // namespace

AcceptViewModel::AcceptViewModel(sync::HallLink& link, HallCommands& commands,
                                 const queue::HallPicture& hall, const Clock& clock,
                                 std::function<Hand()> hand, std::function<qint64()> hallNowMs,
                                 DeskScan& scan, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
    , m_hall(hall)
    , m_clock(clock)
    , m_hand(std::move(hand))
    , m_hallNowMs(std::move(hallNowMs))
    , m_scan(scan)
    , m_finder(hall)
    , m_drafts(link)
    , m_job(kJobsFrom)
{
    connect(&m_finder, &MatterFinder::changed, this, &AcceptViewModel::refreshFound);
    connect(&m_drafts, &AcceptDrafts::changed, this, &AcceptViewModel::refreshFound);
    connect(&m_materials, &AcceptMaterials::changed, this, &AcceptViewModel::changed);
    connect(&m_scan, &DeskScan::finished, this, &AcceptViewModel::onPages);
    connect(&m_scan, &DeskScan::cancelled, this, [this] { m_scanning.clear(); });
}

AcceptViewModel::~AcceptViewModel()
{
    forgetPerson();
    m_ink.clear();
}

void AcceptViewModel::forgetPerson()
{
    if (m_applicant) {
        m_applicant->wipe();
        m_applicant.reset();
    }
}

QDate AcceptViewModel::today() const
{
    return hallTime(m_hallNowMs()).date();
}

void AcceptViewModel::usePrinter(drivers::PrinterDriver& printer)
{
    m_printer = &printer;
    connect(&printer, &drivers::PrinterDriver::jobFinished, this,
            [this](quint64 job, drivers::PrintOutcome outcome, drivers::DeviceStatus) {
                onPrinted(job, outcome);
            });
}

void AcceptViewModel::useReadings(input::PinyinReadings readings)
{
    m_finder.useReadings(std::move(readings));
}

void AcceptViewModel::setCatalogue()
{
    m_finder.drop();
    refreshFound();
}

void AcceptViewModel::enter()
{
    m_isShown = true;
    refreshFound();
}

void AcceptViewModel::leave()
{
    m_isShown = false;
    m_finder.search({});
    forget();
}

void AcceptViewModel::forget()
{
    forgetPerson();
    m_drafts.clear();
    forgetCase();
}

/// What was filled in, and what came of it; who it is stays.
void AcceptViewModel::forgetCase()
{
    ++m_turn;
    if (!m_scanning.isEmpty()) {
        m_scan.close();
    }
    m_scanning.clear();
    m_step = Step::Choosing;
    m_matter.reset();
    m_draft.reset();
    m_opened.clear();
    m_ticket.clear();
    m_coveredAtMs = 0;
    m_hasCommitted = false;
    m_signedHow.clear();
    m_ink.clear();
    m_padNotice.clear();
    m_form.clear();
    m_materials.clear();
    m_filed.setLines({});
    m_slip.reset();
    m_slipText.clear();
    setNotice({});
    refreshFound();
}

void AcceptViewModel::next()
{
    if (m_coveredAtMs != 0) {
        forgetPerson();
    }
    forgetCase();
    lookForDrafts();
}

/// Of a card's holder alone terminals keep any.
void AcceptViewModel::lookForDrafts()
{
    if (m_applicant && !m_applicant->isTyped) {
        m_drafts.ask(personBody());
    } else {
        m_drafts.clear();
    }
}

void AcceptViewModel::setCard(const drivers::IdCard& card)
{
    cases::Applicant read = applicantOf(card);
    if (m_step == Step::Choosing || m_step == Step::Filed) {
        if (m_step == Step::Filed) {
            forgetCase();
        }
        forgetPerson();
        m_applicant = std::move(read);
        setNotice({});
        lookForDrafts();
    } else if (m_applicant && m_applicant->idNumber == read.idNumber) {
        m_coveredAtMs = 0;
        setNotice({});
        read.wipe();
    } else {
        read.wipe();
        setNotice(tr("这是另一个人的身份证：正在办的还没有办完"));
    }
    Q_EMIT changed();
}

/// Who lifts their card for a moment loses nothing; who goes leaves nothing.
void AcceptViewModel::clearCard()
{
    if (!m_applicant || m_applicant->isTyped) {
        return;
    }
    if (m_step == Step::Opening || m_step == Step::Filling) {
        m_coveredAtMs = m_clock.now().bootMs;
        if (!m_scanning.isEmpty()) {
            m_scan.close();
        }
        setNotice(tr("身份证已取走：一分钟内放回同一张证件可以接着办，否则清空"));
    } else {
        forgetPerson();
        m_drafts.clear();
    }
    Q_EMIT changed();
}

void AcceptViewModel::tick()
{
    if (m_coveredAtMs != 0 && m_clock.now().bootMs - m_coveredAtMs >= kCardAwayMs) {
        forget();
    }
}

void AcceptViewModel::search(const QString& text)
{
    m_finder.search(text);
}

std::optional<catalog::Matter> AcceptViewModel::matterOf(const QString& id) const
{
    const QJsonObject thing = m_hall.find(feed::kMatter, id);
    auto matter = catalog::matterFromJson(thing);
    return thing.isEmpty() || !matter ? std::nullopt : std::optional(std::move(matter).value());
}

bool AcceptViewModel::choose(const QString& id)
{
    const auto draft = m_drafts.find(id);
    auto found = matterOf(draft ? draft->matter : id);
    if (m_step != Step::Choosing || !found) {
        return false;
    }
    if (!m_applicant && found->terminal.assurance != catalog::Assurance::None) {
        setNotice(tr("这件事要知道是谁办：请把身份证放在阅读器上，没带的按 F3 照证件录入"));
        return false;
    }
    m_matter = std::move(found);
    m_draft = draft;
    setNotice({});
    Q_EMIT changed();
    return true;
}

bool AcceptViewModel::setTyped(const QString& name, const QString& number)
{
    const QString plain =
        identity::normalizedIdNumber(number.normalized(QString::NormalizationForm_KC));
    if (name.trimmed().isEmpty()) {
        setNotice(tr("请照证件写姓名"));
        return false;
    }
    if (!identity::isIdNumber(plain, today())) {
        setNotice(tr("身份证号码有误，请逐位核对"));
        return false;
    }
    if (m_step == Step::Choosing) {
        forgetPerson();
        m_applicant = cases::Applicant{.name = name.trimmed(),
                                       .idNumber = plain,
                                       .sex = {},
                                       .nation = {},
                                       .birth = {},
                                       .address = {},
                                       .isTyped = true};
        setNotice({});
        lookForDrafts();
    }
    return true;
}

QJsonObject AcceptViewModel::personBody() const
{
    QJsonObject body;
    if (m_applicant) {
        body = {{QStringLiteral("identity"),
                 m_applicant->isTyped ? QStringLiteral("clerk") : QStringLiteral("card")},
                {QStringLiteral("name"), m_applicant->name},
                {QStringLiteral("idNumber"), m_applicant->idNumber},
                {QStringLiteral("sex"), m_applicant->sex},
                {QStringLiteral("nation"), m_applicant->nation},
                {QStringLiteral("birth"), m_applicant->birth.toString(Qt::ISODate)},
                {QStringLiteral("address"), m_applicant->address}};
    }
    return body;
}

void AcceptViewModel::setNotice(const QString& notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

} // namespace onewindow::ui

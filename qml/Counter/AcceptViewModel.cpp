// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AcceptViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/cases/CasePromise.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Mask.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>

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

void wipe(std::optional<cases::Applicant>& applicant)
{
    if (applicant) {
        applicant->wipe();
        applicant.reset();
    }
}

} // namespace

AcceptViewModel::AcceptViewModel(HallCommands& commands, const queue::HallPicture& hall,
                                 const Clock& clock, std::function<Hand()> hand,
                                 std::function<qint64()> hallNowMs, DeskScan& scan, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
    , m_hall(hall)
    , m_clock(clock)
    , m_hand(std::move(hand))
    , m_hallNowMs(std::move(hallNowMs))
    , m_scan(scan)
    , m_finder(hall)
    , m_job(kJobsFrom)
{
    connect(&m_finder, &MatterFinder::changed, this, &AcceptViewModel::refreshFound);
    connect(&m_materials, &AcceptMaterials::changed, this, &AcceptViewModel::changed);
    connect(&m_scan, &DeskScan::finished, this, &AcceptViewModel::onPages);
    connect(&m_scan, &DeskScan::cancelled, this, [this] { m_scanning.clear(); });
}

AcceptViewModel::~AcceptViewModel()
{
    wipe(m_applicant);
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
    wipe(m_applicant);
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
    m_opened.clear();
    m_ticket.clear();
    m_coveredAtMs = 0;
    m_hasCommitted = false;
    m_signedHow.clear();
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
        wipe(m_applicant);
    }
    forgetCase();
}

void AcceptViewModel::setCard(const drivers::IdCard& card)
{
    cases::Applicant read = applicantOf(card);
    if (m_step == Step::Choosing || m_step == Step::Filed) {
        if (m_step == Step::Filed) {
            forgetCase();
        }
        wipe(m_applicant);
        m_applicant = std::move(read);
        setNotice({});
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
        wipe(m_applicant);
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

bool AcceptViewModel::choose(const QString& matter)
{
    auto found = matterOf(matter);
    if (m_step != Step::Choosing || !found) {
        return false;
    }
    if (!m_applicant && found->terminal.assurance != catalog::Assurance::None) {
        setNotice(tr("这件事要知道是谁办：请把身份证放在阅读器上，没带的按 F3 照证件录入"));
        return false;
    }
    m_matter = std::move(found);
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
        wipe(m_applicant);
        m_applicant = cases::Applicant{.name = name.trimmed(),
                                       .idNumber = plain,
                                       .sex = {},
                                       .nation = {},
                                       .birth = {},
                                       .address = {},
                                       .isTyped = true};
        setNotice({});
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

void AcceptViewModel::begin(bool hasAgreed)
{
    if (!m_matter || m_step != Step::Choosing || m_commands.isBusy() ||
        m_commands.isSamePress("accept-open")) {
        return;
    }
    QJsonObject body = personBody();
    body.insert(QStringLiteral("matter"), m_matter->id);
    if (hasAgreed && m_matter->terminal.consent) {
        body.insert(QStringLiteral("consent"), m_matter->terminal.consent->version);
    }
    m_step = Step::Opening;
    m_ticket = m_hand().ticket;
    setNotice({});
    m_commands.post(QStringLiteral("/v1/counter-forms"), body,
                    [this, turn = m_turn](const Result<QJsonObject>& answer) {
                        if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(answer.error().detail);
                        } else if (turn == m_turn) {
                            onOpened(answer);
                        }
                    });
}

/// For where a value is from.
catalog::Catalogue AcceptViewModel::sharing() const
{
    catalog::Catalogue known;
    for (const QJsonObject& json : m_hall.all(feed::kAgreement)) {
        if (auto agreement = catalog::agreementFromJson(json)) {
            known.agreements << std::move(agreement).value();
        }
    }
    for (const QJsonObject& json : m_hall.all(feed::kDepartment)) {
        if (auto department = catalog::departmentFromJson(json)) {
            known.departments << std::move(department).value();
        }
    }
    return known;
}

void AcceptViewModel::onOpened(const Result<QJsonObject>& answer)
{
    if (!answer) {
        m_step = Step::Choosing;
        setNotice(errorText(answer.error().code));
        return;
    }
    m_opened = textOf(answer.value(), "opened");
    cases::KnownFacts known(m_applicant, today());
    const QJsonObject shared = answer.value().value(QLatin1String("shared")).toObject();
    for (auto agreement = shared.begin(); agreement != shared.end(); ++agreement) {
        known.putShared(agreement.key(), agreement.value().toObject());
    }
    QStringList withheld;
    const QJsonArray list = answer.value().value(QLatin1String("withheld")).toArray();
    for (const QJsonValue one : list) {
        withheld << one.toString();
    }
    m_step = Step::Filling;
    m_form.begin(m_matter->terminal.form.value_or(catalog::Form()), known, today(), sharing());
    m_materials.begin(*m_matter, withheld, m_applicant.has_value(), m_scan.hasCamera());
    Q_EMIT changed();
}

void AcceptViewModel::setCommitted(bool hasCommitted)
{
    if (m_step == Step::Filling && m_matter->terminal.commitment) {
        m_hasCommitted = hasCommitted;
        m_materials.setCommitted(hasCommitted);
    }
}

void AcceptViewModel::setSigned(const QString& how)
{
    m_signedHow = signedIds().contains(how) ? how : QString();
    Q_EMIT changed();
}

void AcceptViewModel::addPages(const QString& material)
{
    if (m_step != Step::Filling || isCovered() || !m_scan.hasCamera() || m_scan.isOpen()) {
        return;
    }
    const int room = cases::Attachment::kPageLimit - m_materials.pagesBeside(material);
    if (room <= 0) {
        setNotice(tr("一件最多附 %1 页，请先删去一些").arg(cases::Attachment::kPageLimit));
        return;
    }
    m_scanning = material;
    m_scan.open(material, m_materials.nameOf(material), m_materials.pagesOf(material), room);
}

/// Of what this page opened the camera for.
void AcceptViewModel::onPages(const QString& material, const QList<drivers::DocumentPicture>& pages)
{
    if (material == m_scanning && m_step == Step::Filling) {
        m_materials.setPages(material, pages);
        m_scanning.clear();
    }
}

/// Signed, and of every material the clerk has said how it is there.
bool AcceptViewModel::isAllSaid()
{
    if (m_step != Step::Filling || isCovered()) {
        return false;
    }
    if (const QStringList unsaid = m_materials.unsaid(); !unsaid.isEmpty()) {
        setNotice(tr("还没有核对：%1").arg(m_materials.nameOf(unsaid.constFirst())));
        return false;
    }
    return true;
}

bool AcceptViewModel::mayAccept()
{
    if (m_step != Step::Filling || isCovered()) {
        return false;
    }
    if (!m_form.check()) {
        setNotice(tr("有 %n 项没有填对，请看表格上方", "", m_form.problems()->count()));
        return false;
    }
    if (!isAllSaid()) {
        return false;
    }
    if (!m_materials.missing().isEmpty()) {
        setNotice(tr("材料不齐，不能受理：请用“一次性告知”把缺的一次说全"));
        return false;
    }
    if (wantsSignature() && m_signedHow.isEmpty()) {
        setNotice(tr("还没有签字：请申请人在表上签字，再选签字方式"));
        return false;
    }
    setNotice({});
    return true;
}

bool AcceptViewModel::mayNotify()
{
    if (!isAllSaid()) {
        return false;
    }
    if (m_form.check() && m_materials.missing().isEmpty()) {
        setNotice(tr("材料和填写都齐了，可以受理"));
        return false;
    }
    setNotice({});
    return true;
}

void AcceptViewModel::accept()
{
    if (mayAccept()) {
        file();
    }
}

void AcceptViewModel::notify()
{
    if (!mayNotify()) {
        return;
    }
    if (m_form.problems()->count() == 0 && (!wantsSignature() || !m_signedHow.isEmpty())) {
        file();
        return;
    }
    AcceptSlip slip = slipBase();
    slip.state = cases::CaseState::CorrectionNeeded;
    for (const DeskLine& line : m_form.problems()->lines()) {
        slip.open << line.title;
    }
    if (wantsSignature() && m_signedHow.isEmpty()) {
        slip.open << tr("本人签字");
    }
    show(std::move(slip));
}

void AcceptViewModel::file()
{
    if (m_commands.isSamePress("accept-file")) {
        return;
    }
    QJsonObject body{{QStringLiteral("opened"), m_opened},
                     {QStringLiteral("answers"), m_form.answers()},
                     {QStringLiteral("committed"), m_hasCommitted},
                     {QStringLiteral("materials"), m_materials.said()}};
    if (const QJsonArray pages = m_materials.pages(); !pages.isEmpty()) {
        body.insert(QStringLiteral("pages"), pages);
    }
    if (wantsSignature() && !m_signedHow.isEmpty()) {
        body.insert(QStringLiteral("signed"), m_signedHow);
    }
    if (!m_ticket.isEmpty()) {
        body.insert(QStringLiteral("ticket"), m_ticket);
    }
    m_commands.post(QStringLiteral("/v1/counter-cases"), body,
                    [this, turn = m_turn](const Result<QJsonObject>& answer) {
                        if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(answer.error().detail);
                        } else if (turn == m_turn) {
                            onFiled(answer);
                        }
                    });
}

void AcceptViewModel::onFiled(const Result<QJsonObject>& answer)
{
    if (!answer) {
        switch (answer.error().code) {
        case ErrorCode::NetworkFailed:
        case ErrorCode::Timeout:
            setNotice(tr("没有收到大厅的答复。请再按一次：已经收下的不会重复"));
            break;
        case ErrorCode::TooLate:
            setNotice(tr("打开得太久了，请清空后重新打开这件事"));
            break;
        case ErrorCode::BadRequest:
            setNotice(tr("大厅没有收下：这件事的要求刚刚有变化，请清空后重新打开"));
            break;
        default:
            setNotice(errorText(answer.error().code));
        }
        return;
    }
    const QJsonObject& filed = answer.value();
    AcceptSlip slip = slipBase();
    slip.number = textOf(filed, "number");
    slip.isProvisional = slip.number.isEmpty();
    if (slip.isProvisional) {
        slip.number = textOf(filed, "provisional");
    }
    slip.state = cases::stateFromName(textOf(filed, "state"));
    slip.atMs = filed.value(QLatin1String("filedAt")).toInteger();
    slip.expected = expected(filed);
    slip.feeCents = filed.value(QLatin1String("fee")).toInteger();
    slip.link = textOf(filed, "link");
    if (slip.state != cases::CaseState::CorrectionNeeded) {
        Q_EMIT accepted(m_matter->id, m_ticket);
    }
    show(std::move(slip));
}

QDate AcceptViewModel::expected(const QJsonObject& answer) const
{
    cases::CaseSummary summary;
    summary.state = cases::stateFromName(textOf(answer, "state"));
    summary.filedAtMs = answer.value(QLatin1String("filedAt")).toInteger();
    summary.steps = {{summary.state, summary.filedAtMs}};
    return cases::expectedDay(summary, m_matter ? &*m_matter : nullptr, m_calendar);
}

AcceptSlip AcceptViewModel::slipBase() const
{
    AcceptSlip slip;
    slip.hall = queue::localTextOf(m_hall.find(feed::kHall, QStringLiteral("hall")), "name")
                    .in(programLanguage());
    slip.window = m_hand().window;
    slip.matter = *m_matter;
    slip.maskedName = m_applicant ? identity::surnameOnly(m_applicant->name) : QString();
    slip.atMs = m_hallNowMs();
    slip.materials = m_materials.states();
    return slip;
}

/// What was filled in is the hall's now, and nothing of it stays here.
void AcceptViewModel::show(AcceptSlip slip)
{
    const bool isWithCard = m_applicant && !m_applicant->isTyped && !isCovered();
    auto applicant = isWithCard ? std::exchange(m_applicant, {}) : std::nullopt;
    wipe(m_applicant);
    forgetCase();
    m_applicant = std::move(applicant);
    m_slip = std::move(slip);
    m_step = Step::Filed;
    refreshFiled();
    if (m_printer != nullptr) {
        print();
    } else {
        m_slipText = tr("本窗口没有打印机：请把编号写给申请人，或请其扫码");
    }
    Q_EMIT changed();
}

void AcceptViewModel::print()
{
    if (!canPrint()) {
        return;
    }
    const bool isNotice = m_slip->state == cases::CaseState::CorrectionNeeded;
    m_slipText = isNotice ? tr("正在打印一次性告知书") : tr("正在打印受理通知书");
    m_printer->print(++m_job, isNotice ? noticeSlip(*m_slip) : acceptanceSlip(*m_slip));
    Q_EMIT changed();
}

void AcceptViewModel::onPrinted(quint64 job, drivers::PrintOutcome outcome)
{
    if (job != m_job || !m_slip) {
        return;
    }
    m_slipText = outcome == drivers::PrintOutcome::Printed
                     ? tr("已打印，请交给申请人")
                     : tr("没有打出来：请再打一张，或把编号写给申请人；办件已经生效");
    Q_EMIT changed();
}

void AcceptViewModel::setNotice(const QString& notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

} // namespace onewindow::ui

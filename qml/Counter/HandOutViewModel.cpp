// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HandOutViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/cases/CaseEnquiry.h"
#include "services/cases/ResultPaper.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Mask.h"

#include <utility>

namespace onewindow::ui {

using cases::CaseState;
using cases::ReceiverCheck;
using queue::textOf;

namespace {

constexpr qsizetype kActBytes = 16;

/// Whether it waits to be handed over, or has been, here.
bool isOfInterest(const QJsonObject& item)
{
    const CaseState state = cases::stateFromName(textOf(item, "state"));
    return item.value(QLatin1String("here")).toBool() &&
           (state == CaseState::Approved || state == CaseState::Issued);
}

} // namespace

HandOutViewModel::HandOutViewModel(sync::HallLink& link, HallCommands& commands,
                                   const StaffSession& session, const queue::HallPicture& hall,
                                   const Clock& clock, std::function<QString()> windowName,
                                   QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_tray(link, commands, hall, clock)
    , m_paper(m_tray, commands, hall, std::move(windowName))
{
    connect(&m_tray, &CaseTray::changed, this, &HandOutViewModel::refreshLines);
    connect(&m_tray, &CaseTray::opened, this, [this] {
        m_order.act = randomBytes(kActBytes);
        m_tray.setNotice(handedOverText(m_tray.item()));
    });
    connect(&m_tray, &CaseTray::contentRead, this, &HandOutViewModel::onContentRead);
    connect(&m_tray, &CaseTray::stoodAnew, this, &HandOutViewModel::onStoodAnew);
    connect(&m_tray, &CaseTray::closed, this, &HandOutViewModel::forgetOpened);
    connect(&m_paper, &HandOutPaper::changed, this, &HandOutViewModel::refreshLines);
    connect(&m_ink, &SignatureInk::changed, this, &HandOutViewModel::changed);
    // Whether it is a name is known when more of it has been written.
    connect(&m_ink, &SignatureInk::drawn, this, &HandOutViewModel::changed);
}

HandOutViewModel::~HandOutViewModel()
{
    m_card.wipe();
    m_order.wipe();
    m_ink.clear();
}

void HandOutViewModel::usePrinter(drivers::DocumentPrinterDriver& printer,
                                  ResultPrinting::Worker worker)
{
    m_paper.usePrinter(printer, std::move(worker));
}

void HandOutViewModel::enter()
{
    leave();
    m_tray.enter(QStringLiteral("/v1/cases?state=approved"));
}

void HandOutViewModel::leave()
{
    clearCard();
    m_tray.leave();
}

void HandOutViewModel::tick()
{
    m_tray.tick();
}

void HandOutViewModel::refresh()
{
    m_tray.refresh();
}

void HandOutViewModel::forgetOpened()
{
    m_order.wipe();
    m_order = {};
    m_ink.clear();
}

void HandOutViewModel::setCard(const drivers::IdCard& card)
{
    if (isReady()) {
        setReceiver(card.name, card.number, ReceiverCheck::Card);
        return;
    }
    clearCard();
    m_card = card;
    if (!m_tray.id().isEmpty() && m_tray.content().isEmpty()) {
        return; // Of the one that is being read: see onContentRead().
    }
    m_tray.close();
    m_isOfCard = true;
    m_tray.setNotice({});
    m_link.post(
        QStringLiteral("/v1/card-cases"),
        {{QStringLiteral("name"), m_card.name}, {QStringLiteral("idNumber"), m_card.number}},
        [this, turn = m_cardTurn](const Result<QJsonObject>& answer) {
            if (turn != m_cardTurn) {
                return;
            }
            const QJsonArray all =
                answer ? answer.value().value(QLatin1String("cases")).toArray() : QJsonArray();
            for (const QJsonValue one : all) {
                if (isOfInterest(one.toObject())) {
                    m_found.append(one);
                }
            }
            m_tray.setNotice(!answer             ? errorText(answer.error().code)
                             : m_found.isEmpty() ? tr("此人在本大厅没有待领取的结果")
                                                 : QString());
        });
}

void HandOutViewModel::clearCard()
{
    ++m_cardTurn;
    m_card.wipe();
    m_isOfCard = false;
    m_found = {};
    refreshLines();
}

QJsonObject HandOutViewModel::itemWith(const QString& id) const
{
    for (const QJsonValue one : m_found) {
        if (textOf(one.toObject(), "id") == id) {
            return one.toObject();
        }
    }
    return m_tray.items().find(id);
}

void HandOutViewModel::open(const QString& id)
{
    const QJsonObject item = itemWith(id);
    if (!item.isEmpty()) {
        m_tray.open(item);
    }
}

void HandOutViewModel::find(const QString& code)
{
    m_tray.find(code);
}

void HandOutViewModel::onContentRead()
{
    if (!m_card.number.isEmpty() && isReady()) {
        setReceiver(m_card.name, m_card.number, ReceiverCheck::Card);
    }
}

QJsonObject HandOutViewModel::holder() const
{
    return m_tray.content().value(QLatin1String("person")).toObject();
}

/// What is known of the holder here has its middle hidden; the hall holds the whole number against
/// the case once more.
void HandOutViewModel::setReceiver(const QString& name, const QString& number, ReceiverCheck check)
{
    m_order.name.fill(u'\0');
    m_order.idNumber.fill(u'\0');
    m_order.name.clear();
    m_order.idNumber.clear();
    const QString given = identity::normalizedIdNumber(number);
    if (identity::maskedIdNumber(given) != textOf(holder(), "idNumber")) {
        m_tray.setNotice(tr("证件与申请人不符。结果只能交给申请人本人"));
        return;
    }
    m_order.name = name;
    m_order.idNumber = given;
    m_order.check = check;
    m_tray.setNotice({});
}

void HandOutViewModel::typeNumber(const QString& number)
{
    if (!isReady()) {
        return;
    }
    const QString given = identity::normalizedIdNumber(number);
    if (identity::isIdNumber(given, m_tray.today())) {
        setReceiver(textOf(holder(), "name"), given, ReceiverCheck::Document);
    } else {
        m_tray.setNotice(tr("身份证号码不对，请看清证件再输一次"));
    }
}

void HandOutViewModel::signOnPaper(const QString& reason)
{
    if (!isReady() || (!reason.isEmpty() && !paperIds().contains(reason))) {
        return;
    }
    m_order.paperReason = reason;
    m_ink.clear();
    refreshLines();
}

void HandOutViewModel::clearSignature()
{
    m_order.paperReason.clear();
    m_ink.clear();
    refreshLines();
}

bool HandOutViewModel::isReady() const
{
    const cases::CaseSummary known = cases::summaryFromJson(m_tray.item());
    const bool isPaid = known.money.state == cases::MoneyState::None ||
                        known.money.state == cases::MoneyState::Paid;
    return !m_tray.content().isEmpty() && known.state == CaseState::Approved && isPaid &&
           m_session.may(u"case.handOver");
}

bool HandOutViewModel::canHandOver() const
{
    return isReady() && isChecked() && !m_paper.isOnItsWay() &&
           (!m_order.paperReason.isEmpty() || m_ink.isLegible());
}

bool HandOutViewModel::canPrint() const
{
    switch (m_paper.press()) {
    case HandOutPaper::Press::None:
        return false;
    case HandOutPaper::Press::Print:
    case HandOutPaper::Press::Again:
        return isReady() && isChecked();
    case HandOutPaper::Press::Retry:
    case HandOutPaper::Press::Stop:
        return true;
    }
    Q_UNREACHABLE();
}

QStringList HandOutViewModel::printReasonIds()
{
    return cases::reprintReasons();
}

void HandOutViewModel::print(const QString& reason)
{
    switch (m_paper.press()) {
    case HandOutPaper::Press::None:
        return;
    case HandOutPaper::Press::Print:
    case HandOutPaper::Press::Again:
        if (canPrint()) {
            m_paper.print(m_order, reason);
        }
        return;
    case HandOutPaper::Press::Retry:
    case HandOutPaper::Press::Stop:
        m_paper.goOn();
        return;
    }
}

QJsonObject HandOutViewModel::body() const
{
    QJsonObject body{{QStringLiteral("act"), idToText(m_order.act)},
                     {QStringLiteral("seen"), cases::stateName(CaseState::Approved)},
                     {QStringLiteral("check"), cases::checkName(m_order.check)},
                     {QStringLiteral("name"), m_order.name},
                     {QStringLiteral("idNumber"), m_order.idNumber}};
    if (!m_order.paperReason.isEmpty()) {
        body.insert(QStringLiteral("paperReason"), m_order.paperReason);
        return body;
    }
    const auto strokes = cases::encodeStrokes(m_ink.signature());
    body.insert(QStringLiteral("strokes"),
                strokes ? QString::fromLatin1(strokes.value().toBase64()) : QString());
    return body;
}

void HandOutViewModel::handOver()
{
    if (!canHandOver() || m_commands.isSamePress("hand-over")) {
        return;
    }
    m_tray.tell(QStringLiteral("hand-over"), body(),
                [this](const Result<QJsonObject>& standing) { onHandedOver(standing); });
}

void HandOutViewModel::onHandedOver(const Result<QJsonObject>& standing)
{
    if (standing) {
        done();
        return;
    }
    switch (standing.error().code) {
    case ErrorCode::Conflict:
        m_tray.readAgain(tr("这一件的状态刚刚变了，没有记录。已为您显示最新情况"));
        break;
    case ErrorCode::BadRequest:
        m_tray.setNotice(tr("没有记录：证件与申请人不符，或签名看不清。请重新核对和签名"));
        break;
    case ErrorCode::NetworkFailed:
    case ErrorCode::Timeout:
        // The act is the same: it is recorded once.
        m_tray.setNotice(tr("没有收到答复，不知道是否已记录。请再按一次“发出”，不会记两遍"));
        break;
    default:
        m_tray.setNotice(errorText(standing.error().code));
    }
}

void HandOutViewModel::done()
{
    const QString number = caseNumber(m_tray.item());
    m_tray.items().remove(m_tray.id());
    for (qsizetype i = m_found.size() - 1; i >= 0; --i) {
        if (textOf(m_found.at(i).toObject(), "id") == m_tray.id()) {
            m_found.removeAt(i);
        }
    }
    m_tray.close();
    m_tray.setNotice(tr("已发出并记录签收：%1").arg(number));
}

void HandOutViewModel::onStoodAnew(const QString& unclear)
{
    const QJsonObject item = m_tray.item();
    const QString act = textOf(item.value(QLatin1String("handedOver")).toObject(), "act");
    if (!act.isEmpty() && act == idToText(m_order.act)) {
        done();
        return;
    }
    if (cases::stateFromName(textOf(item, "state")) != CaseState::Approved) {
        m_order.wipe();
        m_ink.clear();
        m_tray.items().remove(m_tray.id());
    }
    const QString said = handedOverText(item);
    m_tray.setNotice(said.isEmpty() ? unclear : said);
}

} // namespace onewindow::ui

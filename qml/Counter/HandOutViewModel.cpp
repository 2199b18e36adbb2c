// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HandOutViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/cases/CaseEnquiry.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Mask.h"
#include "services/queue/FeedKinds.h"

#include <QUrl>

namespace onewindow::ui {

using cases::CaseState;
using cases::ReceiverCheck;
using queue::textOf;

namespace {

constexpr qsizetype kActBytes = 16;

QString numberOf(const QJsonObject& item)
{
    const QString number = textOf(item, "number");
    return number.isEmpty() ? textOf(item, "provisional") : number;
}

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
                                   const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_clock(clock)
    , m_items(link, clock, QLatin1String("cases"))
{
    connect(&m_items, &PagedList::changed, this, &HandOutViewModel::refreshLines);
    connect(&m_items, &PagedList::failed, this,
            [this](const Error& error) { setNotice(errorText(error.code)); });
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

void HandOutViewModel::enter()
{
    leave();
    m_items.show(QStringLiteral("/v1/cases?state=approved"));
}

void HandOutViewModel::leave()
{
    clearCard();
    m_notice.clear();
    forgetOpened();
    m_items.clear();
}

void HandOutViewModel::tick()
{
    m_items.tick();
}

void HandOutViewModel::refresh()
{
    m_items.refresh();
    if (m_item.isEmpty()) {
        setNotice({});
    } else {
        readAgain({});
    }
}

void HandOutViewModel::setNotice(const QString& notice)
{
    m_notice = notice;
    refreshLines();
}

void HandOutViewModel::forgetOpened()
{
    ++m_turn;
    m_selected.clear();
    m_item = {};
    m_content = {};
    m_matter.reset();
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
    if (!m_item.isEmpty() && m_content.isEmpty()) {
        return; // Of the one that is being read: see onContent().
    }
    forgetOpened();
    m_isOfCard = true;
    setNotice({});
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
            setNotice(!answer             ? errorText(answer.error().code)
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
    return m_items.find(id);
}

void HandOutViewModel::open(const QString& id)
{
    const QJsonObject item = itemWith(id);
    if (!item.isEmpty()) {
        openItem(item);
    }
}

void HandOutViewModel::openItem(const QJsonObject& item)
{
    forgetOpened();
    m_item = item;
    m_selected = textOf(item, "id");
    m_order.act = randomBytes(kActBytes);
    const auto matter =
        catalog::matterFromJson(m_hall.find(queue::feed::kMatter, textOf(item, "matter")));
    m_matter = matter ? std::optional(matter.value()) : std::nullopt;
    setNotice(handedOverText(item));
    m_link.get(QStringLiteral("/v1/cases/") + m_selected,
               [this, turn = m_turn](const Result<QJsonObject>& content) {
                   if (turn == m_turn) {
                       onContent(content);
                   }
               });
}

void HandOutViewModel::onContent(const Result<QJsonObject>& content)
{
    if (!content) {
        setNotice(content.error().code == ErrorCode::NotFound
                      ? tr("填报内容还没有传到大厅，或已归档，请稍后再试")
                      : errorText(content.error().code));
        return;
    }
    m_content = content.value();
    if (!m_card.number.isEmpty() && isReady()) {
        setReceiver(m_card.name, m_card.number, ReceiverCheck::Card);
    } else {
        refreshLines();
    }
}

void HandOutViewModel::find(const QString& code)
{
    // An input method may have made the letters wide; of a link the last part counts.
    const QString typed = code.normalized(QString::NormalizationForm_KC)
                              .trimmed()
                              .section(u'?', 0, 0)
                              .section(u'/', -1);
    if (typed.isEmpty()) {
        return;
    }
    forgetOpened();
    setNotice({});
    m_link.get(
        QStringLiteral("/v1/cases?number=") + QString::fromLatin1(QUrl::toPercentEncoding(typed)),
        [this, turn = m_turn](const Result<QJsonObject>& answer) {
            if (turn != m_turn) {
                return;
            }
            const QJsonObject item =
                answer ? answer.value().value(QLatin1String("cases")).toArray().first().toObject()
                       : QJsonObject();
            if (!item.isEmpty()) {
                openItem(item);
            } else {
                setNotice(answer ? tr("本大厅没有这个编号的办件") : errorText(answer.error().code));
            }
        });
}

QJsonObject HandOutViewModel::holder() const
{
    return m_content.value(QLatin1String("person")).toObject();
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
        setNotice(tr("证件与申请人不符。结果只能交给申请人本人"));
        return;
    }
    m_order.name = name;
    m_order.idNumber = given;
    m_order.check = check;
    setNotice({});
}

void HandOutViewModel::typeNumber(const QString& number)
{
    if (!isReady()) {
        return;
    }
    const QString given = identity::normalizedIdNumber(number);
    const QDate today = hallTime(m_clock.now().wallMs + m_link.clockOffsetMs()).date();
    if (identity::isIdNumber(given, today)) {
        setReceiver(textOf(holder(), "name"), given, ReceiverCheck::Document);
    } else {
        setNotice(tr("身份证号码不对，请看清证件再输一次"));
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
    const cases::CaseSummary known = cases::summaryFromJson(m_item);
    const bool isPaid = known.money.state == cases::MoneyState::None ||
                        known.money.state == cases::MoneyState::Paid;
    return !m_content.isEmpty() && known.state == CaseState::Approved && isPaid &&
           m_session.may(u"case.handOver");
}

bool HandOutViewModel::canHandOver() const
{
    return isReady() && isChecked() && (!m_order.paperReason.isEmpty() || m_ink.isLegible());
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
    m_commands.setProblem({});
    m_commands.post(QStringLiteral("/v1/cases/%1/hand-over").arg(m_selected), body(),
                    [this, turn = m_turn](const Result<QJsonObject>& standing) {
                        if (!standing && standing.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(standing.error().detail);
                        } else if (turn == m_turn) {
                            onHandedOver(standing);
                        }
                    });
}

void HandOutViewModel::onHandedOver(const Result<QJsonObject>& standing)
{
    if (standing) {
        done();
        return;
    }
    switch (standing.error().code) {
    case ErrorCode::Conflict:
        readAgain(tr("这一件的状态刚刚变了，没有记录。已为您显示最新情况"));
        break;
    case ErrorCode::BadRequest:
        setNotice(tr("没有记录：证件与申请人不符，或签名看不清。请重新核对和签名"));
        break;
    case ErrorCode::NetworkFailed:
    case ErrorCode::Timeout:
        // The act is the same: it is recorded once.
        setNotice(tr("没有收到答复，不知道是否已记录。请再按一次“发出”，不会记两遍"));
        break;
    default:
        setNotice(errorText(standing.error().code));
    }
}

void HandOutViewModel::done()
{
    const QString number = numberOf(m_item);
    m_items.remove(m_selected);
    for (qsizetype i = m_found.size() - 1; i >= 0; --i) {
        if (textOf(m_found.at(i).toObject(), "id") == m_selected) {
            m_found.removeAt(i);
        }
    }
    forgetOpened();
    setNotice(tr("已发出并记录签收：%1").arg(number));
}

void HandOutViewModel::readAgain(const QString& unclear)
{
    m_link.get(QStringLiteral("/v1/cases?number=") +
                   QString::fromLatin1(QUrl::toPercentEncoding(numberOf(m_item))),
               [this, turn = m_turn, unclear](const Result<QJsonObject>& answer) {
                   if (turn != m_turn) {
                       return;
                   }
                   if (!answer) {
                       setNotice(errorText(answer.error().code));
                       return;
                   }
                   const QJsonObject item =
                       answer.value().value(QLatin1String("cases")).toArray().first().toObject();
                   if (textOf(item, "id") != m_selected) {
                       setNotice(unclear);
                       return;
                   }
                   m_item = item;
                   const QString act =
                       textOf(item.value(QLatin1String("handedOver")).toObject(), "act");
                   if (!act.isEmpty() && act == idToText(m_order.act)) {
                       done();
                       return;
                   }
                   if (cases::stateFromName(textOf(item, "state")) != CaseState::Approved) {
                       m_order.wipe();
                       m_ink.clear();
                       m_items.remove(m_selected);
                   }
                   const QString said = handedOverText(item);
                   setNotice(said.isEmpty() ? unclear : said);
               });
}

} // namespace onewindow::ui

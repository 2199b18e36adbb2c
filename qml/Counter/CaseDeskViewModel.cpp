// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CaseDeskViewModel.h"

#include "qml/Counter/CaseLines.h"
#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/DeskTexts.h"
#include "services/cases/CaseEnquiry.h"
#include "services/core/HallTime.h"

#include <QJsonArray>
#include <QUrl>

namespace onewindow::ui {

using cases::CaseState;
using queue::textOf;

namespace {

CaseState stateOf(const QJsonObject& item)
{
    return cases::stateFromName(textOf(item, "state"));
}

QString numberOf(const QJsonObject& item)
{
    const QString number = textOf(item, "number");
    return number.isEmpty() ? textOf(item, "provisional") : number;
}

} // namespace

CaseDeskViewModel::CaseDeskViewModel(sync::HallLink& link, HallCommands& commands,
                                     const StaffSession& session, const queue::HallPicture& hall,
                                     const Clock& clock, DeskScan& scan, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_clock(clock)
    , m_items(link, clock, QLatin1String("cases"))
    , m_fee(link, commands, clock)
    , m_pictures(link)
    , m_supply(link, commands, scan)
{
    connect(&m_items, &PagedList::changed, this, &CaseDeskViewModel::onListChanged);
    connect(&m_items, &PagedList::failed, this,
            [this](const Error& error) { setNotice(errorText(error.code)); });
    connect(&m_fee, &CaseFee::settled, this, &CaseDeskViewModel::onFeeSettled);
    connect(&m_supply, &PageSupply::supplied, this, &CaseDeskViewModel::onSupplied);
    connect(&m_supply, &PageSupply::noticed, this, &CaseDeskViewModel::setNotice);
}

QDate CaseDeskViewModel::today() const
{
    return hallTime(m_clock.now().wallMs + m_link.clockOffsetMs()).date();
}

void CaseDeskViewModel::enter()
{
    leave();
    m_items.show(QStringLiteral("/v1/cases"));
}

void CaseDeskViewModel::leave()
{
    m_department.clear();
    m_notice.clear();
    forgetOpened();
    m_items.clear();
}

void CaseDeskViewModel::tick()
{
    m_items.tick();
    m_fee.tick();
}

void CaseDeskViewModel::refresh()
{
    m_items.refresh();
    if (m_item.isEmpty()) {
        setNotice({});
    } else {
        readAgain({});
    }
}

void CaseDeskViewModel::chooseDepartment(const QString& id)
{
    m_department = id;
    refreshLines();
}

void CaseDeskViewModel::onListChanged()
{
    // What the owner says of the open one counts as soon as it is listed anew.
    const QJsonObject listed = m_items.find(m_selected);
    if (!listed.isEmpty()) {
        m_item = listed;
    }
    refreshLines();
}

void CaseDeskViewModel::open(const QString& id)
{
    const QJsonObject item = m_items.find(id);
    if (!item.isEmpty()) {
        openItem(item);
    }
}

void CaseDeskViewModel::openItem(const QJsonObject& item)
{
    forgetOpened();
    m_notice.clear();
    m_item = item;
    m_selected = textOf(item, "id");
    m_matter = matterOf(item);
    refreshLines();
    Q_EMIT opened();
    m_link.get(QStringLiteral("/v1/cases/") + m_selected,
               [this, turn = m_turn](const Result<QJsonObject>& content) {
                   if (turn == m_turn) {
                       onContent(content);
                   }
               });
}

void CaseDeskViewModel::onContent(const Result<QJsonObject>& content)
{
    if (!content) {
        setNotice(content.error().code == ErrorCode::NotFound
                      ? tr("填报内容还没有传到大厅，或已归档，请稍后再试")
                      : errorText(content.error().code));
        return;
    }
    m_content = content.value();
    m_pictures.setPages(m_selected, pagesOf(m_content, m_matter));
    refreshLines();
}

void CaseDeskViewModel::find(const QString& code)
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
    const QString number = QString::fromLatin1(QUrl::toPercentEncoding(typed));
    m_link.get(QStringLiteral("/v1/cases?number=") + number,
               [this, turn = m_turn](const Result<QJsonObject>& answer) {
                   if (turn == m_turn) {
                       onFound(answer);
                   }
               });
}

void CaseDeskViewModel::onFound(const Result<QJsonObject>& answer)
{
    if (!answer) {
        setNotice(errorText(answer.error().code));
        return;
    }
    const QJsonArray found = answer.value().value(QLatin1String("cases")).toArray();
    if (found.isEmpty()) {
        setNotice(tr("没有找到这个办件：请核对编号；刚申报的，请稍等再查"));
    } else {
        openItem(found.first().toObject());
    }
}

void CaseDeskViewModel::readAgain(const QString& notice)
{
    m_link.get(
        QStringLiteral("/v1/cases?number=") +
            QString::fromLatin1(QUrl::toPercentEncoding(numberOf(m_item))),
        [this, turn = m_turn, notice](const Result<QJsonObject>& answer) {
            if (turn != m_turn) {
                return;
            }
            const QJsonObject item =
                answer ? answer.value().value(QLatin1String("cases")).toArray().first().toObject()
                       : QJsonObject();
            if (textOf(item, "id") == m_selected) {
                m_item = item;
                if (cases::isDecided(stateOf(item))) {
                    m_items.remove(m_selected);
                } else {
                    m_items.replace(item);
                }
            }
            m_notice = answer ? notice : errorText(answer.error().code);
            refreshLines();
        });
}

void CaseDeskViewModel::forgetOpened()
{
    ++m_turn;
    m_selected.clear();
    m_item = {};
    m_content = {};
    m_matter.reset();
    m_missingIds.clear();
    m_fee.end();
    m_pictures.clear();
    m_supply.clear();
}

void CaseDeskViewModel::setNotice(const QString& notice)
{
    m_notice = notice;
    refreshLines();
}

void CaseDeskViewModel::accept()
{
    if (canAccept()) {
        decide(CaseState::Accepted);
    }
}

void CaseDeskViewModel::toggleMissing(const QString& material)
{
    if (!m_missingIds.removeOne(material)) {
        m_missingIds << material;
    }
    refreshLines();
}

void CaseDeskViewModel::clearMissing()
{
    m_missingIds.clear();
    refreshLines();
}

void CaseDeskViewModel::askMore()
{
    if (canAskMore() && hasMissing()) {
        decide(CaseState::CorrectionNeeded, QStringLiteral("materials"), m_missingIds);
    }
}

void CaseDeskViewModel::refuse(const QString& reason)
{
    if (canRefuse()) {
        decide(CaseState::Refused, reason);
    }
}

void CaseDeskViewModel::approve()
{
    if (canApprove()) {
        decide(CaseState::Approved);
    }
}

void CaseDeskViewModel::reject(const QString& reason)
{
    if (canReject()) {
        decide(CaseState::Rejected, reason);
    }
}

void CaseDeskViewModel::takeStep(const QString& id)
{
    if (stepIds().contains(id)) {
        decide(cases::stateFromName(id.section(u'/', 0, 0)), id.section(u'/', 1));
    }
}

QStringList CaseDeskViewModel::stepIds() const
{
    QStringList ids;
    if (may(CaseState::Received)) {
        ids << cases::stateName(CaseState::Received);
    }
    if (may(CaseState::UnderReview)) {
        ids << cases::stateName(CaseState::UnderReview);
    }
    if (may(CaseState::Suspended)) {
        for (const QString& reason : cases::specialReasons()) {
            ids << cases::stateName(CaseState::Suspended) + u'/' + reason;
        }
    }
    return ids;
}

void CaseDeskViewModel::decide(CaseState state, const QString& reason, const QStringList& missing)
{
    if (!m_commands.isSamePress("case")) {
        sendDecision(state, reason, missing);
    }
}

void CaseDeskViewModel::sendDecision(CaseState state, const QString& reason,
                                     const QStringList& missing)
{
    QJsonObject body{{QStringLiteral("state"), cases::stateName(state)},
                     {QStringLiteral("seen"), textOf(m_item, "state")}};
    if (!reason.isEmpty()) {
        body.insert(QStringLiteral("reason"), reason);
    }
    if (!missing.isEmpty()) {
        body.insert(QStringLiteral("missing"), QJsonArray::fromStringList(missing));
    }
    m_commands.setProblem({});
    m_commands.post(QStringLiteral("/v1/cases/%1/decision").arg(m_selected), body,
                    [this, turn = m_turn](const Result<QJsonObject>& standing) {
                        if (!standing && standing.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(standing.error().detail);
                        } else if (turn == m_turn) {
                            onDecided(standing);
                        }
                    });
}

void CaseDeskViewModel::onDecided(const Result<QJsonObject>& standing)
{
    m_missingIds.clear();
    if (standing) {
        m_item.insert(QStringLiteral("state"), textOf(standing.value(), "state"));
        readAgain(tr("已记录：%1").arg(caseStateText(stateOf(m_item))));
    } else if (standing.error().code == ErrorCode::Conflict) {
        readAgain(tr("同事刚刚处理过这一件，您的决定没有记录。已为您显示最新情况，请看过再办"));
    } else if (standing.error().code == ErrorCode::NetworkFailed ||
               standing.error().code == ErrorCode::Timeout) {
        setNotice(tr("没有收到答复，不知道是否已记录。请刷新看清状态再办"));
    } else {
        setNotice(errorText(standing.error().code));
    }
}

void CaseDeskViewModel::beginFee()
{
    if (canTakeFee()) {
        m_fee.begin(m_selected, money().cents);
    }
}

/// The owner hears of it a little later than this hall.
void CaseDeskViewModel::onFeeSettled(const QString& money, const QString& receipt)
{
    m_item.insert(QStringLiteral("money"), money);
    m_item.insert(QStringLiteral("receipt"), receipt);
    m_items.replace(m_item);
    refreshLines();
}

bool CaseDeskViewModel::may(CaseState to) const
{
    const bool isAcceptance = to == CaseState::Received || to == CaseState::Accepted ||
                              to == CaseState::CorrectionNeeded || to == CaseState::Refused;
    return isOpen() && cases::mayFollow(stateOf(m_item), to) &&
           m_session.may(isAcceptance ? u"case.accept" : u"case.decide");
}

bool CaseDeskViewModel::canAccept() const
{
    return may(CaseState::Accepted);
}

bool CaseDeskViewModel::canAskMore() const
{
    return may(CaseState::CorrectionNeeded) && m_missing.count() > 0;
}

bool CaseDeskViewModel::canRefuse() const
{
    return may(CaseState::Refused);
}

bool CaseDeskViewModel::canApprove() const
{
    return may(CaseState::Approved);
}

bool CaseDeskViewModel::canReject() const
{
    return may(CaseState::Rejected);
}

cases::CaseMoney CaseDeskViewModel::money() const
{
    return cases::summaryFromJson(m_item).money;
}

bool CaseDeskViewModel::canTakeFee() const
{
    const cases::MoneyState state = money().state;
    return isOpen() && m_session.may(u"fee.take") &&
           (state == cases::MoneyState::Due || state == cases::MoneyState::Counter);
}

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CaseDeskViewModel.h"

#include "qml/Counter/CaseLines.h"
#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/DeskTexts.h"
#include "services/cases/CaseEnquiry.h"

#include <QJsonArray>

namespace onewindow::ui {

using cases::CaseState;
using queue::textOf;

namespace {

CaseState stateOf(const QJsonObject& item)
{
    return cases::stateFromName(textOf(item, "state"));
}

} // namespace

CaseDeskViewModel::CaseDeskViewModel(sync::HallLink& link, HallCommands& commands,
                                     const StaffSession& session, const queue::HallPicture& hall,
                                     const Clock& clock, DeskScan& scan, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_tray(link, commands, hall, clock)
    , m_fee(link, commands, clock)
    , m_pictures(link)
    , m_supply(link, commands, scan)
{
    connect(&m_tray, &CaseTray::changed, this, &CaseDeskViewModel::refreshLines);
    connect(&m_tray, &CaseTray::opened, this, &CaseDeskViewModel::opened);
    connect(&m_tray, &CaseTray::contentRead, this, [this] {
        m_pictures.setPages(m_tray.id(), pagesOf(m_tray.content(), m_tray.matter()));
    });
    connect(&m_tray, &CaseTray::stoodAnew, this, &CaseDeskViewModel::onStoodAnew);
    connect(&m_tray, &CaseTray::closed, this, &CaseDeskViewModel::forgetOpened);
    connect(&m_fee, &CaseFee::settled, this, &CaseDeskViewModel::onFeeSettled);
    connect(&m_supply, &PageSupply::supplied, this, &CaseDeskViewModel::onSupplied);
    connect(&m_supply, &PageSupply::noticed, &m_tray, &CaseTray::setNotice);
}

void CaseDeskViewModel::enter()
{
    leave();
    m_tray.enter(QStringLiteral("/v1/cases"));
}

void CaseDeskViewModel::leave()
{
    m_department.clear();
    m_tray.leave();
}

void CaseDeskViewModel::tick()
{
    m_tray.tick();
    m_fee.tick();
}

void CaseDeskViewModel::refresh()
{
    m_tray.refresh();
}

void CaseDeskViewModel::chooseDepartment(const QString& id)
{
    m_department = id;
    refreshLines();
}

void CaseDeskViewModel::open(const QString& id)
{
    const QJsonObject item = m_tray.items().find(id);
    if (!item.isEmpty()) {
        m_tray.open(item);
    }
}

void CaseDeskViewModel::find(const QString& code)
{
    m_tray.find(code);
}

void CaseDeskViewModel::onStoodAnew(const QString& notice)
{
    if (cases::isDecided(stateOf(m_tray.item()))) {
        m_tray.items().remove(m_tray.id());
    } else {
        m_tray.items().replace(m_tray.item());
    }
    m_tray.setNotice(notice);
}

void CaseDeskViewModel::forgetOpened()
{
    m_missingIds.clear();
    m_fee.end();
    m_pictures.clear();
    m_supply.clear();
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
                     {QStringLiteral("seen"), textOf(m_tray.item(), "state")}};
    if (!reason.isEmpty()) {
        body.insert(QStringLiteral("reason"), reason);
    }
    if (!missing.isEmpty()) {
        body.insert(QStringLiteral("missing"), QJsonArray::fromStringList(missing));
    }
    m_tray.tell(QStringLiteral("decision"), body,
                [this](const Result<QJsonObject>& standing) { onDecided(standing); });
}

void CaseDeskViewModel::onDecided(const Result<QJsonObject>& standing)
{
    m_missingIds.clear();
    if (standing) {
        QJsonObject item = m_tray.item();
        item.insert(QStringLiteral("state"), textOf(standing.value(), "state"));
        m_tray.setItem(item);
        m_tray.readAgain(tr("已记录：%1").arg(caseStateText(stateOf(item))));
    } else if (standing.error().code == ErrorCode::Conflict) {
        m_tray.readAgain(
            tr("同事刚刚处理过这一件，您的决定没有记录。已为您显示最新情况，请看过再办"));
    } else if (standing.error().code == ErrorCode::NetworkFailed ||
               standing.error().code == ErrorCode::Timeout) {
        m_tray.setNotice(tr("没有收到答复，不知道是否已记录。请刷新看清状态再办"));
    } else {
        m_tray.setNotice(errorText(standing.error().code));
    }
}

void CaseDeskViewModel::beginFee()
{
    if (canTakeFee()) {
        m_fee.begin(m_tray.id(), money().cents);
    }
}

/// The owner hears of it a little later than this hall.
void CaseDeskViewModel::onFeeSettled(const QString& money, const QString& receipt)
{
    QJsonObject item = m_tray.item();
    item.insert(QStringLiteral("money"), money);
    item.insert(QStringLiteral("receipt"), receipt);
    m_tray.setItem(item);
    m_tray.items().replace(item);
    refreshLines();
}

bool CaseDeskViewModel::may(CaseState to) const
{
    const bool isAcceptance = to == CaseState::Received || to == CaseState::Accepted ||
                              to == CaseState::CorrectionNeeded || to == CaseState::Refused;
    return isOpen() && cases::mayFollow(stateOf(m_tray.item()), to) &&
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
    return cases::summaryFromJson(m_tray.item()).money;
}

bool CaseDeskViewModel::canTakeFee() const
{
    const cases::MoneyState state = money().state;
    return isOpen() && m_session.may(u"fee.take") &&
           (state == cases::MoneyState::Due || state == cases::MoneyState::Counter);
}

} // namespace onewindow::ui

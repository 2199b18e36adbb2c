// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/ReaderFlow.h"

#include "drivers/idcard/CardText.h"
#include "services/core/Log.h"

#include <utility>

namespace onewindow::drivers {

namespace {

/// Unanswered or senseless requests in a row after which the module counts as gone.
constexpr int kMaxStrikes = 3;
/// A card found but not selected so many times in a row is not one that is just being laid down.
constexpr int kMaxSelectFailures = 3;
/// "Gone" answers in a row after a good read that count as lifted.
constexpr int kMissesUntilLifted = 2;

} // namespace

ReaderFlow::ReaderFlow(ReaderDelays delays)
    : m_delays(delays)
{}

ReaderFlow::Step ReaderFlow::opened()
{
    m_strikes = 0;
    m_probesByFind = false;
    m_state = State::Checking;
    return ask(SamCommand::ModuleStatus);
}

ReaderFlow::Step ReaderFlow::closed(DeviceStatus reason)
{
    forgetCard();
    setStatus(reason);
    m_state = State::Closed;
    return finish({});
}

std::optional<ReaderFlow::Step> ReaderFlow::wantedChanged(bool isWanted)
{
    m_isWanted = isWanted;
    if (isWanted && m_state == State::Idle) {
        return look();
    }
    if (!isWanted && m_state == State::Pausing) {
        return pause();
    }
    // Otherwise the exchange under way ends first.
    return std::nullopt;
}

std::optional<ReaderFlow::Step> ReaderFlow::replied(const SamReply& reply)
{
    if (!isAwaitingReply()) {
        return std::nullopt;
    }
    // These two may answer any request.
    if (reply.status == SamStatus::SelfCheckFailed || reply.status == SamStatus::NotAuthorised) {
        return rest(DeviceStatus::Fault);
    }
    // The request was damaged on its way.
    if (reply.status == SamStatus::RequestChecksumWrong ||
        reply.status == SamStatus::RequestLengthWrong) {
        return m_wasAskedAgain ? strike(DeviceStatus::Fault) : askAgain();
    }
    switch (m_state) {
    case State::Checking:
        return repliedToCheck(reply.status);
    case State::Finding:
        return repliedToFind(reply.status);
    case State::Selecting:
        return repliedToSelect(reply.status);
    case State::Reading:
        return repliedToRead(reply);
    case State::Confirming:
        return repliedToConfirm(reply.status);
    case State::Probing:
        return repliedToProbe(reply.status);
    case State::Closed:
    case State::Resting:
    case State::Idle:
    case State::Pausing:
        break;
    }
    return std::nullopt;
}

ReaderFlow::Step ReaderFlow::timedOut(bool heardNoise)
{
    switch (m_state) {
    case State::Closed:
    case State::Idle:
        return finish({});
    case State::Resting:
        m_state = State::Checking;
        return ask(SamCommand::ModuleStatus);
    case State::Pausing:
        return look();
    case State::Selecting:
    case State::Reading:
    case State::Confirming:
        // A reply was damaged on its way. Without a sound it may only be late, and a second one
        // would then be taken for the answer to the next request.
        if (heardNoise && !m_wasAskedAgain) {
            return askAgain();
        }
        break;
    case State::Checking:
    case State::Finding:
    case State::Probing:
        break;
    }
    return strike(heardNoise ? DeviceStatus::Fault : DeviceStatus::Missing);
}

bool ReaderFlow::isAwaitingReply() const
{
    return m_state != State::Closed && m_state != State::Resting && m_state != State::Idle &&
           m_state != State::Pausing;
}

ReaderFlow::Step ReaderFlow::ask(SamCommand command)
{
    m_asked = command;
    m_wasAskedAgain = false;
    std::chrono::milliseconds limit = m_delays.shortAnswer;
    if (command == SamCommand::ReadCard) {
        limit = m_delays.readAnswer;
    } else if (command == SamCommand::ReadNewAddress) {
        limit = m_delays.addressAnswer;
    }
    return finish({.notices = {}, .send = command, .timer = limit});
}

ReaderFlow::Step ReaderFlow::askAgain()
{
    Step step = ask(m_asked);
    m_wasAskedAgain = true;
    return step;
}

ReaderFlow::Step ReaderFlow::look()
{
    if (m_card == Card::Read && !m_probesByFind) {
        m_state = State::Probing;
        return ask(SamCommand::ReadNewAddress);
    }
    m_state = State::Finding;
    return ask(SamCommand::FindCard);
}

ReaderFlow::Step ReaderFlow::pause()
{
    if (!m_isWanted) {
        m_state = State::Idle;
        return finish({});
    }
    m_state = State::Pausing;
    return finish({.notices = {}, .send = {}, .timer = m_delays.poll});
}

ReaderFlow::Step ReaderFlow::rest(DeviceStatus reason)
{
    forgetCard();
    setStatus(reason);
    m_strikes = 0;
    m_state = State::Resting;
    return finish({.notices = {}, .send = {}, .timer = m_delays.rest});
}

ReaderFlow::Step ReaderFlow::strike(DeviceStatus reason)
{
    ++m_strikes;
    // A module that has not yet said that it is well gets no second chance before the next rest.
    if (m_strikes >= kMaxStrikes || m_state == State::Checking) {
        return rest(reason);
    }
    if (m_state == State::Reading || m_state == State::Confirming) {
        return failRead(ErrorCode::CardUnreadable);
    }
    return pause();
}

ReaderFlow::Step ReaderFlow::failRead(ErrorCode code, Card card)
{
    // A read that nobody waits for any longer has no outcome, and the card may be read again.
    if (m_isWanted) {
        m_card = card;
        m_misses = 0;
        m_notices.emplace_back(code);
    }
    return pause();
}

ReaderFlow::Step ReaderFlow::repliedToCheck(SamStatus status)
{
    if (status != SamStatus::Success) {
        return rest(DeviceStatus::Fault);
    }
    m_strikes = 0;
    setStatus(DeviceStatus::Ready);
    if (!m_isWanted) {
        return pause();
    }
    return look();
}

ReaderFlow::Step ReaderFlow::repliedToFind(SamStatus status)
{
    if (status != SamStatus::CardFound && status != SamStatus::NoCard) {
        return strike(DeviceStatus::Fault);
    }
    m_strikes = 0;
    if (status == SamStatus::NoCard) {
        m_selectFailures = 0;
        forgetCard();
        return pause();
    }
    if (m_card != Card::None || !m_isWanted) {
        return pause();
    }
    m_state = State::Selecting;
    return ask(SamCommand::SelectCard);
}

ReaderFlow::Step ReaderFlow::repliedToSelect(SamStatus status)
{
    if (!m_isWanted) {
        return pause();
    }
    if (status == SamStatus::Success) {
        m_selectFailures = 0;
        m_notices.emplace_back(ReadingStarted{});
        m_state = State::Reading;
        return ask(SamCommand::ReadCard);
    }
    // A card that is still on its way down is found but not selected, and will be in a moment.
    if (++m_selectFailures < kMaxSelectFailures) {
        return pause();
    }
    m_selectFailures = 0;
    return failRead(ErrorCode::CardUnreadable);
}

ReaderFlow::Step ReaderFlow::repliedToRead(const SamReply& reply)
{
    m_strikes = 0;
    if (reply.status == SamStatus::ReadFailed) {
        m_state = State::Confirming;
        return ask(SamCommand::FindCard);
    }
    if (reply.status != SamStatus::Success) {
        return failRead(ErrorCode::CardUnreadable);
    }
    if (!m_isWanted) {
        return pause();
    }
    const Result<QByteArrayView> text = cardTextBlock(reply.data.view());
    if (!text) {
        qCWarning(lcDevice).noquote() << text.error().detail;
        return failRead(ErrorCode::CardUnreadable, Card::Read);
    }
    Result<IdCard> card = parseCardText(text.value());
    if (!card) {
        qCWarning(lcDevice).noquote() << card.error().detail;
        return failRead(card.error().code, Card::Read);
    }
    m_card = Card::Read;
    m_misses = 0;
    m_notices.emplace_back(std::move(card).value());
    return pause();
}

ReaderFlow::Step ReaderFlow::repliedToConfirm(SamStatus status)
{
    if (status == SamStatus::CardFound) {
        return failRead(ErrorCode::CardUnreadable);
    }
    Step step = failRead(ErrorCode::CardGone);
    if (m_card == Card::Failed) {
        step.notices.emplace_back(CardRemoved{});
        m_card = Card::None;
    }
    return step;
}

ReaderFlow::Step ReaderFlow::repliedToProbe(SamStatus status)
{
    m_strikes = 0;
    if (status == SamStatus::Success || status == SamStatus::NoContent) {
        m_misses = 0;
    } else if (status == SamStatus::CommandWrong || status == SamStatus::NotAllowed) {
        m_probesByFind = true;
    } else if (++m_misses >= kMissesUntilLifted) {
        forgetCard();
    }
    return pause();
}

void ReaderFlow::setStatus(DeviceStatus status)
{
    if (m_status != status) {
        m_status = status;
        m_notices.emplace_back(status);
    }
}

void ReaderFlow::forgetCard()
{
    if (m_isWanted && (m_state == State::Reading || m_state == State::Confirming)) {
        m_notices.emplace_back(ErrorCode::DeviceMissing);
    }
    if (std::exchange(m_card, Card::None) != Card::None) {
        m_notices.emplace_back(CardRemoved{});
    }
}

ReaderFlow::Step ReaderFlow::finish(Step step)
{
    step.notices = std::exchange(m_notices, {});
    return step;
}

} // namespace onewindow::drivers

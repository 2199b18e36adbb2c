// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"
#include "drivers/api/IdCard.h"
#include "drivers/idcard/SamFrame.h"
#include "services/core/Error.h"

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace onewindow::drivers {

/// How long the reader's conversation waits for what. The defaults follow what is known of real
/// modules; a whole read ends within 5 s.
struct ReaderDelays
{
    std::chrono::milliseconds poll{300};           ///< Between two looks for a card.
    std::chrono::milliseconds shortAnswer{500};    ///< For a reply to anything but a read.
    std::chrono::milliseconds readAnswer{2000};    ///< For the reply to a read.
    std::chrono::milliseconds addressAnswer{1500}; ///< For the reply to "read newest address".
    std::chrono::milliseconds frameGap{200};       ///< Silence after which a frame's rest is lost.
    std::chrono::milliseconds rest{2000}; ///< Before a silent or faulty module is asked again.
};

/// The conversation with an ID-card module, without the line and without a clock: what happened
/// goes in, what to send, how long to wait and what to tell comes out.
///
/// Asked is: status after the line opens; then, only while a card is wanted, find every 300 ms,
/// and find -> select -> read as soon as one lies there. A card that was read or failed is not read
/// again before it was lifted.
///
/// How lifting is noticed:
/// - After the module gave a card's data, most modules answer "no card" to find until the card is
/// lifted, because the
///   card is still selected and silent to the search, while others answer "found" again. So find
///   says nothing. What asks the selected card itself is "read newest address": 90 or 91 while it
///   lies there, anything else once it is gone, with both kinds of module. Two such answers in a
///   row count as lifted. It never selects a card, so it cannot take a new one for the old one.
///   With a module that does not know this command (21, 23), find decides: right for modules that
///   answer "found" again, and too early for the others.
/// - After a read that the module refused no card is selected and find works with both kinds. One
/// that answers
///   "no card" until lifted ends the waiting too early, which does no harm: it goes on answering
///   "no card" until the card is lifted and laid again.
/// - A lost line or module counts as lifted, since nothing is known of the card from then on.
class ReaderFlow
{
public:
    struct ReadingStarted
    {};

    struct CardRemoved
    {};

    /// To be told to the driver's users, in this order.
    using Notice = std::variant<DeviceStatus, ReadingStarted, IdCard, ErrorCode, CardRemoved>;

    /// What is to be done after an event. The last step's timer, if it still runs, is void.
    struct Step
    {
        std::vector<Notice> notices;
        /// A request to send; its reply is waited for.
        std::optional<SamCommand> send;
        /// After this time timedOut() is due; without it only other events count.
        std::optional<std::chrono::milliseconds> timer;
    };

    explicit ReaderFlow(ReaderDelays delays);

    /// The line can be used.
    Step opened();
    /// The line cannot be used, or not any longer.
    Step closed(DeviceStatus reason);
    /// Somebody wants a card, or nobody any more. Empty when this changes nothing yet: then the
    /// running timer stays.
    std::optional<Step> wantedChanged(bool isWanted);
    /// A reply came in. Empty when none was waited for.
    std::optional<Step> replied(const SamReply& reply);
    /// The timer ran out. `heardNoise` tells a line that carries nonsense from a silent one.
    Step timedOut(bool heardNoise);

private:
    enum class State {
        Closed,
        Checking, ///< Status asked.
        Resting,  ///< The module is silent or faulty; asked again later.
        Idle,     ///< Ready, and nobody wants a card.
        Pausing,  ///< Between two looks.
        Finding,
        Selecting,
        Reading,
        Confirming, ///< The read failed; is the card still there?
        Probing,    ///< The card was read; is it still there?
    };

    /// What lies on the reader as far as is known.
    enum class Card {
        None,
        Read,   ///< The module gave its data, whether they made sense or not.
        Failed, ///< The module could not read it.
    };

    [[nodiscard]] bool isAwaitingReply() const;
    Step ask(SamCommand command);
    Step askAgain();
    Step look();
    Step pause();
    Step rest(DeviceStatus reason);
    Step strike(DeviceStatus reason);
    Step failRead(ErrorCode code, Card card = Card::Failed);

    Step repliedToCheck(SamStatus status);
    Step repliedToFind(SamStatus status);
    Step repliedToSelect(SamStatus status);
    Step repliedToRead(const SamReply& reply);
    Step repliedToConfirm(SamStatus status);
    Step repliedToProbe(SamStatus status);

    void setStatus(DeviceStatus status);
    void forgetCard();
    Step finish(Step step);

    ReaderDelays m_delays;
    State m_state = State::Closed;
    Card m_card = Card::None;
    bool m_isWanted = false;
    bool m_probesByFind = false;
    std::optional<DeviceStatus> m_status;
    SamCommand m_asked = SamCommand::ModuleStatus;
    bool m_wasAskedAgain = false;
    int m_strikes = 0;
    int m_selectFailures = 0;
    int m_misses = 0;
    std::vector<Notice> m_notices; ///< Of the step being made.
};

} // namespace onewindow::drivers

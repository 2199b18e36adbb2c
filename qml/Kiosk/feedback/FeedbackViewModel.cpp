// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/FeedbackViewModel.h"

#include "services/core/Ids.h"

#include <QRegularExpression>

#include <utility>

namespace onewindow::ui {

namespace {

/// A ticket's link ends in its token; see queue::TicketDesk.
const QRegularExpression& ticketLink()
{
    static const QRegularExpression shape(QStringLiteral("/t/([A-Za-z0-9_-]{22})$"));
    return shape;
}

/// See feedbackCode().
const QRegularExpression& filedCode()
{
    static const QRegularExpression shape(
        QStringLiteral("^OWF:(Y[0-9A-Z]-[0-9]{8}-[0-9]{4,9}):([A-Za-z0-9_-]{22})$"));
    return shape;
}

/// See FeedbackViewModel::codeOfNumber().
const QRegularExpression& numberCode()
{
    static const QRegularExpression shape(QStringLiteral("^OWF:(Y[0-9A-Z]-[0-9]{8}-[0-9]{4,9})$"));
    return shape;
}

/// See FeedbackViewModel::codeOfMine().
const QRegularExpression& mineCode()
{
    static const QRegularExpression shape(QStringLiteral("^OWM:([0-9a-f-]{36})$"));
    return shape;
}

void wipeText(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

} // namespace

FeedbackViewModel::FeedbackViewModel(KioskSession& session, feedback::FeedbackService& service,
                                     QString terminal, QObject* parent)
    : ErrandViewModel(parent)
    , m_session(session)
    , m_service(service)
    , m_terminal(std::move(terminal))
{
    connect(&m_session, &KioskSession::changed, this, &FeedbackViewModel::refresh);
    connect(&m_session, &KioskSession::slipPrinted, this, &FeedbackViewModel::onSlipPrinted);
    connect(&m_follow, &FeedbackFollow::heard, this, &FeedbackViewModel::showStatus);
    connect(&m_follow, &FeedbackFollow::failed, this, &FeedbackViewModel::onFollowFailed);
    refresh();
}

void FeedbackViewModel::usePinyin(input::PinyinInput* pinyin)
{
    m_typed.usePinyin(pinyin);
    Q_EMIT typedChanged();
}

void FeedbackViewModel::useEnquiry(feedback::FeedbackEnquiry* enquiry)
{
    m_follow.use(enquiry);
    refresh();
}

QString FeedbackViewModel::codeOfMine(const QByteArray& id)
{
    return QStringLiteral("OWM:") + idToText(id);
}

QString FeedbackViewModel::codeOfNumber(const QString& number)
{
    return QStringLiteral("OWF:") + number;
}

QString FeedbackViewModel::pageOf(Step step)
{
    static const QStringList names{
        QStringLiteral("Start"),  QStringLiteral("Level"), QStringLiteral("Reasons"),
        QStringLiteral("Write"),  QStringLiteral("Phone"), QStringLiteral("Check"),
        QStringLiteral("Thanks"), QStringLiteral("Filed"), QStringLiteral("Number"),
        QStringLiteral("Code"),   QStringLiteral("Wait"),  QStringLiteral("Status"),
        QStringLiteral("Failed")};
    return QStringLiteral("feedback/Feedback") + names.at(static_cast<int>(step));
}

QString FeedbackViewModel::page() const
{
    return pageOf(m_step);
}

QStringList FeedbackViewModel::pages() const
{
    QStringList all;
    for (int step = 0; step <= static_cast<int>(Step::Failed); ++step) {
        all << pageOf(static_cast<Step>(step));
    }
    return all;
}

bool FeedbackViewModel::isResult() const
{
    return m_step == Step::Thanks || m_step == Step::Filed;
}

void FeedbackViewModel::begin()
{
    if (m_isBegun && m_code.isEmpty()) {
        return; // Somebody laid a card meanwhile: what is written stays.
    }
    const QString code = std::exchange(m_code, QString());
    forget();
    m_isBegun = true;
    m_typed.setLanguage(language());
    openCode(code);
}

void FeedbackViewModel::openCode(const QString& code)
{
    const auto ticket = ticketLink().match(code);
    const auto filed = filedCode().match(code);
    const auto mine = mineCode().match(code);
    if (ticket.hasMatch()) {
        openTicket(ticket.captured(1));
    } else if (filed.hasMatch()) {
        m_followed = code;
        openFiled(filed.captured(1), filed.captured(2));
    } else if (mine.hasMatch() && canBeFound() && m_follow.canAsk()) {
        m_followed = code;
        openMine(idFromText(mine.captured(1)));
    } else if (const auto number = numberCode().match(code);
               number.hasMatch() && m_follow.canAsk()) {
        m_isFollowing = true;
        m_follow.begin(number.captured(1));
        go(Step::Code);
    } else {
        go(Step::Start);
    }
}

template <typename T>
std::function<void(Result<T>)>
FeedbackViewModel::ifStillHere(std::function<void(const Result<T>&)> answer)
{
    return [this, visit = m_visit, answer = std::move(answer)](const Result<T>& result) {
        if (visit == m_visit) {
            m_isWaiting = false;
            answer(result);
        }
    };
}

void FeedbackViewModel::openTicket(const QString& token)
{
    m_token = token;
    m_first = Step::Level;
    m_isWaiting = true;
    go(Step::Level);
    m_service.timesRated(feedback::About::Ticket, token,
                         ifStillHere<int>([this](const Result<int>& times) {
                             m_timesRated = times ? times.value() : 0;
                             if (m_timesRated > 1) {
                                 fail(ErrorCode::Conflict);
                             } else {
                                 go(Step::Level);
                             }
                         }));
}

/// This terminal may have filed it, and says so at once; what became of it the hall alone knows.
void FeedbackViewModel::openFiled(const QString& number, const QString& token)
{
    m_isFollowing = true;
    m_first = Step::Asking;
    m_isLooking = true;
    m_follow.clear();
    if (m_follow.canAsk()) {
        m_follow.askByToken(number, token);
    }
    go(Step::Asking);
    m_service.find(
        number, token,
        ifStillHere<feedback::FeedbackCase>([this](const Result<feedback::FeedbackCase>& found) {
            m_isLooking = false;
            const auto hall = m_follow.hall();
            if (found && hall != FeedbackFollow::Hall::Heard) {
                m_follow.show(found.value());
                showStatus();
            } else if (!found && hall == FeedbackFollow::Hall::NotAsked) {
                fail(ErrorCode::NotFound);
            } else if (!found && hall == FeedbackFollow::Hall::Silent) {
                fail(m_failure);
            }
        }));
}

void FeedbackViewModel::openMine(const QByteArray& id)
{
    m_isFollowing = true;
    m_first = Step::Asking;
    m_follow.clear();
    m_follow.askMine(m_session.context().person->idNumber, id);
    go(Step::Asking);
}

void FeedbackViewModel::showStatus()
{
    if (m_step == Step::Asking || m_step == Step::Status) {
        m_first = m_first == Step::Asking ? Step::Status : m_first;
        go(Step::Status);
    }
}

void FeedbackViewModel::onFollowFailed(ErrorCode code)
{
    m_failure = code;
    if (m_follow.isKnown()) {
        refresh(); // What this terminal knows stays, with a word about the rest.
    } else if (m_step == Step::Asking && !m_isLooking) {
        fail(code);
    }
}

bool FeedbackViewModel::takesCode(const QString& text)
{
    // Nobody loses by a code what they have begun to say.
    const bool isFree = !m_isBegun || m_step == Step::Start || m_isFollowing ||
                        (m_step == Step::Failed && !canRetry());
    const bool isAsked =
        (mineCode().match(text).hasMatch() && canBeFound()) || numberCode().match(text).hasMatch();
    const bool isKnown = ticketLink().match(text).hasMatch() ||
                         filedCode().match(text).hasMatch() || (isAsked && m_follow.canAsk());
    if (!isFree || !isKnown) {
        return false;
    }
    m_code = text;
    return true;
}

bool FeedbackViewModel::goBack()
{
    if (m_step == m_first || isResult()) {
        return false;
    }
    switch (m_step) {
    case Step::Level:
        go(Step::Start);
        return true;
    case Step::Number:
    case Step::Status:
        m_isFollowing = false;
        m_follow.clear();
        go(Step::Start);
        return true;
    case Step::Code:
        go(Step::Number);
        return true;
    case Step::Asking:
        m_follow.stop();
        go(Step::Code);
        return true;
    case Step::Reasons:
        go(Step::Level);
        return true;
    case Step::Write:
        m_typed.settle();
        go(isRating() ? Step::Reasons : Step::Start);
        return true;
    case Step::Phone:
        go(isRating() ? Step::Reasons : Step::Write);
        return true;
    case Step::Check:
        go(Step::Phone);
        return true;
    case Step::Failed:
        if (!canRetry()) {
            return false;
        }
        go(m_isFollowing ? Step::Number : isRating() ? Step::Reasons : Step::Check);
        return true;
    case Step::Start:
    case Step::Thanks:
    case Step::Filed:
        return false;
    }
    return false;
}

void FeedbackViewModel::leave()
{
    ++m_visit;
    forget();
    refresh();
    Q_EMIT typedChanged();
}

void FeedbackViewModel::forget()
{
    m_isBegun = false;
    m_isWaiting = false;
    m_isPrinting = false;
    m_isSlipOut = false;
    m_step = Step::Start;
    m_first = Step::Start;
    wipeText(m_code);
    wipeText(m_token);
    m_timesRated = 0;
    m_level = 0;
    m_chosen.clear();
    m_kind.reset();
    m_typed.clear();
    wipeText(m_phone);
    m_isNamed = false;
    m_follow.clear();
    m_isFollowing = false;
    m_isLooking = false;
    wipeText(m_followed);
    m_rated = {};
    if (m_filed) {
        wipeText(m_filed->token);
        m_filed.reset();
    }
}

void FeedbackViewModel::go(Step step)
{
    m_step = step;
    refresh();
    Q_EMIT typedChanged();
    Q_EMIT moved();
}

void FeedbackViewModel::rate()
{
    feedback::RatingRequest request;
    request.about = m_token.isEmpty() ? feedback::About::Visit : feedback::About::Ticket;
    request.token = m_token;
    request.level = m_level;
    request.codes = m_chosen.values();
    request.words = m_typed.settled().trimmed();
    request.phone = isBad() ? m_phone : QString();
    m_service.rate(std::move(request),
                   ifStillHere<feedback::Rated>([this](const Result<feedback::Rated>& rated) {
                       if (!rated) {
                           fail(rated.error().code);
                           return;
                       }
                       m_rated = rated.value();
                       go(Step::Thanks);
                   }));
}

void FeedbackViewModel::file()
{
    feedback::FilingRequest request;
    request.kind = *m_kind;
    request.matter = m_session.context().matter;
    request.text = m_typed.settled().trimmed();
    request.phone = m_phone;
    if (m_isNamed && canBeFound()) {
        request.idNumber = m_session.context().person->idNumber;
    }
    m_service.file(std::move(request),
                   ifStillHere<feedback::Filed>([this](const Result<feedback::Filed>& filed) {
                       if (filed) {
                           onFiled(filed.value());
                       } else {
                           fail(filed.error().code);
                       }
                   }));
}

} // namespace onewindow::ui

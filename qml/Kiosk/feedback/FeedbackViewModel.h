// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/feedback/FeedbackFollow.h"
#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/ErrandViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/TypedText.h"
#include "services/feedback/FeedbackService.h"

#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// Say what you think: rate a visit or a finished ticket, complain, suggest, ask about a policy,
/// and see what was answered. Nobody is named but who wants to find it again by their card; words
/// and a phone number are gone with leave().
class FeedbackViewModel : public ErrandViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(onewindow::ui::ChoiceModel* ways READ ways CONSTANT)
    Q_PROPERTY(onewindow::ui::ChoiceModel* levels READ levels CONSTANT)
    Q_PROPERTY(onewindow::ui::ChoiceModel* reasons READ reasons CONSTANT)
    /// The rating, as far as it is chosen: what it is of, and its words.
    Q_PROPERTY(QString levelTitle READ levelTitle NOTIFY changed)
    Q_PROPERTY(QString levelLead READ levelLead NOTIFY changed)
    Q_PROPERTY(QString levelName READ levelName NOTIFY changed)
    Q_PROPERTY(bool isBad READ isBad NOTIFY changed)

    Q_PROPERTY(bool isRating READ isRating NOTIFY changed)
    Q_PROPERTY(QString writeTitle READ writeTitle NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY typedChanged)
    Q_PROPERTY(QString letters READ letters NOTIFY typedChanged)
    Q_PROPERTY(QList<QString> candidates READ candidates NOTIFY typedChanged)
    Q_PROPERTY(bool hasTyped READ hasTyped NOTIFY typedChanged)
    Q_PROPERTY(bool isChinese READ isChinese NOTIFY typedChanged)
    Q_PROPERTY(bool canTypeChinese READ canTypeChinese NOTIFY typedChanged)
    /// "12 / 500"
    Q_PROPERTY(QString countText READ countText NOTIFY typedChanged)
    /// Something was written, or need not be.
    Q_PROPERTY(bool isWritten READ isWritten NOTIFY typedChanged)

    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(QString kindName READ kindName NOTIFY changed)
    /// A card's holder may have it among their matters.
    Q_PROPERTY(bool canBeFound READ canBeFound NOTIFY changed)

    // Results.
    Q_PROPERTY(QString resultTitle READ resultTitle NOTIFY changed)
    /// What happens next, and until when.
    Q_PROPERTY(QString nextText READ nextText NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    /// The digits that go with the number.
    Q_PROPERTY(QString followCode READ followCode NOTIFY changed)
    Q_PROPERTY(QString answerBy READ answerBy NOTIFY changed)
    /// What became of the slip.
    Q_PROPERTY(QString slipText READ slipText NOTIFY changed)
    Q_PROPERTY(bool isSlipOut READ isSlipOut NOTIFY changed)
    Q_PROPERTY(QString failTitle READ failTitle NOTIFY changed)
    Q_PROPERTY(QString failLead READ failLead NOTIFY changed)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed)
    /// What became of something filed earlier.
    Q_PROPERTY(onewindow::ui::FeedbackFollow* follow READ follow CONSTANT)

public:
    /// `session` and `service` outlive this object. `terminal` is what people call this machine.
    FeedbackViewModel(KioskSession& session, feedback::FeedbackService& service, QString terminal,
                      QObject* parent = nullptr);

    /// From now on letters may become Chinese. `pinyin` outlives this object.
    void usePinyin(input::PinyinInput* pinyin);
    /// From now on answers can be asked for. `enquiry` outlives this object.
    void useEnquiry(feedback::FeedbackEnquiry* enquiry);

    /// What KioskSession::followCode() takes to something that the holder of the card filed.
    static QString codeOfMine(const QByteArray& id);
    /// The same for a number that somebody typed: the digits that go with it are asked for.
    static QString codeOfNumber(const QString& number);

    [[nodiscard]] Errand errand() const override { return Errand::Feedback; }

    [[nodiscard]] bool needsCard() const override { return false; }

    [[nodiscard]] QString page() const override;
    [[nodiscard]] QStringList pages() const override;
    void begin() override;
    bool goBack() override;
    void leave() override;

    [[nodiscard]] bool isBusy() const override { return m_isWaiting || m_isPrinting; }

    [[nodiscard]] bool isResult() const override;
    /// The link of a ticket that is not open any more, the code of something filed, or one of the
    /// above.
    bool takesCode(const QString& text) override;

    [[nodiscard]] ChoiceModel* ways() { return &m_ways; }

    [[nodiscard]] ChoiceModel* levels() { return &m_levels; }

    [[nodiscard]] ChoiceModel* reasons() { return &m_reasons; }

    [[nodiscard]] QString levelTitle() const;
    [[nodiscard]] QString levelLead() const;
    [[nodiscard]] QString levelName() const;

    [[nodiscard]] bool isBad() const { return m_level > 0 && feedback::isBad(m_level); }

    [[nodiscard]] bool isRating() const { return !m_kind; }

    [[nodiscard]] QString writeTitle() const;

    [[nodiscard]] QString text() const { return m_typed.settled(); }

    [[nodiscard]] QString letters() const { return m_typed.letters(); }

    [[nodiscard]] QList<QString> candidates() const { return m_typed.candidates(); }

    [[nodiscard]] bool hasTyped() const { return !m_typed.isEmpty(); }

    [[nodiscard]] bool isChinese() const { return m_typed.isChinese(); }

    [[nodiscard]] bool canTypeChinese() const { return m_typed.canTypeChinese(); }

    [[nodiscard]] QString countText() const;
    [[nodiscard]] bool isWritten() const;

    [[nodiscard]] QString phone() const { return m_phone; }

    [[nodiscard]] QString kindName() const;

    [[nodiscard]] bool canBeFound() const { return m_session.context().hasCard(); }

    [[nodiscard]] FeedbackFollow* follow() { return &m_follow; }

    [[nodiscard]] QString resultTitle() const;
    [[nodiscard]] QString nextText() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString followCode() const;
    [[nodiscard]] QString answerBy() const;
    [[nodiscard]] QString slipText() const;

    [[nodiscard]] bool isSlipOut() const { return m_isSlipOut; }

    [[nodiscard]] QString failTitle() const;
    [[nodiscard]] QString failLead() const;
    [[nodiscard]] bool canRetry() const;

    Q_INVOKABLE void chooseWay(const QString& key);
    Q_INVOKABLE void chooseLevel(const QString& key);
    Q_INVOKABLE void toggleReason(const QString& key);
    /// Some words with the rating.
    Q_INVOKABLE void write();
    Q_INVOKABLE void type(const QString& sign);
    Q_INVOKABLE void deleteLast();
    Q_INVOKABLE void clearText();
    Q_INVOKABLE void chooseCandidate(int index);
    Q_INVOKABLE void toggleChinese();

    /// Whether `number` may be one: a page asks while it is typed.
    Q_INVOKABLE bool isPhone(const QString& number) const { return feedback::isPhone(number); }

    /// Empty: leaves none.
    Q_INVOKABLE void leavePhone(const QString& number);
    /// The primary action of reasons, writing, the last look and a number that is typed.
    Q_INVOKABLE void goOn();
    /// From the last look: filed with the card, so that it is found again by the card.
    Q_INVOKABLE void submitNamed();
    /// The digits that go with the number that was typed.
    Q_INVOKABLE void askCode(const QString& code);
    Q_INVOKABLE void retry();
    /// The next of the lines' pages; after the last the first.
    Q_INVOKABLE void showMoreLines();

    Q_INVOKABLE void finish() { m_session.send(Event::Done); }

Q_SIGNALS:
    void changed();
    void typedChanged();

private:
    enum class Step {
        Start,
        Level,
        Reasons,
        Write,
        Phone,
        Check,
        Thanks,
        Filed,
        Number,
        Code,
        Asking,
        Status,
        Failed,
    };

    static QString pageOf(Step step);
    void go(Step step);
    void refresh();
    void forget();
    void submit();
    void rate();
    void file();
    void onFiled(const feedback::Filed& filed);
    void fail(ErrorCode code);
    void openTicket(const QString& token);
    void openFiled(const QString& number, const QString& token);
    void openMine(const QByteArray& id);
    void openCode(const QString& code);
    void showStatus();
    void onFollowFailed(ErrorCode code);
    [[nodiscard]] QString followFailTitle() const;
    [[nodiscard]] QString followFailLead() const;
    void onSlipPrinted(drivers::PrintOutcome outcome);
    /// Runs `answer` if nobody has left since.
    template <typename T>
    std::function<void(Result<T>)> ifStillHere(std::function<void(const Result<T>&)> answer);

    [[nodiscard]] QString language() const { return m_session.modes().language; }

    KioskSession& m_session;
    feedback::FeedbackService& m_service;
    QString m_terminal;
    ChoiceModel m_ways;
    ChoiceModel m_levels;
    ChoiceModel m_reasons;

    // Of who is here; see forget().
    int m_visit = 0; ///< Counts who was here: late answers are another's.
    bool m_isBegun = false;
    bool m_isWaiting = false;
    bool m_isPrinting = false;
    bool m_isSlipOut = false;
    Step m_step = Step::Start;
    Step m_first = Step::Start; ///< From where the session goes back.
    QString m_code;             ///< Scanned, and not looked up yet.
    QString m_token;            ///< Of the ticket that is rated.
    int m_timesRated = 0;
    int m_level = 0;
    QSet<QString> m_chosen;
    std::optional<feedback::CaseKind> m_kind;
    bool m_isNamed = false; ///< To be found again by the card.
    FeedbackFollow m_follow;
    bool m_isFollowing = false; ///< Something filed earlier is in hand.
    bool m_isLooking = false;   ///< This terminal's own store has not answered about it.
    QString m_followed;         ///< The code it was opened by, for another try.
    TypedText m_typed{feedback::kTextLimit};
    QString m_phone;
    feedback::Rated m_rated;
    std::optional<feedback::Filed> m_filed;
    ErrorCode m_failure = ErrorCode::StoreFailed;
};

} // namespace onewindow::ui

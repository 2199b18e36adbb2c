// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "services/feedback/FeedbackEnquiry.h"

#include <QDate>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// What became of something filed: its number while it is typed, what the hall says of it, and the
/// words for it. Nothing of it is kept after clear().
class FeedbackFollow : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    /// The number while it is typed.
    Q_PROPERTY(QString typed READ typed NOTIFY changed)
    Q_PROPERTY(bool isTyped READ isTyped NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    /// "已答复"
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    /// Why nothing newer is known; empty where there is nothing to say.
    Q_PROPERTY(QString note READ note NOTIFY changed)
    /// What happened and what was answered, as many lines at a time as there is room for.
    Q_PROPERTY(onewindow::ui::ChoiceModel* lines READ lines CONSTANT)
    Q_PROPERTY(QString longestLine READ longestLine NOTIFY changed)

public:
    /// How far the hall has been heard.
    enum class Hall { NotAsked, Asked, Heard, Silent };

    /// Characters of a typed number.
    static constexpr qsizetype kNumberLimit = 24;
    static constexpr int kCodeLength = 6;

    using QObject::QObject;

    /// From now on there is somebody to ask; outlives this object.
    void use(feedback::FeedbackEnquiry* enquiry) { m_enquiry = enquiry; }

    [[nodiscard]] bool canAsk() const { return m_enquiry != nullptr; }

    /// Forgets everything, answers that are still to come included.
    void clear();
    /// Whoever asked waits no longer; what is typed stays.
    void stop();
    /// Ready for a number to be typed, or with one that was.
    void begin(const QString& number = {});

    Q_INVOKABLE void type(const QString& sign);
    Q_INVOKABLE void deleteLast();
    Q_INVOKABLE void clearTyped();

    /// What this terminal knows by itself is shown until the hall has answered.
    void show(const feedback::FeedbackCase& filed);
    /// Asks the hall: by the typed number and its code, by a slip's token, or for what the holder
    /// of a card filed. heard() or failed() follows, unless clear() comes before.
    void ask(const QString& code);
    void askByToken(const QString& number, const QString& token);
    void askMine(const QString& idNumber, const QByteArray& id);

    [[nodiscard]] bool isKnown() const { return m_known.has_value(); }

    [[nodiscard]] Hall hall() const { return m_hall; }

    [[nodiscard]] const QString& typed() const { return m_typed; }

    [[nodiscard]] bool isTyped() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString standing() const;
    [[nodiscard]] QString note() const;

    [[nodiscard]] ChoiceModel* lines() { return &m_lines; }

    [[nodiscard]] QString longestLine() const;

    /// The words anew, in the language of the session.
    void refresh(const QString& language, QDate today);

Q_SIGNALS:
    void changed();
    void heard();
    void failed(onewindow::ErrorCode code);

private:
    void take(const Result<feedback::FollowedFeedback>& answer);
    [[nodiscard]] QList<Choice> linesAbout(const feedback::FollowedFeedback& known) const;
    [[nodiscard]] static QString answerText(const feedback::FollowedFeedback& known);
    [[nodiscard]] QString nextText(const feedback::FollowedFeedback& known) const;
    feedback::FeedbackEnquiry::Callback ifStillHere();

    feedback::FeedbackEnquiry* m_enquiry = nullptr;
    ChoiceModel m_lines;
    int m_visit = 0; ///< Counts who was here and what was asked: late answers are another's.
    QString m_typed;
    Hall m_hall = Hall::NotAsked;
    std::optional<feedback::FollowedFeedback> m_known;
    QString m_language;
    QDate m_today;
};

} // namespace onewindow::ui

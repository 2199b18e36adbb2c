// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Board/BoardFigures.h"
#include "qml/Board/BoardVoice.h"
#include "qml/Board/CallListModel.h"
#include "qml/Board/ZoneWindows.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// The hall's call board, or that of a part of it: the newest call, the calls before it, who is
/// next, whom the windows have in hand, who was missed, who waits for what, and whether the hall
/// still answers. It has what is called said. Numbers and windows only, never a person.
class BoardViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

    Q_PROPERTY(QString hallName READ hallName NOTIFY hallChanged)
    /// The areas that it is the board of; empty for the whole hall.
    Q_PROPERTY(QString zoneName READ zoneName NOTIFY hallChanged)
    Q_PROPERTY(QString newestNumber READ newestNumber NOTIFY callsChanged)
    Q_PROPERTY(QString newestWindow READ newestWindow NOTIFY callsChanged)
    /// Where in the hall that window is.
    Q_PROPERTY(QString newestArea READ newestArea NOTIFY callsChanged)
    /// The same call said in the hall's other language.
    Q_PROPERTY(QString newestOther READ newestOther NOTIFY callsChanged)
    /// Grows with each call and recall: the board flashes when it does.
    Q_PROPERTY(int callSerial READ callSerial NOTIFY callsChanged)
    Q_PROPERTY(onewindow::ui::CallListModel* calls READ calls CONSTANT)
    /// The open windows of the zone, and whom each has in hand.
    Q_PROPERTY(onewindow::ui::CallListModel* windows READ windows CONSTANT)
    Q_PROPERTY(QStringList ready READ ready NOTIFY hallChanged)
    /// Numbers that were called in vain, the latest first.
    Q_PROPERTY(QString missedText READ missedText NOTIFY missedChanged)
    /// How busy each hour usually is, of the busiest, from firstHour on; empty while not known.
    Q_PROPERTY(QList<double> hourShares READ hourShares NOTIFY hallChanged)
    Q_PROPERTY(int firstHour READ firstHour NOTIFY hallChanged)
    /// Of the day, as the hall's clock has it.
    Q_PROPERTY(int hour READ hour NOTIFY hourChanged)
    /// What that says of the hour that it is now.
    Q_PROPERTY(QString hourText READ hourText NOTIFY hourChanged)
    /// Why nobody hears the calls now; empty while they are said.
    Q_PROPERTY(QString silenceText READ silenceText NOTIFY silenceChanged)
    /// Counts up every few seconds: what has no room turns a page.
    Q_PROPERTY(int turn READ turn NOTIFY turned)
    Q_PROPERTY(QStringList waitingLines READ waitingLines NOTIFY hallChanged)
    /// What everybody is told; in turn with it, whose number will hardly be called today.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(bool fresh READ isFresh NOTIFY freshChanged)
    Q_PROPERTY(QString staleText READ staleText NOTIFY freshChanged)
    Q_PROPERTY(QString timeText READ timeText NOTIFY ticked)
    Q_PROPERTY(QString dateText READ dateText NOTIFY ticked)

public:
    /// `driver` speaks and outlives this object; null for a board without a voice.
    BoardViewModel(sync::HallLink& link, const Clock& clock, BoardOptions options = {},
                   drivers::SpeechDriver* driver = nullptr, QObject* parent = nullptr);

    [[nodiscard]] QString hallName() const;
    [[nodiscard]] QString zoneName() const;
    [[nodiscard]] QString newestNumber() const;
    [[nodiscard]] QString newestWindow() const;
    [[nodiscard]] QString newestArea() const;
    [[nodiscard]] QString newestOther() const;

    [[nodiscard]] int callSerial() const { return m_callSerial; }

    [[nodiscard]] CallListModel* calls() { return &m_calls; }

    [[nodiscard]] CallListModel* windows() { return &m_windowLines; }

    [[nodiscard]] QStringList ready() const;

    [[nodiscard]] QStringList missed() const { return m_missed; }

    [[nodiscard]] QString missedText() const;

    [[nodiscard]] QList<double> hourShares() const { return m_usualDay.shares; }

    [[nodiscard]] int firstHour() const { return m_usualDay.firstHour; }

    [[nodiscard]] int hour() const;
    [[nodiscard]] QString hourText() const;
    [[nodiscard]] QString silenceText() const;

    [[nodiscard]] int turn() const { return m_turn; }

    [[nodiscard]] QStringList waitingLines() const;
    [[nodiscard]] QString notice() const;
    [[nodiscard]] QString lateText() const;

    [[nodiscard]] bool isFresh() const { return m_isFresh; }

    [[nodiscard]] QString staleText() const;
    [[nodiscard]] QString timeText() const;
    [[nodiscard]] QString dateText() const;

    /// Once a second by the program: the time moves, pages turn, and old calls leave.
    void tick();

Q_SIGNALS:
    void hallChanged();
    void callsChanged();
    void freshChanged();
    void missedChanged();
    void hourChanged();
    void silenceChanged();
    void ticked();
    void turned();
    void noticeChanged();

private:
    void onPage(const journal::FeedPage& page);
    void onFresh(bool isFresh);
    void onCall(const QString& window, const std::optional<QJsonObject>& body);
    void rememberCall(const QString& window, const QJsonObject& body);
    void takeBack(const QString& window, const QJsonObject& body);
    void refreshCalls();
    void refreshWindows();
    void refreshMissed();
    void refreshThemes();
    void forgetOldCalls();
    [[nodiscard]] catalog::LocalText windowName(const QString& window) const;
    [[nodiscard]] qint64 hallNowMs() const;
    void noteSilence();

    /// A call as it was announced; a window's next call does not take it from the board.
    struct Call
    {
        BoardVoice::Call said;
        int count = 0;
    };

    sync::HallLink& m_link;
    const Clock& m_clock;
    queue::HallPicture m_hall;
    ZoneWindows m_zone;
    BoardVoice m_voice;
    BoardVoice::Silence m_silence = BoardVoice::Silence::None;
    QList<catalog::Theme> m_themes; ///< In the catalogue's order.
    QHash<QString, QString> m_themeOfMatter;
    QList<Call> m_recent; ///< Newest first.
    CallListModel m_calls;
    CallListModel m_windowLines;
    QStringList m_missed;
    UsualDay m_usualDay;
    qint64 m_staleSinceMs = 0;
    int m_callSerial = 0;
    int m_seconds = 0;
    int m_turn = 0;
    int m_hour = -1; ///< That was shown last.
    bool m_isFresh = false;
};

} // namespace onewindow::ui

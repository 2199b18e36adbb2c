// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Board/CallListModel.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The hall's call board: the newest call, the calls before it, who waits for what, and whether the
/// hall still answers. Numbers and windows only, never a person.
class BoardViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")

    Q_PROPERTY(QString hallName READ hallName NOTIFY hallChanged)
    Q_PROPERTY(QString newestNumber READ newestNumber NOTIFY callsChanged)
    Q_PROPERTY(QString newestWindow READ newestWindow NOTIFY callsChanged)
    /// The same call said in the hall's other language.
    Q_PROPERTY(QString newestOther READ newestOther NOTIFY callsChanged)
    /// Grows with each call and recall: the board flashes when it does.
    Q_PROPERTY(int callSerial READ callSerial NOTIFY callsChanged)
    Q_PROPERTY(onewindow::ui::CallListModel* calls READ calls CONSTANT)
    Q_PROPERTY(QStringList waitingLines READ waitingLines NOTIFY hallChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY hallChanged)
    Q_PROPERTY(bool fresh READ isFresh NOTIFY freshChanged)
    Q_PROPERTY(QString staleText READ staleText NOTIFY freshChanged)
    Q_PROPERTY(QString timeText READ timeText NOTIFY ticked)
    Q_PROPERTY(QString dateText READ dateText NOTIFY ticked)

public:
    BoardViewModel(sync::HallLink& link, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString hallName() const;
    [[nodiscard]] QString newestNumber() const;
    [[nodiscard]] QString newestWindow() const;
    [[nodiscard]] QString newestOther() const;

    [[nodiscard]] int callSerial() const { return m_callSerial; }

    [[nodiscard]] CallListModel* calls() { return &m_calls; }

    [[nodiscard]] QStringList waitingLines() const;
    [[nodiscard]] QString notice() const;

    [[nodiscard]] bool isFresh() const { return m_isFresh; }

    [[nodiscard]] QString staleText() const;
    [[nodiscard]] QString timeText() const;
    [[nodiscard]] QString dateText() const;

    /// Once a second by the program: the time moves, and old calls leave.
    void tick();

Q_SIGNALS:
    void hallChanged();
    void callsChanged();
    void freshChanged();
    void ticked();

private:
    void onPage(const journal::FeedPage& page);
    void onFresh(bool isFresh);
    void rememberCall(const QString& window, const QJsonObject& body);
    void refreshCalls();
    void refreshThemes();
    void forgetOldCalls();
    [[nodiscard]] catalog::LocalText windowName(const QString& window) const;
    [[nodiscard]] qint64 hallNowMs() const;

    /// A call as it was announced; a window's next call does not take it from the board.
    struct Call
    {
        QString ticket;
        QString number;
        QString window;
        qint64 calledAtMs = 0;
        int count = 0;
    };

    sync::HallLink& m_link;
    const Clock& m_clock;
    queue::HallPicture m_hall;
    QList<catalog::Theme> m_themes; ///< In the catalogue's order.
    QHash<QString, QString> m_themeOfMatter;
    QList<Call> m_recent; ///< Newest first.
    CallListModel m_calls;
    qint64 m_staleSinceMs = 0;
    int m_callSerial = 0;
    bool m_isFresh = false;
};

} // namespace onewindow::ui

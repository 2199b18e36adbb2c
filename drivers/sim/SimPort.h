// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>

namespace onewindow::drivers {

/// The device's end of a serial cable: a pseudo-terminal whose other end a program opens as its
/// serial port, under a path that stays the same when the cable is pulled and put back.
///
/// Whenever the program lets go of the port, a fresh pseudo-terminal takes its place under the same
/// path: so no byte meant for a program that is gone reaches the next one, and a killed program
/// leaves no lock behind.
class SimPort final : public QObject
{
    Q_OBJECT

public:
    /// What may wait to be sent; more is lost, as on a real line that nobody reads.
    static constexpr qsizetype kMaxUnsentBytes = 65'536;

    /// `linkPath` becomes a symbolic link to the pseudo-terminal; its folder must exist.
    explicit SimPort(QString linkPath, QObject* parent = nullptr);
    ~SimPort() override;
    SimPort(const SimPort&) = delete;
    SimPort& operator=(const SimPort&) = delete;
    SimPort(SimPort&&) = delete;
    SimPort& operator=(SimPort&&) = delete;

    [[nodiscard]] QString path() const { return m_linkPath; }

    /// Puts the cable in: the path can be opened from now on. DeviceFault where the system gives no
    /// pseudo-terminal or something that is not a link lies at the path.
    Result<void> plug();

    /// Pulls the cable: a program that has the port open sees it hang up, and the path is gone.
    void unplug();

    [[nodiscard]] bool isPlugged() const { return m_master >= 0; }

    /// Whether a program has the port open now; noticed within 50 ms.
    [[nodiscard]] bool isAttached() const { return m_isAttached; }

    /// Sends at the pace of a line of `baudRate` (10 bit times a byte); 0, the default, at once.
    void setPacing(qint32 baudRate);

    /// Sends `bytes` to the program; false, and they are lost, when none has the port open or
    /// kMaxUnsentBytes would wait.
    bool send(QByteArrayView bytes);

Q_SIGNALS:
    void received(const QByteArray& bytes);
    void pluggedChanged(bool isPlugged);
    void attachedChanged(bool isAttached);

private:
    Result<void> openPair();
    void closePair();
    void lookForProgram();
    void onReadable();
    void onProgramGone();
    void sendMore();
    void setAttached(bool isAttached);

    QString m_linkPath;
    int m_master = -1;
    bool m_isAttached = false;
    QSocketNotifier* m_notifier = nullptr; ///< A child; there while plugged.
    QTimer m_lookTimer;
    QTimer m_sendTimer;
    QByteArray m_unsent;
    qint32 m_baudRate = 0;
    QElapsedTimer m_sincePaced;
    double m_pacedBytes = 0; ///< How many bytes the line had time for since the last one.
};

} // namespace onewindow::drivers

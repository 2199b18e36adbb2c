// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace onewindow::drivers {

/// What is on its way into an open file that does not block, a socket or a terminal. The buffers of
/// Qt's devices keep the last bytes they sent until others come; this lets go of them at once.
/// Lives on one thread.
class SendQueue final : public QObject
{
    Q_OBJECT

public:
    explicit SendQueue(QObject* parent = nullptr);

    /// Hands `bytes` to `file` behind what waits already, now or as they are taken. Where they
    /// cannot be written they wait: whoever reads the file hears why.
    void send(int file, QByteArrayView bytes);

    /// Forgets what waits; before the file is closed.
    void clear();

    /// Bytes that the system has not taken.
    [[nodiscard]] qint64 size() const { return m_unsent.size(); }

private:
    void sendMore();
    [[nodiscard]] qsizetype take(QByteArrayView bytes) const;

    int m_file = -1;
    QByteArray m_unsent;
    QTimer m_again;
};

} // namespace onewindow::drivers

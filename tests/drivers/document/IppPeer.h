// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace onewindow::drivers {

/// ippeveprinter in a folder of its own, on a port that was free, with trays, covers and jams at
/// hand. Prints take no time, unless holdJobs().
class IppPeer
{
public:
    /// `formats`: what it says that it takes.
    explicit IppPeer(QString formats = QStringLiteral("application/pdf,image/pwg-raster"));
    /// Ends what it started.
    ~IppPeer();
    IppPeer(const IppPeer&) = delete;
    IppPeer& operator=(const IppPeer&) = delete;
    IppPeer(IppPeer&&) = delete;
    IppPeer& operator=(IppPeer&&) = delete;

    /// What is missing on this machine; empty if it can be started.
    static QString missing();

    /// Starts it, or starts it again on the same port.
    bool start();
    /// As when the plug is pulled.
    void kill();

    /// Where it works, and what it has printed lies.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    [[nodiscard]] QString uri() const;
    [[nodiscard]] QString log() const;

    /// Sheets in its tray.
    bool setPaper(int sheets);
    /// What its next job finds: printer-state-reasons to set ("cover-open") or clear
    /// ("-cover-open").
    void setReason(const QString& reason);
    /// Its jobs end when releaseJobs() is called.
    void holdJobs();
    void releaseJobs();
    /// Its jobs are given up.
    void failJobs();

    /// The documents it received, in order.
    [[nodiscard]] QList<QByteArray> received() const;
    /// What it was told of each job beside the document.
    [[nodiscard]] QString attributes() const;

private:
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }

    void writeFile(const QString& name, const QByteArray& bytes);

    QTemporaryDir m_folder;
    QString m_formats;
    QProcess m_process;
    quint16 m_port = 0;
    qint64 m_printer = 0; ///< Its process.
};

} // namespace onewindow::drivers

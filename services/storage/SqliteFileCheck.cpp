// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqliteFileCheck.h"

#include <QFile>
#include <QtEndian>

#include <array>
#include <thread>
#include <tuple>

namespace onewindow::storage {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kHeaderBytes = 100;
constexpr qsizetype kWalHeaderBytes = 32;
constexpr qsizetype kFrameHeaderBytes = 24;
// Looks at a -wal file that somebody may be writing, until two say the same.
constexpr int kLookLimit = 10;
constexpr auto kLookPause = 50ms;

quint32 number(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

/// The checksum of the -wal format, carried on from frame to frame.
class WalSum
{
public:
    explicit WalSum(bool isBigEndian)
        : m_isBigEndian(isBigEndian)
    {}

    void add(QByteArrayView bytes)
    {
        for (qsizetype i = 0; i + 8 <= bytes.size(); i += 8) {
            m_first += word(bytes.data() + i) + m_second;
            m_second += word(bytes.data() + i + 4) + m_first;
        }
    }

    [[nodiscard]] bool isAt(QByteArrayView bytes, qsizetype at) const
    {
        return number(bytes, at) == m_first && number(bytes, at + 4) == m_second;
    }

private:
    [[nodiscard]] quint32 word(const char* at) const
    {
        return m_isBigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
    }

    bool m_isBigEndian;
    quint32 m_first = 0;
    quint32 m_second = 0;
};

QString frameName(qint64 frame)
{
    return QStringLiteral("-wal: frame %1 is torn or was changed: what was committed from it on is "
                          "not seen")
        .arg(frame);
}

/// The frames after the whole ones. What an earlier use of the file left there has other salts;
/// one of this use's is where SQLite stopped too early.
QString wrongFrameAfter(QFile& file, QByteArrayView header, qsizetype frameBytes, qint64 frame,
                        WalSum sum)
{
    bool isFirst = true;
    for (;; ++frame) {
        const QByteArray bytes = file.read(frameBytes);
        if (bytes.size() < kFrameHeaderBytes) {
            return {};
        }
        const bool isOfThisUse = QByteArrayView(bytes).sliced(8, 8) == header.sliced(16, 8);
        bool isGoingOn = false;
        if (isFirst && bytes.size() == frameBytes) {
            sum.add(QByteArrayView(bytes).first(8));
            sum.add(QByteArrayView(bytes).sliced(kFrameHeaderBytes));
            isGoingOn = sum.isAt(bytes, 16);
        }
        if (isOfThisUse || isGoingOn) {
            return frameName(frame);
        }
        isFirst = false;
    }
}

Result<SqliteFileReport> lookAtWal(const QString& path)
{
    SqliteFileReport report;
    QFile file(path);
    if (!file.exists() || file.size() == 0) {
        return report;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::StoreFailed, path + QStringLiteral(": ") + file.errorString()};
    }
    const QByteArray header = file.read(kWalHeaderBytes);
    constexpr quint32 kMagic = 0x377f0682;
    WalSum sum(header.size() == kWalHeaderBytes && (number(header, 0) & 1U) != 0);
    sum.add(QByteArrayView(header).first(std::min<qsizetype>(header.size(), 24)));
    if (header.size() < kWalHeaderBytes || (number(header, 0) & ~1U) != kMagic ||
        number(header, 4) != 3007000 || !sum.isAt(header, 24)) {
        report.wrong = QStringLiteral("-wal: its header is torn or was changed: nothing of it is "
                                      "seen");
        return report;
    }
    const qsizetype frameBytes = kFrameHeaderBytes + number(header, 8);
    for (;;) {
        const qint64 start = file.pos();
        const QByteArray frame = file.read(frameBytes);
        WalSum next = sum;
        if (frame.size() == frameBytes) {
            next.add(QByteArrayView(frame).first(8));
            next.add(QByteArrayView(frame).sliced(kFrameHeaderBytes));
        }
        const bool isWhole =
            frame.size() == frameBytes &&
            QByteArrayView(frame).sliced(8, 8) == QByteArrayView(header).sliced(16, 8) &&
            next.isAt(frame, 16);
        if (!isWhole) {
            file.seek(start);
            report.wrong = wrongFrameAfter(file, header, frameBytes, report.walFrames + 1, sum);
            return report;
        }
        sum = next;
        ++report.walFrames;
    }
}

/// Four bytes of the header that have one right value where no store of ours has another.
struct Fixed
{
    int at;
    quint32 value;
    const char* name;
};

constexpr std::array kFixed{
    Fixed{44, 4, "schema format"},
    Fixed{48, 0, "cache size"},
    Fixed{52, 0, "largest root page"},
    Fixed{56, 1, "text encoding"},
    Fixed{60, 0, "user version"},
    Fixed{64, 0, "vacuum mode"},
    Fixed{68, 0, "application number"},
    Fixed{72, 0, "reserved for the future"},
    Fixed{76, 0, "reserved for the future"},
    Fixed{80, 0, "reserved for the future"},
    Fixed{84, 0, "reserved for the future"},
    Fixed{88, 0, "reserved for the future"},
};

/// `hasWal`: until it is copied back for the first time, the file is one page without a schema.
Result<QString> wrongInHeader(const QString& path, bool hasWal)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::StoreFailed, path + QStringLiteral(": ") + file.errorString()};
    }
    const QByteArray header = file.read(kHeaderBytes);
    if (header.isEmpty()) {
        return QString(); // All of it is in the -wal file still.
    }
    const auto wrong = [](const QString& name, int at) {
        return QStringLiteral("header: %1 (byte %2) was changed").arg(name).arg(at);
    };
    if (header.size() < kHeaderBytes || !header.startsWith(QByteArray("SQLite format 3", 16))) {
        return wrong(QStringLiteral("format"), 0);
    }
    // Version 2 for writing and reading says that there may be a -wal file; no reserved space.
    if (header.sliced(18, 3) != QByteArray("\2\2\0", 3)) {
        return wrong(QStringLiteral("format version"), 18);
    }
    if (number(header, 24) != number(header, 92)) {
        return wrong(QStringLiteral("change counter"), 24);
    }
    const bool isUnborn = hasWal && number(header, 44) == 0 && number(header, 56) == 0;
    for (const Fixed& fixed : kFixed) {
        const bool mayBeZero = isUnborn && number(header, fixed.at) == 0;
        if (number(header, fixed.at) != fixed.value && !mayBeZero) {
            return wrong(QString::fromLatin1(fixed.name), fixed.at);
        }
    }
    return QString();
}

} // namespace

Result<SqliteFileReport> checkSqliteFile(const QString& path)
{
    const QString wal = path + QStringLiteral("-wal");
    auto report = lookAtWal(wal);
    // Whoever writes just now leaves half a frame for a moment.
    for (int i = 1; i < kLookLimit && report && !report.value().wrong.isEmpty(); ++i) {
        std::this_thread::sleep_for(kLookPause);
        const auto next = lookAtWal(wal);
        const bool isSame = next && std::tie(next.value().wrong, next.value().walFrames) ==
                                        std::tie(report.value().wrong, report.value().walFrames);
        report = next;
        if (isSame) {
            break;
        }
    }
    if (!report) {
        return report;
    }
    const auto inHeader = wrongInHeader(path, report.value().walFrames > 0);
    if (!inHeader) {
        return inHeader.error();
    }
    if (!inHeader.value().isEmpty()) {
        report.value().wrong = inHeader.value();
    }
    return report;
}

} // namespace onewindow::storage

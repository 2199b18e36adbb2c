// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/TimeCorrection.h"

#include <algorithm>

namespace onewindow::journal {

namespace {

/// Clock readings come from outside: keep sums of them within 64 bits.
qint64 sane(qint64 ms)
{
    constexpr qint64 kLimitMs = qint64{1} << 53;
    return std::clamp(ms, -kLimitMs, kLimitMs);
}

void takeDisciplinedRows(const QList<Row>& rows, BootAnchors& anchors)
{
    for (const Row& row : rows) {
        const auto known = anchors.constFind(row.at.bootId);
        const bool isMeasured = known != anchors.constEnd() && known->measuredBootMs >= 0;
        if (row.at.isSynced && !isMeasured) {
            anchors.insert(row.at.bootId,
                           BootAnchor{.offsetMs = sane(row.at.wallMs) - sane(row.at.bootMs)});
        }
    }
}

/// By what to move a boot nothing is known of, whose rows go from `first` to `last` by its own wall
/// clock, so that they lie between `lowerMs` and `upperMs`.
qint64 shiftBetween(qint64 first, qint64 last, qint64 lowerMs, qint64 upperMs)
{
    qint64 shift = std::min<qint64>(0, upperMs - last);
    if (first + shift < lowerMs) {
        shift = lowerMs - first;
    }
    return shift;
}

} // namespace

void noteContact(BootAnchors& anchors, const Timestamp& sentAt, qint64 nowMs)
{
    const qint64 bootMs = std::max<qint64>(0, sane(sentAt.bootMs));
    const auto known = anchors.constFind(sentAt.bootId);
    if (known != anchors.constEnd() && known->measuredBootMs >= bootMs) {
        return;
    }
    anchors.insert(sentAt.bootId, BootAnchor{.offsetMs = nowMs - bootMs, .measuredBootMs = bootMs});
}

QList<qint64> correctTimes(const QList<Row>& rows, BootAnchors& anchors, qint64 predecessorMs,
                           qint64 nowMs)
{
    takeDisciplinedRows(rows, anchors);
    const qsizetype count = rows.size();

    // From the last row to the first: what each believes, and what comes after it for certain.
    QList<qint64> raw(count);
    QList<qint64> upper(count);
    qint64 latest = nowMs;
    for (qsizetype i = count - 1; i >= 0; --i) {
        const auto anchor = anchors.constFind(rows[i].at.bootId);
        if (anchor != anchors.constEnd()) {
            raw[i] = anchor->offsetMs + sane(rows[i].at.bootMs);
            latest = std::min(latest, raw[i]);
        }
        upper[i] = latest;
    }

    QList<qint64> corrected(count);
    qint64 earliest = predecessorMs;
    qint64 unknownOffset = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const Timestamp& at = rows[i].at;
        if (!anchors.contains(at.bootId)) {
            if (i == 0 || rows[i - 1].at.bootId != at.bootId) {
                qsizetype last = i;
                while (last + 1 < count && rows[last + 1].at.bootId == at.bootId) {
                    ++last;
                }
                const qint64 first = sane(at.wallMs);
                const qint64 span = sane(rows[last].at.bootMs) - sane(at.bootMs);
                unknownOffset = first - sane(at.bootMs) +
                                shiftBetween(first, first + span, earliest, upper[last]);
            }
            raw[i] = unknownOffset + sane(at.bootMs);
        }
        earliest = std::max(earliest, std::min(raw[i], upper[i]));
        corrected[i] = earliest;
    }
    return corrected;
}

} // namespace onewindow::journal

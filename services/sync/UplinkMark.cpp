// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Uplink that asks for another issuer mark when the one in use is burnt.

#include "services/core/Log.h"
#include "services/journal/IssuerMark.h"
#include "services/storage/Transaction.h"
#include "services/sync/AckWire.h"
#include "services/sync/Restoring.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow::sync {

namespace {

/// What the centre gave; empty for what is no mark.
QString markIn(const QByteArray& body)
{
    const QString mark = QJsonDocument::fromJson(body).object()[QStringLiteral("mark")].toString();
    const bool isMark = mark.size() == 1 && mark.at(0).unicode() < 0x80 &&
                        mark.at(0).isLetterOrNumber() && mark != u"0";
    return isMark ? mark : QString();
}

} // namespace

/// The life that needs another mark; nothing if the one in use is good.
Result<std::optional<quint32>> Uplink::markWanted()
{
    const auto opened = reader();
    if (!opened) {
        return opened.error();
    }
    auto snapshot = storage::Transaction::begin(*m_reader);
    return snapshot ? journal::markWantedFor(*m_reader, m_journal.clock().now())
                    : Result<std::optional<quint32>>(snapshot.error());
}

Result<QString> Uplink::newMarkFor(quint32 life)
{
    HttpCall call;
    call.method = "POST";
    call.path = QStringLiteral("/v1/devices/%1/mark").arg(m_journal.node());
    call.contentType = "application/json";
    call.body =
        QJsonDocument(QJsonObject{{QStringLiteral("incarnation"), static_cast<qint64>(life)}})
            .toJson(QJsonDocument::Compact);
    call.limit = m_timing.shipLimit;
    const auto answer = m_http.perform(call);
    if (!answer) {
        return answer.error();
    }
    if (answer.value().status != 200) {
        return errorOf(answer.value());
    }
    const QString mark = markIn(answer.value().body);
    return mark.isEmpty() ? Result<QString>(badAnswer()) : Result<QString>(mark);
}

/// Asks now and then: without an answer numbers wait, and rows are shipped all the same.
void Uplink::askMark()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_askMarkAt) {
        return;
    }
    // The hall's own mark is nobody's to give.
    const auto life = m_isRelay ? Result<std::optional<quint32>>(std::nullopt) : markWanted();
    if (!life) {
        return;
    }
    m_hasMark = !life.value();
    if (m_hasMark) {
        return;
    }
    m_askMarkAt = now + m_timing.askEvery;
    const auto mark = newMarkFor(*life.value());
    if (!mark) {
        qCWarning(lcSync).noquote() << "No number is given out: the mark is burnt for today, and "
                                       "there is no other yet:"
                                    << errorName(mark.error().code);
        return;
    }
    const auto taken = m_writer.runAndWait<void>([&](storage::Database& database) {
        return journal::IssuerMarkStore(database).take(mark.value(), *life.value());
    });
    if (!taken) {
        return;
    }
    m_hasMark = true;
    qCWarning(lcSync).noquote() << "Numbers carry the mark" << mark.value() << "from now on";
    m_events.marked(mark.value());
}

} // namespace onewindow::sync

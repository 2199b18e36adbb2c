// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/feedback/FeedbackNode.h"

#include "services/storage/Rows.h"

#include <QHash>

namespace onewindow::feedback {

using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

journal::Journal::Settings settingsOf(const QString& id, const QString& hall,
                                      const crypto::NodeKeys& keys, const Clock& clock,
                                      FeedbackProjection& projection)
{
    return {.node = id,
            .hall = hall,
            .keys = &keys,
            .clock = &clock,
            .projections = {&projection},
            .isCentre = id == u"centre",
            .takesRelays = id == u"centre",
            .keepsEnvelopes = true};
}

} // namespace

std::unique_ptr<Database> memoryStore()
{
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    return valueOf(Database::open(options));
}

FeedbackNode::FeedbackNode(const QString& id, const QString& hall, const crypto::NodeKeys& keys,
                           const Clock& clock, std::unique_ptr<Database> database)
    : m_projection(id)
    , m_journal(settingsOf(id, hall, keys, clock, m_projection))
    , m_book({.mark = u"1"_s, .recipients = {}, .terms = {}}, m_journal)
    , m_database(std::move(database))
{
    succeed(m_journal.open(*m_database));
}

journal::NewDataKey FeedbackNode::key()
{
    return valueOf(m_journal.makeDataKey({{m_journal.node(), m_journal.keys().sealingPublicKey()},
                                          {u"hall-1"_s, m_journal.keys().sealingPublicKey()},
                                          {u"centre"_s, m_journal.keys().sealingPublicKey()}}));
}

Result<Rated> FeedbackNode::rate(const RatingRequest& request)
{
    return transact([&](Database& database) { return m_book.rate(database, request, key()); });
}

Result<Filed> FeedbackNode::file(const FilingRequest& request)
{
    return transact([&](Database& database) { return m_book.file(database, request, key()); });
}

int FeedbackNode::timesRated(About about, const QString& token)
{
    return valueOf(m_book.timesRated(*m_database, about, token));
}

Result<FeedbackCase> FeedbackNode::find(const QString& number, const QString& token)
{
    return m_book.find(*m_database, number, token);
}

void FeedbackNode::shipAll(FeedbackNode& parent)
{
    while (valueOf(m_journal.backlog(*m_database)) > 0) {
        const journal::Batch batch = valueOf(m_journal.nextBatch(*m_database, 100));
        const auto taken = valueOf(parent.transact([&](Database& database) {
            return parent.m_journal.ingest(database, batch, m_journal.keys().signingPublicKey());
        }));
        OW_ENFORCE(!taken.refusal.has_value());
        succeed(transact([&](Database& database) {
            return m_journal.acknowledged(database, taken.ack, batch);
        }));
    }
}

QJsonObject FeedbackNode::open(const QByteArray& id, const QByteArray& keyId,
                               const QByteArray& sealed)
{
    const auto key = valueOf(m_journal.openDataKey(*m_database, keyId));
    return valueOf(journal::unsealBody(key, id, sealed));
}

QStringList FeedbackNode::rows(const QString& table)
{
    // Of each: an id, a key or another blob last, texts and numbers between.
    static const QHash<QString, QString> columns{
        {u"ratings"_s, u"id, level, codes, number, node, rated_at, call_back_by, key_id"_s},
        {u"feedback_cases"_s, u"id, kind, number, counter, node, day, answer_by, key_id"_s},
        {u"feedback_work"_s, u"id, kind, number, until, state, answers, outcome, id"_s},
        {u"feedback_answers"_s, u"id, number, number, number, number, number, number, key_id"_s}};
    const QString sql = u"SELECT %1 FROM %2 ORDER BY 1, 2, 3"_s.arg(columns.value(table), table);
    return valueOf(
        storage::rowsOf(m_database->prepare(sql.toStdString()), [](const storage::Statement& row) {
            QStringList fields{QString::fromLatin1(row.blob(0).toHex())};
            for (int i = 1; i < 7; ++i) {
                fields << row.text(i);
            }
            fields << QString::fromLatin1(row.blob(7).toHex());
            return fields.join(u'|');
        }));
}

} // namespace onewindow::feedback

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/AttachmentStore.h"
#include "services/cases/CaseDesk.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/StoreParts.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "tests/services/cases/FakeSharedSource.h"
#include "tests/services/cases/FakeTickets.h"
#include "tests/services/journal/TestNode.h"

#include <QJsonDocument>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>

namespace onewindow::cases {

using journal::succeed;
using journal::valueOf;
using storage::Database;

inline const QString kHall = QStringLiteral("hall-1");
inline const QString kNumber = QStringLiteral("11010519491231002X");
inline const QString kName = QStringLiteral("张建国");
inline constexpr int kCasePatienceMs = 40'000;

/// Who files.
inline Applicant zhang()
{
    return {kName,
            kNumber,
            QStringLiteral("1"),
            QStringLiteral("01"),
            QDate(1949, 12, 31),
            QStringLiteral("北京市朝阳区"),
            false};
}

/// A terminal's store, journal and desk; made anew on the same file it is the terminal restarted.
class CaseKiosk
{
public:
    CaseKiosk(const QString& path, const crypto::NodeKeys& keys, const Clock& clock,
              catalog::Catalogue catalogue)
        : m_tickets(std::move(catalogue))
        , m_journal({.node = QStringLiteral("kiosk-1"),
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_projection}})
        , m_writer(open(path, m_journal))
        , m_desk({.mark = QStringLiteral("1"),
                  .fallbackLink = QStringLiteral("https://hall.example"),
                  .recipients = {{QStringLiteral("kiosk-1"), keys.sealingPublicKey()}}},
                 m_writer, m_journal, m_tickets, &m_shared)
    {
        succeed(m_desk.start());
    }

    ~CaseKiosk() { m_writer.stop(); }

    CaseKiosk(const CaseKiosk&) = delete;
    CaseKiosk& operator=(const CaseKiosk&) = delete;
    CaseKiosk(CaseKiosk&&) = delete;
    CaseKiosk& operator=(CaseKiosk&&) = delete;

    CaseDesk& desk() { return m_desk; }

    storage::Writer& writer() { return m_writer; }

    journal::Journal& journal() { return m_journal; }

    template <typename T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& verb)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        verb([answer](const Result<T>& result) { answer->emplace(result); });
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, kCasePatienceMs)) {
            return Error{ErrorCode::Timeout, QStringLiteral("no answer")};
        }
        return **answer;
    }

    Result<OpenedCase> open(const QString& matter, const std::optional<Applicant>& person,
                            const QString& consent = QStringLiteral("2026-01"))
    {
        return wait<OpenedCase>([&](CaseService::OpenCallback callback) {
            m_desk.open({.matter = matter,
                         .applicant = person,
                         .consentVersion = consent,
                         .consentedAtMs = 1,
                         .caseId = {}},
                        std::move(callback));
        });
    }

    Result<FiledCase> file(const OpenedCase& opened, const std::optional<Applicant>& person,
                           const QJsonObject& answers, bool hasCommitted = false)
    {
        return wait<FiledCase>([&](CaseService::FileCallback callback) {
            m_desk.file({.opened = opened,
                         .applicant = person,
                         .answers = answers,
                         .hasCommitted = hasCommitted},
                        std::move(callback));
        });
    }

    /// A complaint, which is signed and may have something to show.
    Result<FiledCase> complain(const QList<Attachment>& attachments,
                               const std::optional<Signature>& signature)
    {
        const OpenedCase opened = valueOf(open(QStringLiteral("voice-complain"), zhang()));
        const QJsonObject answers{
            {QStringLiteral("target"), QStringLiteral("department")},
            {QStringLiteral("happened"), queue::hallDay(m_journal.clock().now().wallMs)},
            {QStringLiteral("text"), QStringLiteral("窗口没有人，等了两个小时")},
            {QStringLiteral("name"), kName},
            {QStringLiteral("phone"), QStringLiteral("13800001234")}};
        return wait<FiledCase>([&](CaseService::FileCallback callback) {
            m_desk.file({.opened = opened,
                         .applicant = zhang(),
                         .answers = answers,
                         .hasCommitted = false,
                         .attachments = attachments,
                         .signature = signature},
                        std::move(callback));
        });
    }

    /// What was photographed for a case, read from the store.
    Result<QList<Attachment>> attachments(const QByteArray& id)
    {
        return m_writer.runAndWait<QList<Attachment>>(
            [&](Database& store) { return readAttachments(store, m_journal, id); });
    }

    FiledCase fileRecord()
    {
        const OpenedCase opened = valueOf(open(QStringLiteral("si-record"), zhang()));
        return valueOf(
            file(opened, zhang(), {{QStringLiteral("purpose"), QStringLiteral("loan")}}));
    }

    Result<SignedDocument> sign(const QByteArray& caseId)
    {
        return wait<SignedDocument>([&](CaseService::SignCallback callback) {
            m_desk.sign({.caseId = caseId,
                         .title = QStringLiteral("社会保险参保缴费证明"),
                         .department = QStringLiteral("人社局"),
                         .lines = {QStringLiteral("姓名：") + kName},
                         .issued = QDate(2026, 11, 30),
                         .validUntil = {},
                         .holder = zhang()},
                        std::move(callback));
        });
    }

    QList<CaseSummary> cases(const QString& number = kNumber)
    {
        return valueOf(wait<QList<CaseSummary>>([&](CaseService::CasesCallback callback) {
            m_desk.myCases(number, std::move(callback));
        }));
    }

    Result<void> save(const CaseDraft& draft, const Applicant& person = zhang())
    {
        return wait<void>([&](CaseService::DoneCallback callback) {
            m_desk.saveDraft(person, draft, std::move(callback));
        });
    }

    std::optional<CaseDraft> draft(const Applicant& person = zhang(),
                                   const QString& matter = QStringLiteral("si-record"))
    {
        return valueOf(wait<std::optional<CaseDraft>>([&](CaseService::DraftCallback callback) {
            m_desk.findDraft(person, matter, std::move(callback));
        }));
    }

    /// The bodies of the facts of a kind, in order.
    QList<QJsonObject> facts(const char* kind)
    {
        return valueOf(m_writer.runAndWait<QList<QJsonObject>>(
            [kind](Database& store) -> Result<QList<QJsonObject>> {
                QList<QJsonObject> bodies;
                auto rows =
                    storage::query(store, "SELECT body FROM journal WHERE kind = ? ORDER BY seq",
                                   QString::fromLatin1(kind));
                while (rows && rows.value().step().value()) {
                    bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
                }
                return bodies;
            }));
    }

    QString verify()
    {
        return valueOf(m_writer.runAndWait<QString>([this](Database& store) -> Result<QString> {
            const auto report = journal::verifyStore(store, {&m_projection}, storeParts());
            return report ? Result<QString>(report.value().firstBad) : report.error();
        }));
    }

private:
    /// What departments hold of zhang().
    static QJsonObject records()
    {
        return {
            {kNumber,
             QJsonObject{{QStringLiteral("si_record"),
                          QJsonObject{{QStringLiteral("months"), 24},
                                      {QStringLiteral("status"), QStringLiteral("正常缴费")},
                                      {QStringLiteral("employer"), QStringLiteral("某某公司")},
                                      {QStringLiteral("since"), QStringLiteral("2024-11-01")},
                                      {QStringLiteral("secret"), QStringLiteral("不在协议内")}}}}}};
    }

    static std::unique_ptr<Database> open(const QString& path, journal::Journal& journal)
    {
        storage::DatabaseOptions options;
        options.path = path;
        auto store = valueOf(Database::open(options));
        succeed(journal.open(*store));
        succeed(journal::FeedCache().open(*store));
        return store;
    }

    FakeTickets m_tickets;
    testing::FakeSharedSource m_shared{records()};
    CaseProjection m_projection{QStringLiteral("kiosk-1")};
    journal::Journal m_journal;
    storage::Writer m_writer;
    CaseDesk m_desk;
};

} // namespace onewindow::cases

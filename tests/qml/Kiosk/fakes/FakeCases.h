// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"

#include <QStringList>

#include <optional>

namespace onewindow::ui {

/// A case service that does what the test scripted, and ends the program on any other call.
/// Answers come when the test gives them, as the store's do.
class FakeCases final : public cases::CaseService
{
    Q_OBJECT

public:
    using CaseService::CaseService;

    /// The next call must be this one: "open", "file", "saveDraft", "findDraft", "dropDraft",
    /// "find", "myCases", "sign". Drafts are kept after every answer: one may come at any time.
    void expect(const QString& call) { m_expected.append(call); }

    /// From now on any call will do: for whoever taps on everything.
    void acceptAll() { m_acceptsAll = true; }

    [[nodiscard]] bool isDone() const { return m_expected.isEmpty(); }

    [[nodiscard]] const QStringList& expected() const { return m_expected; }

    void answerOpen(const Result<cases::OpenedCase>& result);
    void answerFile(const Result<cases::FiledCase>& result);
    void answerDraft(const Result<std::optional<cases::CaseDraft>>& result);
    void answerFind(const Result<cases::FiledCase>& result);
    void answerSign(const Result<cases::SignedDocument>& result);

    /// What myCases() finds.
    void setOwn(const QList<cases::CaseSummary>& own) { m_own = own; }

    [[nodiscard]] const cases::OpenRequest& lastOpen() const { return *m_openRequest; }

    [[nodiscard]] const cases::FileRequest& lastFile() const { return *m_fileRequest; }

    [[nodiscard]] const cases::DocumentOrder& lastSign() const { return *m_signOrder; }

    /// What was kept last.
    [[nodiscard]] const std::optional<cases::CaseDraft>& savedDraft() const { return m_saved; }

    /// How often it was asked what the hall holds of somebody.
    [[nodiscard]] int fetches() const { return m_fetches; }

    void open(cases::OpenRequest request, OpenCallback callback) override;
    void file(cases::FileRequest request, FileCallback callback) override;
    void saveDraft(const cases::Applicant& applicant, cases::CaseDraft draft,
                   DoneCallback callback) override;

    void fetchDrafts(const cases::Applicant& /*applicant*/) override { ++m_fetches; }

    [[nodiscard]] bool areDraftsOfTheCity() const override { return m_isCityWide; }

    /// The centre holds drafts as well.
    void setCityWide() { m_isCityWide = true; }

    void findDraft(const cases::Applicant& applicant, const QString& matter,
                   DraftCallback callback) override;
    void dropDraft(const QByteArray& caseId, DoneCallback callback) override;
    void myCases(const QString& idNumber, CasesCallback callback) override;
    void find(const QString& linkOrToken, FileCallback callback) override;
    void sign(cases::DocumentOrder order, SignCallback callback) override;

private:
    void take(const QString& call);

    QStringList m_expected;
    bool m_acceptsAll = false;
    int m_fetches = 0;
    std::optional<cases::OpenRequest> m_openRequest;
    std::optional<cases::FileRequest> m_fileRequest;
    std::optional<cases::CaseDraft> m_saved;
    OpenCallback m_open;
    FileCallback m_file;
    DraftCallback m_draft;
    bool m_isCityWide = false;
    QList<cases::CaseSummary> m_own;
    FileCallback m_find;
    std::optional<cases::DocumentOrder> m_signOrder;
    SignCallback m_sign;
};

} // namespace onewindow::ui

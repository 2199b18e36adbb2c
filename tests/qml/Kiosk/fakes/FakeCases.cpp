// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FakeCases.h"

#include <utility>

namespace onewindow::ui {

void FakeCases::take(const QString& call)
{
    if (m_acceptsAll) {
        return;
    }
    if (m_expected.isEmpty() || m_expected.constFirst() != call) {
        qFatal("unscripted call: %s, expected: %s", qPrintable(call),
               qPrintable(m_expected.join(QStringLiteral(", "))));
    }
    m_expected.removeFirst();
}

void FakeCases::answerOpen(const Result<cases::OpenedCase>& result)
{
    std::exchange(m_open, {})(result);
}

void FakeCases::answerFile(const Result<cases::FiledCase>& result)
{
    std::exchange(m_file, {})(result);
}

void FakeCases::answerDraft(const Result<std::optional<cases::CaseDraft>>& result)
{
    std::exchange(m_draft, {})(result);
}

void FakeCases::answerFind(const Result<cases::FiledCase>& result)
{
    std::exchange(m_find, {})(result);
}

void FakeCases::answerSign(const Result<cases::SignedDocument>& result)
{
    std::exchange(m_sign, {})(result);
}

void FakeCases::sign(cases::DocumentOrder order, SignCallback callback)
{
    take(QStringLiteral("sign"));
    m_signOrder = std::move(order);
    m_sign = std::move(callback);
}

void FakeCases::open(cases::OpenRequest request, OpenCallback callback)
{
    take(QStringLiteral("open"));
    m_openRequest = std::move(request);
    m_open = std::move(callback);
}

void FakeCases::file(cases::FileRequest request, FileCallback callback)
{
    take(QStringLiteral("file"));
    m_fileRequest = std::move(request);
    m_file = std::move(callback);
}

void FakeCases::saveDraft(const cases::Applicant& applicant, cases::CaseDraft draft,
                          DoneCallback callback)
{
    Q_UNUSED(applicant)
    if (m_expected.value(0) == QLatin1String("saveDraft")) {
        m_expected.removeFirst();
    }
    m_saved = std::move(draft);
    callback({});
}

void FakeCases::findDraft(const cases::Applicant& applicant, const QString& matter,
                          DraftCallback callback)
{
    Q_UNUSED(applicant)
    Q_UNUSED(matter)
    take(QStringLiteral("findDraft"));
    m_draft = std::move(callback);
}

void FakeCases::dropDraft(const QByteArray& caseId, DoneCallback callback)
{
    Q_UNUSED(caseId)
    take(QStringLiteral("dropDraft"));
    callback({});
}

void FakeCases::myCases(const QString& idNumber, CasesCallback callback)
{
    Q_UNUSED(idNumber)
    take(QStringLiteral("myCases"));
    callback(m_own);
}

void FakeCases::find(const QString& linkOrToken, FileCallback callback)
{
    Q_UNUSED(linkOrToken)
    take(QStringLiteral("find"));
    m_find = std::move(callback);
}

} // namespace onewindow::ui

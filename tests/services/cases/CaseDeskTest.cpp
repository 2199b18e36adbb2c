// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/cases/CaseDeskTest.h"

#include "services/catalog/CatalogueFile.h"

namespace onewindow::cases {

void CaseDeskTest::initTestCase()
{
    m_catalogue = valueOf(catalog::loadCatalogue(QStringLiteral(
                              ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json")))
                      .catalogue;
}

void CaseDeskTest::init()
{
    m_path = m_folder.filePath(QString::number(++m_stores) + QStringLiteral(".db"));
}

std::unique_ptr<CaseKiosk> CaseDeskTest::kiosk()
{
    return std::make_unique<CaseKiosk>(m_path, *m_keys, m_clock, m_catalogue);
}

QString CaseDeskTest::day() const
{
    return queue::hallDay(m_clock.now().wallMs).remove(u'-');
}

CaseDraft CaseDeskTest::draftOf(const OpenedCase& opened)
{
    return {.caseId = opened.id,
            .matter = opened.matter,
            .answers = {{QStringLiteral("purpose"), QStringLiteral("other")},
                        {QStringLiteral("purpose_text"), QStringLiteral("租房备案")}},
            .section = 1,
            .consentVersion = QStringLiteral("2026-01"),
            .consentedAtMs = 1};
}

} // namespace onewindow::cases

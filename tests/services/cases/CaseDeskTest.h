// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "tests/ManualClock.h"
#include "tests/services/cases/CaseKiosk.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace onewindow::cases {

/// A terminal with a store of its own for each test, which offers what the try-out offers.
class CaseDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

protected:
    /// Made anew it is the same terminal after a restart.
    std::unique_ptr<CaseKiosk> kiosk();
    /// The day in the hall, yyyyMMdd.
    [[nodiscard]] QString day() const;
    /// What is kept of a form that somebody has begun.
    static CaseDraft draftOf(const OpenedCase& opened);

    ManualClock m_clock;
    catalog::Catalogue m_catalogue;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    QString m_path; ///< Of the terminal's store.

private:
    QTemporaryDir m_folder;
    int m_stores = 0;
};

} // namespace onewindow::cases

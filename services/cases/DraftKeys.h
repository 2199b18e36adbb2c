// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DraftSource.h"
#include "services/core/Secret.h"
#include "services/queue/DayKeys.h"

#include <mutex>
#include <optional>

namespace onewindow::cases {

/// What a person's drafts of one day are found by, and what their seals are made of beside the
/// card.
struct PersonKey
{
    QString handle;
    QByteArray key;       ///< Valid with the job that asked.
    bool isShared = true; ///< Others make the same ones.
};

/// Who makes them; used on the writer's thread.
class DraftKeys
{
public:
    DraftKeys() = default;
    virtual ~DraftKeys() = default;
    DraftKeys(const DraftKeys&) = delete;
    DraftKeys& operator=(const DraftKeys&) = delete;
    DraftKeys(DraftKeys&&) = delete;
    DraftKeys& operator=(DraftKeys&&) = delete;

    /// Nothing where nobody has given any.
    virtual Result<std::optional<PersonKey>> of(storage::Database& database,
                                                const QString& idNumber, const QString& day) = 0;
    virtual void clear() = 0;
};

/// The terminals of a hall make them of its day's key; without that, of one of this run's alone.
class HallDraftKeys final : public DraftKeys
{
public:
    explicit HallDraftKeys(const journal::Journal& journal)
        : m_dayKeys(journal)
    {}

    Result<std::optional<PersonKey>> of(storage::Database& database, const QString& idNumber,
                                        const QString& day) override;

    void clear() override { m_dayKeys.clear(); }

private:
    queue::DayKeys m_dayKeys;
};

/// The centre makes them of a key of the day that never leaves it, for the person whose card was
/// read; one person's are here at a time. Thread-safe.
class CityDraftKeys final : public DraftKeys
{
public:
    /// In place of what is here.
    void take(const QString& idNumber, CityDraftKey key);

    Result<std::optional<PersonKey>> of(storage::Database& database, const QString& idNumber,
                                        const QString& day) override;
    void clear() override;

private:
    [[nodiscard]] QByteArray markOf(const QString& idNumber) const;

    std::mutex m_mutex; ///< Guards what follows.
    CityDraftKey m_key;
    QByteArray m_whose; ///< markOf() the person; empty: none.
};

} // namespace onewindow::cases

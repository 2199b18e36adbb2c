// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace onewindow::drivers {

/// The words that announcements are joined from, in memory, at one rate.
class Recordings
{
public:
    /// Samples a second of what is heard: every sound system takes it.
    static constexpr int kRate = 48'000;

    using Sound = std::vector<qint16>;

    /// Reads `folder`/NAME.wav for every recording of `languages`; each is at most 1 MiB and ten
    /// seconds. Errors: BadConfig, naming the file and what is wrong with it.
    static Result<Recordings> load(const QString& folder, const QStringList& languages);

    /// At kRate; empty where there is none of that name.
    [[nodiscard]] const Sound& find(const QString& name) const;

    void insert(const QString& name, Sound sound) { m_sounds.insert(name, std::move(sound)); }

    [[nodiscard]] qsizetype size() const { return m_sounds.size(); }

private:
    QHash<QString, Sound> m_sounds;
};

} // namespace onewindow::drivers

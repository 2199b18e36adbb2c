// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/Recordings.h"

#include "drivers/speech/CallPhrase.h"
#include "drivers/speech/WavFile.h"

#include <QFile>

namespace onewindow::drivers {

namespace {

constexpr qint64 kFileLimit = 1 << 20;

} // namespace

Result<Recordings> Recordings::load(const QString& folder, const QStringList& languages)
{
    Recordings recordings;
    for (const QString& language : languages) {
        const QStringList names = recordingsOf(language);
        for (const QString& name : names) {
            QFile file(folder + u'/' + name + QStringLiteral(".wav"));
            const auto bad = [&file](const QString& why) {
                return Error{ErrorCode::BadConfig, file.fileName() + QStringLiteral(": ") + why};
            };
            if (!file.open(QIODevice::ReadOnly)) {
                return bad(file.errorString());
            }
            const QByteArray content = file.read(kFileLimit + 1);
            if (content.size() > kFileLimit) {
                return bad(QStringLiteral("larger than %1 bytes").arg(kFileLimit));
            }
            const auto sound = wavSoundFrom(content);
            if (!sound) {
                return bad(sound.error().detail);
            }
            recordings.insert(name, resampled(sound.value(), kRate).samples);
        }
    }
    return recordings;
}

const Recordings::Sound& Recordings::find(const QString& name) const
{
    static const Sound none;
    const auto found = m_sounds.constFind(name);
    return found == m_sounds.constEnd() ? none : *found;
}

} // namespace onewindow::drivers
